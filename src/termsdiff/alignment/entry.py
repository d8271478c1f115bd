"""The result of alignment: which block of the old version became which of the new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

TextState = Literal["identical", "edited", "added", "removed"]


class Entry(NamedTuple):
    """One line of the alignment: block indices on both sides (several for a split or a merge)."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    text: TextState
    moved: bool = False
    renumbered: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """All entries: each heading and clause of both documents is in exactly one of them.

    They are in the order of the new version; removed blocks are where they used to be.
    """

    entries: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)
