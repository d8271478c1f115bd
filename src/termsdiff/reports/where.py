"""Where a clause is, in the words that its reader can follow: lines, pages, or paragraphs.

Line numbers help only if the source is a text file: a Word or PDF file was turned into text first,
and no one sees the lines of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..input.document_formats import KINDS, ending_of
from ..spoken import say
from .wording import change_name, lines_or_pages, pages_in_words

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing.document import Document
    from ..redline.change import Change, Side

_CONVERTED = frozenset(ending for kind in KINDS if kind.module for ending in kind.endings)
_VERSION_IN_FILE = re.compile(r" \([^()]*\)$")
"""What the name of one version of a file with tracked changes ends in: ` (changes accepted)`."""


class Where(NamedTuple):
    """The place of a clause in the old and in the new version, "" if it is missing there."""

    old: str
    new: str

    @property
    def words(self) -> str:
        """Both places in one line."""
        old = say("old {place}", place=self.old) if self.old else ""
        new = say("new {place}", place=self.new) if self.new else ""
        return "; ".join(filter(None, (old, new)))


def where_words(comparison: Comparison, change: Change) -> Where:
    """Return where the clause of a change is in both versions."""
    return Where(
        place_in(comparison.old, change.old) if change.old else "",
        place_in(comparison.new, change.new) if change.new else "",
    )


def is_converted(document: Document) -> bool:
    """Return whether the source was a file without text lines."""
    name = _VERSION_IN_FILE.sub("", document.source)
    return ending_of(name) in _CONVERTED or name.startswith("https://")


def cited(comparison: Comparison, change: Change) -> str:
    """Return the name of a changed clause as a lawyer cites it, with its page where it has one."""
    name, pages = change_name(comparison, change), pages_in_words(change.side)
    return f"{name}, {pages}" if pages else name


def place_of(comparison: Comparison, change: Change) -> str:
    """Return where a changed clause is in the new version, or else in the old one."""
    return place_in(change.of_side(comparison.old, comparison.new), change.side)


def place_in(document: Document, side: Side) -> str:
    """Return where a clause is in its version: lines of a text, pages of a PDF, paragraphs."""
    if side.pages is not None or not is_converted(document) or not side.blocks:
        return lines_or_pages(side)
    worded = [block.index for block in document.blocks if block.has_words]
    numbers = sorted(worded.index(index) + 1 for index in side.blocks)
    spans = ", ".join(
        f"{first}" if first == last else f"{first}–{last}" for first, last in _runs(numbers)
    )
    if spans.isdigit():
        return say("paragraph {number}", number=spans)
    return say("paragraphs {numbers}", numbers=spans)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last of numbers that follow each other without a gap."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
