"""Chunks: pieces of source that can be parsed separately, so that equal ones are parsed once.

Successive versions of terms share most of their paragraphs. A blank line before an unindented line
ends every Markdown block except fences and some HTML, so documents with those are not split. An
unindented bullet starts an item, whatever is above it except a table or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..text.patterns import later
from .visibility import may_hide

_SPANS_BLANK_LINES = later(
    r"^[ >]*(?:`{3}|~{3})|<!|<\?|<(?:pre|textarea|table|tbody|thead|tr|td)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LINK_DEFINITION = later(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)
_BULLET_ITEM = later(r"[-*+] {1,4}[^\W_]")
_ORDERED_ITEM = later(r"\d{1,9}[.)](?!\S)")


class Chunk(NamedTuple):
    """A piece of source: its text and the number of lines before it."""

    text: str
    offset: int


def split_chunks(lines: Sequence[str], start: int) -> Iterator[Chunk]:
    """Split the lines from `start` (0-based) on, where Markdown lets every block end."""
    text = "\n".join(lines[start:])
    if _is_whole(text):
        yield Chunk(text, start)
        return
    first = start
    opaque = False
    for place in range(start + 1, len(lines)):
        before, line = lines[place - 1], lines[place]
        if not before or before.isspace():
            cut = _opens_chunk(line)
            opaque = opaque and not cut
        else:
            # tables and HTML continue across what would otherwise start a list
            opaque = opaque or "|" in before or "<" in before
            cut = not opaque and _BULLET_ITEM.match(line) is not None
        if cut:
            yield Chunk("\n".join(lines[first:place]), first)
            first = place
    yield Chunk("\n".join(lines[first:]), first)


def _is_whole(text: str) -> bool:
    """Whether anything may span blank lines or be used elsewhere: then the text is not split."""
    if any(mark in text for mark in ("<", "```", "~~~")) and _SPANS_BLANK_LINES.search(text):
        return True
    if may_hide(text):
        return True
    return "]:" in text and _LINK_DEFINITION.search(text) is not None


def _opens_chunk(line: str) -> bool:
    # an ordered item may continue the numbering of the list above it
    return bool(line) and not line[0].isspace() and not _ORDERED_ITEM.match(line)
