"""Which change a heading or clause belongs to; one change may cover several, like a new section."""

from __future__ import annotations

from dataclasses import dataclass

from ..alignment.entry import Entry
from ..comparison import Comparison
from ..rules.finding import JudgedChange


@dataclass(frozen=True, slots=True)
class ChangesByBlock:
    """The changes by the index of a block in the old and in the new document."""

    old: dict[int, JudgedChange]
    new: dict[int, JudgedChange]

    def of(self, entry: Entry) -> JudgedChange | None:
        """Return the change that an entry of the alignment is, or is part of."""
        if entry.new:
            return self.new.get(entry.new[0])
        return self.old.get(entry.old[0])


def changes_by_block(comparison: Comparison) -> ChangesByBlock:
    """Return the changes by the blocks that they touch."""
    table = ChangesByBlock({}, {})
    for judged in comparison.changes:
        for side, indices in ((judged.change.old, table.old), (judged.change.new, table.new)):
            if side is not None:
                indices.update(dict.fromkeys(side.blocks, judged))
    return table


def is_first_block(judged: JudgedChange, index: int) -> bool:
    """Return whether a block is the one at which its change is reported."""
    return judged.change.side.blocks[0] == index
