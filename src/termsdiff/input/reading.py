"""Read a document of any supported format as Markdown: by its bytes, whatever its name."""

from __future__ import annotations

import os
from typing import NamedTuple

from .files import STDIN, SourceText, decode, read_file, read_stdin, source_name


class Original(NamedTuple):
    """A document as received: its bytes, the ending of its file name, its text as Markdown."""

    data: bytes
    ending: str
    source: SourceText


def plain_pair(old: str, new: str | None) -> tuple[SourceText, SourceText] | None:
    """Return the texts of two operands that are plain files; None where one may mean another.

    This spares the usual comparison all that knows of terms, versions and repositories.
    """
    if new is None or not (os.path.isfile(old) and os.path.isfile(new)):  # noqa: PTH113
        return None
    return read_any(old), read_any(new)


def read_any(operand: str) -> SourceText:
    """Return the text of a file or of standard input; HTML, Word and PDF are converted.

    Raises TermsdiffError where it cannot be read or its converter is not installed.
    """
    return read_original(operand).source


def read_original(operand: str) -> Original:
    """Return a file or standard input as received, with its text."""
    name = source_name(operand)
    data = read_stdin() if operand == STDIN else read_file(operand)
    return as_text(data, name)


def as_text(data: bytes, name: str, content_type: str = "") -> Original:
    """Return a document with its text; its first bytes say what it is."""
    from .conversion import convert, find_kind

    kind = find_kind(data, name, content_type)
    if kind is None:
        return Original(data, "md", SourceText(name, decode(data, name)))
    text, notes = convert(kind, data, name, content_type)
    return Original(data, kind.ending, SourceText(name, text, notes))


def read_page(address: str) -> SourceText:
    """Fetch a page over https and return its main content as Markdown."""
    from .fetching import fetch

    page = fetch(address)
    return as_text(page.data, page.address, page.content_type).source
