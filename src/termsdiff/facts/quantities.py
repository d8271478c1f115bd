"""Quantities among the words of a text: numbers, durations, amounts of money, percentages."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from .numbers import number_words, scales, value_of_figure, value_of_words, written
from .tables import pairs, phrases, table

_MOST_WORDS = 8
_HIGHEST = 10**12
DESIGNATORS = frozenset({"TS", "TM", "TH", "D", "BD", "W", "M", "Q", "Y"})


@lru_cache(maxsize=1)
def unit_words() -> dict[str, str]:
    """Return the words for units of time, with their ISO 8601 designators (`TH`: hours)."""
    return pairs(table("numbers")["units"])


@lru_cache(maxsize=2)
def _between(name: str) -> frozenset[str]:
    """Return the words that may stand between a number and its unit: `business`, `fillers`."""
    return frozenset(phrases(table("numbers")[name]))


@lru_cache(maxsize=1)
def currency_words() -> dict[str, str]:
    """Return the symbols, codes and names of currencies, as single words, with their codes."""
    numbers = table("numbers")
    codes = {code: code.upper() for code in phrases(numbers["codes"])}
    names = {name: code for name, code in pairs(numbers["currencies"]).items() if " " not in name}
    return pairs(numbers["symbols"]) | codes | names


@lru_cache(maxsize=1)
def quantity_words() -> frozenset[str]:
    """Return the words that a quantity may begin with, besides figures."""
    return frozenset(number_words()) | frozenset(scales()) | frozenset(currency_words())


class Quantity(NamedTuple):
    """A number with what it counts: `unit` is `D`, `TH`, `BD`, `EUR`, `%` …, "" for a bare number.

    `end` is the position of the word after it.
    """

    value: Decimal
    unit: str
    end: int

    @property
    def normal(self) -> str:
        """The one token for it; a duration in the largest unit that says exactly the same."""
        if self.unit in DESIGNATORS:
            return duration(*_reduced(self.value, self.unit))
        if self.unit == "%":
            return f"{written(self.value)}%"
        return self.unit + written(self.value)


def quantity_at(words: Sequence[str], position: int) -> Quantity | None:
    """Read the quantity that begins at a position of lower-case words, None where none does."""
    currency = currency_words().get(words[position])
    start = position if currency is None else position + 1
    value, end = _number_at(words, start)
    if value is None:
        return None
    end = _repeated(words, end, value)
    if currency is None:
        return _with_unit(words, end, value)
    if end < len(words) and currency_words().get(words[end]) == currency:
        end += 1
    return Quantity(value, currency, end)


def _number_at(words: Sequence[str], position: int) -> tuple[Decimal | None, int]:
    """Read figures, or words for a number as far as they go; then "million" and the like."""
    end, value = position, None
    if end < len(words) and words[end][0].isdigit():
        value = value_of_figure(words[end])
        end += 1
    else:
        end = _words_end(words, position)
        if end > position:
            in_words = value_of_words(" ".join(words[position:end]))
            value = None if in_words is None else Decimal(in_words)
    while value is not None and end < len(words) and words[end] in scales() and value < _HIGHEST:
        value *= scales()[words[end]]
        end += 1
    return value, end


def _words_end(words: Sequence[str], position: int) -> int:
    """Return where the number in words ends that begins at a position."""
    end = position
    last = min(len(words), position + _MOST_WORDS)
    while end < last and _continues(words, position, end):
        end += 1
    return end


def _continues(words: Sequence[str], position: int, end: int) -> bool:
    """Whether the word at `end` belongs to the number that begins at `position`."""
    word, known, multiples = words[end], number_words(), scales()
    if end == position:
        return word in known
    follows = words[end - 1] in multiples
    if word == "and":
        return follows and end + 1 < len(words) and words[end + 1] in known
    return word in multiples or (word in known and (follows or _joins(words[end - 1], word)))


def _joins(before: str, word: str) -> bool:
    """Whether the words make one number: "forty eight", and not "six twelve"."""
    known = number_words()
    tens = known.get(before, 0)
    return (before == "and") or (tens >= 20 and tens % 10 == 0 and 0 < known[word] < 10)


def _repeated(words: Sequence[str], position: int, value: Decimal) -> int:
    """Skip the same number once more: "six (6)"."""
    again, end = _number_at(words, position)
    return end if again == value else position


def _with_unit(words: Sequence[str], position: int, value: Decimal) -> Quantity:
    """Read what a number counts: a unit of time, per cent, a currency, or nothing of these."""
    following = words[position] if position < len(words) else ""
    if following in ("%", "percent"):
        return Quantity(value, "%", position + 1)
    if following == "per" and words[position + 1 : position + 2] == ["cent"]:
        return Quantity(value, "%", position + 2)
    unit = unit_of(following)
    if unit:
        return Quantity(value, unit, position + 1)
    if following in _between("business") and _unit_at(words, position + 1) == "D":
        return Quantity(value, "BD", position + 2)
    if following in _between("fillers") and (unit := _unit_at(words, position + 1)):
        return Quantity(value, unit, position + 2)
    start = position + _country(words, position)
    currency = currency_words().get(words[start]) if start < len(words) else None
    if currency is not None and words[start].isalpha():
        return Quantity(value, currency, _amount_again(words, start + 1, value, currency))
    return Quantity(value, "", position)


def unit_of(word: str) -> str:
    """Return the unit of time that a word names, with or without a possessive; else ""."""
    return unit_words().get(word.removesuffix("'s"), "")


def _unit_at(words: Sequence[str], position: int) -> str:
    return unit_of(words[position]) if position < len(words) else ""


def _country(words: Sequence[str], position: int) -> int:
    """How many words name the country of the dollars that follow: "US", "U.S."."""
    if words[position : position + 1] == ["us"]:
        return 1
    return 2 if words[position : position + 2] == ["u", "s"] else 0


def _amount_again(words: Sequence[str], position: int, value: Decimal, currency: str) -> int:
    """Skip the same amount once more: "one hundred dollars ($100)"."""
    start = position + _country(words, position)
    if start < len(words) and currency_words().get(words[start]) == currency:
        again, end = _number_at(words, start + 1)
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
