"""How the words of a clause look in their source: bold, italic, code and links, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..parsing.block import Block
from ..parsing.document import Document
from ..text.folding import fold

_MARKUP = re.compile(r"[*_`\[<]")
_TAGS = {"strong_open": "b", "em_open": "i", "link_open": "a"}
_CLOSING = {"strong_close": "b", "em_close": "i", "link_close": "a"}
_LONGEST = 20_000
"""The most characters of a source that are read: its marks take more than linear time."""
_MOST = 400
"""The most pieces of one clause; what comes after them stays plain."""
_MOST_MARKS = 4_000
_SAFE = re.compile(
    r"https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e]{1,2000}"
)


class Style(NamedTuple):
    """A span of the text, in characters, with its tag; `href` is the address of a link."""

    start: int
    end: int
    tag: str
    href: str = ""


class _Piece(NamedTuple):
    text: str
    tags: tuple[tuple[str, str], ...]


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 40}).disable("html_block")


def styles_of(document: Document, block: Block) -> tuple[Style, ...]:
    """Return the spans of a block's text that are not plain, in order.

    A piece that cannot be found again in the plain text stays plain: nothing is guessed.
    """
    source = document.source_of(block)
    if block.kind == "code" or len(source) > _LONGEST or not _MARKUP.search(source):
        return ()
    if sum(map(source.count, "*_`<[")) > _MOST_MARKS:
        return ()
    lines = (line.strip() for line in source.split("\n"))
    tokens = _markdown().parseInline(" \n".join(lines), {})[0].children or ()
    return tuple(_located(block.text, _pieces(tokens)))


def _pieces(tokens: Iterable[Token]) -> Iterator[_Piece]:
    open_tags: list[tuple[str, str]] = []
    for token in tokens:
        if token.type in _TAGS:
            href = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            open_tags.append((_TAGS[token.type], href))
        elif token.type in _CLOSING:
            last = next(
                (tag for tag in reversed(open_tags) if tag[0] == _CLOSING[token.type]), None
            )
            if last is not None:
                open_tags.remove(last)
        elif token.type == "code_inline":
            yield _Piece(token.content, (*open_tags, ("code", "")))
        elif token.type == "text" and token.content.strip():
            yield _Piece(token.content, tuple(open_tags))


def _located(text: str, pieces: Iterable[_Piece]) -> Iterator[Style]:
    """Find each piece again after the previous one."""
    at = 0
    for number, piece in enumerate(pieces):
        if number >= _MOST:
            return
        words = fold(piece.text).strip()
        start = text.find(words, at) if words else -1
        if start < 0:
            continue
        at = start + len(words)
        for tag, href in piece.tags:
            if tag != "a":
                yield Style(start, at, tag)
            elif _SAFE.fullmatch(href):
                yield Style(start, at, tag, href)


def cuts(styles: Sequence[Style], start: int, end: int) -> list[int]:
    """Return the places within a stretch where its style changes, including its ends."""
    inner = {place for style in styles for place in (style.start, style.end) if start < place < end}
    return [start, *sorted(inner), end]
