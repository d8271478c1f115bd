"""Lines in reading order, each with what is known about its column."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .glyph_rows import Row, Word
from .pdf_tables import Table, join_tables
from .reading_order import Region

_LEADER = re.compile(r"(?:\s*[.·…_]){3,}\s*(?:\d{1,4}|[ivxlc]+)?$")
_BULLETS = "•●▪◦‣■□➢➤►✓–-"
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
_WIDE_ENOUGH = 0.6
_SAME = 1.5


class Line(NamedTuple):
    """One line of text: its words, its place, and `right`, where a line of its column may end.

    `page` is the number of its page, from 1.

    `region` numbers the columns of the document in reading order; `closed` says that a leader to
    the number of a page ended the line.
    """

    words: tuple[Word, ...]
    region: int
    x0: float
    x1: float
    y: float
    size: float
    right: float
    bullet: bool = False
    centred: bool = False
    closed: bool = False
    page: int = 0

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word that has letters is in bold type."""
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))


def read_lines(found: Iterable[Region]) -> list[Line | Table]:
    """Return the lines and tables of all columns, the columns one after the other."""
    kept = list(found)
    edges = _right_edges(kept)
    lines: list[Line | Table] = []
    for number, region in enumerate(kept):
        for block in _blocks(region):
            if isinstance(block, Table):
                block = block._replace(pages=(region.page,) * len(block.cells))
                last = lines[-1] if lines else None
                if isinstance(last, Table) and (joined := join_tables(last, block)):
                    lines[-1] = joined
                else:
                    lines.append(block)
            else:
                lines.extend(_with_right(block, number, region, edges))
    return lines


def _right_edges(found: Sequence[Region]) -> dict[int, float]:
    """Return how far lines extend in the columns that begin at the same place on any page."""
    edges: dict[int, float] = defaultdict(float)
    for region in found:
        rows = [part for part in region.parts if isinstance(part, Row)]
        if len(rows) > 2:
            start = round(min(row.x0 for row in rows) / _SAME)
            edges[start] = max(edges[start], *(row.x1 for row in rows))
    return edges


def _blocks(region: Region) -> Iterator[list[Row] | Table]:
    """Split the lines of a column where the left edge, the size or the distance changes."""
    block: list[Row] = []
    for part in _with_bullets(region.parts):
        if isinstance(part, Table):
            if block:
                yield block
            block = []
            yield part
            continue
        last = block[-1] if block else None
        if last is not None and not (
            abs(last.x0 - part.x0) < _SAME
            and abs(last.size - part.size) < 0.5
            and last.y - part.y < 1.9 * part.size
        ):
            yield block
            block = []
        block.append(part)
    if block:
        yield block


def _with_bullets(parts: Sequence[Row | Table]) -> Iterator[Row | Table]:
    """Put a bullet slightly above or below its item into the line of that item."""
    found = list(parts)
    for place, part in enumerate(found):
        if not isinstance(part, Row) or len(part.words) > 1 or not _is_mark(part.text):
            continue
        for beside in (place + 1, place - 1):
            other = found[beside] if 0 <= beside < len(found) else None
            if isinstance(other, Row) and part.words and other.words:
                close = abs(other.y - part.y) < 0.6 * other.size and other.x0 > part.x1
                if close:
                    found[beside] = other._replace(words=(*part.words, *other.words))
                    found[place] = part._replace(words=())
                    break
    return (part for part in found if not isinstance(part, Row) or part.words)


def _is_mark(text: str) -> bool:
    return text in _BULLETS or (len(text) == 1 and _UNREADABLE.fullmatch(text) is not None)


def _with_right(
    block: Sequence[Row], number: int, region: Region, edges: dict[int, float]
) -> Iterator[Line]:
    start = round(region.x0 / _SAME)
    edge = max((edges.get(start + step, 0.0) for step in (-1, 0, 1)), default=0.0)
    edge = max(edge, region.x1)
    own = max(row.x1 for row in block)
    narrow = len(block) > 2 and own - block[0].x0 > _WIDE_ENOUGH * (edge - region.x0)
    right = own if narrow else edge
    for row in block:
        middle = (row.x0 + row.x1) / 2 - (region.x0 + edge) / 2
        inset = row.x0 - region.x0 > 2 * row.size and edge - row.x1 > 2 * row.size
        line = _line(row, number, right, centred=inset and abs(middle) < row.size)
        yield line._replace(page=region.page)


def _line(row: Row, number: int, right: float, *, centred: bool) -> Line:
    words = list(row.words)
    text = row.text
    leader = _LEADER.search(text)
    closed = leader is not None and len(words) > 1
    if closed and leader is not None:
        words = _cut(words, text[: leader.start()])
    bullet = len(words) > 1 and _is_bullet(words)
    if bullet:
        words = words[1:]
    place = (number, row.x0, row.x1, row.y, row.size, right)
    return Line(tuple(words), *place, bullet=bullet, centred=centred, closed=closed)


def _cut(words: Sequence[Word], text: str) -> list[Word]:
    """Return the words of a table-of-contents line without dots and page number."""
    kept: list[Word] = []
    left = text.split()
    for word in words:
        if not left:
            break
        kept.append(word._replace(text=left.pop(0)))
    return kept or list(words)


def _is_bullet(words: Sequence[Word]) -> bool:
    first = words[0].text
    if len(first) == 1 and _UNREADABLE.fullmatch(first):
        return words[1].x0 - words[0].x1 > 0.25 * words[0].size
    return first in _BULLETS and first != ""


def unreadable_signs(lines: Iterable[Line | Table]) -> int:
    """Return how many glyphs of the text have no known character."""
    texts = (
        " ".join(cell for row in one.cells for cell in row) if isinstance(one, Table) else one.text
        for one in lines
    )
    return sum(len(_UNREADABLE.findall(text)) for text in texts)


def usual_size(lines: Iterable[Line | Table]) -> float:
    """Return the font size of most of the words."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if isinstance(line, Line):
            sizes[round(line.size * 2) / 2] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def usual_distances(lines: Sequence[Line | Table]) -> dict[float, float]:
    """Return the usual line distance for each font size, in points."""
    seen: dict[float, Counter[float]] = defaultdict(Counter)
    for before, line in pairwise(lines):
        if isinstance(before, Line) and isinstance(line, Line) and before.region == line.region:
            distance = round((before.y - line.y) * 2) / 2
            if abs(before.size - line.size) < 0.4 and 0.8 < distance / line.size < 2.6:
                seen[round(line.size * 2) / 2][distance] += 1
    return {
        size: min(
            (one for one, number in counts.items() if 3 * number >= max(counts.values())),
        )
        for size, counts in seen.items()
        if counts.total() >= 5
    }
