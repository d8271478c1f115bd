"""Which kind of Word file a package is, by what it says of its parts."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from .document_formats import WORD, Kind

_LONGEST_TYPES = 1_000_000
_ENDINGS = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "dotx"),
    (b"ms-word.document.macroEnabled.main+xml", "docm"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "dotm"),
)
"""What a package calls its document, and the ending of such a file."""


def find_word(data: bytes) -> Kind | None:
    """Return the kind of a Word file by the types that its package states for its parts."""
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open("[Content_Types].xml") as stream:
            types = stream.read(_LONGEST_TYPES)
    except (BadZipFile, KeyError, ValueError, OSError, RuntimeError, zlib.error):
        return WORD if b"word/" in data else None
    ending = next((end for mark, end in _ENDINGS if mark in types), None)
    if ending in (None, WORD.ending):
        return WORD if ending else None
    return WORD._replace(endings=(ending,))
