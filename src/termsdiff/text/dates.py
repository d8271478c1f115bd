"""Dates in a text, in the forms that terms use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from ..languages import MAIN, any_table, any_words, languages
from ..languages import language as language_of

# any word: month names are looked up, as a pattern of all names is slow to compile
_NAME = r"[^\W\d_]{3,12}"
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _date() -> re.Pattern[str]:
    """Match complete dates, and what looks like them."""
    marks = "|".join(sorted(any_words("dates", "ordinal_marks")))
    joints = "|".join(sorted(any_words("dates", "joints")))
    day = "|".join(sorted(any_words("dates", "day_words")))
    return re.compile(
        rf"""(?<![\w./-])(?:
          (?P<iso_y>(?:19|20)\d\d)[-/.](?P<iso_m>\d{{1,2}})[-/.](?P<iso_d>\d{{1,2}})
        | \[?(?P<d1>\d{{1,2}})\]?(?:\s*(?i:{marks})\b|\.|[º°ª])?,?\s*
          (?:(?i:{day})\s+)?(?:(?i:{joints})\s+|[-/])?\s*
          (?P<m1>{_NAME})\b\.?,?\s*(?:(?i:{joints})\s+|[-/])?\s*(?P<y1>(?:19|20)\d\d)
        | (?P<m2>{_NAME})\b\.?\s*(?P<d2>\d{{1,2}})(?:\s*(?i:{marks})\b)?\.?\s*,?\s*
          (?P<y2>(?:19|20)\d\d)
        | (?P<o1>[A-Za-z]{{5,11}}(?:[-\s][a-z]{{5,7}})?)\s+
          (?:(?i:{day})\s+(?i:{joints})\s+|(?i:{joints})\s+|(?=[a-z]))
          (?P<m3>{_NAME})\b,?\s*(?:(?i:{joints})\s+)?(?P<y3>(?:19|20)\d\d)
        | (?P<n1>\d{{1,2}})(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)(?P<n3>(?:19|20)\d\d)
        )(?![a-z]|[\d_/]|[.-]\d)""",
        re.VERBOSE,
    )


def names_month(word: str) -> bool:
    """Whether a lower-case word names a month in one of the languages."""
    return word in any_table("dates", "months")


@cache
def names_month_in_full(word: str) -> bool:
    """Whether a lower-case word is the full name of a month, or a short English one."""
    return word in language_of(MAIN).dates.months or any(
        word in known.dates.names for known in languages()
    )


def month_of(word: str, language: str = "") -> int | None:
    """Return the number of the month that a lower-case word names in the text's language."""
    own: int | None = language_of(language).dates.months.get(word) if language else None
    return own or any_table("dates", "months").get(word)


@cache
def month_of_year() -> re.Pattern[str]:
    """Match a full month name in the main language with a year: "March 2025"."""
    names = "|".join(language_of(MAIN).dates.names)
    return re.compile(rf"\b(?:{names}),?\s(?:19|20)\d\d\b", re.IGNORECASE)


class FoundDate(NamedTuple):
    """A date in a text: its value and span."""

    value: date
    start: int
    end: int


def find_dates(text: str, language: str = "en") -> Iterator[FoundDate]:
    """Yield the complete dates in a text; ambiguous numeric ones only if the language decides."""
    if not may_hold_date(text):
        return
    pattern = _date()
    match = pattern.search(text)
    while match is not None:
        name = match["m1"] or match["m2"] or match["m3"]
        if name is not None and not names_month(name.casefold()):
            match = pattern.search(text, match.start() + 1)
            continue
        value = _value(match, language)
        if value is not None:
            yield FoundDate(value, match.start(), match.end())
        match = pattern.search(text, match.end())


_SHORT = re.compile(
    r"(?<![\w./-])(?:(?P<n1>\d{1,2})(?P<sep>[./-])(?P<n2>\d{1,2})(?P=sep)(?P<n3>\d\d)"
    r"|(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d))(?![\w/-]|\.\d)"
)


def find_short_dates(text: str, language: str = "en") -> Iterator[FoundDate]:
    """Yield dates written only in digits, or with a two-digit year: `01/27/25`, `20250127`.

    They are dates only if the words around them say so; the day is decided as above.
    """
    for match in _SHORT.finditer(text):
        if match["y"]:
            value = _dated(match["y"], match["m"], match["d"])
        else:
            year = f"20{match['n3']}"
            value = _numeric(int(match["n1"]), int(match["n2"]), year, match["sep"], language)
        if value is not None:
            yield FoundDate(value, match.start(), match.end())


def may_hold_date(text: str) -> bool:
    """Whether the text has a year, as every complete date does: a quick check."""
    return ("20" in text or "19" in text) and _YEAR.search(text) is not None


def _value(match: re.Match[str], language: str) -> date | None:
    if match["iso_y"]:
        return _dated(match["iso_y"], match["iso_m"], match["iso_d"])
    if match["d1"]:
        return _named(match["y1"], match["m1"], match["d1"], language)
    if match["d2"]:
        return _named(match["y2"], match["m2"], match["d2"], language)
    if match["o1"]:
        words = " ".join(re.split(r"[-\s]", match["o1"].casefold())[-2:])
        day = any_table("dates", "days").get(words, 0)
        return _named(match["y3"], match["m3"], str(day), language)
    return _numeric(int(match["n1"]), int(match["n2"]), match["n3"], match["sep"], language)


def _named(year: str, name: str, day: str, language: str) -> date | None:
    return _dated(year, str(month_of(name.casefold(), language)), day)


def _dated(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _numeric(first: int, second: int, year: str, separator: str, language: str) -> date | None:
    """Order day and month by what is possible, by separator, by language; or else skip the date."""
    if first > 12 or first == second:
        return _dated(year, str(second), str(first))
    if second > 12:
        return _dated(year, str(first), str(second))
    if language == "en-US":
        return _dated(year, str(first), str(second))
    if separator == "." or language not in ("en", "und"):
        return _dated(year, str(second), str(first))
    return None
