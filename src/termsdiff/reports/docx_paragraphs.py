"""Paragraphs of a Word file in which both versions stand: accept all, or reject all, to get one.

Clauses that keep their order on both sides stand once, with their edits tracked. Every other one
stands at its old place as deleted (or moved away) and at its new place as inserted (or moved to).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..alignment.entry import Entry
from ..comparison import Comparison
from ..parsing.document import Block, Document
from ..redline.change import Operation, Run
from ..redline.words import redline
from ..rules.finding import JudgedChange
from .blocks import changes_by_block, is_first_block

Mark = Literal["", "ins", "del", "moveFrom", "moveTo"]
"""How words, or the end of a paragraph, are tracked; "" where both versions have them."""

_TRACKED: dict[Operation, Mark] = {"=": "", "-": "del", "+": "ins"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `label` tells that it is the label of the clause."""

    mark: Mark
    text: str
    label: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `mark` tracks its end, `move` numbers the move that it is one end of (or 0)."""

    pieces: tuple[Piece, ...]
    block: Block
    was: Block | None = None
    mark: Mark = ""
    move: int = 0
    judged: JudgedChange | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """An entry and what was said of it."""

    entry: Entry
    judged: JudgedChange | None


def _runs(comparison: Comparison, step: _Step) -> tuple[Run, ...]:
    """Return the redline of an entry; quote marks may differ where nothing else does."""
    if step.judged is not None:
        return step.judged.change.diff
    old = " ".join(comparison.old.blocks[index].text for index in step.entry.old)
    new = " ".join(comparison.new.blocks[index].text for index in step.entry.new)
    return redline(old, new)


def _consecutive(document: Document, indices: Sequence[int]) -> bool:
    between = document.blocks[indices[0] : indices[-1] + 1]
    return sum(block.has_words for block in between) == len(indices)


def _can_stay(comparison: Comparison, entry: Entry) -> bool:
    """Tell whether an entry can stand once: it has both sides, and nothing stands within them."""
    return bool(
        entry.old
        and entry.new
        and _consecutive(comparison.old, entry.old)
        and _consecutive(comparison.new, entry.new)
    )


def _in_order(steps: Sequence[_Step]) -> list[_Step]:
    """Return the longest run of steps whose old sides come in order: what did not move."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, step in enumerate(steps):
        length = bisect_left(tails, step.entry.old[0])
        previous.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [step.entry.old[0]]
        ends[length : length + 1] = [index]
    kept = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(steps[index])
        index = previous[index]
    return kept[::-1]


@dataclass(slots=True)
class _Plan:
    """Which block belongs to which step, and what number each move has."""

    comparison: Comparison
    of_old: dict[int, _Step] = field(default_factory=dict)
    of_new: dict[int, _Step] = field(default_factory=dict)
    staying: list[_Step] = field(default_factory=list)
    moves: dict[Entry, int] = field(default_factory=dict)


def _plan(comparison: Comparison) -> _Plan:
    changes = changes_by_block(comparison)
    steps = [_Step(entry, changes.of(entry)) for entry in comparison.alignment]
    plan = _Plan(comparison)
    able = [step for step in steps if _can_stay(comparison, step.entry)]
    able.sort(key=lambda step: step.entry.new[0])
    plan.staying = _in_order(able)
    stays = {id(step) for step in plan.staying}
    for step in steps:
        plan.of_old.update(dict.fromkeys(step.entry.old, step))
        plan.of_new.update(dict.fromkeys(step.entry.new, step))
        one_to_one = len(step.entry.old) == len(step.entry.new) == 1
        if one_to_one and id(step) not in stays:
            plan.moves[step.entry] = len(plan.moves) + 1
    return plan


def paragraphs(comparison: Comparison) -> Iterator[Paragraph]:
    """Yield the paragraphs of the Word file, in an order that holds both versions' own."""
    plan = _plan(comparison)
    next_old = next_new = 0
    for step in plan.staying:
        yield from _departed(plan, range(next_old, step.entry.old[0]))
        yield from _arrived(plan, range(next_new, step.entry.new[0]))
        yield from _stayed(comparison, step)
        next_old, next_new = step.entry.old[-1] + 1, step.entry.new[-1] + 1
    yield from _departed(plan, range(next_old, len(comparison.old.blocks)))
    yield from _arrived(plan, range(next_new, len(comparison.new.blocks)))


def _told_at(step: _Step, block: Block) -> JudgedChange | None:
    """Return the change where this is the block at which it is told."""
    judged = step.judged
    return judged if judged is not None and is_first_block(judged, block.index) else None


