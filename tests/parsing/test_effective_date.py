"""The date from which terms apply, in the forms that real documents use."""

from __future__ import annotations

from datetime import date

import pytest

from termsdiff import parse
from termsdiff.text.dates import find_dates

BODY = "We provide the service to you and you pay for it. This is all that we and you agree on."
MAY_27 = date(2025, 5, 27)


def dated(*lines: str) -> tuple[date | None, str | None]:
    document = parse("\n\n".join(["# Terms of Quillon", *lines, BODY]))
    return document.effective_date, document.date_basis


@pytest.mark.parametrize(
    "written",
    [
        "27 May 2025",
        "27th May 2025",
        "27th of May, 2025",
        "May 27, 2025",
        "May 27th, 2025",
        "MAY 27, 2025",
        "2025-05-27",
        "2025/05/27",
        "27.05.2025",
        "27/05/2025",
        "05/27/2025",
        "27-May-2025",
        "27. Mai 2025",
        "27 mai 2025",
        "27 maggio 2025",
        "27 de mayo de 2025",
        "27 mei 2025",
        "27 de maio de 2025",
        "27 maja 2025",
        "27 maj 2025",
        "[27] May 2025",
    ],
)
def test_forms_of_dates(written: str) -> None:
    (found,) = find_dates(f"Effective {written}.", "en")
    assert found.value == MAY_27


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("Sep 3 2024", date(2024, 9, 3)),
        ("3 Dec. 2024", date(2024, 12, 3)),
        ("1er juillet 2024", date(2024, 7, 1)),
        ("1. März 2024", date(2024, 3, 1)),
    ],
)
def test_abbreviated_months(written: str, value: date) -> None:
    assert [found.value for found in find_dates(written)] == [value]


@pytest.mark.parametrize(
    ("language", "value"),
    [
        ("en", None),
        ("und", None),
        ("en-US", date(2025, 3, 4)),
        ("en-GB", date(2025, 4, 3)),
        ("de", date(2025, 4, 3)),
        ("fr", date(2025, 4, 3)),
    ],
)
def test_ambiguous_numeric_dates(language: str, value: date | None) -> None:
    found = [each.value for each in find_dates("Updated 03/04/2025", language)]
    assert found == ([value] if value else [])


def test_dots_put_the_day_first() -> None:
    assert [each.value for each in find_dates("03.04.2025", "en")] == [date(2025, 4, 3)]


@pytest.mark.parametrize(
    "text", ["31 February 2025", "99/99/2025", "version 1.2.2025.4", "a/2025-05-27/b", "May 2025"]
)
def test_what_is_no_date(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Effective: May 27, 2025",
        "**Effective date:** 27 May 2025",
        "Effective as of 2025-05-27",
        "Effective starting 27 May 2025",
        "In force from 27.05.2025",
        "These Terms take effect on 27 May 2025.",
        "This policy is effective as of May 27th, 2025.",
        "These terms apply from 27 May 2025.",
        "Valid from 27 May 2025",
        "Gültig ab 27. Mai 2025",
        "En vigueur depuis le 27 mai 2025",
        "In vigore dal 27 maggio 2025",
    ],
)
def test_effective_dates(line: str) -> None:
    assert dated(line) == (MAY_27, "effective")


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: May 27, 2025",
        "_Last modified on 27 May 2025_",
        "Version of 27 May 2025",
        "Updated 2025-05-27",
        "Last revised: 27 May 2025",
        "Stand: 27. Mai 2025",
        "Dernière mise à jour : 27 mai 2025",
        "May 27, 2025",
    ],
)
def test_update_dates(line: str) -> None:
    assert dated(line) == (MAY_27, "updated")


def test_the_effective_date_wins() -> None:
    found = dated("Last updated: 1 May 2025", "Effective date: 27 May 2025")
    assert found == (MAY_27, "effective")


def test_a_cue_on_the_line_above_counts() -> None:
    assert dated("Effective date", "27 May 2025") == (MAY_27, "effective")


@pytest.mark.parametrize(
    "line",
    [
        "The Data Act of 13 December 2023 applies to the service.",
        "This document replaces our terms of 27 May 2024.",
        "Accounts opened before 1 June 2024 keep their old limits.",
        "See the previous version of 1 June 2024.",
        "Effective immediately.",
    ],
)
def test_dates_of_other_things(line: str) -> None:
    assert dated(line) == (None, None)


def test_front_matter_states_the_date() -> None:
    document = parse(f"---\ndate: 2025-05-27\n---\n\n# Terms\n\nUpdated 1 May 2020.\n\n{BODY}\n")
    assert (document.effective_date, document.date_basis) == (MAY_27, "effective")


def test_the_seat_of_the_parties_decides_ambiguous_dates() -> None:
    seat = "Quillon Inc, San Diego, California, is liable under Delaware law of the United States."
    assert dated("Effective date: 03/04/2025", seat) == (date(2025, 3, 4), "effective")
    assert dated("Effective date: 03/04/2025") == (None, None)


def test_the_date_of_a_law_is_not_that_of_the_document() -> None:
    law = "“Data Law” means Regulation (EU) 2016/679 of 27 April 2016 applicable since 25 May 2018."
    assert parse(f"# Terms\n\nWe sail.\n\n{law}\n").effective_date is None
