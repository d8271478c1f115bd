"""A stretch of HTML text: what is read between block tags, and the rows of its tables."""

from __future__ import annotations

from typing import NamedTuple


class Segment(NamedTuple):
    """A stretch of text between block tags: its lines, 0-based within the HTML, inclusive.

    A row of a table has its cells and the heads of its columns.
    """

    text: str
    first: int
    last: int
    level: int = 0
    kind: str = "html"
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
