"""Tables of a page as Markdown: every cell in its column, including empty ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bs4 import Tag

from .elements import attribute, count_words, heading_level, role

_LONGEST_CELL = 150
_MOST_COLUMNS = 60
_MOST_ROWS = 5_000
_SPAN = re.compile(r"\s*(?P<number>\d{1,5})")


class Cell(NamedTuple):
    """A cell and the column, from 0, in which it begins."""

    element: Tag
    column: int


def rows_of(table: Tag) -> list[Tag]:
    """Return the rows of a table, without those of nested tables; footer rows come last."""
    own = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    foot = [row for row in own if row.parent is not None and row.parent.name == "tfoot"]
    return [row for row in own if row not in foot] + foot if foot else own


def cells_of(row: Tag) -> list[Tag]:
    """Return the cells of a row, including those in a form within it."""
    return [cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row]


def is_layout(table: Tag) -> bool:
    """Whether a table is only layout: then it is read block by block."""
    if role(table) in ("presentation", "none") or table.find("table") is not None:
        return True
    rows = rows_of(table)
    if max((len(cells_of(row)) for row in rows), default=0) < 2 or len(rows) > _MOST_ROWS:
        return True
    cells = [cell for row in rows for cell in cells_of(row)]
    captions = table.find_all("caption", recursive=False)
    # a browser shows words between the cells, too
    has_more = count_words(table) > sum(count_words(one) for one in (*cells, *captions))
    return has_more or any(_holds_blocks(cell) for cell in cells)


def _holds_blocks(cell: Tag) -> bool:
    return any(heading_level(inner) for inner in cell.find_all(True)) or (
        count_words(cell) > _LONGEST_CELL and cell.find(["p", "div", "ul", "ol"]) is not None
    )


def placed_rows(table: Tag) -> Iterator[list[Cell]]:
    """Yield the cells of each row with the column in which a browser shows them."""
    reserved: dict[int, int] = {}
    for row in rows_of(table):
        placed: list[Cell] = []
        column = 0
        started: dict[int, int] = {}
        for cell in cells_of(row):
            while reserved.get(column, 0) > 0:
                column += 1
            if column >= _MOST_COLUMNS:
                column = _MOST_COLUMNS - 1
            placed.append(Cell(cell, column))
            width = min(_span(cell, "colspan"), _MOST_COLUMNS - column)
            height = _span(cell, "rowspan")
            started.update({column + step: height - 1 for step in range(width)})
            column += width
        reserved = {place: left - 1 for place, left in reserved.items() if left > 1}
        reserved.update({place: left for place, left in started.items() if left > 0})
        yield placed


def _span(cell: Tag, name: str) -> int:
    match = _SPAN.match(attribute(cell, name))
    return max(1, int(match["number"])) if match else 1


def write_table(table: Tag, write_cell: Callable[[Tag], str]) -> str:
    """Write a table as a pipe table; `write_cell` returns the Markdown of a cell on one line."""
    rows = list(placed_rows(table))
    texts: list[list[str]] = []
    for row in rows:
        line: dict[int, str] = {}
        for cell in row:
            written = write_cell(cell.element)
            line[cell.column] = f"{line[cell.column]} {written}" if cell.column in line else written
        if any(line.values()):
            width = max(line) + 1
            texts.append([line.get(column, "") for column in range(width)])
    columns = max((len(line) for line in texts), default=0)
    if not columns:
        return ""
    lines = ["| " + " | ".join(line + [""] * (columns - len(line))) + " |" for line in texts]
    lines = [re.sub(r"\| +(?=\|)", "| ", line) for line in lines]
    return "\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]])
