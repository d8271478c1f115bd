"""Which known word a mistyped one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from .on_demand import on_demand

if TYPE_CHECKING:
    from difflib import get_close_matches
else:
    # only a mistake pays for this module
    get_close_matches = on_demand("difflib:get_close_matches")

_MOST = 5_000
"""The most words that are looked at: comparing with each takes a while."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean x?` for the known word closest to this one; "" if none is close."""
    by_folded = {one.casefold(): one for one in islice(known, _MOST)}
    near = get_close_matches(word.casefold()[:100], by_folded, n=1, cutoff=0.6)
    return f"; did you mean {by_folded[near[0]]}?" if near else ""
