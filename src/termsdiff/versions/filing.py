"""File versions so that a crash leaves the old state or the new one, never something in between.

The files of one step are written to a hidden folder and synced; they count from the moment that
folder is renamed to `.<terms>.filed`. They are then moved into place by this process or, if it was
killed, by the next one that files something.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ..atomic import sync_folder, write_synced
from ..errors import TermsdiffError
from ..input.inside import inside, is_plain_file, is_plain_folder, root_of
from .folder import check_name, staged_folder

_LOCK = ".lock"
_STAGING = ".staging-"
_FILED = re.compile(r"\d{4}-\d\d-\d\d(?:-[1-9]\d{0,3})?\.[a-z0-9]{1,8}", re.ASCII)
"""Names of filed files: a version, or its original next to it."""
_PATIENCE = 120.0
"""Seconds to wait for another process that files versions."""

Files = Mapping[str, bytes]
"""Contents by file name."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes from filing in this folder; finish what a killed one left."""
    try:
        root_of(folder).mkdir(parents=True, exist_ok=True)
        lock = folder / _LOCK
        if os.path.lexists(lock) and not is_plain_file(lock):
            raise TermsdiffError(f"{lock}: not a regular file; delete it")
        with FileLock(lock, timeout=_PATIENCE):
            _recover(folder)
            yield
    except Timeout:
        raise TermsdiffError(
            f"{folder}: another termsdiff is filing in it; try again later"
        ) from None
    except OSError as error:
        raise TermsdiffError(f"{folder}: cannot be written: {error.strerror or error}") from None


def file_all(folder: Path, name: str, files: Files) -> None:
    """Put files into the folder of terms, all or none; call this with the folder locked.

    Raises TermsdiffError if one of them exists.
    """
    target = folder / check_name(name)
    inside(root_of(folder), target)
    taken = next((file for file in files if os.path.lexists(target / file)), None)
    if taken is not None:
        raise TermsdiffError(f"{target / taken}: already exists; versions are never replaced")
    staging = folder / f"{_STAGING}{os.urandom(8).hex()}"
    staging.mkdir()
    try:
        for file, content in files.items():
            write_synced(staging / file, content)
        sync_folder(staging)
        staging.rename(staged_folder(folder, name))
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    sync_folder(folder)
    _put_in_place(folder, name)


def _put_in_place(folder: Path, name: str) -> None:
    staged, target = staged_folder(folder, name), folder / name
    files = sorted(staged.iterdir())
    _check_staged(folder, name, files)
    target.mkdir(exist_ok=True)
    for path in files:
        path.replace(target / path.name)
    sync_folder(target)
    staged.rmdir()
    sync_folder(folder)


def _check_staged(folder: Path, name: str, files: list[Path]) -> None:
    """Raise TermsdiffError if a staged folder contains what this program does not put there.

    It may come from a repository, so it must not lead outside or replace what is filed.
    """
    staged, target = staged_folder(folder, name), folder / name
    inside(root_of(folder), target)
    for path in files:
        if not (_FILED.fullmatch(path.name) and is_plain_file(path)):
            raise TermsdiffError(
                f"{staged}: {path.name} is not a version; inspect it and delete it"
            )
        if os.path.lexists(target / path.name):
            raise TermsdiffError(
                f"{staged}: {path.name} is already filed; inspect both and delete this folder"
            )


def _recover(folder: Path) -> None:
    """Finish steps that already count and remove those that never did."""
    for path in list(folder.iterdir()):
        name = path.name
        if name.startswith(_STAGING):
            _remove(path)
        elif name.startswith(".") and name.endswith(".filed"):
            if not is_plain_folder(path):
                raise TermsdiffError(f"{path}: not a regular folder; inspect it and delete it")
            _put_in_place(folder, check_name(name[1 : -len(".filed")]))


def _remove(path: Path) -> None:
    if is_plain_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink()
