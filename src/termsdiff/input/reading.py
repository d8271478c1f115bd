"""Read a document of any supported format as Markdown: by its bytes, whatever its name."""

from __future__ import annotations

import os
from typing import NamedTuple

from ..errors import TermsdiffError
from ..notes import Note
from .files import STDIN, SourceText, read_file, read_operand, read_stdin, read_text, source_name
from .formats import HTML

_PACKED = b"PK\x03\x04"


class Original(NamedTuple):
    """A document as received: its bytes, the ending of its file name, its text as Markdown."""

    data: bytes
    ending: str
    source: SourceText


def plain_pair(
    old: str, new: str | None, tracked: str = "accept"
) -> tuple[SourceText, SourceText] | None:
    """Return the texts of two operands that are plain files; None where one may mean another.

    This spares the usual comparison all that knows of terms, versions and repositories.
    """
    if new is None or not (os.path.isfile(old) and os.path.isfile(new)):  # noqa: PTH113
        return None
    return read_any(old, tracked), read_any(new, tracked)


def both_versions(operand: str) -> tuple[SourceText, SourceText]:
    """Return a file with tracked changes twice: as it was without them, as it is with all of them.

    Raises TermsdiffError where the file is of a kind that holds none, or holds none.
    """
    data = read_stdin() if operand == STDIN else read_file(operand)
    name = source_name(operand)
    old, new = (as_text(data, name, tracked=side).source for side in ("reject", "accept"))
    if not any(note.code == "tracked-changes" for note in new.notes):
        raise TermsdiffError(f"{name}: no tracked changes in it; name two versions to compare")
    return (
        old._replace(name=f"{name} (changes rejected)"),
        new._replace(name=f"{name} (changes accepted)"),
    )


def tracked_versions(operand: str) -> tuple[SourceText, SourceText] | None:
    """Return both versions of a Word file with tracked changes; None for any other operand."""
    if operand == STDIN or not os.path.isfile(operand):  # noqa: PTH113
        return None
    with open(operand, "rb") as file:  # noqa: PTH123 - pathlib would have to be loaded
        if not file.read(len(_PACKED)).startswith(_PACKED):
            return None
    accepted = read_any(operand)
    if not any(note.code == "tracked-changes" for note in accepted.notes):
        return None
    return both_versions(operand)


def read_any(operand: str, tracked: str = "accept") -> SourceText:
    """Return the text of a file or of standard input; HTML, Word and PDF are converted.

    `tracked` says what to do with tracked changes in it: `accept` or `reject`.

    Raises TermsdiffError where it cannot be read or its converter is not installed.
    """
    return read_original(operand, tracked).source


def read_original(operand: str, tracked: str = "accept") -> Original:
    """Return a file, a pipe or standard input as received, with its text."""
    name = source_name(operand)
    data = read_operand(operand)
    if data is None:
        # the null device: what was not there yet, or is no more
        return Original(b"", "md", SourceText(name, ""))
    return as_text(data, name, tracked=tracked)


def as_text(data: bytes, name: str, content_type: str = "", *, tracked: str = "accept") -> Original:
    """Return a document with its text; its first bytes say what it is.

    `content_type` is what a server says of it; where its bytes contradict that, a note says so.
    """
    from .conversion import convert, find_kind

    charset = _charset(content_type)
    kind = find_kind(data, name, content_type)
    if kind is None:
        return Original(data, "md", read_text(data, name, charset))
    page = data
    said: tuple[Note, ...] = ()
    if kind is HTML and charset:
        from .charsets import as_utf8

        page, said = as_utf8(data, charset)
    found = convert(kind, page, name, tracked, content_type)
    source = SourceText(
        name,
        found.text,
        (*said, *found.notes),
        found.counts,
        package=found.package,
        pages=found.pages,
    )
    return Original(data, kind.ending, source)


def _charset(content_type: str) -> str:
    if "charset" not in content_type.lower():
        return ""
    from .charsets import stated_charset

    return stated_charset(content_type)


def read_page(address: str) -> SourceText:
    """Fetch a page over https and return its main content as Markdown."""
    from .fetching import fetch

    page = fetch(address)
    return as_text(page.data, page.address, page.content_type).source
