"""The formatting of a text without a Word file: the built-in template, or the user's."""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PARTS = resources.files("termsdiff.reports") / "templates" / "word"
_PLACES = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/theme.xml": "theme.xml",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def built_in_part(file: str) -> bytes:
    """Return a part of the built-in template by the name of its file."""
    return (_PARTS / file).read_bytes()


@cache
def built_in() -> bytes:
    """Return the built-in template as a Word file."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for place, file in _PLACES.items():
            info = ZipInfo(place, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, built_in_part(file))
    return buffer.getvalue()
