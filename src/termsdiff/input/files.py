"""Read the text of one version from a file or from standard input, or say why it cannot be."""

from __future__ import annotations

import os
import stat
import sys
from typing import NamedTuple

from ..errors import TermsdiffError
from ..notes import Note
from .converted import Count

STDIN = "-"
SIZE_LIMIT = 50_000_000
"""Largest document read, in bytes."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
)


class SourceText(NamedTuple):
    """The text of one version, line ends as `\\n`, and the name it goes by in reports.

    `notes` say what of the original was not read, or read in one of several possible ways;
    `counts` tell for each of its parts how many words it has and how many of them are here.
    """

    name: str
    text: str
    notes: tuple[Note, ...] = ()
    counts: tuple[Count, ...] = ()


def read_source(operand: str, limit: int = SIZE_LIMIT) -> SourceText:
    """Read the version that an operand of the command line names: a path, or `-`.

    Raises TermsdiffError where there is nothing to read or it is no text.
    """
    name = source_name(operand)
    data = read_stdin(limit) if operand == STDIN else read_file(operand, limit)
    return SourceText(name, decode(data, name))


def source_name(operand: str) -> str:
    """Return the name of an operand in reports: always valid Unicode."""
    if operand == STDIN:
        return "standard input"
    return os.fsencode(operand).decode("utf-8", "replace")


def read_stdin(limit: int = SIZE_LIMIT) -> bytes:
    """Read standard input to its end; raise TermsdiffError where it is longer than the limit."""
    if sys.stdin is None:
        raise TermsdiffError("standard input is closed; name a file instead of -")
    return _within(sys.stdin.buffer.read(limit + 1), limit, "standard input")


def read_file(path: str, limit: int = SIZE_LIMIT) -> bytes:
    """Read a regular file; raise TermsdiffError where it is none, unreadable or too long."""
    name = source_name(path)
    try:
        # without blocking: a named pipe would wait for a writer for ever
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise TermsdiffError(f"no such file: {name}") from None
    except (OSError, ValueError) as error:
        raise TermsdiffError(f"cannot be read: {name}: {_cause(error)}") from None
    try:
        _refuse_special(os.fstat(descriptor).st_mode, name)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return _within(file.read(limit + 1), limit, name)
    except OSError as error:
        raise TermsdiffError(f"cannot be read: {name}: {_cause(error)}") from None
    finally:
        os.close(descriptor)


def _cause(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _refuse_special(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise TermsdiffError(f"a directory, not a document: {name}; name a file in it")
    if not stat.S_ISREG(mode):
        raise TermsdiffError(f"a pipe or device, not a file: {name}; use - for standard input")


def _within(data: bytes, limit: int, name: str) -> bytes:
    if len(data) > limit:
        raise TermsdiffError(f"larger than {limit / 1e6:g} MB, no terms are that long: {name}")
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a document in UTF-8, or UTF-16 with byte order mark.

    Raises TermsdiffError where it is binary, in another encoding, or empty.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise TermsdiffError(f"{kind}, not a text: {name}; convert it to Markdown first")
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TermsdiffError(_undecodable(data, name, error)) from None
    if "\x00" in text:
        raise TermsdiffError(f"binary data, not a text: {name}")
    if not text.strip():
        raise TermsdiffError(f"an empty document: {name}; nothing to read in it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    if b"\x00" in data and error.encoding == "utf-8":
        return f"binary data, not a text: {name}"
    line = data.count(b"\n", 0, error.start) + 1
    return f"not UTF-8 text: {name}, line {line}: {error.reason}; save it as UTF-8"
