"""The results of an audit: answers to statements, what is not announced, and the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..rules.finding import Materiality
from .change_parts import Rest
from .statement import Statement
from .timing import Timing

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..rules.finding import JudgedChange

Verdict = Literal["borne_out", "understated", "contradicted", "not_found", "unchanged"]
VERDICTS: tuple[Verdict, ...] = (
    "contradicted",
    "not_found",
    "understated",
    "unchanged",
    "borne_out",
)
"""In the order in which a reader should look at them."""
WRONG: frozenset[Verdict] = frozenset({"contradicted", "not_found"})


class Evidence(NamedTuple):
    """What supports a statement: the id of a change, the side, a slice of that side's text."""

    change: str
    side: Literal["old", "new"]
    quote: str


class Answer(NamedTuple):
    """The result for one statement; `changes` are ids, most similar first.

    `doubt` means that the score behind the verdict is near its threshold; `near` are further
    changes that it may report as well.
    """

    statement: Statement
    verdict: Verdict
    changes: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    reason: str
    doubt: bool = False
    near: tuple[str, ...] = ()


class Unannounced(NamedTuple):
    """A flagged change that no statement reports, and what it is, in one sentence.

    `rest` has the remaining sentences of a change that statements report in part.
    """

    judged: JudgedChange
    text: str
    materiality: Materiality
    rest: Rest | None = None


@dataclass(frozen=True)
class Audit:
    """What was said compared with what was done; `own` are changes to the notice inside NEW."""

    comparison: Comparison
    answers: tuple[Answer, ...]
    unannounced: tuple[Unannounced, ...]
    timing: Timing
    notice: str = ""
    own: frozenset[str] = frozenset()

    def of(self, *verdicts: Verdict) -> tuple[Answer, ...]:
        """Return the answers with one of the given verdicts."""
        return tuple(answer for answer in self.answers if answer.verdict in verdicts)

    @property
    def is_silent(self) -> bool:
        """Whether a material change is unannounced."""
        return any(one.materiality == "material" for one in self.unannounced)

    @property
    def is_wrong(self) -> bool:
        """Whether a statement is contradicted or not found."""
        return any(answer.verdict in WRONG for answer in self.answers)


Arbiter = Callable[[Statement, Sequence["JudgedChange"]], "int | None"]
"""Decides a doubtful tie: which of some changes a statement reports, or None."""
