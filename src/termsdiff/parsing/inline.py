"""Inline Markdown to plain text, with the bold spans and the words not shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..on_demand import on_demand
from ..text.folding import fold
from ..text.patterns import later
from .attributes import without_attributes
from .characters import drop_bullet
from .hiding import NOTHING, Unseen
from .raw import Environment
from .simple_inline import read_simple_inline

if TYPE_CHECKING:
    from .commonmark_inline import read_commonmark_inline
else:
    # many documents only have plain shapes, and markdown-it is slow to import
    read_commonmark_inline = on_demand("termsdiff.parsing.commonmark_inline:read_commonmark_inline")

_MARKUP = re.compile(r"[*_`\[\]<>&\\!~\n]|  ")
_LINE_END = later(r"\\?\n")
# Markdown ends the link there, but the line was only wrapped
_WRAPPED_ADDRESS = later(r"\]\(<[^<>\n]*+\n[^<>]*+>")
_LONGEST = 20_000
"""How many characters are parsed in one piece: some marks take more than linear time."""
_MOST_BRACKETS = 500
_MOST_MARKS = 10_000
"""The most emphasis and similar marks in one paragraph; each costs as much as a long word."""


class InlineText(NamedTuple):
    """The plain text of one inline run, and its bold spans.

    `unseen` counts the words left out because readers do not see them, or see them struck out;
    `pictured` says that all its words come from pictures.
    """

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    unseen: Unseen = NOTHING
    pictured: bool = False

    @property
    def all_bold(self) -> bool:
        """Whether every word of it is bold."""
        return bool(self.bold) and sum(e - s for s, e in self.bold) >= len(self.text.rstrip(" .:"))


def _is_flood(content: str) -> bool:
    """Whether there are more marks than any writer uses: then they are read as plain text."""
    if len(content) < _MOST_BRACKETS:
        return False
    return content.count("[") > _MOST_BRACKETS or sum(map(content.count, "*_`<&\\~")) > _MOST_MARKS


def read_inline(content: str, environment: Environment, *, in_cell: bool = False) -> InlineText:
    """Convert inline Markdown to plain text on one line; `environment` is that of its links.

    A list mark in the text itself is left out.
    """
    if "{" in content:
        content = without_attributes(content)
    if not _MARKUP.search(content) or _is_flood(content):
        return InlineText(_folded(content, in_cell=in_cell))
    if "](<" in content and "\n" in content:
        content = _WRAPPED_ADDRESS.sub(lambda match: match[0].replace("\n", " "), content)
    if len(content) <= _LONGEST:
        return _read(content, environment, in_cell=in_cell)
    pieces = [read_inline(piece, environment) for piece in _cut(_LINE_END.sub(" ", content))]
    unseen = NOTHING
    for piece in pieces:
        unseen = unseen.plus(piece.unseen)
    return InlineText(fold(" ".join([piece.text for piece in pieces])), unseen=unseen)


def _read(content: str, environment: Environment, *, in_cell: bool) -> InlineText:
    simple = None if environment else read_simple_inline(content)
    if simple is not None:
        return _fold(simple.text, simple.bold, in_cell=in_cell)
    read = read_commonmark_inline(content, environment)
    folded = _fold(read.text, read.bold, in_cell=in_cell)
    return folded._replace(unseen=read.unseen, pictured=read.pictured)


def _folded(text: str, *, in_cell: bool) -> str:
    return drop_bullet(fold(text), in_cell=in_cell)


def _cut(content: str) -> list[str]:
    """Split at spaces into pieces that are cheap to parse."""
    pieces = []
    start = 0
    while start < len(content):
        end = min(start + _LONGEST, len(content))
        if end < len(content):
            cut = content.rfind(" ", start, end)
            end = cut + 1 if cut > start else end
        pieces.append(content[start:end])
        start = end
    return pieces


def _fold(text: str, bold: list[tuple[int, int]], *, in_cell: bool) -> InlineText:
    folded = _folded(text, in_cell=in_cell)
    if not bold:
        return InlineText(folded)
    spans = []
    for start, end in bold:
        before = fold(text[:start] + "|")[:-1]
        inside = fold(text[start:end])
        first = folded.find(inside, max(0, len(before) - 2)) if inside else -1
        if first >= 0:
            spans.append((first, first + len(inside)))
    return InlineText(folded, tuple(spans))
