"""Convert HTML, Word and PDF to Markdown with maintained converters, kept in extras."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..on_demand import load, on_demand
from .converted import Converted
from .document_formats import HTML, KINDS, ODT, OLD_WORD, PDF, RTF, Kind, ending_of

if TYPE_CHECKING:
    from .packed import find_word
else:
    # a text needs no reader of archives
    find_word = on_demand("termsdiff.input.packed:find_word")

_HTML_START = rb"(?is)\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"

_NO_PAGE = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def find_kind(data: bytes, name: str, content_type: str = "") -> Kind | None:
    """Return the format of a document by its first bytes; None for Markdown and plain text."""
    if data.startswith(b"%PDF-"):
        return PDF
    packed = _find_packed(data, name)
    if packed is not None:
        return packed
    ending = ending_of(name)
    told = next((kind for kind in KINDS if kind.by_ending and ending in kind.endings), None)
    if told is not None:
        return told
    is_page = ending in HTML.endings or "html" in content_type.lower()
    start = data.removeprefix(b"\xef\xbb\xbf")[:4096]
    if start.startswith(_NO_PAGE) or (b"\x00" in start and not start.startswith(_UTF16_MARKS)):
        # even if the name or the server call it a page, reading it as text will show what it is
        return None
    # the pattern costs as much as reading a document; few documents begin like a page
    begins_like_one = start.lstrip()[:1] == b"<" and re.match(_HTML_START, start)
    return HTML if is_page or begins_like_one else None


def _find_packed(data: bytes, name: str) -> Kind | None:
    """Return the kind of an office file by its contents, whatever its name."""
    if data.startswith(b"{\\rtf"):
        return RTF
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise TermsdiffError(f"{name}: a Word file with a password; save it without one")
        return OLD_WORD if "WordDocument".encode("utf-16-le") in data else None
    if not data.startswith(b"PK\x03\x04"):
        return None
    if data.startswith(b"mimetypeapplication/vnd.oasis.opendocument.text", 30):
        return ODT
    return find_word(data)


def convert(
    kind: Kind, data: bytes, name: str, tracked: str = "accept", content_type: str = ""
) -> Converted:
    """Return a document as Markdown; raise TermsdiffError if that is impossible.

    `tracked` says what to do with tracked changes: `accept` or `reject`; `content_type` is what a
    server said about it, which decides the encoding of a page.
    """
    try:
        convert_bytes: Callable[..., Converted] = load(
            f"{__package__}.{kind.module}:{kind.function}"
        )
        if kind.has_tracked:
            converted = convert_bytes(data, tracked)
        else:
            # only for pages does the server decide the encoding
            converted = convert_bytes(data, content_type) if kind is HTML else convert_bytes(data)
    except ImportError:
        raise TermsdiffError(
            f"{name}: {kind.title}; to read it, run `pip install 'termsdiff[{kind.extra}]'`"
        ) from None
    except TermsdiffError as error:
        raise TermsdiffError(f"{name}: {error}") from None
    except RecursionError:
        raise TermsdiffError(
            f"{name}: {kind.title} nested too deeply; save it in another format"
        ) from None
    except Exception as error:
        # converters raise whatever their parsers raise on a damaged file
        raise TermsdiffError(
            f"{name}: {kind.title} that cannot be read: {type(error).__name__}: {error}"
        ) from error
    if not converted.text.strip():
        raise TermsdiffError(
            f"{name}: {kind.title} without any text; a scan needs text recognition first"
        )
    return converted
