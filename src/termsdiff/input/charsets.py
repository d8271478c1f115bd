"""Texts that are not UTF-8: what their bytes and the server say about the encoding."""

from __future__ import annotations

import codecs
import re

from ..errors import TermsdiffError
from ..notes import Note

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_KNOWN = frozenset(
    (
        *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
        *("cp866", "cp874", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
        *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 11, 13, 14, 15, 16)),
        *("gbk", "gb18030", "big5", "euc_jp", "iso2022_jp", "shift_jis", "euc_kr", "utf-8"),
        *("utf-16", "utf-16-le", "utf-16-be"),
    )
)
"""Encodings used by web pages; Python has others that decompress or take long."""
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
}
"""Encodings that browsers read as a superset encoding."""
_FOREIGN = 3
"""A Western text has fewer than one non-ASCII byte in this many."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def stated_charset(content_type: str) -> str:
    """Return the charset of a `Content-Type` header, "" if it states none that is known."""
    found = _CHARSET.search(content_type)
    return (_python_name(found[1]) or "") if found else ""


def _python_name(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _WIDER.get(name, name)
    return name if name in _KNOWN else None


def contradiction(data: bytes, charset: str) -> tuple[Note, ...]:
    """Return a note if a text is UTF-8 by its bytes and another encoding by its header."""
    if charset == "utf-8" or data.isascii():
        return ()
    return (
        Note("charset", f"The server says that the text is {charset}, but its bytes are UTF-8."),
    )


def guess(
    data: bytes, name: str, charset: str, error: UnicodeDecodeError
) -> tuple[str, tuple[Note, ...]]:
    """Return a text that is not UTF-8, and the assumption about its encoding.

    In order: a byte order mark, what the server says, Windows-1252. Raises TermsdiffError where
    none of them fits.
    """
    if data.startswith(_UTF16_MARKS):
        return _decoded(data, "utf-16", name), ()
    if charset and charset != "utf-8":
        return _decoded(data, charset, name), ()
    if b"\x00" in data:
        raise TermsdiffError(f"{name}: binary data, not text; name a text or Word file")
    line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = "\x00"
    foreign = sum(byte >= 0x80 for byte in data) * _FOREIGN > len(data)
    if foreign or _CONTROLS.search(text):
        raise TermsdiffError(
            f"{name}, line {line}: not UTF-8 text: {error.reason}; save it as UTF-8"
        )
    said = "The server says that the text is UTF-8, but it is not; it" if charset else "The text"
    where = f"(line {line} is not UTF-8)"
    return text, (Note("encoding", f"{said} was read as Windows-1252 {where}."),)


def _decoded(data: bytes, charset: str, name: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise TermsdiffError(
            f"{name}: not UTF-8 text: {error.reason} as {charset}; save it as UTF-8"
        ) from None


def as_utf8(data: bytes, charset: str) -> tuple[bytes, tuple[Note, ...]]:
    """Return a page as UTF-8 with a BOM, if its header and its bytes settle the encoding.

    Without a charset in the header, or if the bytes contradict it, the page itself may state one:
    then it is left unchanged.
    """
    if not charset or data.startswith((codecs.BOM_UTF8, *_UTF16_MARKS)):
        return data, ()
    try:
        text, notes = data.decode("utf-8"), contradiction(data, charset)
    except UnicodeDecodeError:
        try:
            text, notes = data.decode(charset), ()
        except UnicodeDecodeError:
            said = f"The server says that the page is {charset}, but its bytes are not."
            return data, (Note("charset", said),)
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace"), notes
