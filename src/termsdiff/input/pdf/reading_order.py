"""The reading order of a page: down each column, then on to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .glyph_rows import Row, Word, make_row
from .pdf_tables import Stretch, Table, aligned_tables, cells_of, find_table

_STEP = 2.0
_LEAST_ROWS = 3
_FEW_ROWS = 6
"""With fewer rows than this, columns must look more like prose not to be a table."""
_LEAST_SIDE = 3
_LEAST_FILL = 0.6
"""The share of its column that a line of prose fills."""
_LEAST_WORDS = 4
_LEAST_PROSE = 0.35
_MOST_PROSE = 0.6
"""The share of prose lines in a column: in any, and in one with few lines."""
_NARROWEST = 0.7
"""The width of a gutter, in font sizes."""
_DEEPEST = 6
_SIGN = "\0table "


class Region(NamedTuple):
    """A column of text on one page: its lines and tables from top to bottom."""

    parts: tuple[Row | Table, ...]
    x0: float
    x1: float
    page: int = 0


def usual_gutter(pages: Sequence[Sequence[Row]]) -> float | None:
    """Return where most pages of a document are split into columns; None if they are not."""
    found = [_find_gutter(rows) for rows in pages]
    places = [round(one.x / 4) for one in found if one is not None]
    place, number = Counter(places).most_common(1)[0] if places else (0, 0)
    return 4.0 * place if number * 2 >= len(pages) - 1 and number else None


def regions(
    tables: Sequence[Table], rows: Sequence[Row], usual: float | None = None
) -> Iterator[Region]:
    """Yield the columns of a page in reading order, each with its tables.

    `usual` is where other pages are split: a last page may have only a line or two of a column.
    """
    signs = {f"{_SIGN}{number}": table for number, table in enumerate(tables)}
    # a table counts as one wide word at its upper edge
    stands = [_stand_in(sign, table) for sign, table in signs.items()]
    for region in _columns(sorted([*rows, *stands], key=lambda row: -row.y), 0, usual):
        yield region._replace(parts=tuple(_with_tables(region.parts, signs)))


def _stand_in(sign: str, table: Table) -> Row:
    box = table.box
    return make_row([Word(sign, box.x0, box.x1, box.y1, table.size, bold=False)])


def _with_tables(parts: Sequence[Row | Table], signs: dict[str, Table]) -> Iterator[Row | Table]:
    """Replace the placeholders with their tables."""
    for part in parts:
        sign = part.words[0].text if isinstance(part, Row) else ""
        yield signs.get(sign, part)


class _Gutter(NamedTuple):
    first: int
    last: int
    x: float


def _columns(rows: Sequence[Row], depth: int, usual: float | None = None) -> Iterator[Region]:
    if not rows:
        return
    gutter = _find_gutter(rows) if depth < _DEEPEST else None
    if gutter is None and usual is not None:
        gutter = _unblocked(rows, usual)
    table = find_table(rows) if gutter is not None else None
    if table is not None and gutter is not None and _is_gap_of(table, gutter):
        yield from _columns(rows[: table.first], depth + 1)
        yield Region((table.table,), table.table.box.x0, table.table.box.x1)
        yield from _columns(rows[table.last :], depth + 1)
        return
    if gutter is None:
        parts = tuple(aligned_tables(rows))
        yield Region(parts, min(row.x0 for row in rows), max(row.x1 for row in rows))
        return
    inside = rows[gutter.first : gutter.last]
    yield from _columns(rows[: gutter.first], depth + 1)
    for left in (True, False):
        side = [_side(row, gutter.x, left=left) for row in inside]
        yield from _columns([row for row in side if row is not None], depth + 1)
    yield from _columns(rows[gutter.last :], depth + 1)


def _is_gap_of(table: Stretch, gutter: _Gutter) -> bool:
    """Whether a strip of white only separates the cells of a table."""
    within = min(table.last, gutter.last) - max(table.first, gutter.first)
    return within > 0.7 * (gutter.last - gutter.first)


def _unblocked(rows: Sequence[Row], x: float) -> _Gutter | None:
    """Return a strip of white through all rows at a place, if there are words on both sides."""
    size = rows[0].size
    if any(word.x0 < x + 0.2 * size and word.x1 > x - 0.2 * size for r in rows for word in r.words):
        return None
    sides = {word.x0 < x for row in rows for word in row.words}
    return _Gutter(0, len(rows), x) if len(sides) == 2 else None


def _side(row: Row, x: float, *, left: bool) -> Row | None:
    words = [word for word in row.words if ((word.x0 + word.x1) / 2 < x) is left]
    return make_row(words, row.space) if words else None


def _find_gutter(rows: Sequence[Row]) -> _Gutter | None:
    """Return the longest run of rows that one vertical strip of white splits into prose."""
    if len(rows) < _LEAST_ROWS:
        return None
    low, high = min(row.x0 for row in rows), max(row.x1 for row in rows)
    steps = int((high - low) / _STEP) + 1
    if steps < 20:
        return None
    begun = [0] * steps
    runs: dict[tuple[int, int], list[int]] = {}
    for place in range(len(rows) + 1):
        blocked = _blocked(rows[place], low, steps) if place < len(rows) else [True] * steps
        for step, is_blocked in enumerate(blocked):
            if is_blocked:
                if place - begun[step] >= _LEAST_ROWS and 0.1 < step / steps < 0.9:
                    runs.setdefault((begun[step], place), []).append(step)
                begun[step] = place + 1
    size = rows[len(rows) // 2].size
    for first, last in sorted(runs, key=lambda run: (run[0] - run[1], run)):
        # the strip may be wider in parts of the longest run
        found = _widest(sorted(runs[first, last]))
        x = low + (found[0] + found[1] + 1) / 2 * _STEP
        inside = rows[first:last]
        if _parts_prose(inside, x, size):
            return _Gutter(first, last, x)
    return None


def _blocked(row: Row, low: float, steps: int) -> list[bool]:
    blocked = [False] * steps
    before = None
    for word in row.words:
        # the spaces within a line are not a gutter
        least = max(_NARROWEST * row.size, 1.5 * row.space)
        near = before is not None and word.x0 - before < least
        start = before if near and before is not None else word.x0
        for step in range(max(0, int((start - low) / _STEP)), int((word.x1 - low) / _STEP) + 1):
            if step < steps:
                blocked[step] = True
        before = word.x1
    return blocked


def _widest(steps: Sequence[int]) -> tuple[int, int]:
    """Return the first and last of the longest run of consecutive steps."""
    runs = [(steps[0], steps[0])]
    for step in steps[1:]:
        start, end = runs[-1]
        if step == end + 1:
            runs[-1] = (start, step)
        else:
            runs.append((step, step))
    return max(runs, key=lambda run: run[1] - run[0])


def _is_prose(row: Row, width: float) -> bool:
    """Whether one run of words without a wide gap fills most of a line."""
    return any(
        len(cell.words) >= _LEAST_WORDS and cell.x1 - cell.x0 > _LEAST_FILL * width
        for cell in cells_of(row)
    )


def _parts_prose(rows: Sequence[Row], x: float, size: float) -> bool:
    sides = [[_side(row, x, left=left) for row in rows] for left in (True, False)]
    lines = [[row for row in side if row is not None] for side in sides]
    if any(len(side) < _LEAST_SIDE for side in lines):
        return False
    few = len(rows) < _FEW_ROWS
    both = [(one, two) for one, two in zip(*sides, strict=True) if one and two]
    narrowest = max(_NARROWEST * size, 1.8 * rows[0].space) * (1.7 if few else 1)
    if both and min(two.x0 - one.x1 for one, two in both) < narrowest:
        return False
    for side in lines:
        width = max(row.x1 for row in side) - min(row.x0 for row in side)
        prose = sum(_is_prose(row, width) for row in side)
        if prose < (_MOST_PROSE if few else _LEAST_PROSE) * len(side):
            return False
    left_edge = max(row.x1 for row in lines[0])
    return left_edge - min(row.x0 for row in lines[0]) > 0.6 * (x - min(r.x0 for r in lines[0]))
