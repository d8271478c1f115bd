"""Write a file completely or not at all, whatever happens: the only way in which files change.

The content goes to a hidden file next to the target, is synced, and is renamed to the target.
"""

from __future__ import annotations

import os
from pathlib import Path

_MODE = 0o666


def write_atomically(
    path: Path, content: bytes, *, replace: bool = True, prefix: str = ".writing-"
) -> None:
    """Write a file; raise FileExistsError if it exists and must not be replaced.

    `prefix` starts the name of what a killed process leaves behind. Raises OSError if the system
    refuses; the old file is then unchanged.
    """
    temporary = path.parent / f"{prefix}{os.urandom(8).hex()}"
    try:
        write_synced(temporary, content)
        _move_into_place(temporary, path, replace=replace)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file and wait until it is on disk; an existing file of that name is an error."""
    # the mode of other new files of the user: the system applies the umask
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move_into_place(temporary: Path, target: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(target)
        return
    try:
        # a hard link fails if the target exists: no gap between checking and writing
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # file systems without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        temporary.replace(target)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, if the system lets a folder be opened."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        # some file systems cannot sync a folder
        return
    finally:
        os.close(descriptor)
