"""Dates and days of a notice: what was promised, whether it was kept, until when one can leave."""

from __future__ import annotations

from datetime import date

import pytest

from termsdiff import compare, parse
from termsdiff.comparison import Comparison
from termsdiff.notice.deadlines import deadlines_of
from termsdiff.notice.promise import find_promise
from termsdiff.notice.timing import after, before, timing_of
from termsdiff.reports.notice_wording import timing_lines


@pytest.mark.parametrize(
    ("sent", "days", "kept"),
    [
        (date(2026, 8, 2), 30, True),
        (date(2026, 8, 3), 29, False),
        (date(2026, 9, 10), -9, False),
        (None, None, None),
    ],
)
def test_a_notice_is_held_against_the_promise(
    heron: Comparison, sent: date | None, days: int | None, kept: bool | None
) -> None:
    timing = timing_of(heron, sent)
    assert (timing.days, timing.promised, timing.kept) == (days, "P30D", kept)
    assert timing.promise.startswith("We announce changes")


@pytest.mark.parametrize(("least", "enough"), [(14, True), (30, True), (31, False), (None, None)])
def test_a_notice_is_held_against_the_settings(
    heron: Comparison, least: int | None, enough: bool | None
) -> None:
    assert timing_of(heron, date(2026, 8, 2), least).enough is enough


def test_without_a_promise_nothing_is_called_kept() -> None:
    old = "# T\n\nEffective: 2026-01-01\n\n1. You pay.\n"
    timing = timing_of(compare(old, old.replace("01-01", "05-01")), date(2026, 4, 1))
    assert (timing.promised, timing.kept, timing.days) == (None, None, 30)
    assert any("states no notice period" in line for line in timing_lines(timing))


def test_without_dates_nothing_is_made_up() -> None:
    timing = timing_of(compare("# T\n\n1. You pay.\n", "# T\n\n1. You pay at once.\n"), None)
    assert (timing.days, timing.kept, timing.due) == (None, None, None)
    assert timing_lines(timing) == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("We may change these terms on sixty days' notice.", "P60D"),
        ("Changes of these terms take effect one month after we posted them.", "P1M"),
        ("We notify you of amendments to the agreement two weeks in advance.", "P2W"),
        ("Fees for changes of the terms are due within ten days of the notice.", None),
        ("We keep old versions of these terms for three years.", None),
        ("You give thirty days' notice to end the contract.", None),
    ],
)
def test_a_promise_is_one_for_changes_of_the_terms(sentence: str, value: str | None) -> None:
    promise = find_promise(parse(f"# Terms\n\n## Clauses\n\n1. {sentence}\n"))
    assert (promise.value if promise else None) == value


@pytest.mark.parametrize(
    ("day", "duration", "earlier", "later"),
    [
        (date(2026, 3, 31), "P30D", date(2026, 3, 1), date(2026, 4, 30)),
        (date(2026, 3, 31), "P1M", date(2026, 2, 28), date(2026, 4, 30)),
        (date(2028, 2, 29), "P1Y", date(2027, 2, 28), date(2029, 2, 28)),
        (date(2026, 8, 31), "P10BD", date(2026, 8, 17), date(2026, 9, 14)),
        (date(2026, 8, 3), "P2W", date(2026, 7, 20), date(2026, 8, 17)),
    ],
)
def test_days_are_counted_by_the_calendar(
    day: date, duration: str, earlier: date, later: date
) -> None:
    assert before(day, duration) == earlier
    assert after(day, duration) == later


@pytest.mark.parametrize("duration", ["P9999999Y", "P999999999D", "P99999999BD", "nonsense"])
def test_a_hostile_duration_has_no_day(duration: str) -> None:
    before(date(2026, 1, 1), duration)
    assert duration == "P99999999BD" or before(date(2026, 1, 1), duration) is None


def test_the_dates_come_from_the_old_version(heron: Comparison) -> None:
    found = deadlines_of(heron, date(2026, 7, 20))
    assert [(one.kind, one.day) for one in found] == [
        ("object", date(2026, 8, 3)),
        ("cancel", date(2026, 8, 31)),
        ("applies", date(2026, 9, 1)),
    ]
    assert "object" in found[0].sentence


def test_what_counts_from_the_notice_is_not_known_without_its_day(heron: Comparison) -> None:
    assert [one.kind for one in deadlines_of(heron, None)] == ["cancel", "applies"]
