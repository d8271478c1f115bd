"""File one new version of terms: its date from the text, its original next to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import TermsdiffError
from ..input.front_matter import with_front_matter, without_front_matter
from ..input.reading import Original
from ..parsing import Document, parse
from .digests import words_digest
from .filing import file_all, locked
from .folder import check_name, read_terms, versions_of
from .version import Version, in_order

_KEPT_NOTES = ("encoding", "charset")
"""Notes on how the bytes were read, which the filed text, being UTF-8, no longer shows."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was filed: the operand that names it, its path, its date, and whether it is upcoming."""

    name: str
    path: Path
    date: date
    upcoming: bool


def add_version(
    original: Original,
    name: str,
    folder: Path,
    effective: date | None = None,
    *,
    force: bool = False,
    values: dict[str, str] | None = None,
    today: date | None = None,
) -> Added:
    """File a document as a new version of terms, as one step.

    Its date is `effective`, or else the one that it states. Raises TermsdiffError if there is no
    date, if the text states another (unless `force`: then the front matter says so), or if there is
    already a version with the same words.
    """
    check_name(name)
    document = parse(original.source.text, original.source.name)
    day = _day(document, effective, force=force)
    extra = dict(values or {})
    if document.effective_date is not None and day != document.effective_date:
        extra |= {
            "effective": day.isoformat(),
            "stated": document.effective_date.isoformat(),
            "forced": "true",
        }
    with locked(folder):
        terms = read_terms(folder, name)
        versions = versions_of(terms) if terms is not None else ()
        _refuse_same(document, versions, day)
        stem = _stem(day, versions)
        file_all(folder, name, _contents(original, stem, extra))
    return Added(f"{name}@{stem}", folder / name / f"{stem}.md", day, day > (today or date.today()))


def _day(document: Document, effective: date | None, *, force: bool) -> date:
    stated = document.effective_date
    if effective is None:
        if stated is None:
            raise TermsdiffError(
                f"{document.source}: no date in the text; give one with --effective 2025-05-27"
            )
        return stated
    if stated is not None and stated != effective and not force:
        raise TermsdiffError(
            f"{document.source}: the text says {stated}, --effective says {effective}; --force "
            f"files it under the latter and says so in the file"
        )
    return effective


def _refuse_same(document: Document, versions: Sequence[Version], day: date) -> None:
    """Refuse a text that is already there exactly, or whose words a neighbour in time has."""
    body = without_front_matter(document.markdown).strip()
    digest = words_digest(document)
    before = [version for version in in_order(versions) if version.start <= day][-1:]
    after = [version for version in in_order(versions) if version.start > day][:1]
    for version in versions:
        text = version.text
        same = without_front_matter(text).strip() == body
        if same or (version in before + after and words_digest(parse(text)) == digest):
            how = "the same text" if same else "the same words"
            raise TermsdiffError(f"{document.source}: {how} as {version.name}; nothing was filed")


def _stem(day: date, versions: Sequence[Version]) -> str:
    taken = {version.day for version in versions}
    number, stem = 1, day.isoformat()
    while stem in taken:
        number += 1
        stem = f"{day.isoformat()}-{number}"
    return stem


def _contents(original: Original, stem: str, values: dict[str, str]) -> dict[str, bytes]:
    if original.ending != "md":
        values = {"converted_from": f"{stem}.{original.ending}", **values}
    said = "; ".join(note.text for note in original.source.notes if note.code in _KEPT_NOTES)
    values = {**values, "note": said} if said else values
    text = with_front_matter(original.source.text, values)
    files = {f"{stem}.md": text.encode("utf-8")}
    if original.ending != "md":
        files[f"{stem}.{original.ending}"] = original.data
    return files
