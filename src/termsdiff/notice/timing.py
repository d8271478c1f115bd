"""When a notice came, when the new version applies, and how far ahead the old one promised."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from re import fullmatch
from typing import TYPE_CHECKING, NamedTuple

from ..facts import days
from .promise import find_promise

if TYPE_CHECKING:
    from ..comparison import Comparison


class Timing(NamedTuple):
    """Dates and days of a notice; None if they are not known.

    `promised` is an ISO 8601 duration that the old version states for its own changes, `promise`
    the sentence; `least` is the number of days that the settings require. `kept` and `enough` say
    whether the promise and the settings are respected.
    """

    notice_date: date | None = None
    effective_date: date | None = None
    promised: str | None = None
    promise: str = ""
    promise_lines: tuple[int, int] | None = None
    least: int | None = None

    @property
    def days(self) -> int | None:
        """Days from the notice to the day from which the new version applies."""
        if self.notice_date is None or self.effective_date is None:
            return None
        return (self.effective_date - self.notice_date).days

    @property
    def kept(self) -> bool | None:
        """Whether the notice came as early as the old version promised."""
        due = self.due
        if due is None or self.notice_date is None:
            return None
        return self.notice_date <= due

    @property
    def due(self) -> date | None:
        """The last day on which the notice would have kept the promise."""
        if self.effective_date is None or self.promised is None:
            return None
        return before(self.effective_date, self.promised)

    @property
    def enough(self) -> bool | None:
        """Whether the notice came as early as the settings require."""
        given = self.days
        return None if given is None or self.least is None else given >= self.least


def timing_of(comparison: Comparison, notice_date: date | None, least: int | None = None) -> Timing:
    """Return the timing of a notice for a comparison."""
    promise = find_promise(comparison.old)
    effective = comparison.new.effective_date
    if promise is None:
        return Timing(notice_date, effective, least=least)
    return Timing(notice_date, effective, promise.value, promise.text, promise.lines, least)


def before(day: date, duration: str) -> date | None:
    """Return the day that is a duration before another; None if the duration is not in days.

    Months and years are calendar ones: a month before 31 March is the last day of February.
    """
    return _shifted(day, duration, -1)


def after(day: date, duration: str) -> date | None:
    """Return the day that is a duration after another."""
    return _shifted(day, duration, 1)


def _shifted(day: date, duration: str, sign: int) -> date | None:
    match = fullmatch(r"P(\d+)([MY])", duration)
    try:
        if match is not None:
            months = int(match[1]) * (12 if match[2] == "Y" else 1) * sign
            return _months(day, months)
        if duration.endswith("BD"):
            return _business(day, int(float(duration[1:-2])), sign)
        count = days(duration)
        return None if count is None else day + sign * timedelta(days=round(count))
    except (OverflowError, ValueError):
        return None


def _months(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _business(day: date, count: int, sign: int) -> date:
    """Count days from Monday to Friday; holidays depend on the place and are unknown."""
    weeks, left = divmod(min(count, 5_000), 5)
    day += sign * timedelta(weeks=weeks)
    while left:
        day += sign * timedelta(days=1)
        left -= day.weekday() < 5
    return day
