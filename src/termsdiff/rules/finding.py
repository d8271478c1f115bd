"""The results of judging: findings and judged changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..materiality import MATERIALITIES as MATERIALITIES
from ..materiality import Materiality as Materiality
from ..proofs.proof import Proof
from ..redline.change import Change, ChangeKind, Run

Basis = Literal["rule", "estimate", "opinion", "proof", "unread", "none"]
"""Why a change has its materiality; `proof` only with `editorial`, `unread` with `unassessed`."""
Favours = Literal["provider", "customer", "neutral", "unclear"]
Grade = Literal["material", "minor", "harmless", "unclear"]
"""A language model's grade for a change; `harmless` is its opinion, never a proof."""
OPINION = "opinion"
"""Used instead of a rule in the finding made from an opinion."""
Topic = str
"""One of `TOPICS`, or a custom topic."""

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
    """What one rule says about one change. Values are normalised as in docs/rules.md, or None."""

    rule: str
    topic: Topic
    materiality: Materiality
    favours: Favours
    message: str
    reason: str = ""
    old_value: str | None = None
    new_value: str | None = None
    reference: str = ""


class Opinion(NamedTuple):
    """What a language model said about a change, and the verdict without it.

    `quotations` are slices of the clause: side (`old`, `new`), first character, one past the last.
    If `refused` says why the answer was not used, there are none, and the verdict is the rules'.
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


@dataclass(frozen=True, slots=True, repr=False)
class JudgedChange:
    """A change with its meaning: topics (main one first), materiality, who gains, and why.

    If it is editorial, `proofs` account for every word that differs; otherwise they say which of
    the differing words change nothing. `weight` (0 to 999) orders changes of one materiality.
    `unread` says why the wording was not judged, if that is the basis.
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
    opinion: Opinion | None = None

    def __repr__(self) -> str:
        side = f", favours the {self.favours}" if self.favours in ("provider", "customer") else ""
        where = f" {self.label!r}" if self.label else ""
        return (
            f"<JudgedChange {self.change.short_id}: {self.kind}{where}, {self.materiality}{side}>"
        )

    @property
    def id(self) -> str:
        """The stable id of the change."""
        return self.change.id

    @property
    def kind(self) -> ChangeKind:
        """What happened to the clause: `added`, `removed`, `modified`, `split`, `moved`, …"""
        return self.change.kind

    @property
    def text(self) -> str:
        """The words of the clause: in the new version, or else in the old one."""
        return self.change.side.text

    @property
    def old_text(self) -> str | None:
        """The words of the clause in the old version, None if it was not there."""
        return self.change.old.text if self.change.old is not None else None

    @property
    def new_text(self) -> str | None:
        """The words of the clause in the new version, None if it is not there."""
        return self.change.new.text if self.change.new is not None else None

    @property
    def label(self) -> str:
        """The number of the clause, "" if it has none."""
        return self.change.side.label

    @property
    def heading(self) -> tuple[str, ...]:
        """The headings above the clause, outermost first."""
        return self.change.side.heading

    @property
    def diff(self) -> tuple[Run, ...]:
        """The words of both sides: pairs of `=`, `-` or `+` and a text."""
        return self.change.diff

    @property
    def is_flagged(self) -> bool:
        """Whether it is known to matter: material or minor."""
        return self.materiality in ("material", "minor")
