"""Words within a line: pieces of text with bold type and links, written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bs4.element import NavigableString, PageElement, Tag

from ...text.quote_marks import CLOSE, OPEN
from ..markdown_text import literal, literal_start
from .elements import SILENT, attribute, declarations

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_BOLD = frozenset(("b", "strong", "th"))
_SPACED = frozenset(("button", "select", "img", "input", "label"))
_QUOTES = (OPEN, CLOSE)
_ADDRESS = re.compile(r"(?:https?://|mailto:|/|\.{0,2}/|[\w-]+(?:[./?]|$))[^\s<>]*")
_SCHEME = re.compile(r"(?!https?:|mailto:)[a-zA-Z][a-zA-Z0-9+.-]*:")
_LABEL_START = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|\(?[a-zA-Z0-9]{1,4}\)|[•●▪◦·–-]|§\s?\d+)\s"
)
LINE_BREAK = "\n"


class StyledText(NamedTuple):
    """A run of text in one style; `href` is the link target, "" if it is not a link."""

    text: str
    bold: bool = False
    href: str = ""


def pieces(node: PageElement, bold: bool = False, href: str = "") -> Iterator[StyledText]:
    """Yield the text of a node without blocks; a line break is a separate piece."""
    if isinstance(node, NavigableString):
        if type(node) is NavigableString:
            yield StyledText(_SPACES.sub(" ", node.translate(_INVISIBLE)), bold, href)
        return
    if not isinstance(node, Tag) or node.name in SILENT or node.name == "rp":
        return
    if node.name == "br":
        yield StyledText(LINE_BREAK)
        return
    bold = is_bold(node, bold)
    if node.name == "a":
        href = _address(attribute(node, "href"))
    before, after = _surroundings(node)
    if before:
        yield StyledText(before, bold, href)
    for child in node.children:
        yield from pieces(child, bold, href)
    if after:
        yield StyledText(after, bold, href)


def _surroundings(node: Tag) -> tuple[str, str]:
    if node.name == "q":
        return _QUOTES
    if node.name == "rt":
        return " (", ") "
    spaced = node.name in _SPACED or declarations(node).get("display", "").startswith("inline-")
    return (" ", " ") if spaced else ("", "")


def is_bold(node: Tag, bold: bool) -> bool:
    """Whether the text of an element is in bold type."""
    weight = declarations(node).get("font-weight", "")
    if weight:
        return weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600)
    return bold or node.name in _BOLD


def _address(href: str) -> str:
    href = href.strip()
    if href.startswith("#") or _SCHEME.match(href) or not _ADDRESS.fullmatch(href):
        return ""
    return href.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")


def paragraphs(found: Iterable[StyledText]) -> Iterator[str]:
    """Write pieces as Markdown paragraphs: a blank line, or a line that begins with a number or
    its own mark, starts a new one."""
    lines: list[str] = []
    for line in _lines(found):
        plain = "".join(piece.text for piece in line)
        if lines and (not plain.strip() or _LABEL_START.match(plain)):
            yield _joined(lines)
            lines = []
        if plain.strip():
            lines.append(write_line(line))
    if lines:
        yield _joined(lines)


def _joined(lines: Sequence[str]) -> str:
    return "\\\n".join(literal_start(line) for line in lines)


def one_line(found: Iterable[StyledText], *, bold: bool = True) -> str:
    """Write pieces as one line of Markdown, line breaks as spaces."""
    spaced = [piece._replace(text=" ") if piece.text == LINE_BREAK else piece for piece in found]
    lines = list(_lines(spaced))
    if not bold:
        lines = [[piece._replace(bold=False) for piece in line] for line in lines]
    return " ".join(write_line(line) for line in lines)


def _lines(found: Iterable[StyledText]) -> Iterator[list[StyledText]]:
    """Cut at line breaks, with the spaces collapsed as a browser does."""
    line: list[StyledText] = []
    ends_in_space = True
    for piece in found:
        if piece.text == LINE_BREAK:
            yield _stripped(line)
            line, ends_in_space = [], True
            continue
        text = piece.text.lstrip(" ") if ends_in_space else piece.text
        text = re.sub(" {2,}", " ", text)
        if text:
            line.append(piece._replace(text=text))
            ends_in_space = text.endswith(" ")
    yield _stripped(line)


def _stripped(line: list[StyledText]) -> list[StyledText]:
    while line and not line[-1].text.rstrip(" "):
        line.pop()
    if line:
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip(" "))
    return line


def write_line(line: Sequence[StyledText]) -> str:
    """Write the pieces of one line as Markdown."""
    written: list[str] = []
    groups = [(bold, list(group)) for bold, group in groupby(line, key=lambda one: one.bold)]
    for place, (bold, group) in enumerate(groups):
        text = "".join(_linked(href, parts) for href, parts in _by_link(group))
        if bold:
            after = groups[place + 1][1][0].text if place + 1 < len(groups) else ""
            text = _strong(text, written[-1] if written else "", after)
        written.append(text)
    return "".join(written)


def _by_link(group: Sequence[StyledText]) -> Iterator[tuple[str, str]]:
    for href, parts in groupby(group, key=lambda piece: piece.href):
        yield href, "".join(piece.text for piece in parts)


def _linked(href: str, text: str) -> str:
    stripped = text.strip(" ")
    if not href or not stripped:
        return literal(text)
    before, _, after = text.partition(stripped)
    return f"{before}[{literal(stripped)}]({href}){after}"


def _strong(text: str, before: str, after: str) -> str:
    """Put bold marks around words where Markdown recognises them."""
    stripped = text.strip(" ")
    start, _, end = text.partition(stripped)
    if not any(character.isalnum() for character in stripped):
        return text
    opens = start or not before or not before[-1].isalnum() or stripped[0].isalnum()
    closes = end or not after or not after[0].isalnum() or stripped[-1].isalnum()
    return f"{start}**{stripped}**{end}" if opens and closes else text
