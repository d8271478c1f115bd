"""What is shared while writing one file: both sides, the decisions, the places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ...input.word.xml import Element
from .carry import Carrier
from .edit import Direction
from .links import Link, Links
from .side import Side
from .signs import Signs
from .stamp import Stamp

Decide = Callable[[Link], Direction | None]
"""How the change of a clause is written; None leaves the text of NEW unchanged."""


@dataclass(frozen=True)
class Work:
    """One part of NEW that is written with the part of OLD it is compared with.

    `inherited` is how what no clause was read from is written; `states_forms` says whether
    paragraphs tell what their style and list were before. `places` collects where each element of
    OLD is now, `insides` the notes and boxes that are compared within, with whether each is a note.
    """

    old: Side
    new: Side
    links: Links
    stamp: Stamp
    carrier: Carrier
    decide: Decide
    inherited: Direction | None
    old_part: str
    new_part: str
    states_forms: bool = True
    signs: Signs = field(default_factory=Signs)
    places: dict[Element, Element] = field(default_factory=dict)
    insides: list[tuple[Element, Element, bool]] = field(default_factory=list)

    def direction(self, link: Link | None) -> Direction | None:
        """Return how to write what belongs to a link, or to none."""
        return self.inherited if link is None else self.decide(link)

    def within(self, direction: Direction | None) -> Work:
        """Return the same for the inside of a row or a box: it is written as that is."""
        return self if direction is self.inherited else replace(self, inherited=direction)

    def between(self, old_part: str, new_part: str) -> Work:
        """Return the same for other parts: headers, notes."""
        carrier = self.carrier.between(old_part, new_part)
        return replace(self, carrier=carrier, old_part=old_part, new_part=new_part)
