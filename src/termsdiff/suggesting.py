"""Which known word a mistyped one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

_MOST = 5_000
"""The most words that are looked at: comparing with each takes a while."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean x?` for the known word closest to this one; "" if none is close."""
    # load this module only after a mistake
    from difflib import get_close_matches

    by_folded = {one.casefold(): one for one in islice(known, _MOST)}
    near = get_close_matches(word.casefold()[:100], by_folded, n=1, cutoff=0.6)
    return f"; did you mean {by_folded[near[0]]}?" if near else ""
