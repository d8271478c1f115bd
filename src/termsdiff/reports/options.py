"""What a reader asks of a report: its width and colours, and which changes it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..comparison import Comparison
    from ..rules.finding import JudgedChange, Materiality, Topic

WEIGHTS = ("material", "minor", "unassessed", "editorial")
"""The weights of a change, heaviest first."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report is to look; a format ignores what does not apply to it.

    `width` is in columns, None where lines need not be wrapped. `topics` empty means all topics;
    `materiality` is the least weight shown. `full` shows long clauses without abbreviation.
    `theme` is the folder of a user's own templates, "" for the built-in look (docs/reports.md).
    `acknowledgements` are pairs of a change's id and the words that say who accepted it.
    """

    width: int | None = None
    color: bool = False
    topics: tuple[Topic, ...] = ()
    materiality: Materiality = "editorial"
    full: bool = False
    theme: str = ""
    acknowledgements: tuple[tuple[str, str], ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether the report leaves changes out because the reader asked for it."""
        return bool(self.topics) or self.materiality != "editorial"


def reaches(weight: Materiality, least: Materiality) -> bool:
    """Return whether a weight is at least as heavy as another."""
    return WEIGHTS.index(weight) <= WEIGHTS.index(least)


def shown_changes(comparison: Comparison, options: RenderOptions) -> tuple[JudgedChange, ...]:
    """Return the changes that the reader asked for, in the order of the new version."""
    if not options.narrows:
        return comparison.changes
    wanted = set(options.topics)
    return tuple(
        change
        for change in comparison.changes
        if reaches(change.materiality, options.materiality)
        and (not wanted or wanted.intersection(change.topics))
    )


def heaviest(changes: Sequence[JudgedChange], number: int) -> list[JudgedChange]:
    """Return at most that many changes, the heaviest ones, in the order in which they came."""
    if len(changes) <= number:
        return list(changes)
    ranked = sorted(range(len(changes)), key=lambda n: WEIGHTS.index(changes[n].materiality))
    return [changes[n] for n in sorted(ranked[:number])]
