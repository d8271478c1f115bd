"""The results of the gate: what stops a commit, and what is only worth knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ..ids import DIGITS, digest_of, shortened

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Run

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
    "settings",
    "review",
    "unguarded",
    "front-matter",
    "incomplete",
    "announcement",
]
KINDS: dict[ProblemKind, str] = {
    "unacknowledged": "This change has not been acknowledged",
    "edited-in-place": "A version that already applies was edited",
    "deleted": "A text that was in use or announced was deleted",
    "date": "File name, front matter and text disagree on the date",
    "order": "A new version is not later than the one it follows",
    "notice": "A new version gives less notice than promised",
    "lint": "The change introduced a defect",
    "policy": "A limit of the policy is broken",
    "name": "The file is not named like a version",
    "settings": "Settings or rules of the gate were changed, and the change has not been "
    "acknowledged",
    "review": "An acknowledgement was removed or rewritten",
    "unguarded": "The gate cannot judge this",
    "front-matter": "The front matter contains more than the keys of a version",
    "incomplete": "A text seems to be incomplete",
    "announcement": "The notice of a version is missing, wrong or incomplete",
}


class Subject(NamedTuple):
    """What an acknowledgement is about: a stable id, the clause, the words before and after.

    `where` names the sections around it without their numbers: the same words elsewhere are another
    subject. `diff` is the redline that is shown before asking.
    """

    id: str
    clause: str = ""
    topics: tuple[str, ...] = ()
    materiality: str = ""
    old: str = ""
    new: str = ""
    where: str = ""
    diff: tuple[Run, ...] = ()

    @property
    def short_id(self) -> str:
        """The id as shown to people, which is enough to refer to it."""
        return shortened(self.id)

    @property
    def command(self) -> str:
        """The command that acknowledges it, as shown to people."""
        return f'`termsdiff ack {self.short_id} --reason "…"`'


class Problem(NamedTuple):
    """One reason to stop: where, what, and what to do next.

    `review` is the file for its acknowledgement; `subject` is None if it cannot be acknowledged.
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
        """The id that `termsdiff ack` accepts; "" if it cannot be acknowledged."""
        return self.subject.id if self.subject else ""


class Acceptable(NamedTuple):
    """A problem that can be acknowledged, with what the acknowledgement is about."""

    problem: Problem
    subject: Subject


class Report(NamedTuple):
    """What was found: `problems` stop the commit, `remarks` do not.

    `comparisons` are those of the changed versions, with the name of each. `checked` says in one
    line what was looked at; `guarded` counts the texts that the gate guards, and `unguarded` lists
    what looks like terms but is not guarded, each with the reason.
    """

    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    comparisons: tuple[tuple[str, Comparison], ...] = ()
    trailer: bool = False
    checked: str = ""
    guarded: int = 0
    unguarded: tuple[str, ...] = ()

    @property
    def acceptable(self) -> tuple[Acceptable, ...]:
        """The problems that can be acknowledged."""
        return tuple(Acceptable(one, one.subject) for one in self.problems if one.subject)


def made_subject(letter: str, what: str, *parts: str, old: str = "", new: str = "") -> Subject:
    """Return a subject other than a changed clause: an edit, a date, a defect; its id is stable.

    The id depends only on `parts`, and begins with the letter.
    """
    return Subject(f"{letter}-{digest_of(parts)[:DIGITS]}", what, old=old, new=new)
