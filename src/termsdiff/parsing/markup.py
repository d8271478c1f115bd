"""Block Markdown to a flat list of raw blocks: the plain shapes here, all else by markdown-it."""

from __future__ import annotations

from .raw import Environment, RawBlock
from .simple_blocks import read_simple_blocks


def read_markup(text: str) -> tuple[list[RawBlock], Environment]:
    """Cut Markdown into raw blocks, lines counted from 1, and what its links and notes are."""
    simple = read_simple_blocks(text)
    if simple is not None:
        return simple, {}
    # many documents need no more than plain shapes, and markdown-it is slow to import
    from .commonmark import read_commonmark

    return read_commonmark(text)
