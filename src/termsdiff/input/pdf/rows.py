"""Glyphs to words and rows: a row is all that stands on one height of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from .glyphs import Glyph

_SAME_HEIGHT = 0.18
"""Share of the size of letters by which those of one row may differ in height."""
_GAP = 0.2
"""Share of the size of letters from which on a gap is a space."""
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
    """The words of one height of a page, from left to right."""

    words: tuple[Word, ...]
    y: float
    size: float

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


def make_row(words: Sequence[Word]) -> Row:
    """Return a row of words that stand side by side."""
    sizes = sorted(word.size for word in words)
    return Row(tuple(words), median(word.y for word in words), sizes[len(sizes) // 2])


def read_rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return the rows of a page from top to bottom; raised and lowered signs join their row."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.y, one.x0)):
        last = rows[-1][0] if rows else None
        if last is not None and abs(last.y - glyph.y) <= _SAME_HEIGHT * max(glyph.size, 4):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = _with_raised(rows)
    found = (_words(row) for row in rows)
    return sorted((make_row(words) for words in found if words), key=lambda row: -row.y)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Join rows of small signs to the row of larger ones that they touch."""
    kept: list[list[Glyph]] = []
    sizes = [max(glyph.size for glyph in row) for row in rows]
    for place, row in enumerate(rows):
        for beside in (place + 1, place - 1):
            if 0 <= beside < len(rows) and _belongs(row, sizes[place], rows[beside], sizes[beside]):
                above = row[0].y > rows[beside][0].y
                rows[beside].extend(_moved(glyph, rows[beside][0].y, above) for glyph in row)
                break
        else:
            kept.append(row)
    return kept


def _belongs(small: list[Glyph], size: float, large: list[Glyph], other: float) -> bool:
    if size > _SMALLER * other or len(small) > len(large) or len(small) > 40:
        return False
    distance = small[0].y - large[0].y
    if not -0.35 * other < distance < 0.7 * other:
        return False
    return all(
        any(-0.4 * other < glyph.x0 - near.x1 < 0.4 * other for near in (*large, *small))
        for glyph in small
        if glyph.text.strip()
    )


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
