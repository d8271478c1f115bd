"""Two versions in, one `Comparison` out: the steps of the package in their order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .alignment import Alignment, align
from .notes import Note
from .parsing import Document, parse
from .redline import find_changes
from .rules.finding import MATERIALITIES, JudgedChange, Materiality, Topic

if TYPE_CHECKING:
    from .rules.configuration import Configuration
    from .rules.policy import Breach

Verdict = Literal["material", "minor", "unassessed", "incomplete", "editorial", "identical"]


@dataclass(frozen=True)
class Comparison:
    """All that termsdiff says of two versions; `changes` come in the order of the new one."""

    old: Document
    new: Document
    alignment: Alignment
    changes: tuple[JudgedChange, ...]
    breaches: tuple[Breach, ...] = ()
    notes: tuple[Note, ...] = ()
    headline: tuple[str, ...] = ()
    """Sentences of a language model that the user asked for them; empty where none was asked."""

    @cached_property
    def verdict(self) -> Verdict:
        """The highest materiality of its changes; `identical` where both hold the same words.

        `incomplete` takes the place of `editorial` and `identical` where a part was not read.
        """
        weights = {change.materiality for change in self.changes}
        highest = next((weight for weight in MATERIALITIES if weight in weights), None)
        if highest in (None, "editorial") and self.is_incomplete:
            return "incomplete"
        return highest or "identical"

    @property
    def is_incomplete(self) -> bool:
        """Whether a side seems to be cut short, or a part of it could not be read."""
        notes = (*self.old.notes, *self.new.notes, *self.notes)
        return any(note.incomplete for note in notes)

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
    from .rules import judge
    from .sanity import find_notes

    old_document = parse(old) if isinstance(old, str) else old
    new_document = parse(new) if isinstance(new, str) else new
    alignment = align(old_document, new_document)
    changes = find_changes(old_document, new_document, alignment)
    breaches = _breaches(new_document, configuration)
    judged = judge(old_document, new_document, alignment, changes, configuration, breaches)
    notes = find_notes(old_document, new_document)
    return Comparison(old_document, new_document, alignment, judged, breaches, notes)


def _breaches(document: Document, configuration: Configuration | None) -> tuple[Breach, ...]:
    """Look for limits that are not kept; most users have set none."""
    if configuration is None or not configuration.limits:
        return ()
    from .rules.policy import check_limits

    return check_limits(document, configuration.limits)
