"""The paragraphs and tables of a part in order, each with its number, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from .alternatives import chosen, is_alternatives
from .drawings import chart_texts, diagram_texts
from .foreign import foreign_blocks
from .story import Story
from .tracked import is_gone, is_mark_gone, properties_of
from .word_inline import Anchored, Inline, Words, read_inline
from .word_numbering import BULLET
from .xml import Element, attribute, name, number

_PAGE = re.compile(r"\t\s*(?:\d{1,4}|[ivxlc]{1,8})\s*$", re.IGNORECASE)
_LONGEST_PAGE = 40
MOST_COLUMNS = 63
"""The most columns that Word allows in one row; more are an attack, not a table."""


class Paragraph(NamedTuple):
    """A paragraph: its words, its number, its level as a heading (0 for none).

    `role` is `text`, `contents` (a line of a table of contents) or `note`; `sources` are the
    elements that it was read from, several if a paragraph end is deleted.
    """

    words: tuple[Words, ...]
    label: str = ""
    level: int = 0
    role: str = "text"
    sources: tuple[Element, ...] = ()

    @property
    def text(self) -> str:
        """The words on one line, without the number."""
        return " ".join("".join(piece.text for piece in self.words).split())


class Cell(NamedTuple):
    """A cell: its blocks, and how many columns it takes."""

    blocks: tuple[Block, ...]
    span: int = 1


class Table(NamedTuple):
    """A table: rows of cells, and the element of each row."""

    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[Element, ...] = ()


class Foreign(NamedTuple):
    """The output of another converter for a part in another format."""

    markdown: str


Block = Paragraph | Table | Foreign
_ROW, _CELL = name("w:tr"), name("w:tc")
_PARAGRAPH, _TABLE = name("w:p"), name("w:tbl")
_INLINE: Final = frozenset(
    name(short) for short in ("w:r", "w:hyperlink", "w:fldSimple", "m:oMath", "m:oMathPara")
)


@dataclass
class _Open:
    """A paragraph that has not ended yet: the next one continues it."""

    properties: Element | None = None
    sources: list[Element] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    anchored: list[Anchored] = field(default_factory=list)
    is_begun: bool = False
    is_contents: bool = False


def read_blocks(container: Element, story: Story, role: str = "text") -> Iterator[Block]:
    """Yield the blocks of the body, a cell, a note or any other element with paragraphs."""
    pending = _Open()
    for element in _leaves(container, story):
        if element.tag == _PARAGRAPH:
            if _take_in(pending, element, story):
                yield from _closed(pending, story, role)
                pending = _Open()
            continue
        yield from _cut_short(pending, story, role)
        pending = _Open()
        if element.tag == _TABLE:
            yield _read_table(element, story)
        elif element.tag == name("w:altChunk"):
            yield from (Foreign(text) for text in foreign_blocks(element, story))
        else:
            inline = read_inline(element, story, story.styles.default_paragraph)
            alone = _Open(words=list(inline.words), anchored=list(inline.anchored))
            yield from _closed(alone, story, role)
    yield from _cut_short(pending, story, role)


def _cut_short(pending: _Open, story: Story, role: str) -> Iterator[Block]:
    """Yield a paragraph with no continuation; one without words does not exist."""
    if pending.is_begun or pending.anchored:
        yield from _closed(pending, story, role)


def _leaves(container: Element, story: Story) -> Iterator[Element]:
    """Yield the paragraphs, tables and the like, out of any wrappers."""
    for child in container:
        tag = str(child.tag)
        if tag in (_PARAGRAPH, _TABLE, name("w:altChunk")) or tag in _INLINE:
            yield child
        elif is_alternatives(child):
            branch = chosen(child)
            if branch is not None:
                yield from _leaves(branch, story)
        elif not tag.endswith("Pr") and not is_gone(child, story.tracked):
            yield from _leaves(child, story)


def _take_in(pending: _Open, element: Element, story: Story) -> bool:
    """Read a paragraph into the open one; return whether it ends there."""
    properties = properties_of(element, "w:pPr", story.tracked)
    style = story.styles.paragraph_style(properties)
    inline = read_inline(element, story, style)
    if not pending.is_begun:
        # one without words before its deleted end takes the next one's formatting
        pending.properties = properties
    pending.sources.append(element)
    pending.words += inline.words
    pending.anchored += inline.anchored
    pending.is_begun = pending.is_begun or bool(inline.text.strip())
    pending.is_contents = pending.is_contents or story.fields.is_contents()
    end = _lost_end(element, properties, style, inline, story)
    if end == "hidden" and pending.is_begun:
        pending.words.append(Words(" "))
    return not end


def _lost_end(
    element: Element, properties: Element | None, style: str, inline: Inline, story: Story
) -> str:
    """Return why the next paragraph continues the same line; "" if it does not."""
    if is_mark_gone(element.find(name("w:pPr")), story.tracked):
        return "deleted"
    if properties is None:
        return ""
    frame = properties.find(name("w:framePr"))
    if attribute(frame, "w:dropCap", "none") != "none" and inline.text.strip():
        return "drop cap"
    mark = properties.find(name("w:rPr"))
    is_hidden = mark is not None and story.styles.look(style, mark).hidden
    return "hidden" if is_hidden else ""


def _closed(pending: _Open, story: Story, role: str) -> Iterator[Block]:
    styles = story.styles
    in_contents = pending.is_contents or styles.is_contents(pending.properties)
    paragraph = Paragraph(
        _without_page(pending.words, story) if in_contents else tuple(pending.words),
        story.numbering.label(styles.number_place(pending.properties)),
        styles.heading_level(pending.properties),
        "contents" if in_contents else role,
        tuple(pending.sources),
    )
    # a number without words is visible, too; a bullet is only a mark
    if paragraph.text or paragraph.label not in ("", BULLET):
        yield paragraph
    for aside in pending.anchored:
        yield from _read_aside(aside, story)


def _without_page(words: list[Words], story: Story) -> tuple[Words, ...]:
    """Remove the page number at the end of a table-of-contents line."""
    text = "".join(piece.text for piece in words)
    match = _PAGE.search(text, max(0, len(text) - _LONGEST_PAGE))
    if match is None:
        return tuple(words)
    story.leave_out("page", match[0])
    kept: list[Words] = []
    room = match.start()
    for piece in words:
        kept.append(piece._replace(text=piece.text[:room]))
        room = max(0, room - len(piece.text))
    return tuple(kept)


def _read_aside(aside: Anchored, story: Story) -> Iterator[Block]:
    if aside.kind == "box":
        yield from read_blocks(aside.element, story)
    elif aside.kind == "note":
        yield from _read_note(aside.element, story)
    elif aside.kind == "art":
        yield Paragraph((Words(aside.text),))
    else:
        read = diagram_texts if aside.kind == "diagram" else chart_texts
        for text in read(aside.element, story):
            yield Paragraph((Words(text),))


def _read_note(note: Element, story: Story) -> Iterator[Block]:
    """Yield a footnote as one paragraph; tables in it stay tables."""
    words: list[Words] = []
    sources: list[Element] = []
    kind = story.findings.notes[note]
    part = story.of(note, story.note_parts[kind])
    for block in read_blocks(note, part):
        if isinstance(block, Paragraph):
            label = f"{block.label} " if block.label not in ("", BULLET) else ""
            words += [Words(f" {label}"), *block.words]
            sources += block.sources
        else:
            yield block
    if words:
        yield Paragraph(tuple(words), role="note", sources=tuple(sources))


def _read_table(table: Element, story: Story) -> Table:
    rows, sources = [], []
    for row in _inside(table, _ROW, story):
        cells = [
            _empty(row, "w:gridBefore"),
            *(_read_cell(c, story) for c in _inside(row, _CELL, story)),
        ]
        seen = tuple(cell for cell in cells if cell.span)
        if seen:
            rows.append(seen)
            sources.append(row)
    return Table(tuple(rows), tuple(sources))


def _inside(container: Element, wanted: str, story: Story) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, out of any wrappers."""
    for child in container:
        if is_gone(child, story.tracked):
            continue
        if child.tag == wanted:
            yield child
        elif is_alternatives(child):
            branch = chosen(child)
            if branch is not None:
                yield from _inside(branch, wanted, story)
        elif child.tag not in (_PARAGRAPH, _TABLE) and not str(child.tag).endswith("Pr"):
            yield from _inside(child, wanted, story)


def _empty(row: Element, short: str) -> Cell:
    """Return a cell for the columns that a row leaves out before its first cell."""
    properties = row.find(name("w:trPr"))
    skipped = properties.find(name(short)) if properties is not None else None
    return Cell((), min(number(attribute(skipped, "w:val", "0")), MOST_COLUMNS))


def _read_cell(cell: Element, story: Story) -> Cell:
    properties = cell.find(name("w:tcPr"))
    span = properties.find(name("w:gridSpan")) if properties is not None else None
    columns = max(1, min(number(attribute(span, "w:val", "1"), 1), MOST_COLUMNS))
    return Cell(tuple(read_blocks(cell, story)), columns)
