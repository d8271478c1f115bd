"""The one list of materialities that a change can have."""

from __future__ import annotations

from typing import Literal, Protocol

Materiality = Literal["material", "minor", "unassessed", "editorial"]
MATERIALITIES: tuple[Materiality, ...] = ("material", "minor", "unassessed", "editorial")
"""Weightiest first."""


class Weighed(Protocol):
    """Anything with a materiality and a weight."""

    @property
    def materiality(self) -> Materiality:
        """One of `MATERIALITIES`."""

    @property
    def weight(self) -> int:
        """From 0 to 999."""


def rank(one: Weighed) -> tuple[int, int]:
    """Return the sort key of changes, weightiest first."""
    return MATERIALITIES.index(one.materiality), -one.weight
