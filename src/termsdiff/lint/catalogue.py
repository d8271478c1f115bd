"""The checks as data: what they are called, how grave they are, why they exist."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Check:
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
    source = resources.files(__package__) / "checks.toml"
    table = tomllib.loads(source.read_text("utf-8"))
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
