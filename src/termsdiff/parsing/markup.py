"""Block Markdown to a flat list of raw blocks: plain shapes here, the rest by markdown-it."""

from __future__ import annotations

from .raw import Environment, RawBlock
from .simple_blocks import read_simple_blocks


def read_markup(text: str) -> tuple[list[RawBlock], Environment]:
    """Split Markdown into raw blocks, with lines counted from 1, and return its links and notes."""
    simple = read_simple_blocks(text)
    if simple is not None:
        return simple, {}
    # many documents only have plain shapes, and markdown-it is slow to import
    from .commonmark import read_commonmark

    return read_commonmark(text)
