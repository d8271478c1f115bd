"""Numbers: in figures, in words, or in both ("six (6)").

Libraries were tried on the phrasing of contracts: text2num turns it into "6 (6) months" and leaves
"one year" alone, word2number takes "one of the parties" for a number and gives no spans, dateparser
reads "may" as a month and "thirty (30) business days" as a date, quantulum3 finds no unit in either
and needs seconds, price-parser takes "Section 6" for a price. Hence our own table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal

from ..languages import any_table, any_words
from ..languages import language as language_of
from .patterns import later

_GROUPED = later(r"\d{1,3}(?:([,.’' ])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
_LONGEST_FIGURE = 20
"""Longer ones do not count anything: they are account numbers, keys, noise."""
_LEAST_GROUP = 1_000
"""Scales from here on close a group of words: "two hundred thousand" before "five hundred"."""
_TENS = later(r"[\s-]+")


@cache
def number_words(language: str = "") -> Mapping[str, int]:
    """Return the words for numbers below one hundred, with their values.

    These are the ones used in every text; with a language, also its own. Hyphens are written as
    spaces: "twenty four".
    """
    return _table("words", language)


@cache
def scales(language: str = "") -> Mapping[str, int]:
    """Return the words that multiply the number before them: hundred, thousand, million."""
    return _table("scales", language)


@cache
def joints(language: str = "") -> frozenset[str]:
    """Return the words that join two parts of a number: "one hundred and five"."""
    everywhere = any_words("numbers", "joints")
    return everywhere | language_of(language).numbers.joints_here if language else everywhere


@cache
def unit_words(language: str = "") -> Mapping[str, str]:
    """Return the words for units of time, with their ISO 8601 designators (`TH`: hours)."""
    known = any_table("numbers", "units")
    return {**known, **language_of(language).numbers.units_here} if language else known


def _table(name: Literal["words", "scales"], language: str) -> Mapping[str, int]:
    known = any_table("numbers", name)
    own: Mapping[str, int] = getattr(language_of(language).numbers, f"{name}_here")
    return {**known, **own} if own else known


@cache
def _longer(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the numbers of several words by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in number_words(language):
        if " " in words:
            parts = tuple(words.split(" "))
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


def words_at(words: Sequence[str], position: int, language: str = "") -> int:
    """Return how many words from a position on are one number word."""
    for parts in _longer(language).get(words[position], ()):
        if tuple(words[position : position + len(parts)]) == parts:
            return len(parts)
    return 1 if words[position] in number_words(language) else 0


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


def value_of_words(words: str, language: str = "") -> int | None:
    """Return the value of a number in lower-case words, None if it is not a number.

    A word for thousands or millions multiplies what is before it: "two thousand million".
    """
    total = current = group = position = 0
    known, multiples = number_words(language), scales(language)
    parts = _TENS.split(words.strip())
    while position < len(parts):
        word, length = parts[position], words_at(parts, position, language)
        if length:
            current += known[" ".join(parts[position : position + length])]
        elif word in multiples and multiples[word] < _LEAST_GROUP:
            current = max(current, 1) * multiples[word]
        elif word in multiples:
            total, group = _multiplied(total, current, group, multiples[word])
            current = 0
        elif word not in joints(language):
            return None
        position += length or 1
    return total + current


def _multiplied(total: int, current: int, group: int, scale: int) -> tuple[int, int]:
    """Return the total, and its part that the last scale made; `current` is not in it yet."""
    if group and not current:
        return total + group * (scale - 1), group * scale
    if 0 < total < scale:
        return (total + current) * scale, (total + current) * scale
    return total + max(current, 1) * scale, max(current, 1) * scale


def written(value: Decimal | int) -> str:
    """Return a number in the notation of facts: no grouping, no trailing zeros."""
    plain = format(Decimal(value), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
