"""What sarif, junit and github share: each finding with the place that it points to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..redline.change import Edited, Removed
from ..spoken import say
from ..text.visible import visible_line
from .file_names import repository_path
from .wording import (
    SIDES,
    UNREAD,
    WEIGHT_NAMES,
    change_name,
    fate,
    short,
    stretches,
    words_of,
)

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing.block import Lines
    from ..parsing.document import Document
    from ..redline.change import Side
    from ..rules.finding import Favours, JudgedChange, Materiality

UNASSESSED = "not-assessed"
"""Used instead of a rule for a change that is not assessed."""
_QUOTED = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of one version's source, 1-based and inclusive, and the clause's name."""

    source: str
    lines: tuple[Lines, ...]
    name: str

    @property
    def first(self) -> int:
        """The first line."""
        return self.lines[0][0]

    @property
    def last(self) -> int:
        """The last line of the first range."""
        return self.lines[0][1]


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing to report about a place: a finding, or a change that no rule explains."""

    rule: str
    title: str
    message: str
    reason: str
    reference: str
    weight: Materiality
    topic: str
    favours: str
    change: str
    place: Place
    former: Place | None


def annotate(comparison: Comparison, changes: Sequence[JudgedChange]) -> Iterator[Annotation]:
    """Yield what to report of each change; a removed clause points to its place in the old file.

    Changes proved to say the same are not reported, unless a rule found something in them. Flagged
    or unassessed changes are reported with their own materiality, whatever lesser findings they
    have.
    """
    for judged in changes:
        if judged.findings or judged.materiality != "editorial":
            yield from _annotations_of(comparison, judged)


def _annotations_of(comparison: Comparison, judged: JudgedChange) -> Iterator[Annotation]:
    general = _without_finding(comparison, judged)
    if not any(finding.materiality == judged.materiality for finding in judged.findings):
        yield general
    for finding in judged.findings:
        yield replace(
            general,
            rule=finding.rule,
            message=_with_side(finding.message, finding.favours),
            reason=finding.reason,
            reference=finding.reference,
            weight=finding.materiality,
            topic=finding.topic,
            favours=finding.favours,
        )


def _without_finding(comparison: Comparison, judged: JudgedChange) -> Annotation:
    change = judged.change
    place, former = _places(comparison, judged)
    unassessed = judged.materiality == "unassessed"
    words = words_changed(comparison, judged)
    if unassessed:
        words = f"{WEIGHT_NAMES['unassessed']}: {words}"
    return Annotation(
        rule=UNASSESSED if unassessed else f"clause-{change.kind}",
        title=f"{change_name(comparison, change)}: {fate(comparison, change)}",
        message=_with_side(words, judged.favours),
        reason=_reason(judged) if unassessed else "",
        reference="",
        weight=judged.materiality,
        topic=judged.topics[0] if judged.topics else "other",
        favours=judged.favours,
        change=change.id,
        place=place,
        former=former,
    )


def _reason(judged: JudgedChange) -> str:
    if judged.basis == "unread":
        return say(UNREAD)
    return say("Nothing shows whether this matters: read it.")


def _with_side(message: str, favours: Favours) -> str:
    side = SIDES[favours]
    line = visible_line(message)
    return f"{line} ({side})" if side else line


def words_changed(comparison: Comparison, judged: JudgedChange) -> str:
    """Return the words that were added, removed or changed, on one line: `[-old-]{+new+}`."""
    change = judged.change
    if not isinstance(change, Edited):
        template = "Removed: {words}" if isinstance(change, Removed) else "New: {words}"
        return say(template, words=short(words_of(comparison, change), _QUOTED))
    if change.kind in ("moved", "renumbered"):
        return short(change.side.text, _QUOTED)
    edits = "".join(
        f"[-{text.strip()}-]" if operation == "-" else f"{{+{text.strip()}+}}"
        for operation, text in change.diff
        if operation != "="
    )
    return short(edits, _QUOTED) or say("Edited.")


def _places(comparison: Comparison, judged: JudgedChange) -> tuple[Place, Place | None]:
    change = judged.change
    name = change_name(comparison, change)
    place = _place(change.of_side(comparison.old, comparison.new), change.side, name)
    if isinstance(change, Edited):
        return place, _place(comparison.old, change.old, name)
    return place, None


def _place(document: Document, side: Side, name: str) -> Place:
    return Place(repository_path(document.source), stretches(side), name)
