"""Which labels of a text Word can count by itself, and at which level of one list.

A label stays typed wherever Word's counting would show a different number: what a reader sees is
what the text says, on both sides of a redline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from ...input.number_forms import format_number
from ...parsing.block import Block

DECIMALS: Final = 4
"""Levels of the list that count 1, 1.1, 1.1.1, 1.1.1.1; letters and Roman numbers come below."""
LETTER: Final = 4
ROMAN: Final = 5
FORMS: Final = ("%1", "%1.%2", "%1.%2.%3", "%1.%2.%3.%4", "(%5)", "(%6)")
"""How each level is written; numbers of the first four may have a full stop after them."""
_DECIMAL = re.compile(r"(\d{1,4}(?:\.\d{1,4}){0,3})\.?")
_BRACKETED = re.compile(r"\(([a-z]{1,5})\)")


class ListPlace(NamedTuple):
    """Where in the list a paragraph is: its level, and whether a full stop follows the number."""

    depth: int
    stopped: bool = False


def counted_places(blocks: Iterable[Block]) -> dict[int, ListPlace]:
    """Return the place of each block, by index, whose label Word would count the same."""
    counts = [0] * (ROMAN + 1)
    places: dict[int, ListPlace] = {}
    for block in blocks:
        label = block.written_label
        if not label or block.kind == "row":
            continue
        for depth in _depths(label, counts):
            if _next_number(depth, counts) == (label.rstrip(".") if depth < DECIMALS else label):
                counts[depth] += 1
                counts[depth + 1 :] = [0] * (ROMAN - depth)
                places[block.index] = ListPlace(depth, label.endswith("."))
                break
    return places


def _depths(label: str, counts: list[int]) -> tuple[int, ...]:
    """Return the possible levels of a label, likelier first: (i) is a letter after (h)."""
    match = _DECIMAL.fullmatch(label)
    if match is not None:
        return (match[1].count("."),)
    if not _BRACKETED.fullmatch(label):
        return ()
    return (ROMAN, LETTER) if counts[ROMAN] else (LETTER, ROMAN)


def _next_number(depth: int, counts: list[int]) -> str:
    """Return what Word would write before the next paragraph of a level."""
    text = FORMS[depth]
    for level in range(depth + 1):
        count = counts[level] + (level == depth)
        form = {LETTER: "lowerLetter", ROMAN: "lowerRoman"}.get(level, "decimal")
        # a skipped level above counts as its first
        text = text.replace(f"%{level + 1}", format_number(max(count, 1), form))
    return text
