"""The index of all words that state something: what may begin at a word, the longest first."""

from __future__ import annotations

from functools import lru_cache

from .tables import phrases, table
from .words import words_of

Entry = tuple[int, list[str], tuple[tuple[str, str], ...]]
"""How many words a phrase has, the words, and what it states: kinds and values."""


@lru_cache(maxsize=1)
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """Return the phrases of `data/lexicon.toml` and `data/modality.toml` by their first word."""
    meanings: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for kind, value, listed in _listed():
        for phrase in phrases(listed):
            known = meanings.setdefault(tuple(words_of(phrase)), [])
            if (kind, value) not in known:
                known.append((kind, value))
    index: dict[str, list[Entry]] = {}
    for words, stated in meanings.items():
        index.setdefault(words[0], []).append((len(words), list(words), tuple(stated)))
    return {first: tuple(sorted(found, key=_longest)) for first, found in index.items()}


def _listed() -> list[tuple[str, str, str]]:
    found = [("modality", value, listed) for value, listed in table("modality").items()]
    for kind, values in table("lexicon").items():
        found += [(kind, value, listed) for value, listed in values.items()]
    return found


def _longest(entry: Entry) -> int:
    return -entry[0]
