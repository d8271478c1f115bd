"""Parsing: Markdown text in, a `Document` of headings and clauses out."""

from .cut import seems_cut
from .document import Block, Definition, Document, Lines, Reference, Section
from .parser import parse, parse_source

__all__ = [
    "Block",
    "Definition",
    "Document",
    "Lines",
    "Reference",
    "Section",
    "parse",
    "parse_source",
    "seems_cut",
]
