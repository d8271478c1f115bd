"""From an alignment to the changes that a reader is told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..alignment.entry import Alignment, Entry
from ..ids import DIGITS, digest_of
from ..input.converted import Pages
from ..parsing.document import Block, Document
from .change import Change, ChangeKind, Run, Side
from .grouping import grouped
from .words import redline


def find_changes(old: Document, new: Document, alignment: Alignment) -> tuple[Change, ...]:
    """Return the changes, in the order of the alignment; what is identical in place is none.

    What was added or removed as one piece is one change: see `grouping`.
    """
    seen: Counter[str] = Counter()
    changes = []
    for entry in grouped(old, new, alignment):
        kind = change_kind(entry)
        if kind is not None:
            changes.append(_change(old, new, entry, kind, seen))
    return tuple(changes)


def change_kind(entry: Entry) -> ChangeKind | None:
    """Name what became of the clause; None where nothing did."""
    if not entry.old:
        return "added"
    if not entry.new:
        return "removed"
    if len(entry.new) > 1:
        return "split"
    if len(entry.old) > 1:
        return "merged"
    if entry.text == "edited":
        return "modified"
    if entry.moved:
        return "moved"
    return "renumbered" if entry.renumbered else None


def _change(
    old: Document, new: Document, entry: Entry, kind: ChangeKind, seen: Counter[str]
) -> Change:
    # the parts of a split clause are one text; the clauses of a new section are not
    separator = " " if entry.old and entry.new else "\n"
    old_side = _side(old, entry.old, separator)
    new_side = _side(new, entry.new, separator)
    digest = _digest(kind, old_side, new_side)
    seen[digest] += 1
    suffix = f"-{seen[digest]}" if seen[digest] > 1 else ""
    return Change(
        id=f"c-{digest}{suffix}",
        kind=kind,
        moved=entry.moved,
        renumbered=entry.renumbered,
        old=old_side,
        new=new_side,
        diff=_runs(old_side, new_side),
        entry=entry,
    )


def _side(document: Document, indices: tuple[int, ...], separator: str) -> Side | None:
    if not indices:
        return None
    blocks = [document.blocks[index] for index in indices]
    return Side(
        label=blocks[0].number,
        heading=blocks[0].headings,
        lines=tuple(block.lines for block in blocks),
        text=separator.join(block.text for block in blocks),
        blocks=indices,
        pages=_pages(document, blocks),
    )


def _pages(document: Document, blocks: Sequence[Block]) -> Pages | None:
    found = [pages for block in blocks if (pages := document.pages_of(block)) is not None]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def _runs(old: Side | None, new: Side | None) -> tuple[Run, ...]:
    return redline(old.text if old else "", new.text if new else "")


def _digest(kind: ChangeKind, old: Side | None, new: Side | None) -> str:
    """Digest of the words of both sides; for a change of place or number, of those, too."""
    parts = [old.text if old else "\1", new.text if new else "\1"]
    if kind in ("moved", "renumbered"):
        parts += [kind, *(side.label for side in (old, new) if side)]
    return digest_of(parts)[:DIGITS]
