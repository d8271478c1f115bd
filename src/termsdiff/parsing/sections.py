"""Sections: the tree of headings, the paths of headings above each block, the title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Protocol

from .block import Block, Section


class _Open:
    def __init__(self, heading: Block | None) -> None:
        self.heading = heading
        self.blocks: list[Block] = []
        self.sections: list[Section] = []

    def close(self) -> Section:
        return Section(self.heading, tuple(self.blocks), tuple(self.sections))


class _Ranked(Protocol):
    @property
    def level(self) -> int: ...

    @property
    def label(self) -> str: ...


def is_below(inner: _Ranked, outer: _Ranked) -> bool:
    """Whether a heading belongs below an earlier one: by level, or else by number."""
    if inner.level != outer.level:
        return inner.level > outer.level
    return bool(outer.label) and inner.label.startswith(outer.label + ".")


def section_tree(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Nest blocks into sections; levels may be skipped."""
    stack = [_Open(None)]
    for block in blocks:
        if block.is_heading:
            while stack[-1].heading is not None and not is_below(block, stack[-1].heading):
                _close(stack)
            stack.append(_Open(block))
        else:
            stack[-1].blocks.append(block)
    while len(stack) > 1:
        _close(stack)
    root = stack[0]
    first = (Section(None, tuple(root.blocks), ()),) if root.blocks else ()
    return first + tuple(root.sections)


def _close(stack: list[_Open]) -> None:
    section = stack.pop().close()
    stack[-1].sections.append(section)


def preamble(clauses: Iterable[Block]) -> tuple[Block, ...]:
    """Return the clauses before the first heading that is not the title."""
    # the title is on no block's path
    return tuple(takewhile(lambda clause: not clause.headings, clauses))
