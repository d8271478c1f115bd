"""Parsing: Markdown text in, a `Document` of headings and clauses out."""

from .block import Block, Definition, Lines, Reference, Section
from .cut import seems_cut
from .document import Document
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
