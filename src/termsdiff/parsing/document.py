"""The result of parsing: a `Document` of blocks, in source order."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ..input.converted import Pages
from ..notes import Note
from ..on_demand import on_demand
from .block import Block, Definition, Reference, Section
from .definitions import find_definitions
from .sections import preamble, section_tree

if TYPE_CHECKING:
    from .references import find_references
else:
    # a comparison asks for definitions, but not for references
    find_references = on_demand("termsdiff.parsing.references:find_references")

DateBasis = Literal["effective", "updated"]


@dataclass(frozen=True, repr=False)
class Document:
    """One version of terms, parsed.

    Every non-blank line of its source is in exactly one block, unless HTML has several paragraphs
    on one line.
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
        """The tree of sections; the first may be a preamble without a heading."""
        return section_tree(self.blocks)

    @cached_property
    def preamble(self) -> tuple[Block, ...]:
        """The clauses before the first heading that is not the title."""
        return preamble(self.clauses)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The terms that the document defines, in source order."""
        return find_definitions(self.blocks)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The cross-references in its clauses, with their targets."""
        return find_references(self.blocks)
