"""The checks as data: their names, their severity, and why they exist."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
CHECKS = Path(__file__).with_name("checks.toml")
"""Next to this module; importing importlib.resources would cost more than reading the file."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Check(NamedTuple):
    """One check: its id, severity, title, reason, and texts on which it does or does not fire."""

    id: str
    severity: Severity
    title: str
    reason: str
    fires: tuple[str, ...]
    quiet: tuple[str, ...]


@lru_cache(maxsize=1)
def checks() -> tuple[Check, ...]:
    """Return all checks, in file order."""
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
