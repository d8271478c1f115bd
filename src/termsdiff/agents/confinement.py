"""What an agent may name: files and terms in the folders given at start-up, and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import TermsdiffError

LONGEST = 1_000
"""The most characters in one argument: it is a name, not a text."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_TERMS = re.compile(r"[\w][\w.-]*(?:@\d{4}-\d\d-\d\d(?:-\d{1,3})?)?")
_REVISION = re.compile(r"(?!-)[\w./~^@{}-]+")
_ADDRESS = re.compile(r"(?i)^[a-z][a-z0-9+.-]*://|^(?:file|data):")


class Folders(NamedTuple):
    """The folders named at start-up, with links resolved; relative names refer to the first."""

    roots: tuple[Path, ...]

    @property
    def first(self) -> Path:
        """The folder in which commands run."""
        return self.roots[0]

    def hold(self, path: Path) -> bool:
        """Return whether a path with its links resolved is in one of the folders."""
        real = Path(os.path.realpath(path))
        return any(real.is_relative_to(root) for root in self.roots)


def open_folders(names: Sequence[str]) -> Folders:
    """Return the folders with these names; raise TermsdiffError for one that is not a folder."""
    roots = []
    for name in names or (".",):
        real = Path(os.path.realpath(name))
        if not real.is_dir():
            raise TermsdiffError(f"{name}: not a folder; name the folders that agents may read")
        roots.append(real)
    return Folders(tuple(dict.fromkeys(roots)))


def checked_text(value: str, what: str) -> str:
    """Return an argument that is not a path; raise TermsdiffError if it is invalid."""
    if len(value) > LONGEST:
        raise TermsdiffError(
            f"{what}: {len(value):,} characters; name a file or terms of at most {LONGEST:,}, "
            "and save a text as a file first"
        )
    if _CONTROLS.search(value):
        raise TermsdiffError(f"{what}: contains control characters; leave them out")
    if not value.strip():
        raise TermsdiffError(f"{what}: empty; name something")
    if value.startswith("-"):
        raise TermsdiffError(f"{what}: {value!r} begins with `-`, so it is not a name")
    return value


def checked_operand(value: str, what: str, folders: Folders, terms: Path) -> str:
    """Return an operand if it is in the folders: a file, terms, or a file in git.

    `terms` is the folder of terms. Raises TermsdiffError for addresses and for anything else that
    leads out of the folders.
    """
    checked_text(value, what)
    if _ADDRESS.match(value):
        raise TermsdiffError(f"{what}: {value}: addresses are not fetched; save the page as a file")
    place = folders.first / value
    if os.path.lexists(place):
        return _inside(place, value, what, folders)
    if _TERMS.fullmatch(value):
        # the command says whether there are such terms
        name = value.partition("@")[0]
        if os.path.lexists(terms / name):
            _inside(terms / name, value, what, folders)
        return value
    revision, colon, path = value.partition(":")
    if _is_repository(folders) and _REVISION.fullmatch(revision):
        if colon and _stays(path):
            return value
        if not colon and ".." in revision and "/.." not in revision and "../" not in revision:
            return value
    raise TermsdiffError(
        f"{what}: {value}: no such file or terms in {', '.join(map(str, folders.roots))}"
    )


def checked_path(value: str, what: str, folders: Folders) -> str:
    """Return the path of a document in a repository; it need not be in the working tree."""
    checked_text(value, what)
    if not _stays(value):
        raise TermsdiffError(f"{what}: {value}: give a path below the folder, without `..`")
    place = folders.first / value
    return _inside(place, value, what, folders) if os.path.lexists(place) else value


def checked_folder(value: str, folders: Folders) -> Path:
    """Return the folder of terms; raise TermsdiffError if it leads out."""
    checked_text(value, "folder")
    place = folders.first / value
    if not folders.hold(place):
        raise TermsdiffError(f"folder: {value}: outside of {', '.join(map(str, folders.roots))}")
    return place


def _inside(place: Path, value: str, what: str, folders: Folders) -> str:
    if not folders.hold(place):
        raise TermsdiffError(
            f"{what}: {value}: outside of {', '.join(map(str, folders.roots))}; "
            "start the server with its folder, or copy it in"
        )
    if not (place.is_file() or place.is_dir()):
        raise TermsdiffError(f"{what}: {value}: neither a file nor a folder")
    return value


def _stays(path: str) -> bool:
    parts = Path(path).parts
    return bool(parts) and not Path(path).is_absolute() and ".." not in parts


def _is_repository(folders: Folders) -> bool:
    """Whether the first folder is the root of a repository, so that paths stay inside it."""
    return os.path.lexists(folders.first / ".git")
