"""Block Markdown to a flat list of raw blocks, with markdown-it-py and its source maps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

LinkDefinitions = dict[str, Any]
"""What markdown-it knows of `[name]: address` lines: needed to read `[text][name]`."""

_MAX_NESTING = 100
"""Levels of lists and quotes that are followed; what lies deeper is read as plain paragraphs."""

# four spaces of indentation mean code in Markdown, but never in terms
_MARKDOWN = (
    MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
    .enable("table")
    .disable(["code", "inline"])
)
# what begins with a letter is a paragraph in Markdown, whatever follows: no need to ask
_OPENS_PROSE = r"(?:[^\W\d_]|[\"(]|[“„]|\*\*(?=[^\W_])|\d{1,9}\.\d)"
_PROSE = re.compile(rf"(?:{_OPENS_PROSE}[^\n]*+(?:\n|\s*\Z))+")
_PROSE_ITEM = re.compile(rf"[-*+] {{1,4}}(?P<content>{_OPENS_PROSE}[^\n]*+)\s*")
_UNDERLINE = re.compile(r"(?:-{3,}|={3,})\s*")
_NUMBERED = re.compile(r"(?P<number>\d{1,9})[.)]\s+\S")
_REFERENCE_DEFINITION = re.compile(r"\s{0,3}\[[^\]]+\]:\s*\S+")


class RawBlock(NamedTuple):
    """A block as Markdown has it: `content` is inline Markdown, or plain text where `plain`."""

    kind: str
    content: str
    first: int
    last: int
    level: int = 0
    depth: int = 0
    ordinal: str = ""
    plain: bool = False


def read_markup(text: str) -> tuple[list[RawBlock], LinkDefinitions]:
    """Cut Markdown into raw blocks, lines counted from 1, and its link definitions."""
    if _PROSE.fullmatch(text):
        content = text.rstrip()
        return [RawBlock("paragraph", content, 1, content.count("\n") + 1)], {}
    item = _PROSE_ITEM.fullmatch(text)
    if item is not None:
        return [RawBlock("item", item["content"].rstrip(), 1, 1, depth=1)], {}
    lines = text.split("\n")
    environment: dict[str, Any] = {}
    tokens = _MARKDOWN.parse("\n".join(_numbered_underlines(lines)), environment)
    blocks = _with_wrapped_headings(list(_walk(tokens)))
    return _with_rest(blocks, lines), environment.get("references") or {}


def _with_wrapped_headings(blocks: list[RawBlock]) -> list[RawBlock]:
    """Join a heading whose bold type goes on in the next line: a converter wrapped it."""
    joined: list[RawBlock] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before is not None and before.kind == "heading" and _goes_on(before, block):
            content = f"{before.content} {block.content}"
            joined[-1] = before._replace(content=content, last=block.last)
        else:
            joined.append(block)
    return joined


def _goes_on(heading: RawBlock, block: RawBlock) -> bool:
    return (
        block.kind == "paragraph"
        and block.first == heading.last + 1
        and heading.content.count("**") % 2 == 1
        and block.content.count("**") % 2 == 1
    )


def _numbered_underlines(lines: list[str]) -> list[str]:
    """Escape the number of `1. Title` above an underline: writers mean a heading, not a list."""
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


def _walk(tokens: list[Token]) -> Iterator[RawBlock]:
    lists: list[_ListState] = []
    heading: Token | None = None
    quotes = 0
    in_row = False
    for position, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            if not in_row:
                yield _inline_block(token, lists, heading, quotes)
        elif kind == "heading_open":
            heading = token
        elif kind == "heading_close":
            heading = None
        elif kind in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            lists.append(_ListState(int(start or 1) - 1 if kind[0] == "o" else None))
        elif kind == "list_item_open":
            lists[-1] = _next_item(lists[-1])
        elif kind in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif kind == "blockquote_open":
            quotes += 1
        elif kind == "blockquote_close":
            quotes -= 1
        elif kind == "tr_open":
            in_row = True
            yield _row(tokens, position)
        elif kind == "tr_close":
            in_row = False
        elif kind == "html_block":
            yield from _html(token, len(lists) + quotes)
        elif kind == "fence":
            yield _fence(token, len(lists) + quotes)


def _next_item(state: _ListState) -> _ListState:
    return _ListState(None if state.ordinal is None else state.ordinal + 1)


def _span(token: Token) -> tuple[int, int]:
    assert token.map is not None
    return token.map[0] + 1, max(token.map[0] + 1, token.map[1])


def _inline_block(
    token: Token, lists: list[_ListState], heading: Token | None, quotes: int
) -> RawBlock:
    depth = len(lists) + quotes
    if heading is not None:
        # the map of the heading, not that of its text, takes in the line of a Setext underline
        first, last = _span(heading)
        return RawBlock("heading", token.content, first, last, int(heading.tag[1]), depth)
    first, last = _span(token)
    opens_item = bool(lists) and not lists[-1].marked
    ordinal = ""
    if opens_item:
        lists[-1].marked = True
        ordinal = "" if lists[-1].ordinal is None else str(lists[-1].ordinal)
    kind = "item" if opens_item else "paragraph"
    return RawBlock(kind, token.content, first, last, depth=depth, ordinal=ordinal)


def _row(tokens: list[Token], position: int) -> RawBlock:
    cells = []
    token = tokens[position]
    for following in tokens[position + 1 :]:
        if following.type == "tr_close":
            break
        if following.type == "inline":
            cells.append(following.content)
    first, last = _span(token)
    return RawBlock("row", " | ".join(cell for cell in cells if cell.strip()), first, last)


def _html(token: Token, depth: int) -> Iterator[RawBlock]:
    # few documents hold any, and reading it takes the parser of the standard library
    from .html_text import html_segments

    first, _ = _span(token)
    for segment in html_segments(token.content):
        kind = "heading" if segment.level else segment.kind
        yield RawBlock(
            kind,
            segment.text,
            first + segment.first,
            first + segment.last,
            segment.level,
            depth,
            plain=True,
        )


def _fence(token: Token, depth: int) -> RawBlock:
    first, last = _span(token)
    return RawBlock("code", token.content, first, last, depth=depth, plain=True)


def _with_rest(blocks: list[RawBlock], lines: list[str]) -> list[RawBlock]:
    """Add the lines that no block covers: rules, link definitions, what is nested too deeply."""
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
