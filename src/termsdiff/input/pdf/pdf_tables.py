"""Tables: rows of cells between ruled lines, or in columns without any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .glyph_rows import Row, Word
from .glyphs import Box

_NEAR = 2.5
_WIDE = 1.05
"""The gap between cells, in font sizes; if spaces are wide, in spaces, up to a limit."""
_WIDE_SPACES = 1.75
_WIDEST = 1.35
_STRETCHED = 4
_SAME_EDGE = 2.5
_MOST_RULES = 3_000
_LABEL = re.compile(
    r"(?:\(?[a-zA-Z0-9]{1,5}[.)]|\d{1,3}(?:\.\d{1,3})*\.?|[•●▪◦–·\uf0b7-]|§|\ufffd)"
)
_SHORT = 3.5
"""The average number of words in table cells; more means prose in columns."""
_TALLEST = 6
"""The average number of lines in table rows."""
_PROSE = 12
"""The number of words from which text next to a gap is prose."""


class Table(NamedTuple):
    """Cells row by row, "" if empty, and the place of the table on the page.

    `pages` has the number of the page of each row.
    """

    cells: tuple[tuple[str, ...], ...]
    box: Box
    size: float
    pages: tuple[int, ...] = ()


class Stretch(NamedTuple):
    """Rows that form a table: the positions of the first and of the one after the last."""

    first: int
    last: int
    table: Table


def ruled_tables(rows: Sequence[Row], rules: Sequence[Box]) -> tuple[list[Table], list[Row]]:
    """Return the tables between ruled lines, and the rows without the words in them."""
    if len(rules) < 4 or len(rules) > _MOST_RULES:
        return [], list(rows)
    tables: list[Table] = []
    left = list(rows)
    for group in _groups(rules):
        xs = _steps([(rule.x0 + rule.x1) / 2 for rule in group if _is_upright(rule)])
        ys = _steps([(rule.y0 + rule.y1) / 2 for rule in group if not _is_upright(rule)])
        if len(xs) < 3 or len(ys) < 2:
            continue
        table, left = _between(left, xs, ys)
        tables += table
    return tables, left


def _is_upright(rule: Box) -> bool:
    return rule.y1 - rule.y0 > rule.x1 - rule.x0


def _groups(rules: Sequence[Box]) -> list[list[Box]]:
    """Group the rules that touch each other, directly or through others."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in sorted(rules, key=lambda one: -one.y1):
        if max(rule.x1 - rule.x0, rule.y1 - rule.y0) < 4:
            continue
        touched = [group for group in groups if _touch(group[0], rule)]
        members = [rule, *(one for _, group in touched for one in group)]
        kept = [group for group in groups if not any(group is one for one in touched)]
        box = Box(
            min(one.x0 for one in members),
            min(one.y0 for one in members),
            max(one.x1 for one in members),
            max(one.y1 for one in members),
        )
        groups = [*kept, (box, members)]
    return [members for _, members in groups]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.x0 - _NEAR <= other.x1
        and other.x0 - _NEAR <= one.x1
        and one.y0 - _NEAR <= other.y1
        and other.y0 - _NEAR <= one.y1
    )


