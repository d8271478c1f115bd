"""Glyphs to words and rows: a row is everything at one height of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .glyphs import Glyph

_SAME_HEIGHT = 0.18
"""The share of the font size by which glyphs of one row may differ in height."""
_GAP = 0.2
"""The share of the font size from which a gap is a space."""
_SMALLER = 0.82
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_FIGURES = re.compile(r"[0-9+\-=()n]+")


class Word(NamedTuple):
    """Letters without a gap between them, and their place."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


class Row(NamedTuple):
    """The words of one height of a page, from left to right; `space` is the usual width of the
    spaces of the page."""

    words: tuple[Word, ...]
    y: float
    size: float
    space: float = 0.0

    @property
    def x0(self) -> float:
        """Where the first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the last word ends."""
        return self.words[-1].x1

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(word.text for word in self.words)


def make_row(words: Sequence[Word], space: float = 0.0) -> Row:
    """Return a row of words side by side."""
    sizes = sorted(word.size for word in words)
    return Row(tuple(words), median(word.y for word in words), sizes[len(sizes) // 2], space)


def read_rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return the rows of a page from top to bottom, including superscripts and subscripts."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.y, one.x0)):
        last = rows[-1][0] if rows else None
        if last is not None and abs(last.y - glyph.y) <= _SAME_HEIGHT * max(glyph.size, 4):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = _with_raised(rows)
    found = [words for words in map(_words, rows) if words]
    gaps = [two.x0 - one.x1 for words in found for one, two in pairwise(words)]
    space = median(gaps) if gaps else 0.0
    return sorted((make_row(words, space) for words in found), key=lambda row: -row.y)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put small glyphs that touch a larger one into its row."""
    found = [list(row) for row in rows]
    for place, row in enumerate(rows):
        for piece in _pieces(row):
            for beside in (place + 1, place - 1):
                if 0 <= beside < len(rows) and (near := _touched(piece, rows[beside])):
                    above = piece[0].y > near.y
                    found[beside].extend(_moved(glyph, near.y, above) for glyph in piece)
                    found[place] = [glyph for glyph in found[place] if glyph not in piece]
                    break
    return [row for row in found if row]


def _pieces(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the pieces of a row that are as short as a superscript."""
    pieces: list[list[Glyph]] = []
    for glyph in sorted(row, key=lambda one: one.x0):
        if pieces and glyph.x0 - pieces[-1][-1].x1 < 0.5 * glyph.size:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    return [piece for piece in pieces if len("".join(one.text for one in piece).strip()) <= 4]


def _touched(piece: Sequence[Glyph], row: Sequence[Glyph]) -> Glyph | None:
    """Return the larger glyph of another row that a small piece touches."""
    size = max(glyph.size for glyph in piece)
    first, last = piece[0].x0, piece[-1].x1
    for near in row:
        if near.text.strip() and size <= _SMALLER * near.size:
            level = -0.35 * near.size < piece[0].y - near.y < 0.7 * near.size
            gap = max(first - near.x1, near.x0 - last)
            if level and -0.3 * near.size < gap < 0.25 * near.size:
                return near
    return None


def _moved(glyph: Glyph, y: float, above: bool) -> Glyph:
    text = glyph.text
    if _FIGURES.fullmatch(text):
        text = text.translate(_RAISED if above else _LOWERED)
    return glyph._replace(text=text, y=y)


def _words(row: list[Glyph]) -> list[Word]:
    words: list[Word] = []
    letters: list[Glyph] = []
    for glyph in sorted(row, key=lambda one: one.x0):
        if not glyph.text.strip():
            words += _word(letters)
            letters = []
            continue
        last = letters[-1] if letters else None
        if last is not None:
            gap = glyph.x0 - last.x1
            # bold type made by printing twice
            if glyph.text == last.text and glyph.x0 - last.x0 < 0.15 * glyph.size:
                continue
            if gap > _GAP * min(glyph.size, last.size):
                words += _word(letters)
                letters = []
        letters.append(glyph)
    words += _word(letters)
    return words


def _word(letters: Sequence[Glyph]) -> list[Word]:
    if not letters:
        return []
    text = "".join(_LIGATURES.get(glyph.text, glyph.text) for glyph in letters)
    for sign in "\u200b\ufeff\u2060":
        text = text.replace(sign, "")
    if not text:
        return []
    sizes = sorted(glyph.size for glyph in letters)
    bold = sum(glyph.bold for glyph in letters) * 2 > len(letters)
    last = max(glyph.x1 for glyph in letters)
    return [Word(text, letters[0].x0, last, letters[0].y, sizes[len(sizes) // 2], bold)]
