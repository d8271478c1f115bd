"""Capitals of defined terms: an Affiliate is who the definition says, an affiliate is any."""

from __future__ import annotations

from collections.abc import Collection

from ..parsing.document import Document
from ..text.patterns import later
from ..text.sentences import MARKS
from .proof_words import words

_WORD = later(r"[^\W_]+")
_BETWEEN = later(r"\W*$")

_MOST_BETWEEN = 8
"""The most marks and spaces between two words that are looked at."""


def defined_words(old: Document, new: Document) -> frozenset[str]:
    """Return the words, in lower case, of the terms that both versions define with a capital.

    What every document speaks of is left out: the terms, the service, the site.
    """
    known = {_singular(word) for word in words("known_to_all")}
    return (_defined(old) & _defined(new)) - known


def _defined(document: Document) -> frozenset[str]:
    return frozenset(
        _singular(word.casefold())
        for definition in document.definitions
        for word in _WORD.findall(definition.term)
        if word[0].isupper()
    )


def recased(old: str, new: str, defined: Collection[str]) -> bool:
    """Whether a word of a defined term has its capital on one side only.

    Capitals at the beginning of a sentence, and of whole words, do not count.
    """
    if old == new or not defined:
        return False
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    if len(before) != len(after):
        return False
    return any(
        one[0] != other[0]
        and one[0][1:] == other[0][1:]
        and one[0].casefold() == other[0].casefold()
        and not (one[0].isupper() or other[0].isupper())
        and _singular(one[0].casefold()) in defined
        and not (_begins(old, one.start()) or _begins(new, other.start()))
        for one, other in zip(before, after, strict=True)
    )


def _begins(text: str, place: int) -> bool:
    between = _BETWEEN.search(text, max(0, place - _MOST_BETWEEN), place)
    marks = between[0] if between is not None else ""
    return not text[:place].strip() or any(mark in marks for mark in MARKS)


def _singular(word: str) -> str:
    return word.removesuffix("s")
