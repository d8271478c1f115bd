"""The values that judging yields: findings, judged changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..redline.change import Change

Materiality = Literal["material", "minor", "editorial"]
Favours = Literal["provider", "customer", "neutral", "unclear"]
Topic = str
"""One of `TOPICS`, or a topic of the user's own."""

MATERIALITIES: tuple[Materiality, ...] = ("material", "minor", "editorial")
TOPICS: tuple[Topic, ...] = (
    "liability",
    "license",
    "data_use",
    "discontinuation",
    "terms_change",
    "disputes",
    "payment",
    "confidentiality",
    "eligibility",
    "other",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one change. Values are normalised as docs/rules.md says, or None."""

    rule: str
    topic: Topic
    materiality: Materiality
    favours: Favours
    message: str
    reason: str = ""
    old_value: str | None = None
    new_value: str | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class JudgedChange:
    """A change with its meaning: topics (main one first), weight, who gains, and why."""

    change: Change
    topics: tuple[Topic, ...]
    materiality: Materiality
    favours: Favours
    findings: tuple[Finding, ...] = ()
