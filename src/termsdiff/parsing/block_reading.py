"""A block read on its own, before it has a place in a document."""

from __future__ import annotations

from typing import NamedTuple

from .block import BlockKind, Lines
from .hiding import NOTHING, Unseen

PLAIN_LEVEL = 7
"""The level of headings that look like paragraphs: below every Markdown heading."""


class Reading(NamedTuple):
    """A block read on its own, independent of its place; lines are relative to its chunk."""

    kind: BlockKind
    text: str
    lines: Lines
    depth: int = 0
    label: str = ""
    written_label: str = ""
    caption: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    unseen: Unseen = NOTHING
    pictured: bool = False


Placed = tuple[Reading, int]
"""A reading and the number of source lines before its chunk."""
