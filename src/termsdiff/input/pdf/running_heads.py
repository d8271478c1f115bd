"""Running headers, footers and page numbers: they belong to the pages, not to the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .glyph_rows import Row
from .glyphs import Page

_ZONE = 0.16
"""The share of a page's height, at top and bottom, for furniture."""
_OUTERMOST = 4
"""How many rows from the edge may be furniture."""
_LEAST_SHARE = 0.25
_APART = 1.7
"""The distance from the text, in font sizes, from which a row is separate."""
_FURTHER = 1.3
"""How much further from the text than the line distance a separate row is."""
_LEVEL = 3.0
_NEARLY_ALL = 0.7
_LONGEST = 14
_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_FIGURE = rf"(?:\d{{1,4}}|{_ROMAN})"
_PAGE_WORD = r"(?:page|pages|pg\.?|p\.|seite|s\.|página|pagina|strona|sida|side)"
_PAGE_NUMBER = re.compile(
    rf"[\W_]*(?:{_PAGE_WORD}\s*)?[\W_]*{_FIGURE}"
    rf"(?:\s*(?:of|/|von|de|sur|di|z|av|\|)\s*{_FIGURE})?[\W_]*"
)
_NUMBERS = re.compile(r"\d+")
_EDGE_FIGURE = re.compile(rf"^{_FIGURE}(?=\W|$)|(?<![\w]){_FIGURE}$")


class _Candidate(NamedTuple):
    page: int
    place: int
    at_top: bool
    row: Row
    apart: bool
    small: bool

    @property
    def key(self) -> tuple[bool, str, int]:
        """What running headers have in common: the edge, the words without numbers, the size."""
        text = _EDGE_FIGURE.sub("#", self.row.text.casefold())
        return self.at_top, _NUMBERS.sub("#", text), round(self.row.size * 2)

    def is_level_with(self, other: _Candidate) -> bool:
        """Whether both are at the same height and edge, in the same font size."""
        return (
            self.at_top is other.at_top
            and abs(self.row.y - other.row.y) < _LEVEL
            and abs(self.row.size - other.row.size) < 0.4
        )


def without_furniture(pages: Sequence[tuple[Page, list[Row]]]) -> list[list[Row]]:
    """Return the rows of each page without running headers, footers and page numbers."""
    found = [one for page, rows in pages for one in _candidates(page, rows)]
    furniture = _repeated(found, len(pages)) | _numbers(found) | _level(found, len(pages))
    furniture |= _rows_beside(found, furniture)
    furniture = _outermost(found, furniture)
    return [
        [row for place, row in enumerate(rows) if (page.number, place) not in furniture]
        for page, rows in pages
    ]


def _outermost(
    found: Sequence[_Candidate], furniture: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Leave out rows with text between them and the page edge: they are text, too."""
    kept: set[tuple[int, int]] = set()
    inside: set[tuple[int, bool]] = set()
    for one in found:
        if (one.page, one.place) not in furniture:
            inside.add((one.page, one.at_top))
        elif (one.page, one.at_top) not in inside:
            kept.add((one.page, one.place))
    return kept


def _candidates(page: Page, rows: list[Row]) -> Iterator[_Candidate]:
    """Yield the rows near the edges of a page; a row stands apart where a gap or another size of
    letters parts it, and all rows outside it, from the text."""
    usual = median(row.size for row in rows) if rows else 0.0
    distances = [one.y - two.y for one, two in pairwise(rows)]
    usual_distance = median(distances) if distances else 0.0
    half = max(1, len(rows) // 2)
    for at_top in (True, False):
        order = range(len(rows)) if at_top else range(len(rows) - 1, -1, -1)
        outermost = list(order)[: min(_OUTERMOST, half)] if len(rows) > 1 else list(order)
        for place in outermost:
            row = rows[place]
            height = (row.y - page.bottom) / max(page.height, 1.0)
            if not (height > 1 - _ZONE if at_top else height < _ZONE):
                break
            inner = place + 1 if at_top else place - 1
            gap = abs(row.y - rows[inner].y) if 0 <= inner < len(rows) else 1e9
            wide = max(_APART * max(row.size, usual), _FURTHER * usual_distance)
            apart = gap > wide or abs(row.size - usual) > 0.4
            yield _Candidate(page.number, place, at_top, row, apart, row.size < usual - 0.4)


def _repeated(found: Sequence[_Candidate], pages: int) -> set[tuple[int, int]]:
    """Return the separate rows on several pages with the same height and words."""
    alike: dict[tuple[bool, str, int], list[_Candidate]] = defaultdict(list)
    for one in found:
        alike[one.key].append(one)
    furniture: set[tuple[int, int]] = set()
    for group in alike.values():
        level = max(
            ([other for other in group if other.is_level_with(one)] for one in group[:50]), key=len
        )
        often = len(level) > 1 and len(level) >= _LEAST_SHARE * pages
        if often and 2 * sum(one.apart for one in level) > len(level):
            furniture.update((one.page, one.place) for one in level)
    return furniture


def _level(found: Sequence[_Candidate], pages: int) -> set[tuple[int, int]]:
    """Return the rows in letters of another size that are at one height on nearly all pages,
    whatever they say: headers of left pages differ from those of right ones."""
    furniture: set[tuple[int, int]] = set()
    small = [one for one in found if one.small and one.apart]
    for one in small[:50]:
        level = [other for other in small if other.is_level_with(one)]
        if len({other.page for other in level}) > max(1, _NEARLY_ALL * pages):
            furniture.update((other.page, other.place) for other in level)
    return furniture


def _numbers(found: Sequence[_Candidate]) -> set[tuple[int, int]]:
    """Return the rows that are page numbers, whatever is around the number."""
    return {
        (one.page, one.place)
        for one in found
        if one.apart and _PAGE_NUMBER.fullmatch(one.row.text.casefold().strip())
    }


def _rows_beside(
    found: Sequence[_Candidate], furniture: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the rows that are where furniture is on other pages: titles of chapters, or
    the head of the only even page."""
    known: dict[tuple[bool, int, int], _Candidate] = {}
    for one in found:
        if (one.page, one.place) in furniture:
            known.setdefault((one.at_top, round(one.row.y), round(one.row.size * 2)), one)
    return {
        (one.page, one.place)
        for one in found
        if one.apart
        and len(one.row.words) <= _LONGEST
        and any(one.is_level_with(other) for other in known.values())
    }
