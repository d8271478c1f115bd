"""The notice beside a version: does it tell what the version changes, and nothing else?

`[gate] announcement = "required"` asks for `notices/VERSION.md` beside each new version, and for an
audit of it that finds no statement wrong and no material change untold. A person may acknowledge
what the audit says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .places import NOTICES
from .problem import Problem
from .weighing import Accepted, made_subject

if TYPE_CHECKING:
    from datetime import date

    from ..comparison import Comparison
    from ..notice.audit import Answer, Audit, Unannounced
    from .places import Place

_OF_WEIGHT = ("material", "minor", "unassessed", "incomplete")
_QUOTED = 160


def announcement_problems(
    place: Place, comparison: Comparison, notice: str | None, posted: date, accepted: Accepted
) -> Iterator[Problem]:
    """Yield what keeps a version from being filed as far as its notice goes.

    `notice` is the text of the notice, None where there is none; `posted` the day of the step. A
    version that changes nothing of weight needs no notice.
    """
    if comparison.verdict not in _OF_WEIGHT:
        return
    path = notice_path(place)
    if notice is None:
        yield from _missing(place, comparison, path, accepted)
        return
    from ..notice.audit import audit
    from ..notice.statement import statements_of
    from ..notice.timing import timing_of
    from ..parsing import parse

    statements = statements_of(parse(notice, path))
    found = audit(comparison, statements, timing_of(comparison, posted), notice=path)
    yield from _wrong(place, found, path, accepted)
    yield from _untold(place, found, path, accepted)


def notice_path(place: Place) -> str:
    """Return the path of the notice that belongs to a version."""
    return f"{place.folder}/{NOTICES}/{place.name}.md".lstrip("/")


def _missing(
    place: Place, comparison: Comparison, path: str, accepted: Accepted
) -> Iterator[Problem]:
    subject = made_subject("a", f"{place.name} without a notice", place.name, comparison.old.sha256)
    if not accepted.covers(subject):
        message = f"a new version, and no notice of what it changes at {path}"
        cure = (
            f"write one: `termsdiff notice OLD NEW --draft -o {path}`; or `termsdiff ack "
            f'{subject.short_id} --reason "…"`'
        )
        yield Problem("announcement", place.path, 1, message, cure, place.review, subject)


def _wrong(place: Place, found: Audit, path: str, accepted: Accepted) -> Iterator[Problem]:
    for answer in found.of("contradicted", "not_found", "understated"):
        text = answer.statement.text
        subject = made_subject("a", "a statement of the notice", place.name, text, new=text)
        if not accepted.covers(subject):
            line = answer.statement.lines[0][0] if answer.statement.lines else 1
            message = f"{_VERDICTS[answer.verdict]}: “{_short(text)}”. {_reason(answer)}"
            cure = f'correct it, or `termsdiff ack {subject.short_id} --reason "…"`'
            yield Problem("announcement", path, line, message, cure, place.review, subject)


_VERDICTS = {
    "contradicted": "the notice says something else than what was changed",
    "not_found": "the notice says what no change bears out",
    "understated": "the notice calls smaller what is material",
}


def _reason(answer: Answer) -> str:
    return _short(answer.reason)


def _untold(place: Place, found: Audit, path: str, accepted: Accepted) -> Iterator[Problem]:
    for one in found.unannounced:
        if one.materiality != "material":
            continue
        subject = made_subject("a", _clause(one), place.name, one.judged.change.id, new=one.text)
        if not accepted.covers(subject):
            message = f"the notice does not tell this: {_short(one.text)}"
            cure = f'add it, or `termsdiff ack {subject.short_id} --reason "…"`'
            yield Problem("announcement", path, 1, message, cure, place.review, subject)


def _clause(one: Unannounced) -> str:
    side = one.judged.change.side
    return side.label or (side.heading[-1] if side.heading else "a change that is not announced")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rpartition(' ')[0]} …"
