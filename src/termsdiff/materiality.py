"""The one list of weights that a change can have."""

from __future__ import annotations

from typing import Literal, Protocol

Materiality = Literal["material", "minor", "unassessed", "editorial"]
MATERIALITIES: tuple[Materiality, ...] = ("material", "minor", "unassessed", "editorial")
"""The weightiest first."""


class Weighed(Protocol):
    """What has a materiality, and a weight among all that have the same."""

    @property
    def materiality(self) -> Materiality:
        """One of `MATERIALITIES`."""

    @property
    def weight(self) -> int:
        """From 0 to 999."""


def rank(one: Weighed) -> tuple[int, int]:
    """Return the key by which changes are sorted, the weightiest first."""
    return MATERIALITIES.index(one.materiality), -one.weight
