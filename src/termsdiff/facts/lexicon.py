"""The index of all words that state something: what may begin at a word, the longest first."""

from __future__ import annotations

from functools import lru_cache

from .quantities import quantity_words
from .tables import phrases, table
from .words import words_of

Entry = tuple[int, list[str], tuple[tuple[str, str], ...]]
"""How many words a phrase has, the words, and what it states: kinds and values."""


Entries = tuple[dict[str, tuple[Entry, ...]], Entry | None]
"""The phrases that begin with one word: by their second word, the longest first; the word alone."""


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Entries]:
    """Return the phrases of `data/lexicon.toml` and `data/modality.toml` by their first word."""
    index: dict[str, tuple[dict[str, list[Entry]], list[Entry]]] = {}
    for words, stated in _meanings().items():
        entry = (len(words), list(words), tuple(stated))
        longer, alone = index.setdefault(words[0], ({}, []))
        if len(words) > 1:
            longer.setdefault(words[1], []).append(entry)
        else:
            alone.append(entry)
    return {
        first: (
            {second: tuple(sorted(found, key=_longest)) for second, found in longer.items()},
            alone[0] if alone else None,
        )
        for first, (longer, alone) in index.items()
    }


@lru_cache(maxsize=1)
def stating_words() -> frozenset[str]:
    """Return the words that may begin a phrase or a quantity."""
    return frozenset(lexicon()) | quantity_words()


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


def _longest(entry: Entry) -> int:
    return -entry[0]
