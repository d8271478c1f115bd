"""The one list of materialities that a change can have."""

from __future__ import annotations

from typing import Literal

Materiality = Literal["material", "minor", "unassessed", "editorial"]
MATERIALITIES: tuple[Materiality, ...] = ("material", "minor", "unassessed", "editorial")
"""Weightiest first."""
