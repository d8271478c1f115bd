"""The headline: at most three sentences that a person can forward, and what sentences rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..materiality import MATERIALITIES
from .summary import Sentence

if TYPE_CHECKING:
    from ..rules.finding import JudgedChange, Topic

_MOST = 3
_QUOTATION = re.compile(r"“([^“”]+)”|‘(.+)’(?=[ .,;:]|$)")

Slice = tuple[str, int, int]
"""A side, `old` or `new`, with the first character and the one past the last in its text."""


def headline(table: Mapping[Topic, Iterable[Sentence]]) -> tuple[Sentence, ...]:
    """Return the weightiest sentences, of as many changes as there are."""
    ranked = sorted(
        (sentence for sentences in table.values() for sentence in sentences),
        key=lambda one: (MATERIALITIES.index(one.materiality), -one.weight),
    )
    chosen: list[Sentence] = []
    told: set[str] = set()
    for sentence in ranked:
        if len(chosen) < _MOST and not told.intersection(sentence.changes):
            chosen.append(sentence)
            told.update(sentence.changes)
    return tuple(chosen)


def rests_on(sentence: Sentence, changes: Mapping[str, JudgedChange]) -> tuple[Slice, ...]:
    """Return the slices of the clauses that a sentence quotes."""
    found: list[Slice] = []
    for double, single in _QUOTATION.findall(sentence.text):
        for piece in (double or single).split("…"):
            place = _place(piece.strip(), sentence, changes)
            if place is not None:
                found.append(place)
    return tuple(dict.fromkeys(found))


def _place(piece: str, sentence: Sentence, changes: Mapping[str, JudgedChange]) -> Slice | None:
    for name in sentence.changes:
        judged = changes.get(name)
        sides = (("new", judged.change.new), ("old", judged.change.old)) if judged else ()
        for side, clause in sides:
            start = clause.text.find(piece) if clause is not None and piece else -1
            if start >= 0:
                return side, start, start + len(piece)
    return None
