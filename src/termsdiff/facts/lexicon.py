"""The index of all words that state something: what may begin at a word, the longest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .quantities import quantity_words
from .tables import phrases, table
from .words import words_of

Entry = tuple[int, list[str], tuple[tuple[str, str], ...]]
"""How many words a phrase has, the words, and what it states: kinds and values."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases: `alone` are single words, `longer` the others by their first and second word.

    `starts` are the single words that may begin a phrase or a quantity on their own.
    """

    alone: dict[str, Entry]
    longer: dict[str, dict[str, tuple[Entry, ...]]]
    starts: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the phrases of `data/lexicon.toml` and `data/modality.toml`."""
    alone: dict[str, Entry] = {}
    longer: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for words, stated in sorted(_meanings().items(), key=_longest):
        entry = (len(words), list(words), tuple(stated))
        if len(words) == 1:
            alone[words[0]] = entry
        else:
            following = longer.setdefault(words[0], {})
            following[words[1]] = (*following.get(words[1], ()), entry)
    return Lexicon(alone, longer, frozenset(alone) | quantity_words())


def _meanings() -> dict[tuple[str, ...], list[tuple[str, str]]]:
    meanings: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for kind, value, listed in _listed():
        for phrase in phrases(listed):
            known = meanings.setdefault(tuple(words_of(phrase)), [])
            if (kind, value) not in known:
                known.append((kind, value))
    return meanings


def _listed() -> list[tuple[str, str, str]]:
    found = [("modality", value, listed) for value, listed in table("modality").items()]
    for kind, values in table("lexicon").items():
        found += [(kind, value, listed) for value, listed in values.items()]
    return found


def _longest(meaning: tuple[tuple[str, ...], list[tuple[str, str]]]) -> int:
    return -len(meaning[0])
