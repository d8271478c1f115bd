"""Parts: a file may contain several documents one after another, each with its own terms."""

from __future__ import annotations

import re

from ..languages import any_words
from ..parsing.block import Block
from ..parsing.document import Document
from ..parsing.titles import names_kind

_FIRST_WORD = re.compile(r"[^\W\d_]+\b")


def _opens(heading: Block, highest: int) -> bool:
    """Whether a heading begins another document, or an annex with its own numbering."""
    if heading.label:
        return heading.label[0].isalpha() and " " in heading.label
    first = _FIRST_WORD.match(heading.text)
    if first is not None and first[0].casefold() in any_words("prose", "annexes"):
        return True
    return heading.level == highest and names_kind(heading.text)


def parts_of(document: Document) -> tuple[int, ...]:
    """Return for each block, by its index, the number of the document within the file, from 0."""
    unnumbered = [heading for heading in document.headings if not heading.label]
    highest = min((heading.level for heading in unnumbered), default=0)
    parts: list[int] = []
    part = 0
    for block in document.blocks:
        if block.is_heading and block.index and _opens(block, highest):
            part += 1
        parts.append(part)
    return tuple(parts)
