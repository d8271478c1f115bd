"""The headline: at most three sentences that a person can forward, and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..materiality import MATERIALITIES
from ..text.quote_marks import own_quotations_in
from .summary import Sentence

if TYPE_CHECKING:
    from ..rules.finding import JudgedChange, Topic

_MOST = 3

Slice = tuple[str, int, int]
"""A side, `old` or `new`, with the first character and the one past the last in its text."""


def headline(table: Mapping[Topic, Iterable[Sentence]], most: int = _MOST) -> tuple[Sentence, ...]:
    """Return the weightiest sentences, at most that many, each about a different change."""
    ranked = sorted((sentence for sentences in table.values() for sentence in sentences), key=_rank)
    one_each: list[Sentence] = []
    told: set[str] = set()
    for sentence in ranked:
        if not told.intersection(sentence.changes):
            one_each.append(sentence)
            told.update(sentence.changes)
    # three sentences that begin alike say one thing three times: prefer another matter
    leads: set[str] = set()
    first: list[Sentence] = []
    later: list[Sentence] = []
    for sentence in one_each:
        lead = f"{sentence.materiality}:{sentence.text.partition(': ')[0]}"
        (later if lead in leads else first).append(sentence)
        leads.add(lead)
    by_weight = sorted((*first, *later), key=lambda one: MATERIALITIES.index(one.materiality))
    return tuple(sorted(by_weight[:most], key=_rank))


def _rank(sentence: Sentence) -> tuple[int, int]:
    return MATERIALITIES.index(sentence.materiality), -sentence.weight


def rests_on(sentence: Sentence, changes: Mapping[str, JudgedChange]) -> tuple[Slice, ...]:
    """Return the slices of the clauses that a sentence quotes."""
    found: list[Slice] = []
    for quotation in own_quotations_in(sentence.text):
        for piece in quotation.split("…"):
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
