"""Rows of HTML tables: their cells in column order, spans spelled out, under the heads."""

from __future__ import annotations

from collections.abc import Mapping

from .html_segment import Segment

_MOST_CELLS = 500
"""Columns of a table that are told apart; the words of further cells join the last one."""


def join_cells(cells: tuple[str, ...]) -> str:
    """Return a row as one line of text: every bar between two cells stays, empty cells or not."""
    return " ".join(" | ".join(cells).split())


class OpenTable:
    """A table that is being read: the row that is open, the heads, cells that reach down."""

    def __init__(self) -> None:
        self._heads: tuple[str, ...] = ()
        self._is_first = True
        self._below: dict[int, int] = {}
        self._row: _Row | None = None

    def open_row(self, position: int, *, in_head: bool) -> None:
        """Begin a row before segment number `position`."""
        self._row = _Row(position, in_head)

    def open_cell(self, position: int, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin a cell; without a row around it, it is no cell."""
        if self._row is not None:
            self._row.cells.append((position, tag, _span(attributes, "colspan")))
            self._row.downs.append(_span(attributes, "rowspan"))

    def mark_layout(self) -> None:
        """Say that the open row holds headings or lists: what it holds stays as it is."""
        if self._row is not None and self._row.cells:
            self._row.is_layout = True

    def leave_row(self) -> None:
        """Give up the open row."""
        self._row = None

    def close_row(self, segments: list[Segment], line: int) -> None:
        """Replace the segments of the open row by one, whose last line is `line` (0-based)."""
        row, self._row = self._row, None
        if row is None or not row.cells or row.is_layout:
            return
        found = segments[row.position :]
        cells = self._cells(row, found)
        is_head = row.in_head or (self._is_first and all(tag == "th" for _, tag, _ in row.cells))
        self._is_first = False
        columns = () if is_head else self._heads
        if is_head:
            self._heads = _joined_heads(self._heads, cells)
        if not found:
            return
        segments[row.position :] = [
            found[0]._replace(
                text=join_cells(cells),
                last=max(found[-1].last, min(line, found[-1].last + 1)),
                level=0,
                kind="row",
                cells=cells,
                columns=columns,
            )
        ]

    def _cells(self, row: _Row, found: list[Segment]) -> tuple[str, ...]:
        starts = [position - row.position for position, _, _ in row.cells]
        ends = [*starts[1:], len(found)]
        texts = [
            " ".join(segment.text for segment in found[start:end])
            for start, end in zip(starts, ends, strict=True)
        ]
        cells: list[str] = []
        below: dict[int, int] = {}
        for text, (_, _, width), down in zip(texts, row.cells, row.downs, strict=True):
            while self._below.get(len(cells), 0):
                below[len(cells)] = self._below[len(cells)] - 1
                cells.append("")
            if len(cells) >= _MOST_CELLS:
                cells[-1] = f"{cells[-1]} {text}".strip()
                continue
            for place in range(len(cells), min(len(cells) + width, _MOST_CELLS)):
                below[place] = down - 1
            cells += [text, *[""] * (min(len(cells) + width, _MOST_CELLS) - len(cells) - 1)]
        while self._below.get(len(cells), 0):
            below[len(cells)] = self._below[len(cells)] - 1
            cells.append("")
        self._below = below
        return tuple(cells)


class _Row:
    __slots__ = ("cells", "downs", "in_head", "is_layout", "position")

    def __init__(self, position: int, in_head: bool) -> None:
        self.position = position
        self.in_head = in_head
        self.is_layout = False
        self.cells: list[tuple[int, str, int]] = []
        self.downs: list[int] = []


def _span(attributes: Mapping[str, str], name: str) -> int:
    value = attributes.get(name, "1").strip()
    return max(1, min(int(value), _MOST_CELLS)) if value.isascii() and value.isdigit() else 1


def _joined_heads(above: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the heads of columns whose head has several rows."""
    width = max(len(above), len(cells))
    pairs = (
        (above[place] if place < len(above) else "", cells[place] if place < len(cells) else "")
        for place in range(width)
    )
    return tuple(" ".join(filter(None, pair)) for pair in pairs)
