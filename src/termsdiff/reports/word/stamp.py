"""The author, date and number that every revision has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from ...input.word.xml import Element, name, number
from .build import make

Mark = Literal["ins", "del", "moveFrom", "moveTo"]
"""How words, or the end of a paragraph, are tracked."""

_APART = timedelta(minutes=2)


@dataclass(slots=True)
class Stamp:
    """Gives every revision its author, its date and a number that no other one has.

    Revisions of whole paragraphs are dated two minutes later. LibreOffice joins neighbours of one
    author and minute, an insertion at the end of a paragraph with the inserted paragraph after it,
    too; rejecting them then runs two paragraphs together.
    """

    author: str
    moment: datetime
    last: int = 0
    first: int = 0
    names: set[str] = field(default_factory=set)

    def number(self) -> int:
        """Return the next number."""
        self.last += 1
        return self.last

    def is_ours(self, revision: Element) -> bool:
        """Whether a revision is one that this stamp numbered."""
        return _number_of(revision) > self.first

    def date(self, *, whole: bool = False) -> str:
        """Return the date as Word writes it."""
        return f"{self.moment + _APART if whole else self.moment:%Y-%m-%dT%H:%M:%SZ}"

    def revision(self, tag: str, *, whole: bool = False) -> Element:
        """Return an empty mark: around runs, for the end of a paragraph, for a row or a cell."""
        return make(tag, id=self.number(), author=self.author, date=self.date(whole=whole))

    def range(self, tag: Mark, title: str) -> tuple[Element, Element]:
        """Return start and end of one of the two places of a move; `title` links them."""
        start = make(
            f"{tag}RangeStart",
            id=self.number(),
            author=self.author,
            date=self.date(whole=True),
            name=title,
        )
        return start, make(f"{tag}RangeEnd", id=start.get(name("w:id"), ""))

    def new_move(self) -> str:
        """Return a name for a move that the document does not have yet."""
        many = len(self.names) + 1
        while f"move{many}" in self.names:
            many += 1
        self.names.add(f"move{many}")
        return f"move{many}"


def begin(author: str, moment: datetime, roots: list[Element]) -> Stamp:
    """Return a stamp that continues after the numbers and names already in the parts."""
    stamp = Stamp(author, moment)
    for root in roots:
        for element in root.iter("{*}*"):
            stamp.last = max(stamp.last, _number_of(element))
            if str(element.tag).endswith("RangeStart"):
                stamp.names.add(str(element.get(name("w:name"), "")))
    stamp.first = stamp.last
    return stamp


def _number_of(element: Element) -> int:
    text = str(element.get(name("w:id"), ""))
    if len(text) < 6:
        return number(text)
    # larger ones are rare, and past this the numbers of the format end
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
