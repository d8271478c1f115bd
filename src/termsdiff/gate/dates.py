"""The dates of a version and its front matter: what they say, its order, its notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..notice.promise import promised_notice
from ..versions.front_matter import HEAD_SIZE, day_of, read_values
from .places import Place
from .problem import Problem
from .weighing import Accepted, made_subject

if TYPE_CHECKING:
    from ..parsing import Document
    from ..versions.version import Version
    from .settings import GateSettings

_ACK = '`termsdiff ack {id} --reason "…"` if that is meant'
KEYS = frozenset(
    (
        *("effective", "stated", "forced", "since", "withdrawn", "technical", "note", "recorded"),
        *("source", "converted_from", "title", "language", "updated", "fetched"),
        *("provider", "customer"),
    )
)
"""Keys of the front matter that say something of a version, and nothing to a reader of it."""
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:\s+(?P<value>.*))?", re.ASCII)
_LONG_VALUE = 300


def disagreements(place: Place, document: Document) -> Iterator[Problem]:
    """Yield where file name, front matter and text of a version do not give the same date."""
    from ..parsing.effective_date import find_effective_date

    values = dict(document.front_matter)
    written = day_of(values, "effective")
    if written is not None and written != place.date:
        yield _disagreement(place, f"the front matter says {written}", 1)
    stated, _ = find_effective_date(document.blocks, (), document.language)
    expected = day_of(values, "stated") if values.get("forced") == "true" else None
    if stated is not None and stated != (expected or place.date):
        line = _line_of(document, stated)
        yield _disagreement(place, f"the text says {stated}", line)


def impossible_spans(place: Place, document: Document) -> Iterator[Problem]:
    """Yield where the front matter says that a version applied before its date, or never."""
    values = dict(document.front_matter)
    if {k: v for k, v in read_values(document.markdown).items() if k in _SPANS} != {
        k: v for k, v in values.items() if k in _SPANS
    }:
        yield _span_problem(place, "`since` or `withdrawn` can be read in two ways")
        return
    days = {key: day_of(values, key) for key in _SPANS}
    for key in _SPANS:
        if values.get(key) and days[key] is None:
            yield _span_problem(place, f"{key}: {values[key]!r} is no date")
    since, withdrawn = days["since"], days["withdrawn"]
    if since is not None and since < place.date:
        yield _span_problem(place, f"since: {since} is earlier than the date in its name")
    if withdrawn is not None and withdrawn < (since or place.date):
        yield _span_problem(place, f"withdrawn: {withdrawn} is earlier than its own start")


_SPANS = ("since", "withdrawn")


def _span_problem(place: Place, says: str) -> Problem:
    cure = "correct the front matter: both are days such as 2025-05-27, on or after its own date"
    return Problem("date", place.path, 1, says, cure)


def hidden_in_front_matter(
    place: Place, document: Document, known: Sequence[Document], accepted: Accepted
) -> Iterator[Problem]:
    """Yield what the front matter holds that is no key of a version, and `known` texts do not have.

    Readers of a page do not see it, or see it as text: either way nobody compares it.
    """
    rows = _head_rows(document.source_lines)
    # with the mark of its encoding and two characters at the end of each line
    size = 3 + sum(len(row.encode("utf-8", "surrogatepass")) + 2 for row in rows)
    if size > HEAD_SIZE:
        message = f"the front matter is longer than {HEAD_SIZE} bytes and would not be looked at"
        cure = "shorten it; what readers are to see belongs below it"
        yield Problem("front-matter", place.path, 1, message, cure)
        return
    seen = {row for one in known for row in _head_rows(one.source_lines)}
    strange = [row for row in rows[1:-1] if row.strip() and row not in seen and _is_strange(row)]
    if not strange:
        return
    words = "\n".join(strange)
    subject = made_subject("m", "front matter", place.name, words, new=words)
    if not accepted.covers(subject):
        message = f"the front matter says what no key of a version says: {'; '.join(strange)}"
        cure = f"put it into the text; {_ACK.format(id=subject.short_id)}"
        yield Problem("front-matter", place.path, 1, message[:500], cure, place.review, subject)


def _head_rows(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a front matter with its marks, however long; none where there is none."""
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        return ()
    ends = (n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "..."))
    end = next(ends, None)
    rows = tuple(lines[:end]) if end is not None else ()
    # between two rules stand paragraphs, not keys
    return rows if any(_KEY.match(row) for row in rows[1:-1]) else ()


def _is_strange(row: str) -> bool:
    match = _KEY.fullmatch(row.rstrip())
    if row.startswith("#"):
        return True
    return match is None or match["key"].lower() not in KEYS or len(row) > _LONG_VALUE


def _disagreement(place: Place, says: str, line: int) -> Problem:
    message = f"the file name says {place.date}, {says}"
    cure = (
        "correct the one that is wrong; `termsdiff add --force` files a text under another date "
        "than it states"
    )
    return Problem("date", place.path, line, message, cure)


def _line_of(document: Document, day: date) -> int:
    from ..parsing.dates import find_dates

    for block in document.blocks:
        if any(found.value == day for found in find_dates(block.text, document.language)):
            return block.lines[0]
    return 1


def disorder(
    place: Place, version: Version, earlier: Sequence[Version], accepted: Accepted
) -> Iterator[Problem]:
    """Yield where a new version does not come after those that were there."""
    last = max(earlier, key=lambda one: (one.date, one.number), default=None)
    if last is None or version.date > last.date:
        return
    subject = made_subject("o", f"{version.day} after {last.day}", version.day, last.day)
    if not accepted.covers(subject):
        message = f"{version.day} is not later than {last.day}, which was there before"
        cure = f"give it a later date; {_ACK.format(id=subject.short_id)}"
        yield Problem("order", place.path, 1, message, cure, place.review, subject)


def short_notice(
    place: Place,
    version: Version,
    before: Document,
    posted: date,
    settings: GateSettings,
    accepted: Accepted,
) -> Iterator[Problem]:
    """Yield where a version applies sooner after its filing than the policy or the terms say."""
    promised, line = promised_notice(before)
    wanted = max(promised, settings.notice)
    given = (version.start - posted).days
    if given >= wanted:
        return
    who = "the terms promise" if promised >= settings.notice else "the policy asks for"
    where = f" ({before.source}, line {line})" if promised >= settings.notice else ""
    subject = made_subject("n", f"{given} days of notice", version.day, str(wanted))
    if not accepted.covers(subject):
        says = f"applies {_days(given)} after it is filed; {who} {_days(wanted)}{where}"
        earliest = posted + timedelta(days=wanted)
        cure = f"let it apply from {earliest} or later; {_ACK.format(id=subject.short_id)}"
        yield Problem("notice", place.path, 1, says, cure, place.review, subject)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
