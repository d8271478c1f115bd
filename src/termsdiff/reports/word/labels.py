"""Which labels of a text Word can count by itself, and at which level of one list.

A label stays typed wherever Word, counting on, would show another number: what a reader sees is
what the text says, on both sides of a redline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...input.number_forms import format_number
from ...parsing.document import Block

DECIMALS = 4
"""Levels of the list that count 1, 1.1, 1.1.1, 1.1.1.1; letters and Roman numbers come below."""
LETTER, ROMAN = 4, 5
_DECIMAL = re.compile(r"(\d{1,4}(?:\.\d{1,4}){0,3})\.?")
_BRACKETED = re.compile(r"\(([a-z]{1,5})\)")


class Level(NamedTuple):
    """A level of the list, and how it is written there: `%1.`, `%1.%2`, `(%5)`."""

    depth: int
    form: str


class Scheme(NamedTuple):
    """How each level is written, by depth: the form that most labels of two texts have there."""

    forms: tuple[str, ...]


def scheme_of(texts: Iterable[Iterable[Block]]) -> Scheme:
    """Return the forms in which texts write their numbers: with a full stop at the end or not."""
    dotted = [[0, 0] for _ in range(DECIMALS)]
    for blocks in texts:
        for block in blocks:
            match = _DECIMAL.fullmatch(block.written_label)
            if match is not None:
                dotted[match[1].count(".")][block.written_label.endswith(".")] += 1
    forms = []
    for depth, (bare, with_stop) in enumerate(dotted):
        path = ".".join(f"%{n + 1}" for n in range(depth + 1))
        forms.append(f"{path}." if with_stop > bare or (depth == 0 and not bare) else path)
    return Scheme((*forms, f"(%{LETTER + 1})", f"(%{ROMAN + 1})"))


def counted_levels(blocks: Iterable[Block], scheme: Scheme) -> dict[int, int]:
    """Return the level of each block, by its index, whose label Word would count to be the same."""
    counts = [0] * (ROMAN + 1)
    levels: dict[int, int] = {}
    for block in blocks:
        label = block.written_label
        if not label or block.kind == "row":
            continue
        for depth in _depths(label, counts):
            if _next_label(depth, counts, scheme) == label:
                counts[depth] += 1
                counts[depth + 1 :] = [0] * (ROMAN - depth)
                levels[block.index] = depth
                break
    return levels


def _depths(label: str, counts: list[int]) -> tuple[int, ...]:
    """Return the levels that a label may be of, the likelier first: (i) is a letter after (h)."""
    match = _DECIMAL.fullmatch(label)
    if match is not None:
        return (match[1].count("."),)
    if not _BRACKETED.fullmatch(label):
        return ()
    return (ROMAN, LETTER) if counts[ROMAN] else (LETTER, ROMAN)


def _next_label(depth: int, counts: list[int], scheme: Scheme) -> str:
    """Return what Word would write before the next paragraph of a level."""
    text = scheme.forms[depth]
    for level in range(depth + 1):
        count = counts[level] + (level == depth)
        form = {LETTER: "lowerLetter", ROMAN: "lowerRoman"}.get(level, "decimal")
        # a level above that was left out counts as its first
        text = text.replace(f"%{level + 1}", format_number(max(count, 1), form))
    return text
