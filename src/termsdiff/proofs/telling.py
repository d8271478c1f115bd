"""Telling words: a quick check whether a text can have a given normal form at all.

A word that no stage makes from another one must be in the text unchanged. Normalising every
sentence of a document is expensive, looking for a few words in it is cheap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from ..facts.normal_spelling import is_one_spelling, spelled_words
from ..facts.purposes import purpose_verbs
from .synonym import phrase_words
from .typography import LOOKS

_SHORTEST = 4
_MOST = 24
"""How many words are checked: a text that has these usually has the rest."""


@cache
def _made() -> frozenset[str]:
    """Return the words that a stage may substitute for others."""
    return spelled_words() | phrase_words() | purpose_verbs() | {"united-states"}


@lru_cache(maxsize=16384)
def _tells(token: str) -> bool:
    if len(token) < _SHORTEST or not (token.isascii() and token.isalpha() and token.islower()):
        return False
    return token not in _made() and is_one_spelling(token)


def telling(tokens: Iterable[str]) -> tuple[str, ...]:
    """Return words of a normal form that any text with this normal form has, longest first."""
    return tuple(sorted(filter(_tells, set(tokens)), key=len, reverse=True)[:_MOST])


def bare(text: str) -> str:
    """Return a text that has all of its telling words, whatever the typography.

    Hyphens, full stops and a plural in brackets may be within a word: "sub-processor(s)".
    """
    if not text.isascii():
        text = text.translate(LOOKS)
    return text.lower().replace("-", "").replace(".", "").replace("(s)", "s")


def may_be(asked: Sequence[str], bared: str) -> bool:
    """Whether a text, as `bare` gives it, has all telling words of a normal form."""
    return all(map(bared.__contains__, asked))
