"""`parse`: from Markdown text to a `Document`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from ..input.front_matter import read_front_matter
from ..notes import Note
from ..text.detection import detect_language
from ..text.folding import drop_invisible, fold
from .block import Block, BlockKind
from .block_reading import PLAIN_LEVEL, Placed, Reading
from .captions import find_caption, looks_like_heading, looks_like_plain_heading
from .chunks import split_chunks
from .document import Document
from .effective_date import find_effective_date
from .hiding import NOTHING, Unseen, notes_of
from .html_tables import join_cells
from .inline import InlineText, read_inline
from .labels import Label, find_label
from .lone_numbers import with_numbers
from .marks import has_marks, speaks_in_table
from .markup import read_markup
from .raw import Environment, RawBlock
from .sections import is_below
from .titles import find_title, with_title_line

if TYPE_CHECKING:
    from ..input.converted import Pages
    from ..input.files import SourceText

_LONGEST_HEADING = 30
_LONGEST_REMEMBERED = 4_000
_FEWEST_SPACES_OF_PROSE = 7
_MOST_BLOCKS_FOR_LANGUAGE = 120
_KINDS: dict[str, BlockKind] = {
    "item": "item",
    "row": "row",
    "html": "html",
    "code": "code",
    "ornament": "ornament",
}


def parse_source(source: SourceText) -> Document:
    """Parse the text of a version with all that its reader found out about the original."""
    return parse(source.text, source.name, source.notes, source.title, source.pages)


def parse(
    text: str,
    source: str = "",
    notes: tuple[Note, ...] = (),
    title: str = "",
    pages: tuple[Pages, ...] = (),
) -> Document:
    """Parse Markdown text into a document; `source` names where the text came from.

    `notes` are those on reading the original; notes on hidden words are added. `title` takes
    precedence over the front matter, which takes precedence over the text. `pages` are those of
    each line, where the original has pages.

    Never fails: anything that is not Markdown is read as paragraphs.
    """
    markdown = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = _visible_lines(markdown)
    front_matter, taken = read_front_matter(lines)
    placed = with_numbers(list(_readings(lines, taken)))
    readings = with_title_line([reading for reading, _ in placed])
    found_title = find_title(readings)
    line = readings[found_title.place].text if found_title.place is not None else ""
    blocks = _place(zip(readings, (offset for _, offset in placed), strict=True), line, taken)
    language = _language_of(blocks)
    found, basis = find_effective_date(blocks, front_matter, language)
    return Document(
        source=source,
        title=title or dict(front_matter).get("title", "") or found_title.name,
        language=language,
        effective_date=found,
        date_basis=basis,
        blocks=tuple(blocks),
        markdown=markdown,
        front_matter=front_matter,
        pages=pages,
        notes=(*notes, *notes_of(_unseen(readings), "\n".join(lines[1 : max(1, taken - 1)]))),
    )


def _language_of(blocks: Sequence[Block]) -> str:
    """Return the language of the prose, or of the whole text if there is too little prose."""
    worded = [block.text for block in blocks if block.has_words]
    prose = (text for text in worded if text.count(" ") >= _FEWEST_SPACES_OF_PROSE)
    found = detect_language(" ".join(islice(prose, _MOST_BLOCKS_FOR_LANGUAGE)))
    if found != "und":
        return found
    return detect_language(" ".join(worded[:_MOST_BLOCKS_FOR_LANGUAGE]))


def _visible_lines(markdown: str) -> list[str]:
    """Return the lines without invisible text; a line with nothing else stays as an empty line."""
    visible = drop_invisible(markdown)
    lines = visible.split("\n")
    if visible is markdown or visible == markdown:
        return lines
    pairs = zip(lines, markdown.split("\n"), strict=True)
    return [line if line.strip() else written for line, written in pairs]


def _readings(lines: Sequence[str], start: int) -> Iterator[Placed]:
    for chunk in split_chunks(lines, start):
        short = len(chunk.text) <= _LONGEST_REMEMBERED
        found = _remembered(chunk.text) if short else _read_chunk(chunk.text)
        for reading in found:
            yield reading, chunk.offset


def forget_chunks() -> None:
    """Clear the cache of paragraphs, which `parse` keeps for the next version of a text.

    For measuring only: the result of `parse` does not depend on it.
    """
    _remembered.cache_clear()


def _read_chunk(text: str) -> tuple[Reading, ...]:
    raw, environment = read_markup(text)
    heads: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
    return tuple(
        _read_row(block, environment, heads) if block.cells else _read(block, environment)
        for block in raw
    )


# successive versions share most of their chunks, and a comparison reads both
_remembered = lru_cache(maxsize=16_384)(_read_chunk)


def _read_row(
    raw: RawBlock, environment: Environment, heads: dict[tuple[str, ...], tuple[str, ...]]
) -> Reading:
    """Read a table row; `heads` caches the column headers read before."""
    cells, unseen = raw.cells, raw.unseen
    if not raw.plain:
        read = [read_inline(cell, environment, in_cell=True) for cell in cells]
        cells = tuple(inline.text for inline in read)
        for inline in read:
            unseen = unseen.plus(inline.unseen)
    columns = heads.get(raw.columns)
    if columns is None:
        columns = heads[raw.columns] = _heads(raw, environment)
    text = join_cells(cells)
    kind: BlockKind = "row" if speaks_in_table(text) else "ornament"
    lines = (raw.first, raw.last)
    return Reading(kind, text, lines, raw.depth, cells=cells, columns=columns, unseen=unseen)


def _heads(raw: RawBlock, environment: Environment) -> tuple[str, ...]:
    if raw.plain:
        columns = raw.columns
    else:
        read = (read_inline(cell, environment, in_cell=True) for cell in raw.columns)
        columns = tuple(inline.text for inline in read)
    return columns if any(columns) else ()


def _read(raw: RawBlock, environment: Environment) -> Reading:
    lines = (raw.first, raw.last)
    inline = InlineText(fold(raw.content)) if raw.plain else read_inline(raw.content, environment)
    unseen = raw.unseen.plus(inline.unseen)
    if not has_marks(inline.text) and not raw.mark:
        return Reading("ornament", inline.text, lines, raw.depth, unseen=unseen)
    heading_line = raw.kind == "heading" or (not raw.mark and looks_like_heading(inline))
    label = None if raw.kind == "code" else find_label(inline.text, heading=heading_line)
    body = _after_label(inline, label)
    kind = _decide(raw, body, label, heading_line=heading_line)
    captioned = kind not in ("heading", "code")
    return Reading(
        kind,
        f"{raw.mark} {body.text}".strip() if raw.mark else body.text,
        lines,
        raw.depth,
        label=sys.intern(label.value if label else raw.ordinal),
        written_label=label.written if label else "",
        caption=find_caption(body.text, body.bold) if captioned else "",
        level=(raw.level or PLAIN_LEVEL) if kind == "heading" else 0,
        unseen=unseen,
        pictured=inline.pictured,
    )


def _unseen(readings: Iterable[Reading]) -> Unseen:
    total = NOTHING
    for reading in readings:
        if reading.unseen is not NOTHING:
            total = total.plus(reading.unseen)
    return total


def _after_label(inline: InlineText, label: Label | None) -> InlineText:
    if label is None or label.end >= len(inline.text):
        return inline
    cut = label.end
    bold = tuple((max(0, s - cut), e - cut) for s, e in inline.bold if e > cut)
    return inline._replace(text=inline.text[cut:], bold=bold)


def _decide(
    raw: RawBlock, body: InlineText, label: Label | None, *, heading_line: bool
) -> BlockKind:
    """Decide whether a block is a heading to a reader, whatever Markdown says."""
    if raw.kind == "heading":
        # a paragraph above a line of dashes is a heading to Markdown, but not to a reader
        return "paragraph" if len(body.text.split()) > _LONGEST_HEADING else "heading"
    if raw.kind in ("paragraph", "item"):
        labelled = label is not None and not label.value.startswith("(")
        plain_line = raw.kind == "paragraph" and raw.depth == 0
        if raw.mark:
            return "item"
        if heading_line or (plain_line and looks_like_plain_heading(body.text, labelled=labelled)):
            return "heading"
    return _KINDS.get(raw.kind, "paragraph")


def _place(readings: Iterable[Placed], title: str, taken: int) -> list[Block]:
    """Give each block its index, the path of headings above it, and its number."""
    blocks = [Block(0, "front_matter", "", (1, taken))] if taken else []
    path: list[Block] = []
    names: tuple[str, ...] = ()
    above = ""
    for reading, offset in readings:
        if reading.kind == "heading":
            while path and not is_below(reading, path[-1]):
                path.pop()
            names = tuple(heading.full_text for heading in path)
            block = _block(len(blocks), reading, offset, names, reading.label)
            if block.label or block.text.casefold() != title.casefold():
                path.append(block)
                names = (*names, block.full_text)
            above = next((heading.label for heading in reversed(path) if heading.label), "")
        else:
            block = _block(len(blocks), reading, offset, names, _number(reading, above))
        blocks.append(block)
    return blocks


def _block(index: int, reading: Reading, offset: int, names: tuple[str, ...], number: str) -> Block:
    first, last = reading.lines
    return Block(
        index,
        reading.kind,
        reading.text,
        (first + offset, last + offset),
        reading.label,
        reading.written_label,
        number,
        reading.caption,
        names,
        reading.level,
        reading.depth,
        reading.cells,
        reading.columns,
    )


def _number(reading: Reading, above: str) -> str:
    if reading.label.startswith("("):
        return above + reading.label
    return reading.label if reading.written_label else above
