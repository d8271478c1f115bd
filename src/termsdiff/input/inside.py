"""Stay inside a folder: nothing is read or written through a link that leads out of it.

A repository is data written by strangers. A link in its folders could show a private file as if it
were terms, or make a version overwrite someone else's file.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from ..errors import TermsdiffError


def root_of(folder: Path) -> Path:
    """Return a folder with its links resolved, whether or not it exists.

    A path relative to the working directory must stay inside it, unless it contains `..` itself.
    Raises TermsdiffError if a link leads out.
    """
    real = Path(os.path.realpath(folder))
    if folder.is_absolute():
        return real
    named, here = Path(os.path.abspath(folder)), Path.cwd()  # noqa: PTH100 - links must stay
    if named.is_relative_to(here) and not real.is_relative_to(os.path.realpath(here)):
        raise TermsdiffError(f"{folder}: a link that leads out of this folder; name {real} instead")
    return real


def inside(root: Path, place: Path) -> Path:
    """Return a place below a root with its links resolved, whether or not it exists.

    Raises TermsdiffError if it is outside, or if a link leads there.
    """
    real = Path(os.path.realpath(place))
    if not real.is_relative_to(os.path.realpath(root)):
        raise TermsdiffError(f"{place}: a link that leads out of {root}; replace it with a copy")
    return real


def find_inside(root: Path, place: Path) -> Path | None:
    """Return the real path of a regular file below a root; None if nothing is there.

    Raises TermsdiffError if a link leads out, and for a folder, pipe or device.
    """
    try:
        mode = inside(root, place).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise TermsdiffError(f"{place}: cannot be read: {error.strerror}") from None
    if not stat.S_ISREG(mode):
        raise TermsdiffError(f"{place}: not a regular file; replace it with one or delete it")
    return Path(os.path.realpath(place))


def is_plain_folder(path: Path) -> bool:
    """Return whether there is a folder that is not a link."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def is_plain_file(path: Path) -> bool:
    """Return whether there is a regular file that is not a link."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
