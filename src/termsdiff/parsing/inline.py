"""Inline Markdown to plain text, with the spans that stand in bold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .characters import drop_bullet, drop_stray_emphasis, fold_spaces

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
    """Plain text of one inline run and the spans of it that stand in bold."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()

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


_MARKDOWN = _Markdown("commonmark", {"maxNesting": 100})


def _is_flood(content: str) -> bool:
    """Whether there are more marks than any writer sets: they are read as they stand."""
    if len(content) < _MOST_BRACKETS:
        return False
    return content.count("[") > _MOST_BRACKETS or sum(map(content.count, "*_`<&\\")) > _MOST_MARKS


def read_inline(content: str, definitions: Mapping[str, Any]) -> InlineText:
    """Turn inline Markdown into plain text on one line; `definitions` are those of links."""
    if not _MARKUP.search(content):
        return InlineText(drop_bullet(fold_spaces(content)))
    if _is_flood(content):
        return InlineText(drop_bullet(fold_spaces(content)))
    if "](<" in content and "\n" in content:
        content = _WRAPPED_ADDRESS.sub(lambda match: match[0].replace("\n", " "), content)
    if len(content) <= _LONGEST:
        environment = {"references": dict(definitions)} if definitions else {}
        return _read_tokens(_MARKDOWN.parseInline(content, environment)[0].children or ())
    pieces = [read_inline(piece, definitions).text for piece in _cut(_LINE_END.sub(" ", content))]
    return InlineText(fold_spaces(" ".join(pieces)))


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


def _read_tokens(tokens: Sequence[Token]) -> InlineText:
    parts: list[str] = []
    bold: list[tuple[int, int]] = []
    length = depth = opened = 0
    for token in tokens:
        if token.type == "strong_open":
            opened, depth = (length, 1) if depth == 0 else (opened, depth + 1)
        elif token.type == "strong_close":
            depth -= 1
            if depth == 0:
                bold.append((opened, length))
        else:
            piece = _plain(token)
            parts.append(piece)
            length += len(piece)
    return _fold("".join(parts), bold)


def _plain(token: Token) -> str:
    if token.type == "text":
        return drop_stray_emphasis(token.content)
    if token.type == "code_inline":
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "html_inline":
        return " " if token.content[1:3].lower() == "br" else ""
    return ""


def _fold(text: str, bold: list[tuple[int, int]]) -> InlineText:
    folded = drop_bullet(fold_spaces(text))
    if not bold:
        return InlineText(folded)
    spans = []
    for start, end in bold:
        before = fold_spaces(text[:start] + "|")[:-1]
        inside = fold_spaces(text[start:end])
        first = folded.find(inside, max(0, len(before) - 2)) if inside else -1
        if first >= 0:
            spans.append((first, first + len(inside)))
    return InlineText(folded, tuple(spans))
