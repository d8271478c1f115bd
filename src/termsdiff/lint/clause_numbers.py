"""Numbers and cross-references: dead references, duplicate and missing numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..parsing.block import Block
from ..parsing.document import Document
from .document_parts import parts_of

_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST_GAP = 3
"""A longer gap is not a mistake: the numbering restarts, or the numbers mean something else."""
_FAR = 20
"""A number this much above the highest one belongs to a law, named elsewhere."""

Hit = tuple[int, str]


def references_to_nothing(document: Document) -> Iterator[Hit]:
    """Find cross-references without a target in a document that numbers its clauses."""
    labels = [block.label for block in document.blocks if _DECIMAL.fullmatch(block.label)]
    highest = max((int(label.split(".")[0]) for label in labels), default=0)
    for reference in document.references:
        if reference.target is None and not reference.external and labels:
            number = reference.label.split(".")[0].split("(")[0]
            if number.isdigit() and int(number) > highest + _FAR:
                continue
            line = document.blocks[reference.block].lines[0]
            yield line, f"there is no number {reference.label}"


def wrong_captions(document: Document) -> Iterator[Hit]:
    """Find references whose title in brackets is not that of the section with that number."""
    parts = parts_of(document)
    for reference in document.references:
        if reference.target is None or not reference.caption:
            continue
        target = document.blocks[reference.target]
        title = _title(target)
        # if numbers repeat, the one in the same annex may be meant
        if parts[target.index] != parts[reference.block]:
            continue
        if title and not _same(title, reference.caption):
            line = document.blocks[reference.block].lines[0]
            yield line, f"{reference.label} is “{title}”, not “{reference.caption}”"


def _title(block: Block) -> str:
    return block.text if block.is_heading else block.caption


def _same(title: str, caption: str) -> bool:
    one, two = (_NO_LETTER.sub(" ", text.casefold()).strip() for text in (title, caption))
    return one in two or two in one


def _scopes(document: Document) -> Iterator[list[Block]]:
    """Yield the blocks that have their own number; when 1 comes again, the numbering restarts."""
    scope: list[Block] = []
    part = 0
    for block, its_part in zip(document.blocks, parts_of(document), strict=True):
        if its_part != part:
            yield scope
            scope, part = [], its_part
        if not block.has_words or not block.written_label or not _DECIMAL.fullmatch(block.label):
            continue
        restarts = block.label in ("1", "1.1") and any(b.label == block.label for b in scope)
        if restarts:
            yield scope
            scope = []
        scope.append(block)
    yield scope


def duplicates(document: Document) -> Iterator[Hit]:
    """Find numbers that two headings or two clauses share within one numbering."""
    for scope in _scopes(document):
        seen: dict[str, Block] = {}
        for block in scope:
            first = seen.setdefault(block.label, block)
            if first is not block and first.is_heading == block.is_heading:
                yield (
                    block.lines[0],
                    (f"duplicate number {block.label}, first used on line {first.lines[0]}"),
                )


def skipped(document: Document) -> Iterator[Hit]:
    """Find gaps in the numbers of one level."""
    for scope in _scopes(document):
        last: dict[tuple[str, bool], int] = {}
        for block in scope:
            parent, _, tail = block.label.rpartition(".")
            key, number = (parent, block.is_heading), int(tail)
            before = last.get(key)
            if before is not None and 1 < number - before <= _LONGEST_GAP:
                missing = f"{parent}.{before + 1}" if parent else str(before + 1)
                yield block.lines[0], f"{block.label} follows, but there is no {missing}"
            last[key] = number
