"""Two language versions in, their differences out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..parsing.block import Block
from ..parsing.document import Document
from .clause_values import Value, differing
from .clauses import Clause, clauses_of
from .pairing import likeness, pair_clauses

Side = Literal["first", "second"]

_SURE = 0.45
"""The likeness from which the values of two clauses are compared."""


@dataclass(frozen=True, slots=True)
class MissingClause:
    """A clause that one version lacks."""

    block: Block
    lacks: Side

    @property
    def kind(self) -> Literal["missing"]:
        """What differs."""
        return "missing"


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """A value that differs between paired clauses; None on a side that states none there."""

    first: Block
    second: Block
    first_value: Value | None
    second_value: Value | None

    @property
    def kind(self) -> Literal["value"]:
        """What differs."""
        return "value"

    @property
    def lacks(self) -> Side | None:
        """The side that lacks the value; None if both state one."""
        if self.first_value is None or self.second_value is None:
            return "first" if self.first_value is None else "second"
        return None


Difference = MissingClause | ValueDifference
"""One difference between the versions."""


@dataclass(frozen=True)
class Parity:
    """The result for two language versions: how many clauses are paired, and what differs.

    `unread` are the clauses whose language is not read: they were paired by labels and numbers.
    """

    first: Document
    second: Document
    paired: int
    unread: int
    differences: tuple[Difference, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether so few clauses are paired that these may not be versions of one document."""
        lacking = sum(one.kind == "missing" for one in self.differences)
        return lacking > self.paired


def compare_versions(first: Document, second: Document) -> Parity:
    """Compare two language versions of one document."""
    ours, theirs = clauses_of(first), clauses_of(second)
    pairs = pair_clauses(ours, theirs)
    partner = dict(pairs)
    taken = {j for _, j in pairs}
    found: list[tuple[float, Difference]] = []
    place = -1.0
    for i, clause in enumerate(ours):
        j = partner.get(i)
        if j is None:
            place += 1e-3
            found.append((place, MissingClause(clause.block, "second")))
            continue
        place = float(j)
        found += [(place, one) for one in _values(clause, theirs[j])]
    found += [
        (float(j), MissingClause(clause.block, "first"))
        for j, clause in enumerate(theirs)
        if j not in taken
    ]
    ordered = tuple(difference for _, difference in sorted(found, key=lambda item: item[0]))
    unread = sum(not clause.reads for clause in (*ours, *theirs))
    return Parity(first, second, len(pairs), unread, ordered)


def _values(one: Clause, other: Clause) -> list[ValueDifference]:
    if likeness(one, other) < _SURE and not one.block.label:
        return []
    return [
        ValueDifference(one.block, other.block, before, after)
        for before, after in differing(one.values, other.values)
    ]
