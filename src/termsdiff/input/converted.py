"""The value that a converter yields."""

from __future__ import annotations

from typing import NamedTuple

from ..notes import Note


class Converted(NamedTuple):
    """A document as Markdown, and what its reader must know of what was not read."""

    text: str
    notes: tuple[Note, ...] = ()
