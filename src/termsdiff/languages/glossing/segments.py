"""Segments: the parts of a sentence within which words may be reordered."""

from __future__ import annotations

from collections.abc import Sequence

from .inflection import listed
from .item import Item

_PRONOUNS = frozenset({"we", "you", "they", "he", "it", "she", "i"})
_ENDS = frozenset(',;:.!?()[]–—|•"“”„«»')


def segments(items: Sequence[Item], language: str) -> list[list[Item]]:
    """Split items at marks and before words that begin a clause, without losing any."""
    found: list[list[Item]] = [[]]
    for position, item in enumerate(items):
        if item.kind == "mark" and item.text in _ENDS:
            found[-1].append(item)
            found.append([])
        elif found[-1] and _begins_clause(items, position, language):
            found.append([item])
        else:
            found[-1].append(item)
    return [segment for segment in found if segment]


def _begins_clause(items: Sequence[Item], position: int, language: str) -> bool:
    item = items[position]
    if item.word in listed(language, "words", "joining"):
        return _joins_clauses(items, position)
    if item.kind == "function" and item.word in listed(language, "words", "splitting"):
        return True
    # a relative pronoun without a comma before it, as in Dutch
    relative = item.word in listed(language, "words", "relative_within")
    return relative and items[position - 1].kind == "noun" and not _precedes_noun(items, position)


def _precedes_noun(items: Sequence[Item], position: int) -> bool:
    return position + 1 < len(items) and items[position + 1].kind in ("noun", "adjective")


def _joins_clauses(items: Sequence[Item], position: int) -> bool:
    """Whether "und" joins clauses, not nouns: a verb precedes it, or a modal follows."""
    before = items[position - 1]
    if position + 1 < len(items):
        after = items[position + 1]
        if after.kind in ("modal", "auxiliary") and after.form == "finite":
            return True
    return is_verbal(before) or before.form in ("infinitive", "participle")


def body(segment: Sequence[Item]) -> tuple[int, int]:
    """Return where the words of a segment begin and end, without its marks."""
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


def is_subject(item: Item, language: str) -> bool:
    """Whether an item names a party, or is a pronoun for one."""
    if item.kind == "function":
        return item.text in _PRONOUNS
    return item.kind in ("noun", "name") and item.word in listed(language, "words", "subjects")
