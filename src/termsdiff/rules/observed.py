"""The value that a look yields."""

from __future__ import annotations

from typing import NamedTuple

from .rule import Direction


class Observation(NamedTuple):
    """What a look found: the direction, the values or words on both sides, whom it binds."""

    direction: Direction
    old: str = ""
    new: str = ""
    words: str = ""
    subject: str = ""
