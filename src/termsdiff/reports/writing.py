"""Put a report where the user wants it: standard output or a new file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..atomic import write_atomically
from ..errors import TermsdiffError


def stdout_is_terminal() -> bool:
    """Whether standard output is a terminal; one that is closed is none."""
    return _is_open() and sys.stdout.isatty()


def _is_open() -> bool:
    # Python has no standard output if it was closed before the start (`>&-`)
    return sys.stdout is not None and not sys.stdout.closed


def print_text(text: str) -> None:
    """Print text; characters missing from the terminal's encoding are escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print_bytes(text.encode(encoding, "backslashreplace"))


def print_utf8(text: str) -> None:
    """Print text for programs: always UTF-8, whatever the locale says."""
    print_bytes(text.encode("utf-8", "backslashreplace"))


def print_bytes(data: bytes) -> None:
    """Write to standard output and flush, so that a closed pipe is noticed here.

    Raises TermsdiffError if standard output is closed.
    """
    if not _is_open():
        raise TermsdiffError("standard output: closed; write to a file with -o FILE")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8", "replace"))
    else:
        buffer.write(data)
    sys.stdout.flush()


def write_file(path: str, content: str | bytes, *, replace: bool = False) -> None:
    """Write a whole file or nothing; raise TermsdiffError if that fails.

    A file that exists is kept unless `replace` is true.
    """
    target = Path(path)
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        write_atomically(target, data, replace=replace, prefix=f".{target.name}.")
    except FileExistsError:
        raise TermsdiffError(f"{path}: already exists; --force replaces it") from None
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be written: {error.strerror or error}") from None


def make_folder(folder: Path) -> None:
    """Make a folder with its parents; raise TermsdiffError if that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TermsdiffError(
            f"{folder}: cannot be created: {error.strerror or error}; name another folder with "
            f"--out"
        ) from None


def refuse_existing(path: str, *, replace: bool) -> None:
    """Raise TermsdiffError early where `write_file` would refuse the path."""
    target = Path(path)
    if target.is_dir():
        raise TermsdiffError(f"{path}: a directory; name a file to write")
    if os.path.lexists(target) and not replace:
        raise TermsdiffError(f"{path}: already exists; --force replaces it")
    if target.exists() and not target.is_file():
        raise TermsdiffError(f"{path}: not a regular file; leave -o out for standard output")
