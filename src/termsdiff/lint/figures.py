"""Figures: a number in words whose figure in brackets differs, "sixty (30) days"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..languages import language as language_of
from ..parsing.document import Document
from ..text.numbers import joints, number_words, scales, value_of_figure, value_of_words

Hit = tuple[int, str]

_PAIR = re.compile(
    r"(?P<words>(?:[^\W\d_]{1,20}[\s-]){0,7}[^\W\d_]{2,20})\s?\((?P<figure>\d[\d.,' ]{0,14})\s?%?\)"
)
_JOINTS = re.compile(r"[\s-]+")


def words_and_figures(document: Document) -> Iterator[Hit]:
    """Find numbers whose words and figure differ."""
    for block in document.clauses:
        if "(" not in block.text:
            continue
        for match in _PAIR.finditer(block.text):
            words = _number_before(match["words"], document.language)
            figure = value_of_figure(match["figure"].strip(" .,"))
            value = value_of_words(words.casefold(), document.language) if words else None
            if value is not None and figure is not None and Decimal(value) != figure:
                yield (
                    block.lines[0],
                    (f"“{words} ({match['figure']})”: the words and the figure differ"),
                )


def _number_before(words: str, language: str) -> str:
    """Return the words at the end that form a number; "" if the last one is not a number word."""
    parts = _JOINTS.split(words)
    known = {word for words in number_words(language) for word in words.split(" ")}
    known |= scales(language).keys()
    start = len(parts)
    while start and (parts[start - 1].casefold() in known or _joins(parts, start, language)):
        start -= 1
    return " ".join(parts[start:])


def _joins(parts: list[str], start: int, language: str) -> bool:
    """Whether "and" joins two parts of one number: "one hundred and five"."""
    if not 1 < start < len(parts) or parts[start - 1].casefold() not in joints(language):
        return False
    before = parts[start - 2].casefold()
    # other languages join tens as well ("thirty and five"); English only joins hundreds
    if before in scales(language):
        return True
    joins_tens = parts[start - 1].casefold() in language_of(language).numbers.joints_here
    return joins_tens and before in number_words(language)
