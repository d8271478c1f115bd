"""Segments: the parts of a sentence within which words may be put into another order."""

from __future__ import annotations

from collections.abc import Sequence

from .inflection import listed
from .items import Item

_ENDS = frozenset(',;:.!?()[]–—|•"“”„«»')


def segments(items: Sequence[Item], language: str) -> list[list[Item]]:
    """Cut items at marks and before words that join; joined they are the items again."""
    joining = listed(language, "words", "joining")
    found: list[list[Item]] = [[]]
    for position, item in enumerate(items):
        if item.kind == "mark" and item.text in _ENDS:
            found[-1].append(item)
            found.append([])
        elif item.word in joining and _joins_clauses(items, position):
            found.append([item])
        else:
            found[-1].append(item)
    return [segment for segment in found if segment]


def _joins_clauses(items: Sequence[Item], position: int) -> bool:
    """Whether a verb stands just before "und": then a new part begins, and not a list of nouns."""
    if position == 0:
        return False
    before = items[position - 1]
    return before.kind in ("verb", "modal", "auxiliary") or before.form in (
        "infinitive",
        "participle",
    )


def body(segment: Sequence[Item]) -> tuple[int, int]:
    """Return where the words of a segment begin and end, without its marks and joining words."""
    end = len(segment)
    while end and segment[end - 1].kind == "mark":
        end -= 1
    start = 0
    while start < end and segment[start].kind == "mark":
        start += 1
    return start, end


def is_verbal(item: Item) -> bool:
    """Whether an item is a form of a verb."""
    return item.kind in ("verb", "modal", "auxiliary")


def is_finite(item: Item) -> bool:
    """Whether an item may be the finite verb of its clause."""
    if item.kind in ("modal", "auxiliary"):
        return item.form == "finite"
    return item.kind == "verb" and item.form in ("finite", "mixed")
