"""Grouping: marks that decide which words belong together, without which the words mean less.

Brackets tell what "and" and "or" join. A comma before "that" or "unless" tells how far back the
clause reaches. A semicolon ends the reach of a negation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..text.patterns import later
from ..text.quote_marks import APOSTROPHES
from ..text.sentences import MARKS, STOPS
from .proof_words import words

_PIECE = later(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*|[^\w\s]")
_OPENING, _CLOSING = "([", ")]"
_DIVIDING = frozenset(MARKS) - frozenset(STOPS)
_JOINING = frozenset({"and", "or"})


class _Grouped(NamedTuple):
    """The words of a sentence, which of them are in brackets, and after which a mark divides."""

    words: tuple[str, ...]
    bracketed: frozenset[int]
    commas: frozenset[int]
    stops: frozenset[int]


def regrouped(old: str, new: str) -> bool:
    """Whether the same words are grouped in another way that can change what they mean."""
    before, after = _grouped(old), _grouped(new)
    if before.words != after.words:
        # another proof accounts for words that differ; it looks at sentences as they are
        return False
    said = frozenset(before.words)
    if said >= _JOINING and before.bracketed != after.bracketed:
        return True
    if said & words("negations") and before.stops != after.stops:
        return True
    reaching = words("reaching")
    return any(before.words[place] in reaching for place in before.commas ^ after.commas)


def _grouped(text: str) -> _Grouped:
    said: list[str] = []
    bracketed: set[int] = set()
    commas: set[int] = set()
    stops: set[int] = set()
    opened: list[int] = []
    for piece in _PIECE.findall(text):
        if piece in _OPENING:
            opened.append(len(said))
        elif piece in _CLOSING:
            bracketed.update(_between(opened, len(said)))
        elif piece == ",":
            commas.add(len(said))
        elif piece in _DIVIDING:
            stops.add(len(said))
        elif piece[0].isalnum():
            said.append(piece.casefold())
    end = len(said)
    return _Grouped(
        tuple(said), frozenset(bracketed), frozenset(commas - {end}), frozenset(stops - {end})
    )


def _between(opened: list[int], end: int) -> Iterator[int]:
    """Yield the places of the words in a pair of brackets; a single one is a label or an aside."""
    start = opened.pop() if opened else end
    if end - start > 1:
        yield from range(start, end)
