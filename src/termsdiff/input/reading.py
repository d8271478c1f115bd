"""Read a document of any supported format as Markdown: by its bytes, whatever its name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError
from ..notes import Note
from ..on_demand import on_demand
from .conversion import convert, find_kind
from .document_formats import HTML
from .files import SourceText, read_file, read_path, read_stdin, read_text
from .naming import File, Named, StandardInput, WebPage, parse_name

if TYPE_CHECKING:
    from .charsets import as_utf8, stated_charset
    from .fetching import fetch
else:
    # what a file does not need: only servers name an encoding
    as_utf8 = on_demand("termsdiff.input.charsets:as_utf8")
    stated_charset = on_demand("termsdiff.input.charsets:stated_charset")
    fetch = on_demand("termsdiff.input.fetching:fetch")

_PACKED = b"PK\x03\x04"


class Original(NamedTuple):
    """A document as received: its bytes, its file extension, its text as Markdown."""

    data: bytes
    ending: str
    source: SourceText


def plain_pair(
    old: str, new: str | None, tracked: str = "accept"
) -> tuple[SourceText, SourceText] | None:
    """Return the texts of two operands that are plain files; None if one may mean another.

    This saves ordinary comparisons from loading what handles terms, versions and repositories.
    """
    if new is None:
        return None
    first, second = parse_name(old), parse_name(new)
    if not (_is_plain(first) and _is_plain(second)):
        return None
    return read_any(first, tracked), read_any(second, tracked)


def _is_plain(named: Named) -> bool:
    return isinstance(named, File) and os.path.isfile(named.path)  # noqa: PTH113


def both_versions(named: StandardInput | File) -> tuple[SourceText, SourceText]:
    """Return a file with tracked changes twice: as it was without them, as it is with all of them.

    Raises TermsdiffError if the file has none, or is of a kind that cannot have any.
    """
    data = read_file(named.path) if isinstance(named, File) else read_stdin()
    pair = _both(data, named.name)
    if pair is None:
        raise TermsdiffError(f"{named.name}: no tracked changes; name two versions to compare")
    return pair


def tracked_versions(named: Named) -> tuple[SourceText, SourceText] | None:
    """Return both versions of a Word file with tracked changes; None for anything else."""
    if not isinstance(named, File) or not os.path.isfile(named.path):  # noqa: PTH113
        return None
    with open(named.path, "rb") as file:  # noqa: PTH123 - pathlib would have to be loaded
        if not file.read(len(_PACKED)).startswith(_PACKED):
            return None
    return _both(read_file(named.path), named.name)


def _both(data: bytes, name: str) -> tuple[SourceText, SourceText] | None:
    """Return a document without its tracked changes and with them; None if it has none."""
    new = as_text(data, name).source
    if not any(note.code == "tracked-changes" for note in new.notes):
        return None
    old = as_text(data, name, tracked="reject").source
    return (
        old._replace(name=f"{name} (changes rejected)"),
        new._replace(name=f"{name} (changes accepted)"),
    )


def read_any(named: Named, tracked: str = "accept") -> SourceText:
    """Return the text of a file, a page or standard input; HTML, Word and PDF are converted.

    `tracked` says what to do with tracked changes in it: `accept` or `reject`.

    Raises TermsdiffError if it cannot be read or its converter is not installed.
    """
    if isinstance(named, WebPage):
        return read_page(named.address, tracked)
    return read_original(named, tracked).source


def read_original(named: StandardInput | File, tracked: str = "accept") -> Original:
    """Return a file, a pipe or standard input as received, with its text."""
    data = read_received(named)
    if data is None:
        # the null device: a file that did not exist yet, or no longer does
        return Original(b"", "md", SourceText(named.name, ""))
    return as_text(data, named.name, tracked=tracked)


def read_received(named: StandardInput | File) -> bytes | None:
    """Return the bytes of a file, a pipe or standard input; None for the null device."""
    return read_path(named.path) if isinstance(named, File) else read_stdin()


def as_text(data: bytes, name: str, content_type: str = "", *, tracked: str = "accept") -> Original:
    """Return a document with its text; its first bytes say what it is.

    `content_type` is what a server says about it; if its bytes contradict that, a note says so.
    """
    charset = _charset(content_type)
    kind = find_kind(data, name, content_type)
    if kind is None:
        return Original(data, "md", read_text(data, name, charset))
    page = data
    said: tuple[Note, ...] = ()
    if kind is HTML and charset:
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
    return stated_charset(content_type)


def read_page(address: str, tracked: str = "accept") -> SourceText:
    """Fetch a page over https and return its main content as Markdown."""
    page = fetch(address)
    return as_text(page.data, page.address, page.content_type, tracked=tracked).source
