"""The checks as data: what they are called, how grave they are, why they exist."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
CHECKS = Path(__file__).with_name("checks.toml")
"""Beside this module; importlib.resources would cost more to import than the file to read."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Check(NamedTuple):
    """One check: its id, severity, title, reason, and texts on which it fires or is quiet."""

    id: str
    severity: Severity
    title: str
    reason: str
    fires: tuple[str, ...]
    quiet: tuple[str, ...]


@lru_cache(maxsize=1)
def checks() -> tuple[Check, ...]:
    """Return all checks, in the order of their file."""
    table = tomllib.loads(CHECKS.read_text("utf-8"))
    return tuple(
        Check(
            id=row["id"],
            severity=row["severity"],
            title=row["title"],
            reason=row["reason"],
            fires=tuple(row["fires"]),
            quiet=tuple(row["quiet"]),
        )
        for row in table["check"]
    )
