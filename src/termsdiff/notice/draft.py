"""The draft of a notice: every change in plain words, benefits and burdens alike, with its dates.

It is complete by construction: its text is audited against the changes that it was made from
(`audit`), and whatever the audit finds unreported is added by quoting the clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..rules.finding import Favours, Materiality, Topic
from ..rules.quotation import operative
from ..settings.declarations import NoticeSettings
from .audit import Audit, audit
from .change_parts import Part, findings_of_parts, is_moved, parts_of
from .deadlines import Deadline, deadlines_of
from .plain_sentence import place_of, sentence_about
from .release_class import Release, release_of
from .statement import Statement
from .timing import Timing, timing_of
from .trace import Passage, Trace, text_of, trace_of

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..rules.finding import Finding, JudgedChange

_TOLD = ("material", "minor", "unassessed")
_FEWEST = 2
_ROUNDS = 3
_LONGEST = 60
"""The most words in a quotation; a longer sentence is cut."""


class Item(NamedTuple):
    """One thing that changed: where, in plain words, with old and new value and who gains."""

    change: str
    place: str
    text: str
    materiality: Materiality
    favours: Favours
    topic: Topic
    old_value: str | None = None
    new_value: str | None = None

    @property
    def line(self) -> str:
        """The item as one line of a list."""
        return f"{self.place}: {self.text}" if self.place else self.text


class Group(NamedTuple):
    """The items of one topic, weightiest first."""

    topic: Topic
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Draft:
    """A notice in preparation: its dates, its items by topic, and its own audit."""

    comparison: Comparison
    sent: date | None
    groups: tuple[Group, ...]
    deadlines: tuple[Deadline, ...]
    timing: Timing
    release: Release
    proved: int
    audit: Audit

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(item for group in self.groups for item in group.items)


def draft_notice(
    comparison: Comparison, sent: date | None, settings: NoticeSettings | None = None
) -> Draft:
    """Return the draft of a notice of a comparison, to be sent on a day."""
    wanted = settings or NoticeSettings()
    timing = timing_of(comparison, sent, wanted.days or None)
    traces = {one.change.id: trace_of(one) for one in comparison.changes}
    passages = [passage for trace in traces.values() for passage in trace.passages]
    items = [
        item
        for judged in _weightiest(comparison)
        for item in _items(traces[judged.change.id], passages)
    ]
    found = _audited(comparison, items, timing)
    for _ in range(_ROUNDS):
        mended = _mended(items, found)
        if mended == items:
            break
        items = mended
        found = _audited(comparison, items, timing)
    kept = _without_wrong(items, found)
    if kept != items:
        items, found = kept, _audited(comparison, kept, timing)
    return Draft(
        comparison,
        sent,
        _grouped(items),
        deadlines_of(comparison, sent),
        timing,
        release_of(comparison, wanted),
        comparison.counts["editorial"],
        found,
    )


def _audited(comparison: Comparison, items: Sequence[Item], timing: Timing) -> Audit:
    return audit(comparison, [Statement(item.line, ()) for item in items], timing)


def _weightiest(comparison: Comparison) -> list[JudgedChange]:
    changes = [one for one in comparison.changes if one.materiality in _TOLD]
    return sorted(changes, key=lambda one: (_TOLD.index(one.materiality), -one.weight))


def _items(trace: Trace, elsewhere: Sequence[Passage]) -> Iterator[Item]:
    """Yield an item for each part of a change: what rules say about it, or else its words.

    A sentence that only moved to or from `elsewhere` does not count.
    """
    judged = trace.judged
    parts = parts_of(trace)
    owners = findings_of_parts(trace, parts)
    if not parts and not judged.findings:
        return
    if len(parts) < _FEWEST:
        yield _item(judged, sentence_about(judged), judged.findings[0] if judged.findings else None)
        return
    for at, part in enumerate(parts):
        findings = owners.get(at, [])
        for finding in findings:
            yield _item(judged, finding.message, finding)
        if not findings and len(part.changed) >= _FEWEST and not is_moved(part, elsewhere):
            yield _item(judged, _worded(trace, part), None)


def _item(judged: JudgedChange, text: str, finding: Finding | None) -> Item:
    topic = judged.topics[0] if judged.topics else "other"
    return Item(
        judged.change.id,
        place_of(judged),
        text,
        finding.materiality if finding is not None else judged.materiality,
        judged.favours,
        topic,
        finding.old_value if finding is not None else None,
        finding.new_value if finding is not None else None,
    )


def _worded(trace: Trace, part: Part) -> str:
    """Return what happened to a sentence, in quotations."""
    old = operative(text_of(trace, part.old), _LONGEST) if part.old is not None else ""
    new = operative(text_of(trace, part.new), _LONGEST) if part.new is not None else ""
    if old and new:
        return f"{old} became {new}."
    return f"New: {new}." if new else f"Removed: {old}."


def _mended(items: Sequence[Item], found: Audit) -> list[Item]:
    """Return items that an audit finds true and complete; quotations fill the gaps."""
    wrong = {
        answer.statement.text
        for answer in found.answers
        if answer.verdict != "borne_out" or not answer.changes
    }
    tied = {answer.statement.text: answer.changes for answer in found.answers}
    judged = {one.change.id: one for one in found.comparison.changes}
    mended: list[Item] = []
    for item in items:
        if item.line in wrong or item.change not in tied.get(item.line, ()):
            mended += _quoting(item, judged[item.change])
        else:
            mended.append(item)
    known = set(mended)
    for one in found.unannounced:
        base = _item(one.judged, one.text, None)._replace(materiality=one.materiality)
        trace = trace_of(one.judged)
        parts = one.rest.parts if one.rest is not None else parts_of(trace)
        texts = [_worded(trace, part) for part in parts] or [sentence_about(one.judged)]
        mended += [new for text in texts if (new := base._replace(text=text)) not in known]
    return list(dict.fromkeys(mended))


def _without_wrong(items: Sequence[Item], found: Audit) -> list[Item]:
    """Return items without those that no wording made true; a lone item quotes everything.

    They are pieces of two or three words that appear elsewhere in the document as well.
    """
    wrong = {one.statement.text for one in found.answers if one.verdict != "borne_out"}
    kept = [item for item in items if item.line not in wrong]
    told_ones = {item.change for item in kept}
    changes = {one.change.id: one for one in found.comparison.changes}
    for item in items:
        if item.change not in told_ones:
            told_ones.add(item.change)
            text = operative(changes[item.change].change.side.text, _LONGEST)
            kept.append(item._replace(text=f"Now: {text}."))
    return kept


def _quoting(item: Item, judged: JudgedChange) -> list[Item]:
    """Return an item that quotes the change itself, sentence by sentence."""
    trace = trace_of(judged)
    texts = [_worded(trace, part) for part in parts_of(trace)]
    return [item._replace(text=text) for text in texts] or [
        item._replace(text=sentence_about(judged))
    ]


def _grouped(items: Iterable[Item]) -> tuple[Group, ...]:
    """Return the items by topic; topics are ordered by their weightiest item."""
    groups: dict[Topic, list[Item]] = {}
    for item in sorted(items, key=lambda one: _TOLD.index(_weight(one.materiality))):
        groups.setdefault(item.topic, []).append(item)
    return tuple(Group(topic, tuple(found)) for topic, found in groups.items())


def _weight(materiality: Materiality) -> str:
    return materiality if materiality in _TOLD else "unassessed"
