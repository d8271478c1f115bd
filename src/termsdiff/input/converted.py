"""The result of a converter."""

from __future__ import annotations

from typing import NamedTuple

from ..notes import Note


class Count(NamedTuple):
    """A part of an original: how many words a reader sees in it, and how many were read."""

    part: str
    words: int
    kept: int


Pages = tuple[int, int]
"""The first and the last page of something, from 1."""


class Converted(NamedTuple):
    """A document as Markdown, notes on what was not read, and word counts.

    `package` is the Word file that it was read from, empty for other formats. `pages` are those on
    which the words of each line of the text begin and end, (0, 0) for a line without words; empty
    where the original has no pages of its own.
    """

    text: str
    notes: tuple[Note, ...] = ()
    counts: tuple[Count, ...] = ()
    package: bytes = b""
    pages: tuple[Pages, ...] = ()
