"""The English words that a dictionary has."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

from ..on_demand import on_demand

if TYPE_CHECKING:
    from spellchecker import SpellChecker
else:
    SpellChecker = on_demand("spellchecker:SpellChecker")

_LEAST_LISTED = 100_000
"""Words of a dictionary that was read as a whole."""
_LISTED = re.compile(r'"([^"\\]+)":')


@cache
def english_words() -> frozenset[str]:
    """Return the words of pyspellchecker's English dictionary, without how frequent they are.

    Loading the package takes longer than most comparisons: its list is read as it is, and only
    where that cannot be done is the package asked.
    """
    try:
        packed = get_data("spellchecker", "resources/en.json.gz")
        listed = _LISTED.findall(gzip.decompress(packed or b"").decode("utf-8"))
    except (OSError, EOFError, ValueError):
        listed = []
    if len(listed) >= _LEAST_LISTED:
        return frozenset(listed)
    return frozenset(SpellChecker(language="en").word_frequency.dictionary)
