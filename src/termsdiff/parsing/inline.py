"""Inline Markdown to plain text, with the spans that stand in bold and the words not shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..text.folding import fold, lowered, raised
from .attributes import without_attributes
from .characters import drop_bullet, drop_stray_emphasis
from .hiding import NOTHING, Unseen
from .marks import box, has_marks
from .unread import without_unread
from .visibility import OpenTags, Visibility, read_tag

Environment = dict[str, Any]
"""What markdown-it knows of the link definitions and footnotes of a text."""

_MARKUP = re.compile(r"[*_`\[\]<>&\\!~\n]|  ")
_LINE_END = re.compile(r"\\?\n")
# Markdown ends the link there, but whoever wrapped the line did not mean to
_WRAPPED_ADDRESS = re.compile(r"\]\(<[^<>\n]*+\n[^<>]*+>")
_LONGEST = 20_000
"""Characters parsed in one piece: brackets and stars cost more than linear time."""
_MOST_BRACKETS = 500
_MOST_MARKS = 10_000
"""Marks of emphasis and the like in one paragraph; each costs as much as a long word."""


class InlineText(NamedTuple):
    """Plain text of one inline run and the spans of it that stand in bold.

    `unseen` counts the words left out because no reader sees them, or sees them struck out;
    `pictured` says that all its words stand for pictures.
    """

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    unseen: Unseen = NOTHING
    pictured: bool = False

    @property
    def all_bold(self) -> bool:
        """Whether every word of it stands in bold."""
        return bool(self.bold) and sum(e - s for s, e in self.bold) >= len(self.text.rstrip(" .:"))


class _Markdown(MarkdownIt):
    """Markdown whose addresses are left as they are: only the text of links is read."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Return the address as it is."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Take every address: none is ever followed or shown."""
        return True


def _markdown() -> MarkdownIt:
    return _Markdown("commonmark", {"maxNesting": 100}).enable("strikethrough")


_MARKDOWN = _markdown()


@cache
def _markdown_with_footnotes() -> MarkdownIt:
    from mdit_py_plugins.footnote import footnote_plugin

    return _markdown().use(footnote_plugin, inline=False, move_to_end=False)


def _is_flood(content: str) -> bool:
    """Whether there are more marks than any writer sets: they are read as they stand."""
    if len(content) < _MOST_BRACKETS:
        return False
    return content.count("[") > _MOST_BRACKETS or sum(map(content.count, "*_`<&\\~")) > _MOST_MARKS


def read_inline(content: str, environment: Environment, *, in_cell: bool = False) -> InlineText:
    """Turn inline Markdown into plain text on one line; `environment` is that of its links.

    A list mark that stands in the text itself is left out.
    """
    if "{" in content:
        content = without_attributes(content)
    if not _MARKUP.search(content) or _is_flood(content):
        return InlineText(_folded(content, in_cell=in_cell))
    if "](<" in content and "\n" in content:
        content = _WRAPPED_ADDRESS.sub(lambda match: match[0].replace("\n", " "), content)
    if len(content) <= _LONGEST:
        noted = "footnotes" in environment and "[^" in content
        markdown = _markdown_with_footnotes() if noted else _MARKDOWN
        tokens = markdown.parseInline(content, environment)[0].children or ()
        return _read_tokens(tokens, in_cell=in_cell)
    pieces = [read_inline(piece, environment) for piece in _cut(_LINE_END.sub(" ", content))]
    unseen = NOTHING
    for piece in pieces:
        unseen = unseen.plus(piece.unseen)
    return InlineText(fold(" ".join([piece.text for piece in pieces])), unseen=unseen)


def _folded(text: str, *, in_cell: bool) -> str:
    return drop_bullet(fold(text), in_cell=in_cell)


def _cut(content: str) -> list[str]:
    """Cut at spaces into pieces that are cheap to parse."""
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


def _read_tokens(tokens: Sequence[Token], *, in_cell: bool) -> InlineText:
    reader = _Reader()
    for token in tokens:
        reader.take(token)
    folded = _fold("".join(reader.parts), reader.bold, in_cell=in_cell)
    return folded._replace(unseen=reader.unseen(), pictured=reader.pictures and not reader.written)


_SHIFTS: dict[str, Callable[[str], str]] = {"sup": raised, "sub": lowered}
# these stay within a line; all other elements begin a new one
_NAMES_WITHIN_LINE = (
    "a abbr b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr q s samp "
    "script small span strike strong style sub sup time tt u var wbr"
)
_WITHIN_LINE = frozenset(_NAMES_WITHIN_LINE.split())
_BOXES = ("checkbox", "radio")


class _Reader:
    """Gathers plain text from inline tokens."""

    __slots__ = (
        *("_depth", "_hidden", "_length", "_opened", "_shifts", "_strikes", "_struck", "_tags"),
        *("_unread", "bold", "parts", "pictures", "written"),
    )

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bold: list[tuple[int, int]] = []
        self.pictures = False
        self.written = False
        self._hidden: list[str] = []
        self._struck: list[str] = []
        self._unread = 0
        self._length = 0
        self._depth = 0
        self._opened = 0
        self._strikes = 0
        self._shifts: list[tuple[str, int]] = []
        self._tags: OpenTags | None = None

    def take(self, token: Token) -> None:
        """Take in one token."""
        kind = token.type
        if kind == "text":
            self._add(drop_stray_emphasis(token.content))
        elif kind == "code_inline":
            self._add(token.content)
        elif kind in ("softbreak", "hardbreak"):
            self._add(" ")
        elif kind == "strong_open":
            if self._depth == 0:
                self._opened = self._length
            self._depth += 1
        elif kind == "strong_close":
            self._depth -= 1
            if self._depth == 0:
                self.bold.append((self._opened, self._length))
        elif kind in ("s_open", "s_close"):
            self._strikes += 1 if kind == "s_open" else -1
        elif kind == "image":
            self._picture(_alternative(token.children or ()))
        elif kind == "html_inline":
            self._take_html(token.content)

    def _visibility(self) -> Visibility:
        inside = "shown" if self._tags is None else self._tags.visibility
        return "struck" if inside == "shown" and self._strikes else inside

    def _add(self, text: str, *, written: bool = True) -> None:
        visibility = self._visibility()
        if visibility == "shown":
            self.parts.append(text)
            self._length += len(text)
            self.written = self.written or (written and has_marks(text))
        elif visibility == "hidden":
            self._hidden.append(text)
        else:
            self._struck.append(text)

    def unseen(self) -> Unseen:
        """Count the words that were left out."""
        if not (self._hidden or self._struck or self._unread):
            return NOTHING
        hidden, struck = ("".join(parts).split() for parts in (self._hidden, self._struck))
        return Unseen(self._unread + len(hidden), len(struck))

    def _picture(self, alternative: str) -> None:
        if has_marks(alternative):
            self.pictures = True
            self._add(f" {alternative} ", written=False)

    def _take_html(self, source: str) -> None:
        tag = read_tag(source)
        if tag is None:
            # Markdown may take for one comment what a browser ends earlier
            shown, unseen = without_unread(source)
            self._unread += unseen.hidden
            self._add(shown)
            return
        if tag.name not in _WITHIN_LINE:
            self._add(" ")
        if self._tags is None:
            self._tags = OpenTags()
        if tag.closes:
            self._close_shift(tag.name)
            self._tags.close(tag.name)
            return
        self._tags.open(tag.name, tag.attributes)
        if tag.name in _SHIFTS:
            self._shifts.append((tag.name, len(self.parts)))
        elif tag.name == "img":
            self._picture(tag.attributes.get("alt", ""))
        elif tag.name == "input" and tag.attributes.get("type", "").lower() in _BOXES:
            self._add(f"{box(checked='checked' in tag.attributes)} ")

    def _close_shift(self, name: str) -> None:
        if self._shifts and self._shifts[-1][0] == name:
            _, start = self._shifts.pop()
            # as long as before: the spans in bold stay where they are
            self.parts[start:] = [_SHIFTS[name]("".join(self.parts[start:]))]


def _alternative(tokens: Sequence[Token]) -> str:
    """Return the alternative text of a picture, its markup removed."""
    parts = []
    for token in tokens:
        if token.type == "image":
            parts.append(_alternative(token.children or ()))
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


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
