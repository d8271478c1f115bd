"""The value that parsing yields: a `Document` of blocks, in the order of the source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from ..input.converted import Pages
from ..notes import Note

BlockKind = Literal[
    "heading", "paragraph", "item", "row", "html", "code", "front_matter", "ornament"
]
DateBasis = Literal["effective", "updated"]
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


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all below it; the preamble is a section without a heading."""

    heading: Block | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]

    def walk(self) -> Iterator[Section]:
        """Yield this section and all within it, in the order of the source."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that the document defines: the term, the block that does so, its span there."""

    term: str
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
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


@dataclass(frozen=True, repr=False)
class Document:
    """One version of terms, parsed.

    Every non-blank line of its source is in a block, and in one only unless HTML sets several
    paragraphs on one line.
    """

    source: str
    title: str
    language: str
    effective_date: date | None
    date_basis: DateBasis | None
    blocks: tuple[Block, ...]
    markdown: str = field(repr=False)
    front_matter: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    pages: tuple[Pages, ...] = field(default=(), repr=False)
    """The pages of each line of the source, (0, 0) for a blank one; empty if it has no pages."""

    def __repr__(self) -> str:
        name = self.title or self.source
        day = f", {self.effective_date}" if self.effective_date else ""
        return f"<Document {name!r}: {len(self.clauses)} clauses{day}>"

    @cached_property
    def clauses(self) -> tuple[Block, ...]:
        """The blocks that state something."""
        return tuple(block for block in self.blocks if block.is_clause)

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The blocks that open a section."""
        return tuple(block for block in self.blocks if block.is_heading)

    @cached_property
    def sha256(self) -> str:
        """Digest of the source text, as UTF-8."""
        return hashlib.sha256(self.markdown.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def source_lines(self) -> tuple[str, ...]:
        """The lines of the source, without their ends."""
        return tuple(self.markdown.split("\n"))

    def source_of(self, block: Block) -> str:
        """Return the source text of a block."""
        return "\n".join(self.source_lines[block.lines[0] - 1 : block.lines[1]])

    def pages_of(self, block: Block) -> Pages | None:
        """Return the first and the last page of a block; None if its source has no pages."""
        lines = self.pages[block.lines[0] - 1 : block.lines[1]]
        numbers = [number for pages in lines for number in pages if number]
        return (min(numbers), max(numbers)) if numbers else None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The tree of sections; what stands before the first heading is one without heading."""
        from .sections import section_tree

        return section_tree(self.blocks)

    @cached_property
    def preamble(self) -> tuple[Block, ...]:
        """The clauses before the first heading that is not the title."""
        from .sections import preamble

        return preamble(self)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The terms that the document defines, in the order of the source."""
        from .definitions import find_definitions

        return find_definitions(self.blocks)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The cross-references in its clauses, with their targets."""
        from .references import find_references

        return find_references(self.blocks)
