"""Figures: a number in words whose figure in brackets says another one, "sixty (30) days"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..text.numbers import number_words, scales, value_of_figure, value_of_words
from ..parsing.document import Document

Hit = tuple[int, str]

_PAIR = re.compile(
    r"(?P<words>(?:[^\W\d_]{2,12}[\s-]){0,7}[^\W\d_]{2,12})\s?\((?P<figure>\d[\d.,' ]{0,14})\s?%?\)"
)
_JOINTS = re.compile(r"[\s-]+")


def words_and_figures(document: Document) -> Iterator[Hit]:
    """Find numbers whose words and whose figure differ."""
    for block in document.clauses:
        if "(" not in block.text:
            continue
        for match in _PAIR.finditer(block.text):
            words = _number_before(match["words"])
            figure = value_of_figure(match["figure"].strip(" .,"))
            value = value_of_words(words.casefold()) if words else None
            if value is not None and figure is not None and Decimal(value) != figure:
                yield block.lines[0], f"“{words} ({match['figure']})”: words and figure differ"


def _number_before(words: str) -> str:
    """Return the words at the end that make up one number; "" where the last one is none."""
    parts = _JOINTS.split(words)
    known = number_words().keys() | scales().keys()
    start = len(parts)
    while start and (parts[start - 1].casefold() in known or _joins(parts, start)):
        start -= 1
    return " ".join(parts[start:])


def _joins(parts: list[str], start: int) -> bool:
    """Whether "and" stands between two parts of one number: "one hundred and five"."""
    between = 1 < start < len(parts) and parts[start - 1].casefold() == "and"
    return between and parts[start - 2].casefold() in scales()
