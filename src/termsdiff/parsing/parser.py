"""`parse`: from Markdown text to a `Document`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ..notes import Note
from ..text.folding import drop_invisible, fold
from .captions import find_caption, is_stamp, looks_like_heading, looks_like_plain_heading
from .chunks import split_chunks
from .document import Block, BlockKind, Document, Lines
from .effective_date import find_effective_date
from .front_matter import read_front_matter
from .hiding import NOTHING, Unseen, notes_of
from .html_tables import join_cells
from .inline import Environment, InlineText, read_inline
from .labels import Label, find_label
from .language import detect_language
from .marks import has_marks, speaks_in_table
from .markup import RawBlock, read_markup
from .sections import is_below
from .wrapping import is_lone_number

_PLAIN_LEVEL = 7
"""Level of headings that are paragraphs in form: below every Markdown heading."""
_LONGEST_HEADING = 30
_LONGEST_TITLE = 14
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


def parse(text: str, source: str = "", notes: tuple[Note, ...] = ()) -> Document:
    """Parse Markdown text into a document; `source` names where the text came from.

    `notes` are what its reader has to say of the original; those on hidden words are added.

    Never fails: what is no Markdown is read as paragraphs.
    """
    markdown = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = _visible_lines(markdown)
    front_matter, taken = read_front_matter(lines)
    placed = _with_numbers(list(_readings(lines, taken)))
    readings = _with_title([reading for reading, _ in placed])
    title = _title_of(readings)
    blocks = _place(zip(readings, (offset for _, offset in placed), strict=True), title, taken)
    language = _language_of(blocks)
    found, basis = find_effective_date(blocks, front_matter, language)
    return Document(
        source=source,
        title=title or dict(front_matter).get("title", "") or _first_heading(readings),
        language=language,
        effective_date=found,
        date_basis=basis,
        blocks=tuple(blocks),
        markdown=markdown,
        front_matter=front_matter,
        notes=(*notes, *notes_of(_unseen(readings), "\n".join(lines[1 : max(1, taken - 1)]))),
    )


def _language_of(blocks: Sequence[Block]) -> str:
    """Return the language of the prose; of all that stands there where there is too little."""
    worded = [block.text for block in blocks if block.has_words]
    prose = (text for text in worded if text.count(" ") >= _FEWEST_SPACES_OF_PROSE)
    found = detect_language(" ".join(islice(prose, _MOST_BLOCKS_FOR_LANGUAGE)))
    if found != "und":
        return found
    return detect_language(" ".join(worded[:_MOST_BLOCKS_FOR_LANGUAGE]))


def _visible_lines(markdown: str) -> list[str]:
    """Return the lines without what no reader sees; one that holds nothing else stays a line."""
    visible = drop_invisible(markdown)
    lines = visible.split("\n")
    if visible is markdown or visible == markdown:
        return lines
    pairs = zip(lines, markdown.split("\n"), strict=True)
    return [line if line.strip() else written for line, written in pairs]


class _Reading(NamedTuple):
    """A block as it reads on its own, wherever it stands; lines are those of its chunk."""

    kind: BlockKind
    text: str
    lines: Lines
    depth: int = 0
    label: str = ""
    written_label: str = ""
    caption: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    unseen: Unseen = NOTHING
    pictured: bool = False


_Placed = tuple[_Reading, int]
"""A reading and the number of lines of the source before those that it counts from."""


def _readings(lines: Sequence[str], start: int) -> Iterator[_Placed]:
    for chunk in split_chunks(lines, start):
        short = len(chunk.text) <= _LONGEST_REMEMBERED
        found = _remembered(chunk.text) if short else _read_chunk(chunk.text)
        for reading in found:
            yield reading, chunk.offset


def forget_chunks() -> None:
    """Forget the paragraphs parsed so far, which `parse` keeps for the next version of a text.

    For measuring only: the result of `parse` does not depend on it.
    """
    _remembered.cache_clear()


def _read_chunk(text: str) -> tuple[_Reading, ...]:
    raw, environment = read_markup(text)
    heads: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
    return tuple(
        _read_row(block, environment, heads) if block.cells else _read(block, environment)
        for block in raw
    )


# successive versions share most of their chunks, and one comparison reads both
_remembered = lru_cache(maxsize=16_384)(_read_chunk)


def _read_row(
    raw: RawBlock, environment: Environment, heads: dict[tuple[str, ...], tuple[str, ...]]
) -> _Reading:
    """Read a row of a table; `heads` remembers the heads of columns that were read before."""
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
    return _Reading(kind, text, lines, raw.depth, cells=cells, columns=columns, unseen=unseen)


def _heads(raw: RawBlock, environment: Environment) -> tuple[str, ...]:
    if raw.plain:
        columns = raw.columns
    else:
        read = (read_inline(cell, environment, in_cell=True) for cell in raw.columns)
        columns = tuple(inline.text for inline in read)
    return columns if any(columns) else ()


def _read(raw: RawBlock, environment: Environment) -> _Reading:
    lines = (raw.first, raw.last)
    inline = InlineText(fold(raw.content)) if raw.plain else read_inline(raw.content, environment)
    unseen = raw.unseen.plus(inline.unseen)
    if not has_marks(inline.text) and not raw.mark:
        return _Reading("ornament", inline.text, lines, raw.depth, unseen=unseen)
    heading_line = raw.kind == "heading" or (not raw.mark and looks_like_heading(inline))
    label = None if raw.kind == "code" else find_label(inline.text, heading=heading_line)
    body = _after_label(inline, label)
    kind = _decide(raw, body, label, heading_line=heading_line)
    captioned = kind not in ("heading", "code")
    return _Reading(
        kind,
        f"{raw.mark} {body.text}".strip() if raw.mark else body.text,
        lines,
        raw.depth,
        label=sys.intern(label.value if label else raw.ordinal),
        written_label=label.written if label else "",
        caption=find_caption(body.text, body.bold) if captioned else "",
        level=(raw.level or _PLAIN_LEVEL) if kind == "heading" else 0,
        unseen=unseen,
        pictured=inline.pictured,
    )


def _unseen(readings: Iterable[_Reading]) -> Unseen:
    total = NOTHING
    for reading in readings:
        if reading.unseen is not NOTHING:
            total = total.plus(reading.unseen)
    return total


def _with_numbers(placed: list[_Placed]) -> list[_Placed]:
    """Give each number that stands alone in its lines to the block that follows it."""
    joined: list[_Placed] = []
    for reading, offset in placed:
        if joined and _takes_number(joined[-1][0], reading):
            number, before = joined.pop()
            first = number.lines[0] + before - offset
            joined.append((_numbered(reading, number, first), offset))
        else:
            joined.append((reading, offset))
    return joined


def _takes_number(number: _Reading, reading: _Reading) -> bool:
    if not number.label or reading.label or not is_lone_number(number.text):
        return False
    if number.kind == "heading":
        return reading.kind == "heading"
    return number.kind in ("paragraph", "item") and reading.kind in ("paragraph", "heading")


def _numbered(reading: _Reading, number: _Reading, first: int) -> _Reading:
    lines = (first, reading.lines[1])
    unseen = number.unseen.plus(reading.unseen)
    return reading._replace(
        label=number.label, written_label=number.written_label, lines=lines, unseen=unseen
    )


def _after_label(inline: InlineText, label: Label | None) -> InlineText:
    if label is None or label.end >= len(inline.text):
        return inline
    cut = label.end
    bold = tuple((max(0, s - cut), e - cut) for s, e in inline.bold if e > cut)
    return inline._replace(text=inline.text[cut:], bold=bold)


def _decide(
    raw: RawBlock, body: InlineText, label: Label | None, *, heading_line: bool
) -> BlockKind:
    """Decide whether a block is a heading to a reader, whatever it is to Markdown."""
    if raw.kind == "heading":
        # a paragraph above a rule of dashes is a heading to Markdown, but not to a reader
        return "paragraph" if len(body.text.split()) > _LONGEST_HEADING else "heading"
    if raw.kind in ("paragraph", "item"):
        labelled = label is not None and not label.value.startswith("(")
        plain_line = raw.kind == "paragraph" and raw.depth == 0
        if raw.mark:
            return "item"
        if heading_line or (plain_line and looks_like_plain_heading(body.text, labelled=labelled)):
            return "heading"
    return _KINDS.get(raw.kind, "paragraph")


def _with_title(readings: list[_Reading]) -> list[_Reading]:
    """Make a first short line the title's heading where no Markdown heading serves as one."""
    place = next((p for p, reading in enumerate(readings) if _may_name(reading)), None)
    if place is None or any(r.kind == "heading" and r.level == 1 for r in readings):
        return readings
    first = readings[place]
    words = first.text.split()
    if first.kind != "paragraph" or first.label or len(words) > _LONGEST_TITLE:
        return readings
    if first.text.endswith((".", ":", ";", ",", "?")):
        return readings
    readings[place] = first._replace(kind="heading", level=1, caption="")
    return readings


def _may_name(reading: _Reading) -> bool:
    return reading.kind != "ornament" and not reading.pictured and not is_stamp(reading.text)


def _title_of(readings: Sequence[_Reading]) -> str:
    """Return the first heading of level 1, or the first heading where it comes before all else."""
    top = next((r for r in readings if _is_top(r) and _may_name(r)), None)
    if top is not None:
        return top.text
    first = next((reading for reading in readings if reading.kind != "ornament"), None)
    if first is None or first.kind != "heading" or first.label or not _may_name(first):
        return ""
    return first.text


def _is_top(reading: _Reading) -> bool:
    return reading.kind == "heading" and reading.level == 1 and not reading.label


def _first_heading(readings: Sequence[_Reading]) -> str:
    return next((reading.text for reading in readings if reading.kind == "heading"), "")


def _place(readings: Iterable[_Placed], title: str, taken: int) -> list[Block]:
    """Give each block its index, the path of headings above it, the number it stands under."""
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


def _block(
    index: int, reading: _Reading, offset: int, names: tuple[str, ...], number: str
) -> Block:
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


def _number(reading: _Reading, above: str) -> str:
    if reading.label.startswith("("):
        return above + reading.label
    return reading.label if reading.written_label else above
