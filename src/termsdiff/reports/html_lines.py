"""The lines of both versions in the order of the new one, with removed or moved ones in their old
place.

The document view and the two columns, which show the whole text, are built from these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from ..alignment.entry import Entry
from ..comparison import Comparison
from ..parsing.block import Block
from ..redline.change import Run
from ..rules.finding import JudgedChange
from .blocks import ChangesByBlock, changes_by_block, is_first_block

_APART = "\f"
"""Stands in a redline where a part begins that stands apart; no text of a block holds it."""
State = Literal["kept", "edited", "added", "removed", "moved", "renumbered", "away"]
"""What happened to a line; `away` is the old place of one that moved."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its alignment entry and its change.

    `was` is the block on the old side if there is one. `told_here` marks the one line of a
    change that a link to the change leads to. `old_parts` and `new_parts` are the blocks of a
    clause that was split or merged, whose redline is one text; `part` counts, from 0, those of its
    parts that stand apart in the new text.
    """

    block: Block
    was: Block | None
    entry: Entry
    judged: JudgedChange | None
    state: State
    told_here: bool
    old_parts: tuple[Block, ...] = ()
    new_parts: tuple[Block, ...] = ()
    part: int = 0

    @property
    def changed(self) -> bool:
        """Whether the line is of interest to a reader who looks for changes."""
        return self.state != "kept"


def lines_of(comparison: Comparison) -> Iterator[Line]:
    """Yield the lines of both versions in the order of the new one."""
    changes = changes_by_block(comparison)
    away = _places_left(comparison)
    later = list(_later_parts(comparison, changes))
    yield from _left(comparison, changes, away.get(-1, ()))
    for entry in comparison.alignment:
        while later and entry.new and later[0].block.index < entry.new[0]:
            yield later.pop(0)
        yield from _here(comparison, changes, entry)
        if not entry.moved:
            for index in entry.old:
                yield from _left(comparison, changes, away.get(index, ()))
    yield from later


def _later_parts(comparison: Comparison, changes: ChangesByBlock) -> Iterator[Line]:
    """Yield, in the order of the new text, the parts of split clauses that stand apart.

    They do where something new, a heading for example, was put between the parts.
    """
    lines = []
    for entry in comparison.alignment:
        judged = changes.of(entry)
        if judged is None:
            continue
        blocks = [comparison.new.blocks[index] for index in entry.new]
        apart = (after for before, after in pairwise(blocks) if not _are_neighbours(before, after))
        for part, block in enumerate(apart, 1):
            line = Line(block, None, entry, judged, _state(entry), False, part=part)
            lines.append(_with_parts(comparison, line))
    yield from sorted(lines, key=lambda line: line.block.index)


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
        line = Line(document.blocks[index], was, entry, judged, _state(entry), told)
        yield _with_parts(comparison, line) if judged and entry.old and entry.new else line


def _with_parts(comparison: Comparison, line: Line) -> Line:
    return replace(
        line,
        old_parts=tuple(comparison.old.blocks[index] for index in line.entry.old),
        new_parts=tuple(comparison.new.blocks[index] for index in line.entry.new),
    )


def runs_of(line: Line) -> tuple[Run, ...]:
    """Return the redline of a line; of a new or gone section, each block has its own.

    Where a clause was split or merged, each part starts on a separate line, with its number.
    """
    if line.judged is None or line.state == "away":
        return (("=", line.block.text),)
    if not (line.entry.old and line.entry.new):
        return (("+" if line.entry.new else "-", line.block.text),)
    runs = line.judged.change.diff
    if max(len(line.old_parts), len(line.new_parts)) < 2 or line.block.kind == "row":
        return runs
    parted = _parted(runs, _starts(line.old_parts), _starts(line.new_parts, apart=True))
    apart: list[list[Run]] = [[]]
    for run in parted:
        if run[1] == _APART:
            apart.append([])
        elif run[1]:
            apart[-1].append(run)
    return tuple(apart[min(line.part, len(apart) - 1)])


def _starts(parts: Sequence[Block], *, apart: bool = False) -> dict[int, str]:
    """Map where each part but the first begins in the joined text to what begins it.

    With `apart`, a part that is no neighbour of the one before it is told by `_APART`.
    """
    starts: dict[int, str] = {}
    at = 0
    for before, part in pairwise(parts):
        at += len(before.text) + 1
        begin = f"\n{part.written_label} " if part.written_label else "\n"
        starts[at] = _APART if apart and not _are_neighbours(before, part) else begin
    return starts


def _are_neighbours(before: Block, after: Block) -> bool:
    return after.index == before.index + 1


def _parted(
    runs: Iterable[Run], old_starts: Mapping[int, str], new_starts: Mapping[int, str]
) -> Iterator[Run]:
    """Put into a redline where the parts of the old and of the new text begin."""
    old_at = new_at = 0
    for operation, text in runs:
        lost = {} if operation == "+" else _within(old_starts, old_at, len(text))
        gained = {} if operation == "-" else _within(new_starts, new_at, len(text))
        begun = 0
        for place in sorted({*lost, *gained}):
            yield operation, text[begun:place]
            begun = place
            before, after = lost.get(place, ""), gained.get(place, "")
            yield from (("=", before),) if before == after else (("-", before), ("+", after))
        yield operation, text[begun:]
        old_at += len(text) if operation != "+" else 0
        new_at += len(text) if operation != "-" else 0


def _within(starts: Mapping[int, str], at: int, length: int) -> dict[int, str]:
    """Return the starts that lie within a stretch, by their place in it."""
    return {place - at: start for place, start in starts.items() if at <= place < at + length}


def _state(entry: Entry) -> State:
    if entry.moved:
        return "moved"
    if len(entry.old) > 1 or len(entry.new) > 1:
        # split or merged, be it with the same words: never folded away as unchanged
        return "edited"
    if entry.text != "identical":
        return entry.text
    return "renumbered" if entry.renumbered else "kept"
