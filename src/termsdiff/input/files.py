"""Read the text of one version from a file or from standard input, or say why it cannot be."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError
from ..notes import Note
from ..on_demand import on_demand
from .converted import Count, Pages

if TYPE_CHECKING:
    from select import select

    from .charsets import contradiction, guess
else:
    # most documents are files in UTF-8
    select = on_demand("select:select")
    contradiction = on_demand("termsdiff.input.charsets:contradiction")
    guess = on_demand("termsdiff.input.charsets:guess")

SIZE_LIMIT = 50_000_000
"""The largest document that is read, in bytes."""
_PATIENCE = 2.0
"""Seconds to wait for a writer on a named pipe."""
_OPEN_PIPES = ("/dev/fd/", "/proc/")
"""Where a shell's `<(…)` is found: that pipe already has its writer."""
_BINARY_FLAG = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
)


class SourceText(NamedTuple):
    """The text of one version, line ends as `\\n`, and the name it goes by in reports.

    `notes` say which parts of the original were not read, or read in one of several possible ways;
    `counts` say for each of its parts how many words it has and how many of them are here; `title`
    is the title given by the user, "" if there is none; `package` is the Word file that the text
    was read from, if it was one; `pages` are those of each line of the text, empty if the original
    has none.
    """

    name: str
    text: str
    notes: tuple[Note, ...] = ()
    counts: tuple[Count, ...] = ()
    title: str = ""
    package: bytes = b""
    pages: tuple[Pages, ...] = ()


def read_source(path: str, limit: int = SIZE_LIMIT) -> SourceText:
    """Read the text of a file or a pipe; the null device is the empty text.

    Raises TermsdiffError if there is nothing to read or it is no text.
    """
    return text_of(read_path(path, limit), source_name(path))


def read_path(path: str, limit: int = SIZE_LIMIT) -> bytes | None:
    """Return the bytes of a file or a pipe; None for the null device."""
    return None if is_null(path) else read_file(path, limit, pipes=True)


def text_of(data: bytes | None, name: str) -> SourceText:
    """Return bytes as text; None is the empty text, used only for the null device."""
    return SourceText(name, "") if data is None else read_text(data, name)


def source_name(path: str) -> str:
    """Return the name of a file in reports: always valid Unicode."""
    return os.fsencode(path).decode("utf-8", "replace")


def is_null(path: str) -> bool:
    """Return whether a path leads to the null device, whatever it is called."""
    if path == os.devnull:
        return True
    try:
        # by device number: /dev/fd/0 can be it, too
        found, null = os.stat(path), os.stat(os.devnull)  # noqa: PTH116
    except (OSError, ValueError):
        return False
    return stat.S_ISCHR(found.st_mode) and found.st_rdev == null.st_rdev


def is_document(path: str) -> bool:
    """Return whether a path leads to something to read: a file, a pipe or the null device."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - pathlib would have to be loaded
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or is_null(path)


def read_stdin(limit: int = SIZE_LIMIT) -> bytes:
    """Read standard input to its end; raise TermsdiffError if it is longer than the limit."""
    if sys.stdin is None:
        raise TermsdiffError("standard input is closed; name a file instead of -")
    return _within(sys.stdin.buffer.read(limit + 1), limit, "standard input")


def read_file(path: str, limit: int = SIZE_LIMIT, *, pipes: bool = False) -> bytes:
    """Read a regular file; with `pipes`, a pipe to its end as well.

    Raises TermsdiffError if it is not a file, unreadable or too long; a device is not even opened.
    """
    name = source_name(path)
    try:
        _refuse_special(os.stat(path).st_mode, name, pipes=pipes)  # noqa: PTH116
        # without blocking: a named pipe would wait for a writer forever
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY_FLAG)
    except FileNotFoundError:
        raise TermsdiffError(f"{name}: no such file; check its path") from None
    except (OSError, ValueError) as error:
        raise TermsdiffError(f"{name}: cannot be read: {_cause(error)}") from None
    try:
        mode = os.fstat(descriptor).st_mode
        _refuse_special(mode, name, pipes=pipes)
        if stat.S_ISFIFO(mode):
            _await_writer(descriptor, path, name)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return _within(file.read(limit + 1), limit, name)
    except OSError as error:
        raise TermsdiffError(f"{name}: cannot be read: {_cause(error)}") from None
    finally:
        os.close(descriptor)


def _cause(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _refuse_special(mode: int, name: str, *, pipes: bool) -> None:
    if stat.S_ISDIR(mode):
        raise TermsdiffError(f"{name}: a directory, not a document; name a file in it")
    if not (stat.S_ISREG(mode) or (pipes and stat.S_ISFIFO(mode))):
        raise TermsdiffError(f"{name}: a pipe or device, not a file; use - for standard input")


def _await_writer(descriptor: int, path: str, name: str) -> None:
    """Wait until a pipe has data or its writer has left, then read as usual."""
    patience = None if path.startswith(_OPEN_PIPES) else _PATIENCE
    if not select([descriptor], [], [], patience)[0]:
        raise TermsdiffError(
            f"{name}: a pipe or device without a writer; name a file, or - for standard input"
        )
    os.set_blocking(descriptor, True)


def _within(data: bytes, limit: int, name: str) -> bytes:
    if len(data) > limit:
        raise TermsdiffError(f"{name}: larger than {limit / 1e6:g} MB; no terms are that long")
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a document, without notes on its encoding."""
    return read_text(data, name).text


def read_text(data: bytes, name: str, charset: str = "") -> SourceText:
    """Return the text of a document: UTF-8, UTF-16 with byte order mark, or else Windows-1252.

    `charset` is what a server says about it. Guesses are noted. Raises TermsdiffError if the data
    is binary or empty.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise TermsdiffError(f"{name}: {kind}, not text; convert it to Markdown first")
    notes: tuple[Note, ...] = ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text, notes = guess(data, name, charset, error)
    else:
        if charset:
            notes = contradiction(data, charset)
    if "\x00" in text:
        raise TermsdiffError(f"{name}: binary data, not text; name a text or Word file")
    if not text.strip():
        raise TermsdiffError(f"{name}: an empty document; nothing to read")
    return SourceText(name, text.replace("\r\n", "\n").replace("\r", "\n"), notes)
