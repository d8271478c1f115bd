"""What a document is made of: blocks, sections of them, definitions and references in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

BlockKind = Literal[
    "heading", "paragraph", "item", "row", "html", "code", "front_matter", "ornament"
]
Lines = tuple[int, int]
"""First and last line of the source, 1-based and inclusive."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a clause; a block without words (a rule, an image, front matter) is neither.

    `label` is the block's own label, normalised (`2.4`, `(a)`, `IV`), or "" if it has none;
    `number` is its label or, failing that, the label of the nearest heading above.
    `text` is plain text: markup and the own label removed, white space folded.
    `headings` is the path of headings above it, outermost first, each with its number.
    A row of a table has its `cells` in column order, empty ones too, and the heads of its
    `columns`; the head itself, and a row of a table without one, has no `columns`.
    """

    index: int
    kind: BlockKind
    text: str
    lines: Lines
    label: str = ""
    written_label: str = ""
    number: str = ""
    caption: str = ""
    headings: tuple[str, ...] = ()
    level: int = 0
    depth: int = 0
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether the block opens a section."""
        return self.kind == "heading"

    @property
    def has_words(self) -> bool:
        """Whether a reader sees any word in it."""
        return self.kind not in ("ornament", "front_matter")

    @property
    def is_clause(self) -> bool:
        """Whether the block states something: it has words and is no heading."""
        return self.has_words and not self.is_heading

    @property
    def full_text(self) -> str:
        """The text with its label before it, as a reader sees it."""
        return f"{self.written_label} {self.text}" if self.written_label else self.text


class Section(NamedTuple):
    """A heading and all below it; the preamble is a section without a heading."""

    heading: Block | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]

    def walk(self) -> Iterator[Section]:
        """Yield this section and all within it, in the order of the source."""
        yield self
        for section in self.sections:
            yield from section.walk()


class Definition(NamedTuple):
    """A term that the document defines: the term, the block that does so, its span there."""

    term: str
    block: int
    start: int
    end: int


class Reference(NamedTuple):
    """A cross-reference: the label pointed to, the caption in brackets if any, the block and span.

    `target` is the index of the heading or clause with that label, None if there is none;
    `external` is true where another document is meant ("Section 5 of the Partner Terms").
    """

    label: str
    caption: str
    block: int
    start: int
    end: int
    target: int | None
    external: bool = False
