"""The lines of both versions in the order of the new one, with removed or moved ones in their old
place.

The document view and the two columns, which show the whole text, are built from these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..alignment.entry import Entry
from ..comparison import Comparison
from ..parsing.block import Block
from ..rules.finding import JudgedChange
from .blocks import ChangesByBlock, changes_by_block, is_first_block

State = Literal["kept", "edited", "added", "removed", "moved", "renumbered", "away"]
"""What happened to a line; `away` is the old place of one that moved."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its alignment entry and its change.

    `was` is the block on the old side if there is one. `told_here` marks the one line of a
    change that a link to the change leads to.
    """

    block: Block
    was: Block | None
    entry: Entry
    judged: JudgedChange | None
    state: State
    told_here: bool

    @property
    def changed(self) -> bool:
        """Whether the line is of interest to a reader who looks for changes."""
        return self.state != "kept"


def lines_of(comparison: Comparison) -> Iterator[Line]:
    """Yield the lines of both versions in the order of the new one."""
    changes = changes_by_block(comparison)
    away = _places_left(comparison)
    yield from _left(comparison, changes, away.get(-1, ()))
    for entry in comparison.alignment:
        yield from _here(comparison, changes, entry)
        if not entry.moved:
            for index in entry.old:
                yield from _left(comparison, changes, away.get(index, ()))


def _places_left(comparison: Comparison) -> dict[int, list[Entry]]:
    """Return the moved entries by the preceding old block that stayed; -1 for the very top."""
    staying = {index for entry in comparison.alignment if not entry.moved for index in entry.old}
    moved = [entry for entry in comparison.alignment if entry.moved and entry.old]
    table: dict[int, list[Entry]] = {}
    before, last = [], -1
    for index in range(len(comparison.old.blocks)):
        before.append(last)
        last = index if index in staying else last
    for entry in sorted(moved, key=lambda one: one.old[0]):
        table.setdefault(before[entry.old[0]], []).append(entry)
    return table


def _left(
    comparison: Comparison, changes: ChangesByBlock, entries: list[Entry] | tuple[()]
) -> Iterator[Line]:
    for entry in entries:
        for index in entry.old:
            block = comparison.old.blocks[index]
            judged = changes.of(entry)
            old = judged.change.old if judged is not None else None
            first = old is not None and old.blocks[0] == index
            yield Line(block, block, entry, judged, "away", first)


def _here(comparison: Comparison, changes: ChangesByBlock, entry: Entry) -> Iterator[Line]:
    judged = changes.of(entry)
    document, indices = (comparison.new, entry.new) if entry.new else (comparison.old, entry.old)
    if judged is not None:
        # the parts of a split clause are shown in its redline
        indices = indices[:1]
    was = comparison.old.blocks[entry.old[0]] if entry.old else None
    for index in indices:
        told = judged is not None and is_first_block(judged, index)
        yield Line(document.blocks[index], was, entry, judged, _state(entry), told)


def _state(entry: Entry) -> State:
    if entry.moved:
        return "moved"
    if entry.text != "identical":
        return entry.text
    return "renumbered" if entry.renumbered else "kept"
