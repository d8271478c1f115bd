"""Inline Markdown of every shape, read with markdown-it-py: its text, bold spans, hidden words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..on_demand import on_demand
from ..text.folding import lowered, raised
from .characters import drop_stray_emphasis
from .hiding import NOTHING, Unseen
from .html_unread import without_unread
from .marks import box, has_marks
from .raw import Environment
from .visibility import OpenTags, Visibility, read_tag

if TYPE_CHECKING:
    from mdit_py_plugins.footnote import footnote_plugin
else:
    # few documents hold notes
    footnote_plugin = on_demand("mdit_py_plugins.footnote:footnote_plugin")


class _Markdown(MarkdownIt):
    """Markdown with addresses left unchanged: only the text of links is read."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Return the address unchanged."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Accept every address: none is ever followed or shown."""
        return True


def _markdown() -> MarkdownIt:
    return _Markdown("commonmark", {"maxNesting": 100}).enable("strikethrough")


_MARKDOWN = _markdown()


@cache
def _markdown_with_footnotes() -> MarkdownIt:
    return _markdown().use(footnote_plugin, inline=False, move_to_end=False)


class Inline(NamedTuple):
    """The contents of inline Markdown: its text, not yet folded, and its bold spans.

    `unseen` counts the words left out; `pictured` says that all words come from pictures.
    """

    text: str
    bold: list[tuple[int, int]]
    unseen: Unseen
    pictured: bool


def read_commonmark_inline(content: str, environment: Environment) -> Inline:
    """Return the contents of inline Markdown; `environment` is that of its links."""
    noted = "footnotes" in environment and "[^" in content
    markdown = _markdown_with_footnotes() if noted else _MARKDOWN
    reader = _Reader()
    for token in markdown.parseInline(content, environment)[0].children or ():
        reader.take(token)
    pictured = reader.pictures and not reader.written
    return Inline("".join(reader.parts), reader.bold, reader.unseen(), pictured)


_SHIFTS: dict[str, Callable[[str], str]] = {"sup": raised, "sub": lowered}
# these stay within a line; all other elements start a new one
_NAMES_WITHIN_LINE = (
    "a abbr b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr q s samp "
    "script small span strike strong style sub sup time tt u var wbr"
)
_WITHIN_LINE = frozenset(_NAMES_WITHIN_LINE.split())
_BOXES = ("checkbox", "radio")


class _Reader:
    """Collects plain text from inline tokens."""

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
        """Process one token."""
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
            # Markdown may read as one comment what a browser ends earlier
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
            # of the same length, so that the bold spans stay in place
            self.parts[start:] = [_SHIFTS[name]("".join(self.parts[start:]))]


def _alternative(tokens: Sequence[Token]) -> str:
    """Return the alternative text of a picture, without markup."""
    parts = []
    for token in tokens:
        if token.type == "image":
            parts.append(_alternative(token.children or ()))
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
