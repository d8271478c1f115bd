"""Which changes need an acknowledgement, and which of them have it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...comparison import Comparison
from ...redline.change import Change, Edited
from ...reports.wording import SIDES, change_name, fate, messages_of, short, topic_name
from ...rules.configuration import Configuration
from ...rules.finding import MATERIALITIES, JudgedChange
from ...settings.declarations import GateSettings
from ..acknowledgements import Accepted
from ..problem import Problem, ProblemKind, Subject

_QUOTED = 160
_LABEL_PARTS = re.compile(r"[.()]")
_ROMAN = frozenset("ivxlcdm")


def matters(
    judged: JudgedChange, settings: GateSettings, configuration: Configuration | None = None
) -> bool:
    """Return whether a change must be acknowledged: by materiality and topic, or as not assessed.

    A guess is no excuse: if only general rules or the estimate judge a change, its materiality and
    topic let it pass no more than if it had not been assessed.
    """
    asks = settings.unassessed == "ask"
    if judged.materiality == "unassessed":
        # nothing is known about it, not even its topic
        return asks
    least = MATERIALITIES.index(settings.materiality)
    topics = {*judged.topics, *(finding.topic for finding in judged.findings)}
    is_light = MATERIALITIES.index(judged.materiality) > least
    is_elsewhere = topics.isdisjoint(settings.topics)
    if not is_light and not is_elsewhere:
        return True
    if judged.materiality == "editorial" or not asks:
        return False
    known = _known(judged, configuration)
    return not (is_light and known.weight) and not (is_elsewhere and known.topic)


class _Known(NamedTuple):
    """Whether a specific rule determines the materiality of a change, and its topic."""

    weight: bool
    topic: bool


def _known(judged: JudgedChange, configuration: Configuration | None) -> _Known:
    settings = configuration or Configuration()
    told = [one.rule for one in judged.findings if one.materiality == judged.materiality]
    rules = [settings.catalogue.rule(name) for name in told]
    weighed = (
        rule is not None and (not rule.general or settings.level_of(rule.id) is not None)
        for rule in rules
    )
    return _Known(
        weight=any(weighed),
        topic=bool(rules) and all(rule is not None and bool(rule.topic) for rule in rules),
    )


def subject_of(comparison: Comparison, judged: JudgedChange) -> Subject:
    """Return the subject of an acknowledgement of a change."""
    change = judged.change
    old, new = change.texts
    return Subject(
        id=change.id,
        clause=change_name(comparison, change),
        topics=judged.topics,
        materiality=judged.materiality,
        old=old,
        new=new,
        where=_where(change),
        diff=change.diff,
    )


def _where(change: Change) -> str:
    """Return the headings around a change without their numbers, which other edits change."""
    return " › ".join(_unnumbered(heading) for heading in change.side.heading)


def _unnumbered(heading: str) -> str:
    label, _, name = heading.partition(" ")
    parts = [part for part in _LABEL_PARTS.split(label.casefold()) if part]
    is_label = parts and all(p.isdigit() or len(p) == 1 or _ROMAN.issuperset(p) for p in parts)
    return name if name and is_label else heading


Key = tuple[str, str, int]
"""What identifies a change across comparisons: its id, its section, and how many clauses with its
old or new words come before it. The same words elsewhere are another change.
"""


def keys_of(comparison: Comparison) -> tuple[Key, ...]:
    """Return the key of each change, in their order."""
    places: dict[str, list[int]] = {}
    for block in comparison.new.blocks:
        places.setdefault(block.text, []).append(block.index)
    return tuple(_key(judged.change, places) for judged in comparison.changes)


def _key(change: Change, places: Mapping[str, Sequence[int]]) -> Key:
    before = 0
    if isinstance(change, Edited):
        texts = set(change.texts)
        before = sum(bisect_left(places.get(text, ()), change.new.blocks[0]) for text in texts)
    return change.id, _where(change), before


def change_problem(
    comparison: Comparison,
    judged: JudgedChange,
    subject: Subject,
    review: str,
    kind: ProblemKind = "unacknowledged",
) -> Problem:
    """Return the problem that a change has not been acknowledged."""
    change = judged.change
    return Problem(
        kind=kind,
        path=change.of_side(comparison.old, comparison.new).source,
        line=change.side.lines[0][0],
        message=_message(comparison, judged, subject),
        cure=_CURES[kind].format(command=subject.command),
        review=review,
        subject=subject,
    )


_CURES: dict[ProblemKind, str] = {
    "unacknowledged": "run {command}, or undo the edit",
    "edited-in-place": "file a new version (`termsdiff add`); for a typo, {command}",
}


def _message(comparison: Comparison, judged: JudgedChange, subject: Subject) -> str:
    what = fate(comparison, judged.change)
    says = messages_of(judged) or _words(judged)
    topic = topic_name(judged.topics[0]) if judged.topics else ""
    about = ", ".join(word for word in (topic, SIDES[judged.favours]) if word)
    if judged.materiality == "unassessed":
        line = f"change to {subject.clause} that could not be assessed ({about})"
    else:
        line = f"{judged.materiality} change to {subject.clause} ({about})"
    return short(f"{line}, {what}: {says}", 3 * _QUOTED)


def _words(judged: JudgedChange) -> str:
    marked = {"-": "[-{}-]", "+": "{{+{}+}}"}
    parts = (marked[o].format(text.strip()) for o, text in judged.change.diff if o != "=")
    return short(" ".join(parts), _QUOTED)


def unacknowledged(
    comparison: Comparison,
    changes: Iterable[JudgedChange],
    accepted: Accepted,
    review: str,
    kind: ProblemKind = "unacknowledged",
) -> Iterator[Problem]:
    """Yield a problem for each of these changes that has not been accepted."""
    for judged in changes:
        subject = subject_of(comparison, judged)
        if not accepted.covers(subject):
            yield change_problem(comparison, judged, subject, review, kind)


def uncovered(
    direct: Comparison, pair: Comparison | None, asks: Callable[[JudgedChange], bool]
) -> Iterator[JudgedChange]:
    """Yield the changes of an edit that the comparison with the version before does not show.

    An upcoming version that is edited back to what applies now is such a case: nothing is left of
    what was announced, and no one would notice.
    """
    shown = {_end(judged) for judged in pair.changes} if pair else set()
    for judged in direct.changes:
        if asks(judged) and _end(judged) not in shown:
            yield judged


def _end(judged: JudgedChange) -> tuple[bool, str]:
    """Return the result of a change: the new text, or the old one that it removes."""
    change = judged.change
    return change.of_side(False, True), change.side.text
