"""Grouping: marks that decide which words belong together, without which the words mean less.

Brackets tell what "and" and "or" join. A comma before "that" or "unless" tells how far back the
clause reaches. A semicolon ends the reach of a negation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..facts.masks import mask_contacts, mask_links
from ..text.patterns import later
from ..text.quote_marks import APOSTROPHES
from .numbering import without_marks
from .proof_words import words

_PIECE = later(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*|[^\w\s]")
_OPENING, _CLOSING = "([", ")]"
_DIVIDING = ";"
_JOINING = frozenset({"and", "or"})


class _Grouped(NamedTuple):
    """How the marks of a sentence group its words; places count its words from 0.

    `order` has the joining words and the brackets around two words or more, `reached` which of
    the words that reach back have a comma before them, `stops` where a semicolon divides.
    """

    words: tuple[str, ...]
    order: tuple[str, ...]
    bracketed: frozenset[int]
    reached: tuple[int, ...]
    stops: frozenset[int]


def regrouped(old: str, new: str) -> bool:
    """Whether words are grouped in another way that can change what they mean.

    Some words may be other ones for the same thing. If they are as many, their places tell how they
    are grouped; if not, only the order of what joins them does. The marks of members group nothing.
    """
    before, after = _grouped(old), _grouped(new)
    said = {*before.words, *after.words}
    placed = len(before.words) == len(after.words)
    if said >= _JOINING and (
        before.order != after.order or (placed and before.bracketed != after.bracketed)
    ):
        return True
    if placed and said & words("negations") and before.stops != after.stops:
        return True
    return before.reached != after.reached


@lru_cache(maxsize=256)
def _grouped(text: str) -> _Grouped:
    pieces = _PIECE.findall(without_marks(mask_links(mask_contacts(text))))
    said = [piece.casefold() for piece in pieces if piece[0].isalnum()]
    brackets, commas, stops = _read_marks(pieces)
    # both brackets sort before the word at their place
    edges = [edge for start, end in brackets for edge in ((start, "("), (end, ")"))]
    joints = [(at, word) for at, word in enumerate(said) if word in _JOINING]
    reach = [at for at, word in enumerate(said) if word in words("reaching")]
    return _Grouped(
        tuple(said),
        tuple(mark for _, mark in sorted(edges + joints)),
        frozenset(at for start, end in brackets for at in range(start, end)),
        tuple(count for count, at in enumerate(reach) if at in commas),
        frozenset(stops - {len(said)}),
    )


def _read_marks(pieces: Sequence[str]) -> tuple[list[tuple[int, int]], set[int], set[int]]:
    """Return the brackets around two words or more, and before which words commas and stops are.

    A single word in brackets is a label or an aside.
    """
    brackets: list[tuple[int, int]] = []
    commas: set[int] = set()
    stops: set[int] = set()
    opened: list[int] = []
    place = 0
    for piece in pieces:
        if piece[0].isalnum():
            place += 1
        elif piece in _OPENING:
            opened.append(place)
        elif piece in _CLOSING and opened:
            start = opened.pop()
            brackets += [(start, place)] if place - start > 1 else []
        elif piece == ",":
            commas.add(place)
        elif piece == _DIVIDING:
            stops.add(place)
    return brackets, commas, stops
