"""Capitals of defined terms: an Affiliate is who the definition says, an affiliate is any."""

from __future__ import annotations

from functools import cached_property

from ..parsing.document import Document
from ..text.patterns import later
from ..text.sentences import MARKS
from .proof_words import words

_WORD = later(r"[^\W_]+")
_BETWEEN = later(r"\W*$")

_MOST_BETWEEN = 8
"""The most marks and spaces between two words that are looked at."""


class DefinedTerms:
    """The terms that both versions define with a capital, read when a capital first differs."""

    def __init__(self, old: Document, new: Document) -> None:
        self._documents = (old, new)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Their words, in lower case, without what every document speaks of: the service, the site.

        A term that only one version defines is part of another edit.
        """
        old, new = map(_defined, self._documents)
        return (old & new) - {_singular(word) for word in words("known_to_all")}

    def recased(self, old: str, new: str) -> bool:
        """Whether a word of such a term has its capital on one side only.

        Capitals at the beginning of a sentence, and of whole words, do not count.
        """
        if old == new:
            return False
        before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
        if len(before) != len(after):
            return False
        return any(
            one[0] != other[0]
            and one[0][1:] == other[0][1:]
            and one[0].casefold() == other[0].casefold()
            and not (one[0].isupper() or other[0].isupper())
            and not (_begins(old, one.start()) or _begins(new, other.start()))
            and _singular(one[0].casefold()) in self._words
            for one, other in zip(before, after, strict=True)
        )


def _defined(document: Document) -> frozenset[str]:
    return frozenset(
        _singular(word.casefold())
        for definition in document.definitions
        for word in _WORD.findall(definition.term)
        if word[0].isupper()
    )


def _begins(text: str, place: int) -> bool:
    between = _BETWEEN.search(text, max(0, place - _MOST_BETWEEN), place)
    marks = between[0] if between is not None else ""
    return not text[:place].strip() or any(mark in marks for mark in MARKS)


def _singular(word: str) -> str:
    return word.removesuffix("s")
