"""Describe a change in one plain sentence: what its weightiest rule says, or else its edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..redline.change import Added, Removed
from ..redline.edits import edits_of
from ..rules.quotation import operative, quoted_edits

if TYPE_CHECKING:
    from ..redline.change import Change
    from ..rules.finding import JudgedChange

_ORDER = ("material", "minor", "editorial")


def sentence_about(judged: JudgedChange) -> str:
    """Return one sentence about a change, with a full stop; quotations are slices of the text."""
    findings = sorted(judged.findings, key=lambda one: _ORDER.index(_weight(one.materiality)))
    if findings:
        return findings[0].message
    return sentence_about_words(judged.change)


def _weight(materiality: str) -> str:
    return materiality if materiality in _ORDER else "editorial"


def sentence_about_words(change: Change) -> str:
    """Return one sentence about the words of a change."""
    if isinstance(change, Added):
        return f"New: {operative(change.new.text)}."
    if isinstance(change, Removed):
        return f"Removed: {operative(change.old.text)}."
    lost, gained = quoted_edits(edits_of(change.diff))
    if lost and gained:
        return f"{lost} became {gained}."
    if gained or lost:
        return f"{gained} was put in." if gained else f"{lost} was taken out."
    return f"The clause was {change.kind}."


def place_of(judged: JudgedChange) -> str:
    """Return where a change is, in a few words: its label, or else the heading over it."""
    side = judged.change.side
    return side.label or (side.heading[-1] if side.heading else "")
