"""A PDF to Markdown: columns in reading order, lines joined, running headers left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..notes import Note
from ..text.counting import counted
from .converted import Converted, Pages
from .markdown_text import literal, literal_start
from .pdf.glyph_rows import Row, read_rows
from .pdf.glyphs import Page
from .pdf.hyphens import read_vocabulary
from .pdf.lines import Line, read_lines, unreadable_signs, usual_distances, usual_size
from .pdf.page_drawing import read_pages
from .pdf.pdf_paragraphs import Paragraph, paragraphs
from .pdf.pdf_tables import Table, ruled_tables
from .pdf.reading_order import regions, usual_gutter
from .pdf.running_heads import without_furniture

_LARGER = 1.12
"""A line is a heading from this multiple of the usual font size."""
_LONGEST_HEADING = 20
_LONGEST_BOLD = 16
_FEW_WORDS = 20
_MOST_LOST = 0.01
_WORD = re.compile(r"[^\W_]+")


class _Block(NamedTuple):
    """A paragraph, heading or table as Markdown, with the pages of each of its lines."""

    text: str
    pages: tuple[Pages, ...]


def to_markdown(data: bytes) -> Converted:
    """Return the text of a PDF as Markdown.

    Raises TermsdiffError if it needs a password or is larger than any terms would be.
    """
    pages: list[tuple[Page, list[Row]]] = []
    beside: list[tuple[int, list[Row]]] = []
    for page in read_pages(data):
        pages.append((replace(page, glyphs=(), turned=()), read_rows(page.glyphs)))
        beside.append((page.number, read_rows(page.turned)))
    kept = without_furniture(pages)
    gutter = usual_gutter(kept)
    lines = read_lines(
        region._replace(page=page.number)
        for (page, _), rows in zip(pages, kept, strict=True)
        for region in regions(*ruled_tables(rows, page.rules), gutter)
    )
    usual = usual_size(lines)
    vocabulary = read_vocabulary(line.text for line in lines if isinstance(line, Line))
    found = list(paragraphs(lines, usual_distances(lines), usual, vocabulary))
    blocks = [*_blocks(found, usual), *_margins(beside)]
    text = "\n\n".join(block.text for block in blocks)
    notes = tuple(_notes(pages, kept, lines, text))
    return Converted(f"{text}\n", notes, pages=tuple(_pages(blocks)))


def _pages(blocks: Iterable[_Block]) -> Iterator[Pages]:
    """Yield the pages of each line of the text, the blank one between two blocks with them."""
    for block in blocks:
        yield from block.pages
        yield 0, 0


def _blocks(found: Sequence[Paragraph | Table], usual: float) -> Iterator[_Block]:
    sizes = {
        round(one.size) for one in found if isinstance(one, Paragraph) and _is_title(one, usual)
    }
    levels = {size: min(place, 6) for place, size in enumerate(sorted(sizes, reverse=True), 1)}
    for one in found:
        if isinstance(one, Table):
            yield _table(one)
        elif _is_title(one, usual):
            title = f"{'#' * levels[round(one.size)]} {literal(one.text)}"
            yield _Block(title, (one.pages,))
        else:
            yield _Block(_paragraph(one), (one.pages,))


def _is_title(paragraph: Paragraph, usual: float) -> bool:
    return (
        paragraph.size > _LARGER * usual
        and len(paragraph.text.split()) <= _LONGEST_HEADING
        and not paragraph.bullet
    )


def _paragraph(paragraph: Paragraph) -> str:
    text = literal(paragraph.text)
    if paragraph.bullet:
        return f"- {literal_start(text)}"
    letters = any(map(str.isalpha, paragraph.text))
    if paragraph.bold and letters and len(paragraph.text.split()) <= _LONGEST_BOLD:
        return f"**{text}**"
    lead = literal(paragraph.lead)
    if lead and any(map(str.isalpha, lead)) and text[len(lead) : len(lead) + 1] in ("", " "):
        return f"**{lead}**{text[len(lead) :]}"
    return literal_start(text)


def _table(table: Table) -> _Block:
    width = max(len(row) for row in table.cells)
    rows = [[literal(cell) for cell in row] + [""] * (width - len(row)) for row in table.cells]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    pages = [(page, page) for page in table.pages]
    text = "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
    return _Block(text, (pages[0], (0, 0), *pages[1:]))


def _margins(beside: Sequence[tuple[int, Sequence[Row]]]) -> Iterator[_Block]:
    """Yield text at a right angle in the margins, once for all pages."""
    seen: set[str] = set()
    for page, rows in beside:
        for row in rows:
            plain = re.sub(r"\d+", "#", row.text)
            if plain not in seen:
                seen.add(plain)
                yield _Block(literal_start(literal(row.text)), ((page, page),))


def _notes(
    pages: Sequence[tuple[Page, list[Row]]],
    kept: Sequence[Sequence[Row]],
    lines: Sequence[Line | Table],
    text: str,
) -> Iterator[Note]:
    scans = [page.number for page, rows in pages if _is_scan(page, rows)]
    if scans:
        numbers = ", ".join(map(str, scans[:10])) + (" …" if len(scans) > 10 else "")
        yield Note(
            "pdf-scan",
            f"{len(scans):,} of {counted(len(pages), 'page')} "
            f"{'is a picture' if len(scans) == 1 else 'are pictures'} without text "
            f"({'page' if len(scans) == 1 else 'pages'} {numbers}); "
            "run text recognition on them first",
            incomplete=True,
        )
    unreadable = unreadable_signs(lines)
    if unreadable:
        yield Note(
            "pdf-unreadable-text",
            counted(unreadable, "character of the PDF has", "characters of the PDF have")
            + " no known character",
            incomplete=True,
        )
    if any(page.recognised for page, _ in pages):
        yield Note("pdf-recognised-text", "the text was recognised from a scan by a program")
    hidden = sum(page.hidden for page, _ in pages)
    if hidden:
        yield Note(
            "hidden-text",
            counted(
                hidden,
                "character hidden in the PDF was left out",
                "characters hidden in the PDF were left out",
            ),
        )
    seen = sum(len(_WORD.findall(row.text)) for rows in kept for row in rows)
    lost = seen - len(_WORD.findall(text))
    # hyphens at line ends join two words into one
    joined = sum(row.text.endswith(("-", "‐", "\u00ad")) for rows in kept for row in rows)
    if lost - joined > max(1, _MOST_LOST * seen):
        yield Note(
            "words-lost", f"{lost} of {seen} words of the PDF were not read", incomplete=True
        )


def _is_scan(page: Page, rows: Sequence[Row]) -> bool:
    words = sum(len(row.words) for row in rows)
    return page.pictured and words < _FEW_WORDS
