"""Put a report where the user wants it: standard output, a pager, or a new file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COLORS_THROUGH_LESS = "-R"


def print_text(text: str) -> None:
    """Print text; what the terminal's encoding lacks is written as an escape."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print_bytes(text.encode(encoding, "backslashreplace"))


def print_utf8(text: str) -> None:
    """Print text for programs: always UTF-8, whatever the locale says."""
    print_bytes(text.encode("utf-8", "backslashreplace"))


def print_bytes(data: bytes) -> None:
    """Write to standard output and flush, so that a closed pipe is noticed here."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8", "replace"))
    else:
        buffer.write(data)
    sys.stdout.flush()


def show(text: str) -> None:
    """Print text, through the user's pager where it is longer than the terminal."""
    from shutil import get_terminal_size

    command = _pager(os.environ)
    long = sys.stdout.isatty() and text.count("\n") >= get_terminal_size().lines
    if not (long and command and _page(command, text)):
        print_text(text)


def _pager(environment: Mapping[str, str]) -> list[str]:
    """Return the command of the pager as words: it never passes through a shell."""
    import shlex

    try:
        command = shlex.split(environment.get("PAGER", "less"))
    except ValueError:
        return []
    return [] if command == ["cat"] else command


def _page(command: list[str], text: str) -> bool:
    """Run the pager on the text; return whether it could be started."""
    import subprocess

    environment = {"LESS": _COLORS_THROUGH_LESS, "LESSCHARSET": "utf-8"} | dict(os.environ)
    try:
        process = subprocess.Popen(  # noqa: S603 - the user's own PAGER, no shell
            command, stdin=subprocess.PIPE, env=environment
        )
    except OSError:
        return False
    try:
        process.communicate(text.encode("utf-8", "backslashreplace"))
    except KeyboardInterrupt:
        process.wait()
    return True


def write_file(path: str, content: str | bytes, *, replace: bool = False) -> None:
    """Write a whole file or nothing; raise TermsdiffError if that cannot be done.

    A file that exists is kept unless `replace` is true.
    """
    from pathlib import Path

    from ..atomic import write_atomically

    target = Path(path)
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        write_atomically(target, data, replace=replace, prefix=f".{target.name}.")
    except FileExistsError:
        raise TermsdiffError(f"{path}: exists already; --force replaces it") from None
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be written: {error.strerror or error}") from None


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; raise TermsdiffError if that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TermsdiffError(
            f"{folder}: cannot be made: {error.strerror or error}; name another folder with --out"
        ) from None


def refuse_existing(path: str, *, replace: bool) -> None:
    """Raise TermsdiffError early where `write_file` would refuse the path."""
    from pathlib import Path

    target = Path(path)
    if target.is_dir():
        raise TermsdiffError(f"{path}: a directory; name a file to write")
    if os.path.lexists(target) and not replace:
        raise TermsdiffError(f"{path}: exists already; --force replaces it")
    if target.exists() and not target.is_file():
        raise TermsdiffError(f"{path}: not a regular file; leave -o out for standard output")
