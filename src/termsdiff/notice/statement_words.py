"""The words by which statements and clauses are compared: stems, without uninformative ones.

A notice says "arbitrating disputes", the clause "arbitration of any dispute": both give the stems
`arbitr` and `disput`. Numbers keep their normal form (`facts.canonical_tokens`), so that "thirty
days" and "30 days" are equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from ..facts import canonical_tokens
from .notice_tables import word_set

_LONGEST = 6_000
"""The most characters of a text that are read: no clause written by a person is longer."""
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of one word in lower case; anything with a digit is kept unchanged."""
    return word if any(map(str.isdigit, word)) else str(_stemmer.stemWord(word.replace("'s", "")))


def stems_of(text: str) -> list[str]:
    """Return the stems of a text in order, without words that are in every clause."""
    return list(map(stem, telling_words(text)))


def telling_words(text: str) -> list[str]:
    """Return the words of a text in normal form, without those that are in every clause."""
    idle = _idle()
    return [word for word in canonical_tokens(text[:_LONGEST]) if word not in idle]


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    return word_set("idle")


@lru_cache(maxsize=1)
def announcing_stems() -> frozenset[str]:
    """Return the stems of announcing words."""
    return stems(word_set("announcing"))


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of several words."""
    return frozenset(map(stem, words))
