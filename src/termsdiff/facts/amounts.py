"""Which of two facts of one kind says more: a longer time, a higher amount, a more frequent act."""

from __future__ import annotations

from ..text.patterns import later
from .fact import Fact

_DURATION = later(r"P(T?)(\d+(?:\.\d+)?)(BD|[SMHDWY])")
_DAYS = {
    "TS": 1 / 86_400,
    "TM": 1 / 1_440,
    "TH": 1 / 24,
    "D": 1.0,
    "BD": 1.4,
    "W": 7.0,
    "M": 365.25 / 12,
    "Y": 365.25,
}
"""Days in each unit; five business days make a week."""


def days(value: str) -> float | None:
    """Return a normalised duration in days, None for anything else: `P6M`, `P30BD`, `PT48H`."""
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    return float(match[2]) * _DAYS[match[1] + match[3]]


def amount(fact: Fact) -> float | None:
    """Return the measure of a fact, comparable with others of its kind; None if it has none.

    Durations are in days, frequencies per year, money in its own currency.
    """
    if fact.kind == "duration":
        return days(fact.value)
    if fact.kind == "frequency":
        times, _, period = fact.value.partition("/")
        length = days(period)
        return float(times) * 365.25 / length if length else None
    if fact.kind == "money":
        return float(fact.value.split(" ")[1])
    if fact.kind in ("percentage", "age", "number"):
        return float(fact.value.rstrip("%"))
    return None


def same_measure(first: Fact, second: Fact) -> bool:
    """Whether two facts are equal in different units: 12 months and one year, 7 days and a week."""
    if first.kind != second.kind:
        return False
    if first.value == second.value:
        return True
    if first.kind != "duration" or ("BD" in first.value) != ("BD" in second.value):
        return False
    one, other = days(first.value), days(second.value)
    return one is not None and other is not None and abs(one - other) < 1e-6
