"""The values that the gate yields: what stops a commit, what is only to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ..comparison import Comparison

ProblemKind = Literal[
    "unacknowledged",
    "edited-in-place",
    "deleted",
    "date",
    "order",
    "notice",
    "lint",
    "policy",
    "name",
]
KINDS: dict[ProblemKind, str] = {
    "unacknowledged": "A change of weight was acknowledged by nobody",
    "edited-in-place": "A version that already applies was edited",
    "deleted": "A version that already applies was deleted",
    "date": "File name, front matter and text disagree on the date",
    "order": "A new version is not later than the one it follows",
    "notice": "A new version comes with less notice than promised",
    "lint": "The change introduced a defect",
    "policy": "A limit of the policy is broken",
    "name": "The name of the file is no date",
}


class Subject(NamedTuple):
    """What is acknowledged: its stable id, the clause, the words before and after."""

    id: str
    clause: str = ""
    topics: tuple[str, ...] = ()
    materiality: str = ""
    old: str = ""
    new: str = ""


class Problem(NamedTuple):
    """One reason to stop: where, what, and what to do next.

    `review` is the file for its acknowledgement; `subject` is None where none can help.
    """

    kind: ProblemKind
    path: str
    line: int
    message: str
    cure: str
    review: str = ""
    subject: Subject | None = None

    @property
    def id(self) -> str:
        """The id by which `termsdiff ack` takes it; "" where it cannot be acknowledged."""
        return self.subject.id if self.subject else ""


class Report(NamedTuple):
    """What was found: `problems` stop the commit, `remarks` are said and stop nothing.

    `comparisons` are those of the versions that changed, with the name of each.
    """

    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    comparisons: tuple[tuple[str, Comparison], ...] = ()
    trailer: bool = False