def _steps(values: Sequence[float]) -> list[float]:
    """Return the distinct values in order; those that nearly coincide are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _between(
    rows: Sequence[Row], xs: Sequence[float], ys: Sequence[float]
) -> tuple[list[Table], list[Row]]:
    box = Box(xs[0] - _NEAR, ys[0] - _NEAR, xs[-1] + _NEAR, ys[-1] + _NEAR)
    cells = [[[] for _ in xs[1:]] for _ in ys[1:]]  # type: list[list[list[str]]]
    left: list[Row] = []
    size = 0.0
    for row in rows:
        outside: list[Word] = []
        for word in row.words:
            x, y = (word.x0 + word.x1) / 2, word.y + 0.3 * word.size
            if box.holds(x, y):
                column = max(0, sum(step <= x for step in xs[:-1]) - 1)
                line = max(0, sum(step <= y for step in ys[:-1]) - 1)
                cells[len(ys) - 2 - line][column].append(word.text)
                size = word.size
            else:
                outside.append(word)
        if outside:
            left.append(row._replace(words=tuple(outside)))
    texts = [tuple(" ".join(words) for words in line) for line in cells]
    texts = _without_empty_columns([line for line in texts if any(line)])
    if not texts or len(texts[0]) < 2:
        # a frame around text, not a table
        return [], list(rows)
    return [Table(tuple(texts), box, size)], left


def _without_empty_columns(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    if not rows:
        return []
    used = [column for column in range(len(rows[0])) if any(row[column] for row in rows)]
    return [tuple(row[column] for column in used) for row in rows]


def join_tables(one: Table, other: Table) -> Table | None:
    """Return two tables that follow each other as one if the end of a page cuts it: then the
    first row is repeated above the rest. None if they are two."""
    if len(one.cells[0]) != len(other.cells[0]) or one.cells[0] != other.cells[0]:
        return None
    return one._replace(cells=one.cells + other.cells[1:], pages=one.pages + other.pages[1:])


def cells_of(row: Row) -> list[Row]:
    """Split a row at its wide gaps; a line with equal gaps was only justified."""
    gaps = [two.x0 - one.x1 for one, two in pairwise(row.words)]
    if len(gaps) >= _STRETCHED and max(gaps) < 1.6 * min(gaps):
        return [row]
    cells: list[list[Word]] = []
    space = min([row.space, *gaps])
    wide = max(_WIDE * row.size, min(_WIDE_SPACES * space, _WIDEST * row.size))
    for word in row.words:
        if cells and word.x0 - cells[-1][-1].x1 <= wide:
            cells[-1].append(word)
        else:
            cells.append([word])
    return [row._replace(words=tuple(cell)) for cell in cells]


def _is_tabular(row: Row) -> bool:
    cells = cells_of(row)
    if len(cells) < 2 or any(len(cell.words) > _PROSE for cell in cells):
        return False
    return len(cells) > 2 or _LABEL.fullmatch(cells[0].text) is None


def aligned_tables(rows: Sequence[Row]) -> Iterator[Row | Table]:
    """Yield the rows of a column of text, with those that form a table grouped.

    A table is two rows or more of cells that begin or end below each other, with wide gaps
    between; a cell may go on in the lines below it.
    """
    place = 0
    while place < len(rows):
        table, end = _table_at(rows, place)
        if table is None:
            yield rows[place]
            place += 1
        else:
            yield table
            place = end


def find_table(rows: Sequence[Row]) -> Stretch | None:
    """Return the first stretch of rows that is a table rather than columns of text: its cells are
    short, or its rows stand apart and begin with cells side by side."""
    place = 0
    while place < len(rows):
        table, end = _table_at(rows, place)
        if table is not None:
            inside = rows[place:end]
            if _has_short_cells(inside) or _has_rows_apart(inside):
                return Stretch(place, end, table)
            place = end
        else:
            place += 1
    return None


def _has_short_cells(rows: Sequence[Row]) -> bool:
    cells = [len(cell.words) for row in rows for cell in cells_of(row)]
    return sum(cells) < _SHORT * len(cells)


def _has_rows_apart(rows: Sequence[Row]) -> bool:
    distances = [one.y - two.y for one, two in pairwise(rows)]
    limit = 1.2 * min(distances)
    blocks: list[list[Row]] = [[rows[0]]]
    for row, distance in zip(rows[1:], distances, strict=True):
        if distance > limit:
            blocks.append([])
        blocks[-1].append(row)
    begun = sum(len(cells_of(block[0])) > 1 for block in blocks)
    return len(blocks) > 1 and len(rows) <= _TALLEST * len(blocks) and begun > 0.8 * len(blocks)


def _table_at(rows: Sequence[Row], first: int) -> tuple[Table | None, int]:
    """Return the table that begins at a row, if one does, and where the rows after it begin."""
    end = _end_of_table(rows, first)
    while end - first > 1:
        table = _aligned(rows[first:end])
        if table is not None:
            return table, end
        # rows that do not fit may be the text below
        end -= 1
        if end - first < 40 and not _is_tabular(rows[end]):
            continue
        break
    return None, first


def _end_of_table(rows: Sequence[Row], first: int) -> int:
    """Return the position after the last row of a table that begins at `first`."""
    if not _is_tabular(rows[first]):
        return first
    starts = [cell.x0 for cell in cells_of(rows[first])]
    end = first + 1
    while end < len(rows):
        row, distance = rows[end], rows[end - 1].y - rows[end].y
        cells = cells_of(row)
        if distance > 4 * row.size:
            break
        if not _is_tabular(row):
            # one cell that continues, below the start of a table cell
            place = next((n for n, x in enumerate(starts) if abs(x - row.x0) < _SAME_EDGE), None)
            right = starts[place + 1] if place is not None and place + 1 < len(starts) else 1e9
            if place is None or len(cells) > 1 or row.x1 > right or distance > 1.35 * row.size:
                break
        new = [cell.x0 for cell in cells if all(abs(cell.x0 - x) >= _SAME_EDGE for x in starts)]
        starts = sorted([*starts, *new])
        end += 1
    return end


def _aligned(rows: Sequence[Row]) -> Table | None:
    lines = [cells_of(row) for row in rows]
    columns: list[tuple[float, float]] = []
    for cell in sorted((cell for line in lines for cell in line), key=lambda one: one.x0):
        if columns and cell.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.x1))
        else:
            columns.append((cell.x0, cell.x1))
    placed = [[(_column(cell, columns), cell) for cell in line] for line in lines]
    if len(columns) < 2 or not _is_even(placed, len(columns)):
        return None
    texts: list[list[str]] = []
    for place, line in enumerate(placed):
        if place == 0 or _begins_row(rows, place, line):
            texts.append([""] * len(columns))
        for column, cell in line:
            texts[-1][column] = f"{texts[-1][column]} {cell.text}".strip()
    if len(texts) < 2:
        return None
    box = Box(columns[0][0], rows[-1].y, columns[-1][1], rows[0].y)
    return Table(tuple(map(tuple, texts)), box, rows[0].size)


def _column(cell: Row, columns: Sequence[tuple[float, float]]) -> int:
    return max(n for n, (start, _) in enumerate(columns) if start <= cell.x0 + 0.1)


def _is_even(placed: Sequence[Sequence[tuple[int, Row]]], columns: int) -> bool:
    """Whether the cells of every column are left-, right- or centre-aligned."""
    if sum(len(line) > 1 for line in placed) < 2:
        return False
    for column in range(columns):
        cells = [cell for line in placed for number, cell in line if number == column]
        edges = (
            [cell.x0 for cell in cells],
            [cell.x1 for cell in cells],
            [(cell.x0 + cell.x1) / 2 for cell in cells],
        )
        if min(max(edge) - min(edge) for edge in edges) > _SAME_EDGE:
            return False
    return True


def _begins_row(rows: Sequence[Row], place: int, line: Sequence[tuple[int, Row]]) -> bool:
    """Whether a line starts a table row, or continues the cells of the previous line."""
    distances = [one.y - two.y for one, two in pairwise(rows)]
    if distances[place - 1] > 1.35 * rows[place].size:
        return True
    if max(distances) > 1.2 * min(distances):
        return distances[place - 1] > 1.2 * min(distances)
    return any(column == 0 for column, _ in line)
