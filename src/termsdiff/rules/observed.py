"""The result of a look."""

from __future__ import annotations

from typing import NamedTuple

from .rule import Direction


class Observation(NamedTuple):
    """What a look found: the direction, the values or words on both sides, whom it binds.

    `old` and `new` are normalised; `old_words` and `new_words` are those values as in the clause.
    `is_plain` means that `words` are to be shown unchanged: a column header.
    """

    direction: Direction
    old: str = ""
    new: str = ""
    words: str = ""
    subject: str = ""
    old_words: str = ""
    new_words: str = ""
    is_plain: bool = False
