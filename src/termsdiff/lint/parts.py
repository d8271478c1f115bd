"""Parts: a file may hold several documents one after another, each with its own words."""

from __future__ import annotations

from ..parsing.document import Document
from ..parsing.titles import names_kind


def parts_of(document: Document) -> tuple[int, ...]:
    """Return for each block, by its index, the number of the document within the file, from 0."""
    unnumbered = [heading for heading in document.headings if not heading.label]
    highest = min((heading.level for heading in unnumbered), default=0)
    parts: list[int] = []
    part = 0
    for block in document.blocks:
        opens = block.is_heading and not block.label and block.level == highest
        if opens and block.index and names_kind(block.text):
            part += 1
        parts.append(part)
    return tuple(parts)
