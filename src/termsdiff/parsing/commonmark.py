"""Block Markdown to a flat list of raw blocks, with markdown-it-py and its source maps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from ..on_demand import on_demand
from ..text.patterns import later
from .hiding import NOTHING, Unseen
from .marks import cut_task_mark
from .raw import Environment, RawBlock
from .wrapping import escape_wrapped_numbers

if TYPE_CHECKING:
    from mdit_py_plugins.footnote import footnote_plugin

    from .html_text import HtmlReader
    from .visibility import Visibility
else:
    # few documents hold notes, and few HTML, which takes the parser of the standard library
    footnote_plugin = on_demand("mdit_py_plugins.footnote:footnote_plugin")
    HtmlReader = on_demand("termsdiff.parsing.html_text:HtmlReader")

_MAX_NESTING = 100
"""Levels of lists and quotes that are followed; deeper ones are read as plain paragraphs."""


def _markdown() -> MarkdownIt:
    # four spaces of indentation mean code in Markdown, but never in terms
    markdown = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
    return markdown.enable("table").disable(["code", "inline"])


_MARKDOWN = _markdown()


@cache
def _markdown_with_footnotes() -> MarkdownIt:
    return _markdown().use(footnote_plugin, inline=False, move_to_end=False)


_UNDERLINE = re.compile(r"(?:-{3,}|={3,})\s*")
_NUMBERED = later(r"(?P<number>\d{1,9})[.)]\s+\S")
_REFERENCE_DEFINITION = later(r"\s{0,3}\[[^\]]+\]:\s*\S+")


def read_commonmark(text: str) -> tuple[list[RawBlock], Environment]:
    """Split Markdown into raw blocks, with lines counted from 1, and return its links and notes."""
    lines = text.split("\n")
    environment: Environment = {}
    markdown = _markdown_with_footnotes() if "[^" in text else _MARKDOWN
    meant = escape_wrapped_numbers(_numbered_underlines(lines))
    tokens = markdown.parse("\n".join(meant), environment)
    place = _Place()
    blocks = _with_wrapped_headings(list(_walk(tokens, lines, place)))
    if blocks and place.visibility != "shown":
        unseen = blocks[-1].unseen.plus(Unseen(unclosed=True))
        blocks[-1] = blocks[-1]._replace(unseen=unseen)
    return _with_rest(blocks, lines), environment


def _with_wrapped_headings(blocks: list[RawBlock]) -> list[RawBlock]:
    """Join a heading whose bold text continues on the next line: a converter wrapped it."""
    joined: list[RawBlock] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before is not None and before.kind == "heading" and _continues_heading(before, block):
            content = f"{before.content} {block.content}"
            joined[-1] = before._replace(content=content, last=block.last)
        else:
            joined.append(block)
    return joined


def _continues_heading(heading: RawBlock, block: RawBlock) -> bool:
    return (
        block.kind == "paragraph"
        and block.first == heading.last + 1
        and heading.content.count("**") % 2 == 1
        and block.content.count("**") % 2 == 1
    )


def _numbered_underlines(lines: list[str]) -> list[str]:
    """Escape the number of `1. Title` above an underline: it is meant as a heading, not a list."""
    if not any(_UNDERLINE.fullmatch(line) for line in lines):
        return lines
    escaped = list(lines)
    for place in range(1, len(lines)):
        if _UNDERLINE.fullmatch(lines[place]):
            alone = place == 1 or not lines[place - 2].strip()
            match = _NUMBERED.match(lines[place - 1]) if alone else None
            if match is not None:
                escaped[place - 1] = f"{match['number']}\\{lines[place - 1][match.end('number') :]}"
    return escaped


class _ListState:
    __slots__ = ("marked", "ordinal")

    def __init__(self, ordinal: int | None) -> None:
        self.ordinal = ordinal
        self.marked = False


class _Place:
    """The position of the walk: the lists, quotes, heading and table around a token."""

    __slots__ = ("heading", "heads", "html", "in_head", "in_row", "lists", "quotes")

    def __init__(self) -> None:
        self.lists: list[_ListState] = []
        self.quotes = 0
        self.heading: Token | None = None
        self.in_head = False
        self.in_row = False
        self.heads: tuple[str, ...] = ()
        self.html: HtmlReader | None = None

    @property
    def depth(self) -> int:
        return len(self.lists) + self.quotes

    @property
    def visibility(self) -> Visibility:
        """How preceding HTML affects the visibility of words here."""
        return "shown" if self.html is None else self.html.visibility


def _walk(tokens: list[Token], lines: Sequence[str], place: _Place) -> Iterator[RawBlock]:
    for position, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            if not place.in_row:
                yield _seen(_inline_block(token, place), place)
        elif kind == "tr_open":
            place.in_row = True
            yield _seen(_row(tokens, position, place, lines), place)
        elif kind == "html_block":
            yield from _html(token, place)
        elif kind == "fence":
            yield _seen(_fence(token, place.depth), place)
        else:
            _step(kind, token, place)


def _step(kind: str, token: Token, place: _Place) -> None:
    """Process a token that only opens or closes something."""
    if kind == "heading_open":
        place.heading = token
    elif kind == "heading_close":
        place.heading = None
    elif kind in ("bullet_list_open", "ordered_list_open"):
        start = token.attrGet("start")
        place.lists.append(_ListState(int(start or 1) - 1 if kind[0] == "o" else None))
    elif kind == "list_item_open":
        place.lists[-1] = _next_item(place.lists[-1])
    elif kind in ("bullet_list_close", "ordered_list_close"):
        place.lists.pop()
    elif kind == "blockquote_open":
        place.quotes += 1
    elif kind == "blockquote_close":
        place.quotes -= 1
    elif kind == "thead_open":
        place.in_head = True
    elif kind == "thead_close":
        place.in_head = False
    elif kind == "tr_close":
        place.in_row = False


def _seen(block: RawBlock, place: _Place) -> RawBlock:
    """Return the block, without its words if preceding HTML hides it or strikes it out."""
    visibility = place.visibility
    if visibility == "shown":
        return block
    words = len(" ".join((block.content, *block.cells)).split())
    unseen = Unseen(words, 0) if visibility == "hidden" else Unseen(0, words)
    return RawBlock("ornament", "", block.first, block.last, plain=True, unseen=unseen)


def _next_item(state: _ListState) -> _ListState:
    return _ListState(None if state.ordinal is None else state.ordinal + 1)


def _span(token: Token) -> tuple[int, int]:
    # closing tokens and those within a line have no map; none of them gets here
    assert token.map is not None
    return token.map[0] + 1, max(token.map[0] + 1, token.map[1])


def _inline_block(token: Token, place: _Place) -> RawBlock:
    lists, depth = place.lists, place.depth
    if place.heading is not None:
        # the heading's map, not that of its text, includes the line of a Setext underline
        first, last = _span(place.heading)
        level = int(place.heading.tag[1])
        return RawBlock("heading", token.content, first, last, level, depth, _ordinal(lists))
    first, last = _span(token)
    if not lists or lists[-1].marked:
        return RawBlock("paragraph", token.content, first, last, depth=depth)
    ordinal = _ordinal(lists)
    mark, content = cut_task_mark(token.content)
    return RawBlock("item", content, first, last, depth=depth, ordinal=ordinal, mark=mark)


def _ordinal(lists: list[_ListState]) -> str:
    """Return the number of the innermost item, which only the first block in it gets."""
    if not lists or lists[-1].marked:
        return ""
    lists[-1].marked = True
    return "" if lists[-1].ordinal is None else str(lists[-1].ordinal)


def _row(tokens: list[Token], position: int, place: _Place, lines: Sequence[str]) -> RawBlock:
    first, last = _span(tokens[position])
    cells = []
    position += 1
    while tokens[position].type != "tr_close":
        if tokens[position].type == "inline":
            cells.append(tokens[position].content)
        position += 1
    columns = () if place.in_head else place.heads
    if place.in_head:
        place.heads = tuple(cells)
    unseen = _beyond(lines[first - 1], len(cells))
    return RawBlock(
        "row", "", first, last, cells=tuple(cells), columns=columns, unseen=unseen, depth=0
    )


def _beyond(line: str, width: int) -> Unseen:
    """Count the words in cells beyond the last column: no renderer shows them."""
    if line.count("|") <= width + 1:
        return NOTHING
    cells = escapedSplit(line.strip(" \t>").removeprefix("|").removesuffix("|"))
    return Unseen(len(" ".join(cells[width:]).split())) if len(cells) > width else NOTHING


def _html(token: Token, place: _Place) -> Iterator[RawBlock]:
    if place.html is None:
        place.html = HtmlReader()
    first, _ = _span(token)
    segments, unseen = place.html.read(token.content)
    for segment in segments:
        yield RawBlock(
            "heading" if segment.level else segment.kind,
            segment.text,
            first + segment.first,
            first + segment.last,
            segment.level,
            place.depth,
            plain=True,
            cells=segment.cells,
            columns=segment.columns,
            unseen=unseen,
        )
        unseen = NOTHING


def _fence(token: Token, depth: int) -> RawBlock:
    first, last = _span(token)
    return RawBlock("code", token.content, first, last, depth=depth, plain=True)


def _with_rest(blocks: list[RawBlock], lines: list[str]) -> list[RawBlock]:
    """Add the lines that no block covers: rules, link definitions, deeply nested text."""
    covered = bytearray(len(lines) + 2)
    for block in blocks:
        covered[block.first : block.last + 1] = b"\1" * (block.last + 1 - block.first)
    rest = [
        number
        for number in range(1, len(lines) + 1)
        if not covered[number] and lines[number - 1].strip()
    ]
    if not rest:
        return blocks
    blocks += [_uncovered(lines[number - 1], number) for number in rest]
    return sorted(blocks, key=lambda block: block.first)


def _uncovered(line: str, number: int) -> RawBlock:
    if _REFERENCE_DEFINITION.match(line) or re.fullmatch(r"[\s|:>*_=+-]*", line):
        return RawBlock("ornament", line, number, number, plain=True)
    return RawBlock("paragraph", line.lstrip(" >*+-\t"), number, number)
