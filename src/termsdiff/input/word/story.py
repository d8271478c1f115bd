"""The state of reading one file, and its findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .fields import Fields, read_fields
from .package import Package, Room
from .styles import Styles
from .tracked import Tracked
from .word_numbering import Numbering
from .xml import Element


@dataclass
class Findings:
    """The findings on a file: words deliberately left out, by reason; parts that were not read.

    `notes` are the footnotes and endnotes that the text refers to, with their kind.
    """

    left_out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unread: list[str] = field(default_factory=list)
    pictures: int = 0
    notes: dict[Element, str] = field(default_factory=dict)


InnerReader = Callable[[bytes, Tracked, int, Room], tuple[str, Sequence[str]]]
"""Reads a Word file inside others, so many deep: returns its Markdown, and what was not read."""


@dataclass(frozen=True)
class Story:
    """A part that is read from top to bottom: the document, a header, a footnote.

    `asides` has footnotes and endnotes by kind and id, `note_parts` their parts; `depth` counts the
    files inside files, which `read_inner` reads.
    """

    package: Package
    part: str
    styles: Styles
    numbering: Numbering
    tracked: Tracked
    asides: Mapping[tuple[str, str], Element]
    note_parts: Mapping[str, str]
    findings: Findings
    fields: Fields
    read_inner: InnerReader
    in_margin: bool = False
    depth: int = 0

    def of(self, root: Element, part: str, *, in_margin: bool = False) -> Story:
        """Return the same for another part of the file."""
        fields = read_fields(root, self.tracked)
        return replace(self, part=part, fields=fields, in_margin=in_margin)

    def leave_out(self, reason: str, text: str) -> None:
        """Record words that a reader does not see."""
        if text.strip():
            self.findings.left_out[reason].append(text)
