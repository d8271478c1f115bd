"""The characters of a page: the encoding of its bytes, decided like browsers do."""

from __future__ import annotations

import re
from typing import NamedTuple

import webencodings

_PRESCAN = 1024
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*(?P<label>[^\s\"'/>;,]+)", re.IGNORECASE)
_META = re.compile(rb"<!--.*?(?:-->|\Z)|<meta\b(?P<attributes>[^>]*)>", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']\s*(?P<label>[\w.:-]+)", re.IGNORECASE)


class PageText(NamedTuple):
    """The source of a page, and how many characters of it could not be read."""

    text: str
    unreadable: int


def decode_page(data: bytes, content_type: str = "") -> PageText:
    """Decode by byte order mark, then HTTP header, then `meta`, then UTF-8, then windows-1252.

    Never fails: bytes invalid in the encoding become U+FFFD and are counted.
    """
    labels = (_label_of_header(content_type), _label_of_page(data))
    named = (webencodings.lookup(label) for label in labels if label)
    encoding = next((found for found in named if found is not None), None) or _guess(data)
    # a page in UTF-16 cannot declare that in ASCII
    text, used = webencodings.decode(data, encoding)
    written = 0 if used.name != "utf-8" else data.count(b"\xef\xbf\xbd")
    return PageText(text, max(0, text.count("\ufffd") - written))


def _label_of_header(content_type: str) -> str:
    match = _CHARSET.search(content_type)
    return match["label"] if match else ""


def _label_of_page(data: bytes) -> str:
    start = data[:_PRESCAN]
    for meta in _META.finditer(start):
        match = _CHARSET.search((meta["attributes"] or b"").decode("latin-1"))
        if match is not None:
            label = match["label"]
            return "utf-8" if label.lower().startswith("utf-16") else label
    xml = _XML.match(start.lstrip())
    return xml["label"].decode("ascii") if xml else ""


def _guess(data: bytes) -> webencodings.Encoding:
    """Treat a page without a declaration as UTF-8 if it is valid, as browsers do with files."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return webencodings.lookup("windows-1252") or webencodings.UTF8
    return webencodings.UTF8
