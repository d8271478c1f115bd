"""A Word file with tracked changes: accept all for the new version, reject all for the old one."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from markupsafe import escape

from ..comparison import Comparison
from .docx_paragraphs import paragraphs
from .docx_xml import NAMESPACE, RIGHT_TO_LEFT, Writer
from .html_text import plain_text
from .html_view import dated
from .notes import notes_of
from .options import RenderOptions
from .wording import verdict_words

_PARTS = resources.files(__package__) / "templates" / "word"
_STATIC = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a ZIP file can hold: the same report has the same bytes on any day."""
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:creator>termsdiff</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" '
    'w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


def _summary(comparison: Comparison) -> list[str]:
    verdict = verdict_words(comparison, notes_beside=True)
    span = f"{dated(comparison.old)} to {dated(comparison.new)}: {verdict}"
    proved = Counter(
        kind
        for judged in comparison.changes
        if judged.materiality == "editorial"
        for kind in dict.fromkeys(proof.kind for proof in judged.proofs)
    )
    kinds = ", ".join(f"{kind} {number}" for kind, number in proved.most_common())
    return [
        span,
        *(note.words for note in notes_of(comparison)),
        *([f"What shows it, for those shown to say the same: {kinds}."] if kinds else []),
        "Accept all changes for the new version; reject all for the old one.",
    ]


def _element(name: str, content: str) -> str:
    return f'{_XML}<w:{name} xmlns:w="{NAMESPACE}">{content}</w:{name}>'


def _body(comparison: Comparison) -> Writer:
    language = comparison.new.language.partition("-")[0]
    writer = Writer(right_to_left=language in RIGHT_TO_LEFT)
    remarks = [_summary(comparison)]
    for paragraph in paragraphs(comparison):
        writer.paragraph(paragraph, remarks)
        remarks = []
    # the last paragraph of a file cannot be tracked as gone, so an empty one closes it
    writer.body.append("<w:p/>")
    return writer


def _core(comparison: Comparison) -> str:
    title = plain_text(comparison.new.title or comparison.old.title)
    language = plain_text(comparison.new.language)
    return _XML + _CORE.format(title=escape(title), language=escape(language))


def _packed(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content.encode("utf-8"))
    return buffer.getvalue()


def render(comparison: Comparison, options: RenderOptions) -> bytes:
    """Return the Word file; it holds both versions whole, whatever the reader leaves out."""
    del options
    writer = _body(comparison)
    parts = {name: (_PARTS / file).read_text("utf-8") for name, file in _STATIC.items()}
    parts["word/document.xml"] = _element(
        "document", f"<w:body>{''.join(writer.body)}{_SECTION}</w:body>"
    )
    parts["word/comments.xml"] = _element("comments", "".join(writer.comments))
    parts["docProps/core.xml"] = _core(comparison)
    return _packed(parts)
