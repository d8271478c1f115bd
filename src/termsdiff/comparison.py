"""Two versions in, one `Comparison` out: the steps of the package in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .alignment import Alignment, align
from .materiality import rank
from .notes import Note
from .on_demand import on_demand
from .parsing import Document, parse
from .redline.changes import find_changes
from .rules import judge
from .rules.collecting_grounds import find_grounds
from .rules.finding import MATERIALITIES, JudgedChange, Materiality, Topic
from .rules.grounds import Grounds
from .sanity import find_notes

if TYPE_CHECKING:
    from .proofs.remainder import Remainder
    from .rules.configuration import Configuration
    from .rules.policy import Breach, check_limits
else:
    # most users have set no limits
    check_limits = on_demand("termsdiff.rules.policy:check_limits")

Verdict = Literal["material", "minor", "unassessed", "incomplete", "editorial", "identical"]


@dataclass(frozen=True, repr=False)
class Comparison:
    """Everything termsdiff says about two versions; `changes` are in the order of the new one.

    `library.Comparison` can also show itself.
    """

    old: Document
    new: Document
    alignment: Alignment
    changes: tuple[JudgedChange, ...]
    breaches: tuple[Breach, ...] = ()
    notes: tuple[Note, ...] = ()
    headline: tuple[str, ...] = ()
    """Sentences of a language model that the user asked for them; empty if none was asked."""
    grounds: Grounds = field(default_factory=Grounds)
    """What the verdicts rest on, for whoever explains them or learns from them."""

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {weight}" for weight, number in self.counts.items() if number)
        return f"<Comparison {self.verdict}: {counts or 'no changes found'}>"

    @cached_property
    def flagged(self) -> tuple[JudgedChange, ...]:
        """The changes that are known to matter, weightiest first."""
        return tuple(sorted((one for one in self.changes if one.is_flagged), key=rank))

    @cached_property
    def unassessed(self) -> tuple[JudgedChange, ...]:
        """The changes that have not been judged, weightiest first: read them."""
        open_ones = (one for one in self.changes if one.materiality == "unassessed")
        return tuple(sorted(open_ones, key=rank))

    @cached_property
    def verdict(self) -> Verdict:
        """The highest materiality of its changes; `identical` if both have the same words.

        `incomplete` replaces `editorial` and `identical` if part of a version was not read.
        """
        weights = {change.materiality for change in self.changes}
        highest = next((weight for weight in MATERIALITIES if weight in weights), None)
        if highest in (None, "editorial") and self.is_incomplete:
            return "incomplete"
        return highest or "identical"

    @property
    def is_incomplete(self) -> bool:
        """Whether a side seems to be truncated, or part of it could not be read."""
        notes = (*self.old.notes, *self.new.notes, *self.notes)
        return any(note.incomplete for note in notes)

    @cached_property
    def unproved(self) -> dict[str, Remainder]:
        """What no proof accounts for, by the id of the change."""
        return {case.change.id: case.wording for case in self.grounds.cases}

    @cached_property
    def counts(self) -> dict[Materiality, int]:
        """How many changes there are of each materiality."""
        return {
            weight: sum(change.materiality == weight for change in self.changes)
            for weight in MATERIALITIES
        }

    @cached_property
    def topics(self) -> dict[Topic, dict[Materiality, int]]:
        """How many changes of each materiality each topic has, for the topics that have any."""
        table: dict[Topic, dict[Materiality, int]] = {}
        for change in self.changes:
            for topic in change.topics:
                row = table.setdefault(topic, dict.fromkeys(MATERIALITIES, 0))
                row[change.materiality] += 1
        return table


def compare(
    old: Document | str, new: Document | str, configuration: Configuration | None = None
) -> Comparison:
    """Compare two versions of terms, given as documents or as Markdown text."""
    old_document = parse(old) if isinstance(old, str) else old
    new_document = parse(new) if isinstance(new, str) else new
    alignment = align(old_document, new_document)
    changes = find_changes(old_document, new_document, alignment)
    breaches = _breaches(new_document, configuration)
    grounds = find_grounds(old_document, new_document, alignment, changes, configuration)
    judged = judge(old_document, new_document, alignment, grounds, configuration, breaches)
    notes = find_notes(old_document, new_document)
    return Comparison(
        old_document, new_document, alignment, judged, breaches, notes, grounds=grounds
    )


def _breaches(document: Document, configuration: Configuration | None) -> tuple[Breach, ...]:
    """Look for broken limits; most users have set none."""
    if configuration is None or not configuration.limits:
        return ()
    return check_limits(document, configuration.limits)
