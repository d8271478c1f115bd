"""The notice of a version: does it report what the version changes, and nothing else?

`[gate] announcement = "required"` requires `notices/VERSION.md` for each new version, and an audit
of it that finds no wrong statement and no unreported material change. A person may acknowledge what
the audit finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ...comparison import Comparison
from ...on_demand import on_demand
from ...parsing import parse
from ..acknowledgements import Accepted
from ..context import Context
from ..problem import Problem, made_subject
from ..terms_paths import NOTICES, TermsPath
from ..touched_terms import TermsStep, applies, version_named
from .case import OF_WEIGHT, on_record, pair_of

if TYPE_CHECKING:
    from ...notice.audit import Answer, Audit, Unannounced, audit
    from ...notice.statement import statements_of
    from ...notice.timing import timing_of
else:
    # only who asks for notices pays for the words and weights of the audit
    audit = on_demand("termsdiff.notice.audit:audit")
    statements_of = on_demand("termsdiff.notice.statement:statements_of")
    timing_of = on_demand("termsdiff.notice.timing:timing_of")

_QUOTED = 160


def of_announcements(step: TermsStep, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with the notices of versions that a step touches or announces."""
    if context.settings.announcement != "required":
        return
    names = {place.name for place in step.touched if place.kind in ("version", "notice")}
    for name in sorted(names):
        version = version_named(step.new, name)
        pair = pair_of(step.new, version, context) if version is not None else None
        if version is None or pair is None or _is_past(step, name, context):
            continue
        text = step.new.notices.get(name)
        said = context.contents.text(text) if text is not None else None
        place = TermsPath(version.source, "version", step.folder, name)
        accepted = on_record(step, context, place).accepted
        yield from announcement_problems(place, pair, said, context.today, accepted)


def _is_past(step: TermsStep, name: str, context: Context) -> bool:
    """Return whether a version was in force before the step: only others can be announced."""
    former = version_named(step.old, name)
    return former is not None and applies(former, context.today)


def announcement_problems(
    place: TermsPath, comparison: Comparison, notice: str | None, posted: date, accepted: Accepted
) -> Iterator[Problem]:
    """Yield the problems of a version's notice that keep it from being filed.

    `notice` is the text of the notice, None if there is none; `posted` the day of the step. A
    version without significant changes needs no notice.
    """
    if comparison.verdict not in OF_WEIGHT:
        return
    path = notice_path(place)
    if notice is None:
        yield from _missing(place, comparison, path, accepted)
        return

    statements = statements_of(parse(notice, path))
    found = audit(comparison, statements, timing_of(comparison, posted), notice=path)
    yield from _wrong(place, found, path, accepted)
    yield from _unannounced_problems(place, found, path, accepted)


def notice_path(place: TermsPath) -> str:
    """Return the path of the notice that belongs to a version."""
    return f"{place.folder}/{NOTICES}/{place.name}.md".lstrip("/")


def _missing(
    place: TermsPath, comparison: Comparison, path: str, accepted: Accepted
) -> Iterator[Problem]:
    subject = made_subject("a", f"{place.name} has no notice", place.name, comparison.old.sha256)
    if not accepted.covers(subject):
        message = f"there is no notice of this new version's changes at {path}"
        cure = f"write one: `termsdiff notice OLD NEW --draft -o {path}`; or {subject.command}"
        yield Problem("announcement", place.path, 1, message, cure, place.review, subject)


def _wrong(place: TermsPath, found: Audit, path: str, accepted: Accepted) -> Iterator[Problem]:
    for answer in found.of("contradicted", "not_found", "understated"):
        text = answer.statement.text
        subject = made_subject("a", "a statement of the notice", place.name, text, new=text)
        if not accepted.covers(subject):
            line = answer.statement.lines[0][0] if answer.statement.lines else 1
            message = f"{_VERDICTS[answer.verdict]}: “{_short(text)}”. {_reason(answer)}"
            cure = f"correct it, or {subject.command}"
            yield Problem("announcement", path, line, message, cure, place.review, subject)


_VERDICTS = {
    "contradicted": "the notice contradicts what was changed",
    "not_found": "the notice says something that no change supports",
    "understated": "the notice understates a material change",
}


def _reason(answer: Answer) -> str:
    return _short(answer.reason)


def _unannounced_problems(
    place: TermsPath, found: Audit, path: str, accepted: Accepted
) -> Iterator[Problem]:
    for one in found.unannounced:
        if one.materiality != "material":
            continue
        subject = made_subject("a", _clause(one), place.name, one.judged.change.id, new=one.text)
        if not accepted.covers(subject):
            message = f"the notice does not report this: {_short(one.text)}"
            cure = f"add it, or {subject.command}"
            yield Problem("announcement", path, 1, message, cure, place.review, subject)


def _clause(one: Unannounced) -> str:
    side = one.judged.change.side
    return side.label or (side.heading[-1] if side.heading else "a change that is not announced")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rpartition(' ')[0]} …"
