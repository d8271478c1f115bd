"""Blocks to Markdown: headings, numbered clauses, lists, tables with a header row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...text.quote_marks import CLOSING, OPENING
from ...text.sentences import STOPS
from .escaping import escaped, heading, line_start
from .word_blocks import MOST_COLUMNS, Block, Cell, Foreign, Paragraph, Table
from .word_inline import Words
from .word_numbering import BULLET
from .xml import Element

_LONGEST_TITLE = 14
_LONGEST_WITH_STOP = 4
_STOP = re.compile(rf"[^\W\d_]{{3}}[{''.join(STOPS)}][{CLOSING})]?\s+[{OPENING}(]?(?P<next>\w)")


class MarkdownPiece(NamedTuple):
    """A piece of Markdown, and for each of its lines the elements that the line was read from."""

    text: str
    sources: tuple[tuple[Element, ...], ...] = ()


def write_blocks(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown, separated by blank lines."""
    return "\n\n".join(piece.text for piece in written(blocks))


def written(blocks: Iterable[Block]) -> Iterator[MarkdownPiece]:
    """Yield the Markdown pieces of blocks, to be separated by blank lines."""
    return (piece for block in blocks for piece in _write(block) if piece.text)


def _write(block: Block) -> Iterator[MarkdownPiece]:
    if isinstance(block, Paragraph):
        yield MarkdownPiece(_write_paragraph(block), (block.sources,))
    elif isinstance(block, Foreign):
        yield MarkdownPiece(block.markdown)
    elif _is_frame(block):
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from _write(inner)
    else:
        yield _write_table(block)
        # Markdown has no nested tables: the inner one follows the outer one
        for inner_table in _nested(block):
            yield from _write(inner_table)


def _write_paragraph(paragraph: Paragraph) -> str:
    text = paragraph.text
    is_bullet = paragraph.label == BULLET
    label = "" if is_bullet else paragraph.label
    if paragraph.level and text and is_title(text) and paragraph.role == "text":
        return heading(paragraph.level, f"{label} {text}" if label else text)
    words = _joined(paragraph.words)
    if paragraph.level and all(bold for piece, bold in words if piece.strip()):
        # the bold type of a heading style means nothing for a clause formatted with it
        words = [piece._replace(bold=False) for piece in words]
    if label:
        bold = bool(words) and words[0].bold
        words = _joined([Words(f"{label} ", bold), *words])
    line = line_start("".join(_marked(piece) for piece in words).strip())
    if paragraph.role == "note":
        return f"> {line}"
    return f"- {line}" if is_bullet or paragraph.role == "contents" else line


def is_title(text: str) -> bool:
    """Whether a text formatted as a heading is one: clauses are formatted like that, too."""
    words = text.split()
    if len(words) > _LONGEST_TITLE or text.endswith((";", ",")):
        return False
    if len(words) <= _LONGEST_WITH_STOP:
        return True
    if text.endswith((*STOPS, ":")):
        return False
    # a full stop before a capital ends a sentence, except in "No. 2" or "1. Fees"
    return not any(stop["next"].isupper() for stop in _STOP.finditer(text))


def _joined(words: Sequence[Words]) -> list[Words]:
    """Join pieces of one style, so that no mark is within it; fold white space."""
    joined: list[Words] = []
    for text, bold in words:
        if not text:
            continue
        # white space is neither bold nor plain
        if joined and (joined[-1].bold == bold or not text.strip()):
            joined[-1] = Words(joined[-1].text + text, joined[-1].bold)
        else:
            joined.append(Words(text, bold))
    return [Words(" ".join(f"|{text}|".split())[1:-1], bold) for text, bold in joined]


def _marked(piece: Words) -> str:
    """Return a piece as Markdown; bold marks must touch its words."""
    stripped = piece.text.strip()
    if not piece.bold or not any(character.isalnum() for character in stripped):
        return escaped(piece.text)
    start, _, end = piece.text.partition(stripped)
    return f"{start}**{escaped(stripped)}**{end}"


def _is_frame(table: Table) -> bool:
    """Whether a table has only one column: a frame around paragraphs, not a table."""
    return all(len(row) == 1 for row in table.rows)


def _write_table(table: Table) -> MarkdownPiece:
    rows = [[text for cell in row for text in _columns(cell)] for row in table.rows]
    pairs = zip(rows, table.sources, strict=True)
    seen = [(_within_bounds(row), (source,)) for row, source in pairs if any(row)]
    width = max((len(row) for row, _ in seen), default=0)
    if not width:
        return MarkdownPiece("")
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row, _ in seen]
    head, *below = (source for _, source in seen)
    return MarkdownPiece(
        "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]), (head, (), *below)
    )


def _within_bounds(row: list[str]) -> list[str]:
    """Return a row with at most as many columns as Word allows; the rest goes into the last one."""
    last = MOST_COLUMNS - 1
    if len(row) <= MOST_COLUMNS:
        return row
    return [*row[:last], " ".join(text for text in row[last:] if text)]


def _columns(cell: Cell) -> list[str]:
    """Return the text of a cell, then an empty text for each further column that it spans."""
    texts = (_cell_text(block) for block in cell.blocks if not isinstance(block, Table))
    return [" ".join(text for text in texts if text), *([""] * (cell.span - 1))]


def _cell_text(block: Block) -> str:
    if isinstance(block, Foreign):
        return " ".join(block.markdown.replace("|", "\\|").split())
    if not isinstance(block, Paragraph):
        return ""
    text = f"{block.label} {block.text}" if block.label else block.text
    return escaped(f"({text})" if block.role == "note" else text)


def _nested(table: Table) -> Iterator[Table]:
    for row in table.rows:
        for cell in row:
            yield from (block for block in cell.blocks if isinstance(block, Table))
