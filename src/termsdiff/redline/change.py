"""The value that redline yields: what became of one clause, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..alignment.entry import Entry
from ..ids import shortened
from ..input.converted import Pages
from ..parsing.document import Lines

Operation = Literal["=", "-", "+"]
Run = tuple[Operation, str]
"""One stretch of words: kept (`=`), only in the old text (`-`), only in the new one (`+`)."""

ChangeKind = Literal["added", "removed", "modified", "split", "merged", "moved", "renumbered"]


@dataclass(frozen=True, slots=True)
class Side:
    """The clause on one side of a change; several blocks where it was split or merged.

    `pages` are the first and the last page on which it stands, None where its source has no pages.
    """

    label: str
    heading: tuple[str, ...]
    lines: tuple[Lines, ...]
    text: str
    blocks: tuple[int, ...]
    pages: Pages | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one clause. The `=` and `-` runs joined are the old text, `=` and `+` the new.

    `id` is stable: it depends on the words of both sides only, and on how often the same change
    stands before it in the comparison.
    """

    id: str
    kind: ChangeKind
    moved: bool
    renumbered: bool
    old: Side | None
    new: Side | None
    diff: tuple[Run, ...]
    entry: Entry

    @property
    def short_id(self) -> str:
        """The id as people are shown it: its first digits, and its number where it has one."""
        return shortened(self.id)

    @property
    def side(self) -> Side:
        """The new side where there is one, else the old."""
        side = self.new or self.old
        assert side is not None
        return side
