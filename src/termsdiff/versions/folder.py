"""The folder of versions: `versions/<terms>/<YYYY-MM-DD>.md`, one file per version.

A folder `.<terms>.filed` contains files that were filed as one step and have yet to be moved into
place (see filing.py); they count as if they were there.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError
from ..input.files import SourceText, read_file, read_text
from ..input.front_matter import HEAD_SIZE, day_of, read_values
from ..input.inside import find_inside, inside, is_plain_folder, root_of
from ..on_demand import on_demand
from ..suggesting import did_you_mean
from ..text.quote_marks import APOSTROPHES
from .version import Version, in_order

if TYPE_CHECKING:
    from ..settings.reading_toml import declared, read_toml
else:
    # most terms have no settings, and most commands read many terms
    declared = on_demand("termsdiff.settings.reading_toml:declared")
    read_toml = on_demand("termsdiff.settings.reading_toml:read_toml")

DEFAULT_FOLDER = Path("versions")
SETTINGS = "terms.toml"
_FILE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<number>[2-9]|[1-9]\d{1,3}))?\.md")
_NAME = re.compile(rf"[^\W_][\w .,&+(){APOSTROPHES}–-]{{0,99}}")


class TermsSettings(NamedTuple):
    """What `terms.toml` says about terms; fields are "" if it says nothing."""

    title: str = ""
    provider: str = ""
    customer: str = ""
    source: str = ""
    language: str = ""
    version: str | int | float = ""


_NO_SETTINGS = TermsSettings()


class VersionFile(NamedTuple):
    """The file of a version: its path, its date, its number among those of that date."""

    path: str
    date: dt.date
    number: int


@dataclass(frozen=True, slots=True)
class Terms:
    """One set of terms in the folder: its name, its settings and its files, oldest first."""

    name: str
    settings: TermsSettings
    files: tuple[VersionFile, ...]


def staged_folder(folder: Path, name: str) -> Path:
    """Return the folder of files of these terms that are filed but not yet in place."""
    return folder / f".{name}.filed"


def check_name(name: str) -> str:
    """Return the name of terms; raise TermsdiffError if it cannot be the name of a folder."""
    if not _NAME.fullmatch(name) or name != name.strip() or name.endswith("."):
        raise TermsdiffError(
            f"{name!r}: not a valid name for terms; use letters, digits, spaces, - and _ (at most "
            f"100)"
        )
    return name


def list_terms(folder: Path = DEFAULT_FOLDER) -> tuple[Terms, ...]:
    """Return all terms of the folder, by name; raise TermsdiffError if it cannot be read."""
    found = (read_terms(folder, name) for name in list_names(folder))
    return tuple(terms for terms in found if terms is not None)


def list_names(folder: Path = DEFAULT_FOLDER) -> tuple[str, ...]:
    """Return the names under which the folder may have terms, sorted.

    A link that leads out of the folder does not count. Raises TermsdiffError if it cannot be read.
    """
    root = root_of(folder)
    try:
        with os.scandir(root) as entries:
            found = {_terms_name(entry, root) for entry in entries}
    except FileNotFoundError:
        raise TermsdiffError(
            f"{folder}: no such folder; `termsdiff add` makes it, --folder names another"
        ) from None
    except OSError as error:
        raise TermsdiffError(f"{folder}: cannot be read: {error.strerror}") from None
    return tuple(sorted(found - {""}))


def _terms_name(entry: os.DirEntry[str], root: Path) -> str:
    staged = entry.name.startswith(".") and entry.name.endswith(".filed")
    name = entry.name[1:].removesuffix(".filed") if staged else entry.name
    if not _NAME.fullmatch(name) or not entry.is_dir(follow_symlinks=not staged):
        return ""
    return name if not entry.is_symlink() or _leads_inside(root, Path(entry.path)) else ""


def _leads_inside(root: Path, place: Path) -> bool:
    try:
        inside(root, place)
    except TermsdiffError:
        return False
    return True


def left_out(folder: Path = DEFAULT_FOLDER) -> Iterator[str]:
    """Yield what looks like terms or versions in the folder but is not read, with the reason."""
    root = root_of(folder)
    for entry in _entries(root):
        if entry.is_symlink() and not _leads_inside(root, Path(entry.path)):
            yield f"{folder / entry.name}: a link that leads out of {folder}"
        elif _NAME.fullmatch(entry.name) and entry.is_dir():
            yield from _odd_files(folder / entry.name)


def _odd_files(place: Path) -> Iterator[str]:
    for entry in _entries(place):
        if _FILE.fullmatch(entry.name) and not entry.is_file(follow_symlinks=False):
            kind = "a link" if entry.is_symlink() else "not a regular file"
            yield f"{place / entry.name}: {kind}; a version must be a regular file"


def _entries(place: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def read_terms(folder: Path, name: str) -> Terms | None:
    """Return the terms of that name; None if the folder has none or no version of them.

    Raises TermsdiffError if a link leads out of the folder.
    """
    if not _NAME.fullmatch(name):
        return None
    root = root_of(folder)
    place, staged = folder / name, staged_folder(folder, name)
    inside(root, place)
    places = (staged, place) if is_plain_folder(staged) else (place,)
    # what is already in place takes precedence over what waits next to it
    files = {file.path.rpartition(os.sep)[2]: file for p in places for file in _files(p)}
    if not files:
        return None
    ordered = tuple(sorted(files.values(), key=lambda file: (file.date, file.number)))
    return Terms(name, _settings(root, place / SETTINGS), ordered)


def _files(place: Path) -> Iterator[VersionFile]:
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                found = _FILE.fullmatch(entry.name)
                # a link could show a file from anywhere on this machine as if it were terms
                if found is None or not entry.is_file(follow_symlinks=False):
                    continue
                day = _day(found["day"])
                if day is not None:
                    yield VersionFile(entry.path, day, int(found["number"] or 1))
    except OSError:
        return


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _settings(root: Path, path: Path) -> TermsSettings:
    real = find_inside(root, path)
    if real is None:
        return _NO_SETTINGS

    return declared(TermsSettings, read_toml(real), str(path))


def read_versions(name: str, folder: Path = DEFAULT_FOLDER) -> tuple[Version, ...]:
    """Return the versions of terms in the order in which they came to apply. Raises TermsdiffError
    if the folder has no such terms; only the first lines of each text are read.
    """
    terms = read_terms(folder, name)
    if terms is None:
        raise no_terms(name, folder)
    return versions_of(terms)


def no_terms(name: str, folder: Path) -> TermsdiffError:
    """Return the error for terms that the folder does not have, suggesting the name meant."""
    try:
        known = list_names(folder)
    except TermsdiffError as error:
        return error
    hint = did_you_mean(name, known)
    return TermsdiffError(
        f"no terms {name!r} in {folder}{hint}; `termsdiff list` shows what there is"
    )


def versions_of(terms: Terms) -> tuple[Version, ...]:
    """Return the versions of terms in the order in which they came to apply."""
    return in_order([_version(terms, file) for file in terms.files])


def _version(terms: Terms, file: VersionFile) -> Version:
    values = read_values(_head(file.path))
    return Version(
        terms=terms.name,
        date=file.date,
        basis="filed",
        source=file.path,
        load=partial(_load, file.path, terms.settings.title),
        number=file.number,
        since=day_of(values, "since"),
        withdrawn=day_of(values, "withdrawn"),
        technical=values.get("technical") == "true",
        note=values.get("note", ""),
    )


def _head(path: str) -> str:
    """Return the start of a file, where front matter may be."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        try:
            content = os.read(descriptor, HEAD_SIZE)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be read: {error.strerror}") from None
    return (
        content.decode("utf-8", "replace") if content.lstrip(b"\xef\xbb\xbf")[:3] == b"---" else ""
    )


def _load(path: str, title: str) -> SourceText:
    return read_text(read_file(path), path)._replace(title=title)


def title_beside(path: str) -> str:
    """Return the title that the settings next to a version's file give it; "" if there is none."""
    place = Path(path).absolute()
    if not _FILE.fullmatch(place.name):
        return ""
    return _settings(root_of(place.parent), place.parent / SETTINGS).title
