"""Grouping: what was added or removed as one piece is one change.

A new section is one change, not one for each of its paragraphs; so is a lead-in with its list, and
a run of items that join the same list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..alignment.entry import Entry, TextState
from ..parsing.block import Block
from ..parsing.document import Document


@dataclass(slots=True)
class _Group:
    """What was added or removed as one piece so far: its blocks and what may continue them.

    `lead` is the last paragraph that is neither a heading nor a list item.
    """

    state: TextState
    first: Block
    last: Block
    blocks: list[int] = field(default_factory=list)
    lead: Block | None = None
    only_headings: bool = True

    def add(self, block: Block) -> None:
        self.blocks.append(block.index)
        self.last = block
        if not block.is_heading:
            self.only_headings = False
            if not _is_member(block):
                self.lead = block

    def as_entry(self) -> Entry:
        blocks = tuple(self.blocks)
        if self.state == "added":
            return Entry((), blocks, self.state)
        return Entry(blocks, (), self.state)


def grouped(old: Document, new: Document, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Join neighbouring entries of blocks that were added or removed as one piece."""
    group: _Group | None = None
    for entry in entries:
        one_sided = entry.text in ("added", "removed")
        document = new if entry.text == "added" else old
        block = document.blocks[(entry.new + entry.old)[0]] if one_sided else None
        if group is not None and (block is None or not _belongs(document, group, entry, block)):
            yield group.as_entry()
            group = None
        if block is None:
            yield entry
            continue
        if group is None:
            group = _Group(entry.text, block, block)
        group.add(block)
    if group is not None:
        yield group.as_entry()


def _belongs(document: Document, group: _Group, entry: Entry, block: Block) -> bool:
    if entry.text != group.state or _next_worded(document, group.last) != block.index:
        return False
    return _opens_section(group, block) or _continues_list(group, block)


def _next_worded(document: Document, block: Block) -> int:
    following = block.index + 1
    while following < len(document.blocks) and not document.blocks[following].has_words:
        following += 1
    return following


def _opens_section(group: _Group, block: Block) -> bool:
    """Whether the group began with a heading above the block, with no other between."""
    if not group.first.is_heading:
        return False
    if block.is_heading:
        return block.level > group.first.level and group.only_headings
    return True


def _continues_list(group: _Group, block: Block) -> bool:
    last = group.last
    if block.is_heading or last.is_heading:
        return False
    if last.text.endswith(":"):
        return True
    if not _is_member(block):
        return False
    return _is_member(last) if group.lead is None else group.lead.text.endswith(":")


def _is_member(block: Block) -> bool:
    return block.kind in ("item", "row") or block.label.startswith("(")
