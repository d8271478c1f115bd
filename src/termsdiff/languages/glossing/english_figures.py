"""Numbers and dates as English writes them: "50.000,00" is 50000, "1,5" is 1.5."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"\d{1,3}(?:([.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:,\d{1,2})?")
_DECIMAL = re.compile(r"\d+,\d+")
_ENGLISH_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def english_figure(figure: str, language: str) -> str:
    """Return a number in digits with a decimal point and no thousands separators.

    What may be another kind of number (a section, a version) is returned unchanged.
    """
    if _GROUPED.fullmatch(figure):
        whole, _, part = figure.partition(",")
        plain = re.sub(r"\D", "", whole)
        return f"{plain}.{part}" if part.strip("0") else plain
    if _ENGLISH_GROUPED.fullmatch(figure) and not _DECIMAL.fullmatch(figure):
        return figure.replace(",", "")
    if _DECIMAL.fullmatch(figure):
        whole, _, part = figure.partition(",")
        return f"{whole}.{part}" if part.strip("0") else whole
    return figure


def english_date(iso: str) -> str:
    """Return a date as English spells it out: `2025-05-27` is 27 May 2025."""
    year, month, day = iso.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
