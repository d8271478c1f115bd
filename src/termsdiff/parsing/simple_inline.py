"""The plain shapes of inline Markdown, which most clauses have, read without markdown-it.

Text, escapes, line ends, links, emphasis with paired marks, and literal marks: text with anything
else, or with a mark that lacks a partner of the same length, is not read here. The result is
exactly what markdown-it would give (a test compares the two).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from .characters import drop_stray_emphasis

_ELSEWHERE = re.compile(r"[`<~\0]|!\[|&(?:#|[A-Za-z][A-Za-z0-9]*;)")
"""What may start code, HTML, an address, an entity, a picture, or struck-out words."""
_IN_ADDRESS = r"[^\s()\\\x00-\x1f\x7f]"
_PIECE = re.compile(
    r"(?P<text>[^*_\\\[\]\n]+)"
    r"|(?P<end>\\?\n[ \t]*)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<marks>\*{1,2}(?!\*)|_{1,2}(?!_))"
    r"|\[(?P<label>(?:[^\[\]\\]|\\.)*+)\]"
    rf"\((?:(?:{_IN_ADDRESS}|\\[^\s]|\({_IN_ADDRESS}*+\))++(?: +\"[^\"\\]*+\")?)?\)"
)
_SPACES = frozenset("\t\n\v\f\r \xa0\u1680\u202f\u205f\u3000").union(
    map(chr, range(0x2000, 0x200B))
)


_MOST_OPEN = 20
"""The most marks that may be open at once; no writer uses more."""


class SimpleInline(NamedTuple):
    """The text, not yet folded, and its bold spans."""

    text: str
    bold: list[tuple[int, int]]


class _ReadSoFar:
    """What was read so far, at any depth of links."""

    __slots__ = ("bold", "depth", "length", "opened", "parts", "waiting")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.waiting: list[str] = []
        self.bold: list[tuple[int, int]] = []
        self.length = 0
        self.depth = 0
        self.opened = 0

    def flush(self) -> None:
        """End a piece of text, which markdown-it returns as one token."""
        if self.waiting:
            text = drop_stray_emphasis("".join(self.waiting))
            self.waiting.clear()
            self.parts.append(text)
            self.length += len(text)

    def break_line(self) -> None:
        self.flush()
        self.parts.append(" ")
        self.length += 1

    def open(self, marks: str) -> None:
        self.flush()
        if len(marks) > 1:
            if self.depth == 0:
                self.opened = self.length
            self.depth += 1

    def close(self, marks: str) -> None:
        self.flush()
        if len(marks) > 1:
            self.depth -= 1
            if self.depth == 0:
                self.bold.append((self.opened, self.length))


def read_simple_inline(content: str) -> SimpleInline | None:
    """Return the text of inline Markdown and its bold spans; None if it has any other shape.

    No link definition may be known for the text.
    """
    if _ELSEWHERE.search(content):
        return None
    reading = _ReadSoFar()
    if not _read(content, 0, len(content), reading):
        return None
    reading.flush()
    return SimpleInline("".join(reading.parts), reading.bold)


def _read(source: str, position: int, end: int, reading: _ReadSoFar) -> bool:
    """Read a piece of the source; False if it has any other shape."""
    open_marks: list[str] = []
    while position < end:
        match = _PIECE.match(source, position, end)
        if match is None:
            return False
        position = match.end()
        kind = match.lastgroup
        if kind == "text":
            reading.waiting.append(match[0])
        elif kind == "end":
            reading.break_line()
        elif kind == "escaped":
            reading.waiting.append(match["escaped"])
        elif kind == "marks":
            if not _take_marks(source, match, end, open_marks, reading):
                return False
        elif not _read_link(source, match, reading):
            return False
    return not open_marks


def _read_link(source: str, match: re.Match[str], reading: _ReadSoFar) -> bool:
    reading.flush()
    read = _read(source, *match.span("label"), reading)
    reading.flush()
    return read


def _take_marks(
    source: str, match: re.Match[str], end: int, open_marks: list[str], reading: _ReadSoFar
) -> bool:
    """Open or close emphasis; False if the marks are stray, or cross others.

    As in CommonMark, marks that can close do so if the nearest open ones are the same.
    """
    marks = match[0]
    before = source[match.start() - 1] if match.start() else " "
    after = source[match.end()] if match.end() < end else " "
    opens, closes = _flanks(before, after), _flanks(after, before)
    if marks[0] == "_":
        # within a word it is a letter
        opens, closes = (
            opens and (not closes or _is_punctuation(before)),
            closes and (not opens or _is_punctuation(after)),
        )
    if closes and open_marks and open_marks[-1] == marks:
        open_marks.pop()
        reading.close(marks)
        return True
    if closes and any(other[0] == marks[0] for other in open_marks):
        return False
    if len(open_marks) > _MOST_OPEN:
        return False
    if not opens:
        reading.waiting.append(marks)
        return True
    open_marks.append(marks)
    reading.open(marks)
    return True


def _flanks(outside: str, inside: str) -> bool:
    """Whether marks between two characters touch the one on the inside."""
    if inside in _SPACES:
        return False
    return not _is_punctuation(inside) or outside in _SPACES or _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
