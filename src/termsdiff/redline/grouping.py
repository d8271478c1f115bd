"""Grouping: what was added or removed as one piece is one change.

A new section is one change, not one for each of its paragraphs; so is a lead-in with its list, and
a run of items that join the same list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..alignment.entry import Entry
from ..parsing.document import Block, Document


def grouped(old: Document, new: Document, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Join neighbouring entries of blocks that were added, or removed, as one piece."""
    pending: Entry | None = None
    for entry in entries:
        if pending is not None and _belongs(old, new, pending, entry):
            pending = Entry(pending.old + entry.old, pending.new + entry.new, pending.text)
            continue
        if pending is not None:
            yield pending
        pending = entry
    if pending is not None:
        yield pending


def _belongs(old: Document, new: Document, pending: Entry, entry: Entry) -> bool:
    if entry.text != pending.text or entry.text not in ("added", "removed"):
        return False
    document = new if entry.text == "added" else old
    before = [document.blocks[index] for index in pending.new + pending.old]
    block = document.blocks[(entry.new + entry.old)[0]]
    if _next_worded(document, before[-1]) != block.index:
        return False
    return _opens_section(before, block) or _continues_list(before, block)


def _next_worded(document: Document, block: Block) -> int:
    following = block.index + 1
    while following < len(document.blocks) and not document.blocks[following].has_words:
        following += 1
    return following


def _opens_section(before: list[Block], block: Block) -> bool:
    """Whether the group began with a heading that the block stands below, with no other between."""
    first = before[0]
    if not first.is_heading:
        return False
    if block.is_heading:
        return block.level > first.level and all(one.is_heading for one in before)
    return True


def _continues_list(before: list[Block], block: Block) -> bool:
    last = before[-1]
    if block.is_heading or last.is_heading:
        return False
    if last.text.endswith(":"):
        return True
    if not _is_member(block):
        return False
    lead = [one for one in before if not one.is_heading and not _is_member(one)]
    return _is_member(last) if not lead else lead[-1].text.endswith(":")


def _is_member(block: Block) -> bool:
    return block.kind in ("item", "row") or block.label.startswith("(")
