"""The index of all words that state something: what may begin at a word, longest first."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .fact_tables import compiled_data
from .quantities import quantity_words

Entry = tuple[int, list[str], list[tuple[str, str]]]
"""How many words a phrase has, the words, and what it states: kinds and values."""


class Lexicon(NamedTuple):
    """All phrases: `alone` are single words, `longer` the others by their first and second word.

    `starts` are the single words that may begin a phrase or a quantity on their own.
    """

    alone: dict[str, Entry]
    longer: dict[str, dict[str, list[Entry]]]
    starts: frozenset[str]


@cache
def lexicon(language: str = "") -> Lexicon:
    """Return the phrases of the tables `lexicon` and `modality` of the languages."""
    data = compiled_data()["lexicon"]
    alone: dict[str, Entry] = data["alone"]
    return Lexicon(alone, data["longer"], frozenset(alone) | quantity_words(language))
