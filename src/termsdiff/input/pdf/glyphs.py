"""The values read from a page: glyphs, ruled lines, pictures, each with its place in points.

Places are measured from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """One glyph: its text, its box, its baseline, its size and type."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


class Box(NamedTuple):
    """A rectangle, or a ruled line if it is thin."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows; `turned` has the glyphs at a right angle to the others.

    `pictured` says that pictures cover most of it. `bottom` is the height of its lower edge;
    `hidden` counts glyphs that no reader sees; `recognised` says that the words come from text
    recognition.
    """

    number: int
    bottom: float
    height: float
    glyphs: tuple[Glyph, ...]
    turned: tuple[Glyph, ...] = ()
    rules: tuple[Box, ...] = ()
    pictured: bool = False
    hidden: int = 0
    recognised: bool = False


@dataclass(slots=True)
class Found:
    """What a page has shown so far, while its instructions are carried out."""

    level: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)
    invisible: list[Glyph] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    hidden: int = 0
