"""From an alignment to the changes that are reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..alignment.entry import Alignment, Entry
from ..ids import DIGITS, digest_of
from ..input.converted import Pages
from ..parsing.block import Block
from ..parsing.document import Document
from .change import Added, Change, Edited, Removed, Side, edit_kind
from .grouping import grouped
from .word_redline import redline

_NOWHERE = "\1"
"""What an id has in place of the words of the version that has no such clause."""


def find_changes(old: Document, new: Document, alignment: Alignment) -> tuple[Change, ...]:
    """Return the changes, in the order of the alignment, without clauses identical in place.

    What was added or removed as one piece is one change: see `grouping`.
    """
    seen: Counter[str] = Counter()
    return tuple(
        _change(old, new, entry, seen)
        for entry in grouped(old, new, alignment)
        if not _stayed(entry)
    )


def _stayed(entry: Entry) -> bool:
    """Whether a clause is one in both versions, with its words, its place and its number."""
    is_one = len(entry.old) == len(entry.new) == 1
    same = entry.text == "identical" and not entry.moved and not entry.renumbered
    return is_one and same


def _change(old: Document, new: Document, entry: Entry, seen: Counter[str]) -> Change:
    # the parts of a split clause are one text; the clauses of a new section are not
    if not entry.old:
        side = _side(new, entry.new, "\n")
        return Added(_id((_NOWHERE, side.text), seen), side)
    if not entry.new:
        side = _side(old, entry.old, "\n")
        return Removed(_id((side.text, _NOWHERE), seen), side)
    return _edited(_side(old, entry.old, " "), _side(new, entry.new, " "), entry, seen)


def _edited(old: Side, new: Side, entry: Entry, seen: Counter[str]) -> Edited:
    reworded = entry.text == "edited"
    parts = [old.text, new.text]
    kind = edit_kind(old, new, reworded=reworded, moved=entry.moved)
    if kind in ("moved", "renumbered"):
        # the words do not tell one such change from another: its kind and numbers do
        parts += [kind, old.label, new.label]
    diff = redline(old.text, new.text)
    return Edited(_id(parts, seen), old, new, diff, reworded, entry.moved, entry.renumbered)


def _side(document: Document, indices: tuple[int, ...], separator: str) -> Side:
    blocks = [document.blocks[index] for index in indices]
    return Side(
        label=blocks[0].number,
        heading=blocks[0].headings,
        lines=tuple(block.lines for block in blocks),
        text=separator.join(block.text for block in blocks),
        blocks=indices,
        pages=_pages(document, blocks),
    )


def _id(parts: Sequence[str], seen: Counter[str]) -> str:
    """Return the id of a change with these words, with a number if it is not the first such."""
    digest = digest_of(parts)[:DIGITS]
    seen[digest] += 1
    return f"c-{digest}-{seen[digest]}" if seen[digest] > 1 else f"c-{digest}"


def _pages(document: Document, blocks: Sequence[Block]) -> Pages | None:
    found = [pages for block in blocks if (pages := document.pages_of(block)) is not None]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None