def _labelled(block: Block, mark: Mark, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    label = (Piece(mark, block.written_label, True),) if block.written_label else ()
    return (*label, *pieces)


def _departed(plan: _Plan, indices: range) -> Iterator[Paragraph]:
    """Yield the old blocks that are gone from here."""
    for block in plan.comparison.old.blocks[indices.start : indices.stop]:
        step = plan.of_old.get(block.index)
        if not block.has_words or step is None:
            continue
        move = plan.moves.get(step.entry, 0)
        mark: Mark = "moveFrom" if move else "del"
        pieces = _one_side(plan, step, "-") if move else (Piece(mark, block.text),)
        told = None if step.entry.new else _told_at(step, block)
        yield Paragraph(_labelled(block, "del", pieces), block, None, mark, move, told)


def _arrived(plan: _Plan, indices: range) -> Iterator[Paragraph]:
    """Yield the new blocks that were not here before."""
    for block in plan.comparison.new.blocks[indices.start : indices.stop]:
        step = plan.of_new.get(block.index)
        if not block.has_words or step is None:
            continue
        move = plan.moves.get(step.entry, 0)
        mark: Mark = "moveTo" if move else "ins"
        pieces = _one_side(plan, step, "+") if move else (Piece(mark, block.text),)
        told = _told_at(step, block)
        yield Paragraph(_labelled(block, "ins", pieces), block, None, mark, move, told)


def _one_side(plan: _Plan, step: _Step, side: Operation) -> tuple[Piece, ...]:
    """Return one end of a move: the words of both ends as moved, the edited ones as edits."""
    moved: Mark = "moveFrom" if side == "-" else "moveTo"
    return tuple(
        Piece(moved if operation == "=" else _TRACKED[operation], text)
        for operation, text in _runs(plan.comparison, step)
        if operation in ("=", side)
    )


def _label_pieces(old: Block | None, new: Block | None) -> list[Piece]:
    before, after = old.written_label if old else "", new.written_label if new else ""
    if before == after:
        return [Piece("", after, True)] if after else []
    pieces = [Piece("del", before, True), Piece("ins", after, True)]
    return [piece for piece in pieces if piece.text]


def _stayed(comparison: Comparison, step: _Step) -> Iterator[Paragraph]:
    """Yield the paragraphs of an entry that stands once, split or merged where it was."""
    old = [comparison.old.blocks[index] for index in step.entry.old]
    new = [comparison.new.blocks[index] for index in step.entry.new]
    judged = step.judged
    pieces = _label_pieces(old[0], new[0])
    at_old, at_new = 0, 0
    for item in _broken(_runs(comparison, step), _breaks(old), _breaks(new)):
        if isinstance(item, Piece):
            pieces.append(item)
            continue
        yield Paragraph(tuple(pieces), new[at_new], old[at_old], item.mark, 0, judged)
        judged = None
        at_old += item.mark != "ins"
        at_new += item.mark != "del"
        pieces = _label_pieces(
            old[at_old] if item.mark != "ins" else None,
            new[at_new] if item.mark != "del" else None,
        )
    yield Paragraph(tuple(pieces), new[at_new], old[at_old], "", 0, judged)


@dataclass(frozen=True, slots=True)
class _Break:
    """The end of a paragraph within a split or merged clause."""

    mark: Mark


def _breaks(blocks: Sequence[Block]) -> frozenset[int]:
    """Return where in the joined text of the blocks one ends: the place of the joining space."""
    places, end = set(), -1
    for block in blocks[:-1]:
        end += len(block.text) + 1
        places.add(end)
    return frozenset(places)


def _broken(
    runs: Iterable[Run], old_breaks: frozenset[int], new_breaks: frozenset[int]
) -> Iterator[Piece | _Break]:
    """Yield the runs as pieces, with the ends of paragraphs in place of the joining spaces."""
    at_old = at_new = 0
    for operation, text in runs:
        start = 0
        for index in range(len(text)):
            ends_old = operation != "+" and at_old + index in old_breaks
            ends_new = operation != "-" and at_new + index in new_breaks
            if ends_old or ends_new:
                yield from _piece(operation, text[start:index])
                yield from _ending(operation, ends_old, ends_new)
                start = index + 1
        yield from _piece(operation, text[start:])
        at_old += len(text) if operation != "+" else 0
        at_new += len(text) if operation != "-" else 0


def _piece(operation: Operation, text: str) -> Iterator[Piece]:
    if text:
        yield Piece(_TRACKED[operation], text)


def _ending(operation: Operation, ends_old: bool, ends_new: bool) -> Iterator[Piece | _Break]:
    """Yield the end of a paragraph; the side that has none keeps the space it has there."""
    if ends_old and ends_new:
        yield _Break("")
    elif ends_new:
        if operation == "=":
            yield Piece("del", " ")
        yield _Break("ins")
    else:
        if operation == "=":
            yield Piece("ins", " ")
        yield _Break("del")
