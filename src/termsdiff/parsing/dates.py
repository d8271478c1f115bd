"""Dates in a text, in the forms that terms use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": (
        "gennaio febbraio marzo aprile maggio giugno "
        "luglio agosto settembre ottobre novembre dicembre"
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca "
        "lipca sierpnia września października listopada grudnia"
    ),
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}


def _month_numbers() -> dict[str, int]:
    table: dict[str, int] = {}
    for names in _MONTHS.values():
        for number, name in enumerate(names.split(), start=1):
            table[name] = number
            if len(name) > 3:
                table.setdefault(name[:3], number)
    table |= {"sept": 9, "jänner": 1, "juil": 7, "févr": 2, "fev": 2, "set": 9, "mrt": 3, "mär": 3}
    return table


_NUMBERS = _month_numbers()
_FIRST_NINE = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_NEXT_ELEVEN = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth"
)
_ORDINAL_WORDS = (
    *_FIRST_NINE,
    *_NEXT_ELEVEN.split(),
    *(f"twenty {word}" for word in _FIRST_NINE),
    *("thirtieth", "thirty first"),
)
_ORDINALS = {word: day for day, word in enumerate(_ORDINAL_WORDS, start=1)}
# any word: whether it names a month is looked up, a pattern of all names is slow to compile
_NAME = r"[^\W\d_]{3,12}"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(
    rf"""(?<![\w./-])(?:
      (?P<iso_y>(?:19|20)\d\d)[-/.](?P<iso_m>\d{{1,2}})[-/.](?P<iso_d>\d{{1,2}})
    | \[?(?P<d1>\d{{1,2}})\]?(?:\s*(?i:st|nd|rd|th|er)\b|\.|[º°])?,?\s*
      (?:(?i:day)\s+)?(?:(?i:of|de)\s+|[-/])?\s*
      (?P<m1>{_NAME})\b\.?,?\s*(?:(?i:de)\s+|[-/])?\s*(?P<y1>(?:19|20)\d\d)
    | (?P<m2>{_NAME})\b\.?\s*(?P<d2>\d{{1,2}})(?:\s*(?i:st|nd|rd|th)\b)?\.?\s*,?\s*
      (?P<y2>(?:19|20)\d\d)
    | (?P<o1>[A-Za-z]{{5,11}}(?:[-\s][a-z]{{5,7}})?)\s+day\s+of\s+
      (?P<m3>{_NAME})\b,?\s*(?P<y3>(?:19|20)\d\d)
    | (?P<n1>\d{{1,2}})(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)(?P<n3>(?:19|20)\d\d)
    )(?![a-z]|[\d_/]|[.-]\d)""",
    re.VERBOSE,
)


def names_month(word: str) -> bool:
    """Whether a word in lower case names a month in one of the languages."""
    return word in _NUMBERS


class FoundDate(NamedTuple):
    """A date in a text: its value and span."""

    value: date
    start: int
    end: int


def find_dates(text: str, language: str = "en") -> Iterator[FoundDate]:
    """Yield the complete dates in a text; an ambiguous numeric one only where language decides."""
    if not may_hold_date(text):
        return
    match = _DATE.search(text)
    while match is not None:
        name = match["m1"] or match["m2"] or match["m3"]
        if name is not None and name.casefold() not in _NUMBERS:
            match = _DATE.search(text, match.start() + 1)
            continue
        value = _value(match, language)
        if value is not None:
            yield FoundDate(value, match.start(), match.end())
        match = _DATE.search(text, match.end())


_SHORT = re.compile(
    r"(?<![\w./-])(?:(?P<n1>\d{1,2})(?P<sep>[./-])(?P<n2>\d{1,2})(?P=sep)(?P<n3>\d\d)"
    r"|(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d))(?![\w/-]|\.\d)"
)


def find_short_dates(text: str, language: str = "en") -> Iterator[FoundDate]:
    """Yield dates written in digits alone, or with two of the year: `01/27/25`, `20250127`.

    They are dates only where the words around them say so; which day is meant is told as above.
    """
    for match in _SHORT.finditer(text):
        if match["y"]:
            value = _date(match["y"], match["m"], match["d"])
        else:
            year = f"20{match['n3']}"
            value = _numeric(int(match["n1"]), int(match["n2"]), year, match["sep"], language)
        if value is not None:
            yield FoundDate(value, match.start(), match.end())


def may_hold_date(text: str) -> bool:
    """Whether the text has the year that every complete date has; quickly told."""
    return ("20" in text or "19" in text) and _YEAR.search(text) is not None


def _value(match: re.Match[str], language: str) -> date | None:
    if match["iso_y"]:
        return _date(match["iso_y"], match["iso_m"], match["iso_d"])
    if match["d1"]:
        return _date(match["y1"], str(_NUMBERS[match["m1"].casefold()]), match["d1"])
    if match["d2"]:
        return _date(match["y2"], str(_NUMBERS[match["m2"].casefold()]), match["d2"])
    if match["o1"]:
        day = _ORDINALS.get(" ".join(re.split(r"[-\s]", match["o1"].casefold())[-2:]), 0)
        return _date(match["y3"], str(_NUMBERS[match["m3"].casefold()]), str(day))
    return _numeric(int(match["n1"]), int(match["n2"]), match["n3"], match["sep"], language)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _numeric(first: int, second: int, year: str, separator: str, language: str) -> date | None:
    """Order day and month by what is possible, by the separator, by language; else leave it out."""
    if first > 12 or first == second:
        return _date(year, str(second), str(first))
    if second > 12:
        return _date(year, str(first), str(second))
    if language == "en-US":
        return _date(year, str(first), str(second))
    if separator == "." or language not in ("en", "und"):
        return _date(year, str(second), str(first))
    return None
