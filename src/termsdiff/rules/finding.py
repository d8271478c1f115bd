"""The values that judging yields: findings, judged changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..materiality import MATERIALITIES as MATERIALITIES
from ..materiality import Materiality as Materiality
from ..proofs.proof import Proof
from ..redline.change import Change

Basis = Literal["rule", "estimate", "opinion", "proof", "unread", "none"]
"""Why a change has its materiality; `proof` only with `editorial`, `unread` with `unassessed`."""
Favours = Literal["provider", "customer", "neutral", "unclear"]
Topic = str
"""One of `TOPICS`, or a topic of the user's own."""

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
    """A change with its meaning: topics (main one first), materiality, who gains, and why.

    `proofs` account for every word that differs where it is editorial; elsewhere they say which of
    the differing words change nothing. `weight` (0 to 999) orders changes of one materiality.
    `unread` says why the wording was not judged, where the basis is that.
    """

    change: Change
    topics: tuple[Topic, ...]
    materiality: Materiality
    favours: Favours
    findings: tuple[Finding, ...] = ()
    basis: Basis = "none"
    proofs: tuple[Proof, ...] = ()
    weight: int = 0
    unread: str = ""
