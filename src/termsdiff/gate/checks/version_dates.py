"""The dates of a version: in file name, front matter and text, and their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...input.front_matter import day_of
from ...parsing import Document
from ...parsing.effective_date import find_effective_date
from ...text.dates import find_dates
from ...versions.version import Version
from ..acknowledgements import Accepted
from ..problem import Problem, made_subject
from ..terms_paths import TermsPath

_SPANS = ("since", "withdrawn")


def disagreements(place: TermsPath, document: Document) -> Iterator[Problem]:
    """Yield disagreements on the date between file name, front matter and text of a version."""
    values = dict(document.front_matter)
    written = day_of(values, "effective")
    if written is not None and written != place.date:
        yield _disagreement(place, f"the front matter says {written}", 1)
    stated, _ = find_effective_date(document.blocks, (), document.language)
    expected = day_of(values, "stated") if values.get("forced") == "true" else None
    if stated is not None and stated != (expected or place.date):
        line = _line_of(document, stated)
        yield _disagreement(place, f"the text says {stated}", line)


def impossible_spans(place: TermsPath, document: Document) -> Iterator[Problem]:
    """Yield a problem if the front matter says that a version applied before its date, or never."""
    values = dict(document.front_matter)
    days = {key: day_of(values, key) for key in _SPANS}
    for key in _SPANS:
        if values.get(key) and days[key] is None:
            yield _span_problem(place, f"{key}: {values[key]!r} is not a date")
    since, withdrawn = days["since"], days["withdrawn"]
    if since is not None and since < place.date:
        yield _span_problem(place, f"since: {since} is earlier than the date in its name")
    if withdrawn is not None and withdrawn < (since or place.date):
        yield _span_problem(place, f"withdrawn: {withdrawn} is earlier than its own start")


def _span_problem(place: TermsPath, says: str) -> Problem:
    cure = (
        "correct the front matter: both must be days such as 2025-05-27, on or after the "
        "version's date"
    )
    return Problem("date", place.path, 1, says, cure)


def _disagreement(place: TermsPath, says: str, line: int) -> Problem:
    message = f"the file name says {place.date}, {says}"
    cure = (
        "correct the wrong one; `termsdiff add --force` files a text under a date other than the "
        "one it states"
    )
    return Problem("date", place.path, line, message, cure)


def _line_of(document: Document, day: date) -> int:
    for block in document.blocks:
        if any(found.value == day for found in find_dates(block.text, document.language)):
            return block.lines[0]
    return 1


def disorder(
    place: TermsPath, version: Version, earlier: Sequence[Version], accepted: Accepted
) -> Iterator[Problem]:
    """Yield a problem if a new version does not come after the existing ones."""
    last = max(earlier, key=lambda one: (one.date, one.number), default=None)
    if last is None or version.date > last.date:
        return
    subject = made_subject("o", f"{version.day} after {last.day}", version.day, last.day)
    if not accepted.covers(subject):
        message = f"{version.day} is not later than {last.day}, which already exists"
        cure = f"give it a later date; {subject.command} if that is intended"
        yield Problem("order", place.path, 1, message, cure, place.review, subject)
