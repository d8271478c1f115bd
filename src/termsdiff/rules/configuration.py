"""What a user configures; see docs/rules.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings of the judgement."""
