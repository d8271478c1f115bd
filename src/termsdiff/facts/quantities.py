"""Quantities among the words of a text: numbers, durations, amounts of money, percentages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ..languages import any_table, any_words
from ..languages import language as language_of
from ..languages.list_notation import pairs, phrases
from ..text.numbers import (
    joints,
    number_words,
    scales,
    unit_words,
    value_of_figure,
    value_of_words,
    words_at,
    written,
)
from .fact_tables import table

_MOST_WORDS = 8
_MOST_BEFORE_UNIT = 2
_HIGHEST = 10**12
DESIGNATORS = frozenset({"TS", "TM", "TH", "D", "BD", "W", "M", "Q", "Y"})


@cache
def currency_words() -> Mapping[str, str]:
    """Return the symbols, codes and names of currencies, as single words, with their codes."""
    signs = table("currencies")
    codes = {code: code.upper() for code in phrases(signs["codes"])}
    named = any_table("numbers", "currencies")
    names = {name: code for name, code in named.items() if " " not in name}
    return pairs(signs["symbols"]) | codes | names


@cache
def quantity_words(language: str = "") -> frozenset[str]:
    """Return the words that a quantity may begin with, besides figures."""
    known = {word.partition(" ")[0] for word in number_words(language)}
    return frozenset(known) | frozenset(scales(language)) | frozenset(currency_words())


@cache
def _fillers(language: str) -> frozenset[str]:
    """Return the words that may be between a number and its unit without changing it."""
    return any_words("numbers", "fillers") | language_of(language).numbers.fillers_here


class Quantity(NamedTuple):
    """A number with what it counts: `unit` is `D`, `TH`, `BD`, `EUR`, `%` …, "" for a bare number.

    `end` is the position of the word after it. `which` tells days from others of the same unit:
    banking days from business days.
    """

    value: Decimal
    unit: str
    end: int
    which: str = ""

    @property
    def normal(self) -> str:
        """The one token for it; a duration in the largest unit that says exactly the same."""
        if self.unit in DESIGNATORS:
            return duration(*_reduced(self.value, self.unit))
        if self.unit == "%":
            return f"{written(self.value)}%"
        return self.unit + written(self.value)

    @property
    def tokens(self) -> list[str]:
        """The token for it, and another for days that are not the same as others of the unit."""
        return [self.normal, self.which] if self.which else [self.normal]


def quantity_at(words: Sequence[str], position: int, language: str = "") -> Quantity | None:
    """Return the quantity that begins at a position in lower-case words, None if none does.

    With a language, its own words are read, too; they may mean something else in others.
    """
    currency = currency_words().get(words[position])
    start = position if currency is None else position + 1
    value, end = _number_at(words, start, language)
    if value is None:
        return None
    end = _repeated(words, start, end, value, language)
    if currency is None:
        return _with_unit(words, end, value, language)
    if end < len(words) and currency_words().get(words[end]) == currency:
        end += 1
    return Quantity(value, currency, end)


def _number_at(words: Sequence[str], position: int, language: str) -> tuple[Decimal | None, int]:
    """Read digits, or number words as far as they go; then "million" and the like."""
    end, value = position, None
    if end < len(words) and words[end][0].isdigit():
        value = value_of_figure(words[end])
        end += 1
    else:
        end = _words_end(words, position, language)
        if end > position:
            in_words = value_of_words(" ".join(words[position:end]), language)
            value = None if in_words is None else Decimal(in_words)
    multiples = scales(language)
    while value is not None and end < len(words) and words[end] in multiples and value < _HIGHEST:
        value *= multiples[words[end]]
        end += 1
    return value, end


def _words_end(words: Sequence[str], position: int, language: str) -> int:
    """Return the end of the number in words that begins at a position."""
    end = position
    last = min(len(words), position + _MOST_WORDS)
    while end < last and (length := _continues(words, position, end, language)):
        end += length
    return end


def _continues(words: Sequence[str], position: int, end: int, language: str) -> int:
    """Return how many words at `end` belong to the number that begins at `position`."""
    length, multiples = words_at(words, end, language), scales(language)
    if end == position:
        # French says "hundred twenty", without "one"
        return length or int(bool(language) and words[end] in _alone(language))
    word, before = words[end], words[end - 1]
    if word in joints(language):
        if not (before in multiples or _is_tens(before, language)) or end + 1 >= len(words):
            return 0
        if before not in multiples and word not in language_of(language).numbers.joints_here:
            return 0
        return int(words[end + 1] in number_words(language))
    if word in multiples:
        return 1
    return length if length and (before in multiples or _joins(before, word, language)) else 0


@cache
def _alone(language: str) -> frozenset[str]:
    """Return the words for a hundred and a thousand that need no "one" before them."""
    return frozenset(language_of(language).numbers.scales_here)


def _is_tens(word: str, language: str) -> bool:
    value = number_words(language).get(word, 0)
    return value >= 20 and value % 10 == 0


def _joins(before: str, word: str, language: str) -> bool:
    """Whether the words form one number: "forty eight", but not "six twelve"."""
    follows = 0 < number_words(language).get(word, 0) < 10
    return before in joints(language) or (_is_tens(before, language) and follows)


def _repeated(
    words: Sequence[str], start: int, position: int, value: Decimal, language: str
) -> int:
    """Skip the same number in the other notation: "six (6)", "6 (six)", but not "6 6"."""
    again, end = _number_at(words, position, language)
    if again != value or words[start][0].isdigit() == words[position][0].isdigit():
        return position
    return end


def _with_unit(words: Sequence[str], position: int, value: Decimal, language: str) -> Quantity:
    """Read what a number counts: a unit of time, per cent, a currency, or none of these."""
    following = words[position] if position < len(words) else ""
    if following in ("%", "percent"):
        return Quantity(value, "%", position + 1)
    if following == "per" and words[position + 1 : position + 2] == ["cent"]:
        return Quantity(value, "%", position + 2)
    unit, which, end = _unit_at(words, position, language)
    if unit:
        return Quantity(value, unit, end, which)
    start = position + _country(words, position)
    currency = currency_words().get(words[start]) if start < len(words) else None
    if currency is not None and words[start].isalpha():
        end = _amount_again(words, start + 1, value, currency, language)
        return Quantity(value, currency, end)
    return Quantity(value, "", position)


def unit_of(word: str, language: str = "") -> str:
    """Return the unit of time that a word names, with or without a possessive, or ""."""
    return _named_unit(word, language)[0]


def _named_unit(word: str, language: str) -> tuple[str, str]:
    """Return the unit of time that a word names, and which of its days are meant."""
    unit, _, which = unit_words(language).get(word.removesuffix("'s"), "").partition(" ")
    return unit, which


def _unit_at(words: Sequence[str], position: int, language: str) -> tuple[str, str, int]:
    """Read a unit of time and the words around it; return which days are meant, and the end.

    Up to two words may be before it: "30 consecutive calendar days".
    """
    before, fillers = any_table("numbers", "days_before"), _fillers(language)
    said = ""
    for at in range(position, min(position + _MOST_BEFORE_UNIT + 1, len(words))):
        unit, which = _named_unit(words[at], language)
        if unit:
            return _days(unit, which, said, words, at + 1, language)
        if words[at] in before:
            said = before[words[at]]
        elif words[at] not in fillers:
            break
    return "", "", position


def _days(
    unit: str, which: str, said: str, words: Sequence[str], end: int, language: str
) -> tuple[str, str, int]:
    """Return a unit of time, qualified by the words around it; `said` is what those before it say.

    Only days can be business days, but months may be those of the calendar, too.
    """
    after = language_of(language).numbers.days_after_here if language else {}
    if unit == "D" and end < len(words) and words[end] in after:
        said, end = after[words[end]], end + 1
    if not said:
        return unit, which, end
    designator, _, which = said.partition(" ")
    if unit == "D":
        return designator, which, end
    return (unit, which, end) if designator == "D" else ("", "", end)


def _country(words: Sequence[str], position: int) -> int:
    """How many words name the country of the dollars that follow: "US", "U.S."."""
    if words[position : position + 1] == ["us"]:
        return 1
    return 2 if words[position : position + 2] == ["u", "s"] else 0


def _amount_again(
    words: Sequence[str], position: int, value: Decimal, currency: str, language: str
) -> int:
    """Skip a repetition of the same amount: "one hundred dollars ($100)"."""
    start = position + _country(words, position)
    if start < len(words) and currency_words().get(words[start]) == currency:
        again, end = _number_at(words, start + 1, language)
        if again == value:
            return end
    return position


def duration(value: Decimal, unit: str) -> str:
    """Return a duration as ISO 8601, in the unit written; a quarter is three months."""
    if unit == "Q":
        value, unit = value * 3, "M"
    if unit.startswith("T"):
        return f"PT{written(value)}{unit[1:]}"
    return f"P{written(value)}{unit}"


def _reduced(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Turn weeks into days, quarters into months, and whole years of months into years."""
    if unit == "W":
        return value * 7, "D"
    if unit == "Q":
        value, unit = value * 3, "M"
    if unit == "M" and value and value % 12 == 0:
        return value / 12, "Y"
    return value, unit
