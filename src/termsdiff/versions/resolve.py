"""Read the texts that command-line operands mean, whatever kind of source they name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..day import read_day
from ..errors import TermsdiffError
from ..git.trees import resolve_blob
from ..input.files import SourceText
from ..input.reading import read_any
from ..notes import Note
from .archive import archive_versions, read_archive
from .folder import DEFAULT_FOLDER
from .operands import Filed, Kept, Operand, Recorded, parse_operand, parse_pair, parse_source
from .recorded import read_recorded
from .version import Version


def read(operand: Operand, today: date | None = None, tracked: str = "accept") -> SourceText:
    """Return the text of an operand; raise TermsdiffError if it cannot be read.

    `tracked` says what to do with tracked changes in a Word file: `accept` or `reject`. If a
    version was found by a day that is not its own date, a note says so.
    """
    match operand:
        case Filed():
            if tracked != "accept":
                raise TermsdiffError(
                    f"{operand.version.name}: a kept version is text without tracked changes; "
                    "leave --tracked out, or name the Word file"
                )
            return _filed(operand, today)
        case Recorded(repository, revision, path):
            blob = resolve_blob(repository, revision, path)
            return read_recorded(repository, blob, f"{revision}:{path}", tracked)
        case _:
            return read_any(operand, tracked)


def _filed(operand: Filed, today: date | None) -> SourceText:
    source = operand.version.read()
    if operand.day in ("", operand.version.day):
        return source
    notes = day_notes(operand.version, read_day(operand.day), today)
    return source._replace(notes=(*source.notes, *notes))


def day_notes(version: Version, day: date, today: date | None = None) -> tuple[Note, ...]:
    """Return notes on a version that was found by a day that is not its own date."""
    if day > (today or date.today()):
        said = f"{day} is in the future: as far as is known today, {version.name} will apply."
        return (Note("future-date", said),)
    if day not in (version.start, version.date):
        said = f"No version has the date {day}: {version.name} applied on that day."
        return (Note("day-without-version", said),)
    return ()


def resolve(text: str, folder: Path = DEFAULT_FOLDER, today: date | None = None) -> SourceText:
    """Return the text that an operand means (`parse_operand`); raise TermsdiffError if it cannot.

    Files can have any supported format.
    """
    return read(parse_operand(text, folder, today), today)


def resolve_pair(
    old: str,
    new: str | None = None,
    since: str | None = None,
    folder: str | Path = DEFAULT_FOLDER,
    today: date | None = None,
    tracked: str = "accept",
) -> tuple[SourceText, SourceText]:
    """Return the two texts that the operands of a comparison mean (`parse_pair`)."""
    first, second = parse_pair(old, new, since, Path(folder), today)
    return read(first, today, tracked), read(second, today, tracked)


def resolve_versions(
    text: str, path: str | None = None, folder: Path = DEFAULT_FOLDER
) -> tuple[Version, ...]:
    """Return all versions that an operand means (`parse_source`), in the order of their start."""
    source = parse_source(text, path, folder)
    if isinstance(source, Kept):
        return source.versions
    return archive_versions(read_archive(source.repository, source.path))
