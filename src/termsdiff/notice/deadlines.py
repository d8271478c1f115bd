"""The dates that a notice must name: from when the version applies, until when to leave.

They are derived from what the old version says about its own changes; each names its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..facts import extract_facts, sentence_spans
from .promise import CHANGE
from .timing import after, before

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing.block import Lines
    from ..parsing.document import Document

DeadlineKind = Literal["applies", "object", "cancel"]
_ACTS: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = (
    ("object", re.compile(r"\b(?:object|reject|refuse|opt[ -]out|disagree|decline)", re.I)),
    ("cancel", re.compile(r"\b(?:terminat|cancel|close your account|end (?:the|this|your))", re.I)),
)
_CUSTOMER = re.compile(r"\b(?:you|your|customers?|users?|subscribers?|members?|licensees?)\b", re.I)
_AT_EFFECT = re.compile(
    r"\b(?:before|prior to|until|by)\b.{0,60}\b(?:effect|effective|apply|applies|force|change)",
    re.I,
)
_FROM_NOTICE = re.compile(
    r"\b(?:within|after|from|of|following|since)\b.{0,60}"
    r"\b(?:notice|notif|receipt|receiv|post|publi|announc|inform|sent|told)",
    re.I,
)


class Deadline(NamedTuple):
    """A date in a notice: what it is for, and the sentence of the old version that gives it."""

    kind: DeadlineKind
    day: date
    sentence: str = ""
    lines: Lines | None = None


def deadlines_of(comparison: Comparison, sent: date | None) -> tuple[Deadline, ...]:
    """Return the dates of a notice sent on a day, earliest first, as far as they are known."""
    effective = comparison.new.effective_date
    found: dict[DeadlineKind, Deadline] = {}
    if effective is not None:
        found["applies"] = Deadline("applies", effective)
    for one in _rights(comparison.old, sent, effective):
        found.setdefault(one.kind, one)
    return tuple(sorted(found.values(), key=lambda one: one.day))


def _rights(document: Document, sent: date | None, effective: date | None) -> Iterator[Deadline]:
    for block in document.clauses:
        if not CHANGE.search(block.text):
            continue
        for start, end in sentence_spans(block.text):
            sentence = block.text[start:end]
            if not _CUSTOMER.search(sentence):
                continue
            day = _day(sentence, sent, effective)
            if day is not None:
                for kind, act in _ACTS:
                    if act.search(sentence):
                        yield Deadline(kind, day, sentence, block.lines)


def _day(sentence: str, sent: date | None, effective: date | None) -> date | None:
    """Return the last day that a sentence gives; None if that is not known."""
    periods = [fact.value for fact in extract_facts(sentence) if fact.kind == "duration"]
    if _AT_EFFECT.search(sentence) and effective is not None:
        return before(effective, periods[0]) if periods else effective - timedelta(days=1)
    if periods and _FROM_NOTICE.search(sentence) and sent is not None:
        return after(sent, periods[0])
    return None
