"""A block as it reads on its own, before it has a place in a document."""

from __future__ import annotations

from typing import NamedTuple

from .block import BlockKind, Lines
from .hiding import NOTHING, Unseen

PLAIN_LEVEL = 7
"""Level of headings that are paragraphs in form: below every Markdown heading."""


class Reading(NamedTuple):
    """A block as it reads on its own, wherever it stands; lines are those of its chunk."""

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
"""A reading and the number of lines of the source before those that it counts from."""
