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
    """Write a whole file or nothing; raise TermsdiffError where that cannot be done.

    A file that exists is kept unless `replace` is true.
    """
    from pathlib import Path

    target = Path(path)
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        _write_whole(target, data, replace)
    except FileExistsError:
        raise TermsdiffError(f"{path}: exists already; --force replaces it") from None
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be written: {error.strerror or error}") from None


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; raise TermsdiffError where that cannot be done."""
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
        raise TermsdiffError(f"{path}: no ordinary file; leave -o out for standard output")


def _write_whole(target: Path, data: bytes, replace: bool) -> None:
    from pathlib import Path
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_umask())
            _put(temporary, target, replace)
        finally:
            temporary.unlink(missing_ok=True)


def _put(temporary: Path, target: Path, replace: bool) -> None:
    if replace:
        temporary.replace(target)
        return
    try:
        # a hard link fails where the target exists: no moment between asking and writing
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # file systems without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        temporary.replace(target)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
