"""Word lists of the proofs: what none may absorb, what points elsewhere, what stamps contain.

They are data: the tables `facts.proofs` in `languages/`.
"""

from __future__ import annotations

from functools import cache

from ..facts.fact_tables import listed_in
from ..languages import MAIN, UNKNOWN
from ..languages import language as language_of
from ..text.numbers import number_words, scales

_NEVER_SWALLOWED = (
    "negations",
    "modals",
    "possessives",
    "quantifiers",
    "exceptions",
    "parties",
    "legal_forms",
    "territories",
)


def words(name: str) -> frozenset[str]:
    """Return one list of the tables `facts.proofs`."""
    return listed_in("proofs", name)


@cache
def never_dropped() -> frozenset[str]:
    """Return all words that no proof but that of values, dates and contact details accounts for."""
    lists = (words(name) for name in _NEVER_SWALLOWED)
    return frozenset().union(*lists, number_words(), scales())


def binds_in_words(language: str) -> bool:
    """Whether the lists have the binding words of a language: they are English.

    A text in an unknown language is short, or may be English.
    """
    return language_of(language).code == MAIN or language == UNKNOWN


def binds(token: str) -> bool:
    """Whether a word in lower case counts, negates, binds, joins, limits or names a party."""
    if not token[0].isalpha():
        return True
    stem = token.removesuffix("'s")
    return stem in never_dropped() or any(map(str.isdigit, stem))
