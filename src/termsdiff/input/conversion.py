"""Convert HTML, Word and PDF to Markdown with maintained converters, kept in extras."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from ..errors import TermsdiffError
from .converted import Converted

_HTML_START = rb"(?is)\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"


class Kind(NamedTuple):
    """A format that needs converting: how it is called, its file ending, its extra, its module."""

    title: str
    ending: str
    extra: str
    module: str


HTML = Kind("a web page", "html", "html", "convert_html")
WORD = Kind("a Word file", "docx", "docx", "convert_docx")
PDF = Kind("a PDF", "pdf", "pdf", "convert_pdf")


def find_kind(data: bytes, name: str, content_type: str = "") -> Kind | None:
    """Return the format of a document by its first bytes; None for Markdown and plain text."""
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return WORD
    is_page = name.lower().endswith((".html", ".htm", ".xhtml")) or "html" in content_type
    start = data.removeprefix(b"\xef\xbb\xbf")[:4096]
    # a pattern costs as much as reading a document; few of them begin like a page
    begins_like_one = start.lstrip()[:1] == b"<" and re.match(_HTML_START, start)
    return HTML if is_page or begins_like_one else None


def convert(kind: Kind, data: bytes, name: str, content_type: str = "") -> Converted:
    """Return a document as Markdown; raise TermsdiffError where that is not possible.

    `content_type` is what a server said of it: the encoding of a page is decided by it.
    """
    try:
        module = import_module(f"{__package__}.{kind.module}")
        convert_bytes: Callable[..., Converted] = module.to_markdown
        # only pages leave it to the server to say in what encoding they are
        converted = convert_bytes(data, content_type) if kind is HTML else convert_bytes(data)
    except ImportError:
        raise TermsdiffError(
            f"{kind.title}: {name}; to read it, run `pip install 'termsdiff[{kind.extra}]'`"
        ) from None
    except TermsdiffError as error:
        raise TermsdiffError(f"{name}: {error}") from None
    except RecursionError:
        raise TermsdiffError(f"{kind.title}: {name} is nested too deeply to be read") from None
    except Exception as error:
        # converters raise whatever their parsers raise on a damaged file
        raise TermsdiffError(
            f"{kind.title} that cannot be read: {name}: {type(error).__name__}: {error}"
        ) from error
    if not converted.text.strip():
        raise TermsdiffError(f"{kind.title} without any text: {name}; a scan has to be read first")
    return converted
