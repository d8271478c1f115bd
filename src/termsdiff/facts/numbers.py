"""Numbers: in figures, in words, or in both ("six (6)").

Libraries were tried on the phrasing of contracts: text2num makes "6 (6) months" of it and leaves
"one year" alone, word2number takes "one of the parties" for a number and gives no spans, dateparser
reads "may" as a month and "thirty (30) business days" as a date, quantulum3 finds no unit in either
and needs seconds, price-parser takes "Section 6" for a price. Hence a table of our own.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from .tables import pairs, table

_GROUPED = re.compile(r"\d{1,3}(?:([,.’' ])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
_LONGEST_FIGURE = 20
"""Longer ones count nothing: they are numbers of accounts, keys, noise."""
_TENS = re.compile(r"[\s-]+")


@lru_cache(maxsize=1)
def number_words() -> dict[str, int]:
    """Return the words for numbers below one hundred, with their values."""
    return {word: int(value) for word, value in pairs(table("numbers")["words"]).items()}


@lru_cache(maxsize=1)
def scales() -> dict[str, int]:
    """Return the words that multiply what stands before them: hundred, thousand, million."""
    return {word: int(value) for word, value in pairs(table("numbers")["scales"]).items()}


def value_of_figure(figure: str) -> Decimal | None:
    """Return the value of a number in figures; "10,000", "10.000" and "10'000" are ten thousand."""
    if len(figure) > _LONGEST_FIGURE:
        return None
    grouped = _GROUPED.fullmatch(figure)
    if grouped is not None:
        separator = grouped[1]
        plain = figure.replace(separator, "").replace(",", ".")
    else:
        plain = figure.replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def value_of_words(words: str) -> int | None:
    """Return the value of a number in lower-case words, None where it is none."""
    total = current = 0
    known, multiples = number_words(), scales()
    for word in _TENS.split(words.strip()):
        if word in known:
            current += known[word]
        elif word in multiples:
            current = max(current, 1) * multiples[word]
            if multiples[word] >= 1000:
                total, current = total + current, 0
        elif word != "and":
            return None
    return total + current


def written(value: Decimal | int) -> str:
    """Write a number the one way in which facts hold it: no grouping, no zeros at the end."""
    plain = format(Decimal(value), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
