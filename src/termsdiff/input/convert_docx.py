"""Word to Markdown: headings, the numbers that Word shows, lists, tables; insertions accepted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

import docx

from ..errors import TermsdiffError
from .converted import Converted
from .docx_asides import Notes, box_paragraphs, note_of, own_runs, read_notes
from .docx_numbering import Numbering, read_numbering

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_LARGEST = 300_000_000
"""Most bytes that a file may unpack to."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_HEADING = re.compile(r"heading (?P<level>[1-9])", re.IGNORECASE)
_REMOVED = frozenset((qn("w:del"), qn("w:moveFrom")))
_BREAKS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}


def to_markdown(data: bytes) -> Converted:
    """Return a Word file as Markdown; raise TermsdiffError where it unpacks to too much."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise TermsdiffError("a Word file that unpacks to more than any terms hold")
    document = docx.Document(io.BytesIO(data))
    numbering, notes = read_numbering(document), read_notes(document)
    blocks: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            blocks.append(_table(part, notes))
        else:
            boxes = (Paragraph(box, part._parent) for box in box_paragraphs(part._p))
            blocks.extend(_paragraph(one, numbering, notes) for one in (part, *boxes))
    return Converted("\n\n".join(block for block in blocks if block) + "\n")


def _paragraph(paragraph: Paragraph, numbering: Numbering, notes: Notes) -> str:
    text = " ".join("".join(_runs(paragraph._p, notes)).split())
    if not text:
        return ""
    label = numbering.label(paragraph)
    body = f"{label} {text}" if label else text
    level = _heading_level(paragraph)
    return f"{'#' * level} {body.replace('**', '')}" if level else body


def _heading_level(paragraph: Paragraph) -> int:
    style = paragraph.style
    while style is not None:
        name = str(style.name or "")
        match = _HEADING.fullmatch(name)
        if match is not None:
            return min(int(match["level"]) + 1, 6)
        if name.casefold() == "title":
            return 1
        style = getattr(style, "base_style", None)
    return 0


def _runs(paragraph: BaseOxmlElement, notes: Notes) -> Iterator[str]:
    for run in own_runs(paragraph):
        if any(parent.tag in _REMOVED for parent in run.iterancestors()):
            continue
        text = "".join(_texts(run, notes))
        stripped = text.strip()
        if stripped and _is_bold(run):
            # the marks must touch the words
            start, _, end = text.partition(stripped)
            text = f"{start}**{stripped}**{end}"
        yield text


def _texts(run: BaseOxmlElement, notes: Notes) -> Iterator[str]:
    for part in run:
        note = note_of(part, notes)
        if note is not None:
            # where it stands is what it speaks of; a note refers to no other note
            yield f" (note: {_words(note, {})}) "
        elif part.tag == qn("w:t"):
            yield _SPECIAL.sub(r"\\\1", part.text or "")
        else:
            yield _BREAKS.get(part.tag, "")


def _is_bold(run: BaseOxmlElement) -> bool:
    properties = run.find(qn("w:rPr"))
    bold = properties.find(qn("w:b")) if properties is not None else None
    return bold is not None and bold.get(qn("w:val"), "1") not in ("0", "false", "off")


def _table(table: Table, notes: Notes) -> str:
    rows = [[_words(cell._tc, notes) for cell in _distinct(row.cells)] for row in table.rows]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _distinct(cells: tuple[object, ...]) -> list[docx.table._Cell]:
    """Return the cells of a row; a merged one comes once."""
    found: dict[int, docx.table._Cell] = {}
    for cell in cells:
        found.setdefault(id(cell._tc), cell)  # type: ignore[attr-defined, arg-type]
    return list(found.values())


def _words(place: BaseOxmlElement, notes: Notes) -> str:
    """Return the words of a cell or of a note on one line."""
    paragraphs = place.iter(qn("w:p"))
    texts = (" ".join("".join(_runs(paragraph, notes)).split()) for paragraph in paragraphs)
    return " ".join(text for text in texts if text)
