"""The values that judging yields: findings, judged changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..proofs.proof import Proof
from ..redline.change import Change

Materiality = Literal["material", "minor", "unassessed", "editorial"]
Basis = Literal["rule", "estimate", "opinion", "proof", "unread", "none"]
"""Why a change has its materiality; `proof` only with `editorial`, `unread` with `unassessed`."""
Favours = Literal["provider", "customer", "neutral", "unclear"]
Grade = Literal["material", "minor", "harmless", "unclear"]
"""What a language model calls a change; harmless is its opinion, never a proof."""
Topic = str
"""One of `TOPICS`, or a topic of the user's own."""

MATERIALITIES: tuple[Materiality, ...] = ("material", "minor", "unassessed", "editorial")
"""The weightiest first."""
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
class Opinion:
    """What a language model that the user asked said of a change, and the verdict without it.

    `quotations` are slices of the clause: side (`old`, `new`), first character, one past the last.
    Where `refused` says why the answer was not used, there is none, and the verdict is the rules'.
    """

    model: str
    grade: Grade = "unclear"
    reason: str = ""
    topic: Topic = "other"
    favours: Favours = "unclear"
    sentence: str = ""
    quotations: tuple[tuple[str, int, int], ...] = ()
    rules_materiality: Materiality = "unassessed"
    rules_basis: Basis = "none"
    rules_favours: Favours = "unclear"
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedChange:
    """A change with its meaning: topics (main one first), materiality, who gains, and why.

    `proofs` account for every word that differs where it is editorial; elsewhere they say which of
    the differing words change nothing. `weight` (0 to 999) orders changes of one materiality.
    """

    change: Change
    topics: tuple[Topic, ...]
    materiality: Materiality
    favours: Favours
    findings: tuple[Finding, ...] = ()
    basis: Basis = "none"
    proofs: tuple[Proof, ...] = ()
    weight: int = 0
    opinion: Opinion | None = None
