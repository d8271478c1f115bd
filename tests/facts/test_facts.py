"""Facts of single clauses: kinds, order, spans, and what must survive odd input."""

from __future__ import annotations

import time

import pytest

from termsdiff.facts import (
    Fact,
    Parties,
    amount,
    canonical,
    canonical_tokens,
    days,
    extract_facts,
    same_measure,
)


def values(text: str, kind: str) -> list[str]:
    return [fact.value for fact in extract_facts(text) if fact.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a limited, revocable, non-exclusive right", "license_attribute",
         ["limited", "revocable", "non-exclusive"]),
        ("at our sole discretion and without prior notice", "widener",
         ["sole discretion", "without notice"]),
        ("use commercially reasonable efforts", "weakener", ["reasonable efforts"]),
        ("to the maximum extent permitted by law", "weakener", ["to the extent permitted"]),
        ("including, without limitation, fees", "widener", ["including without limitation"]),
        ("unless you opt out", "choice", ["opt out"]),
        ("we act as an independent controller", "data_role", ["controller"]),
        ("shared with our affiliates and advertisers", "recipient", ["affiliates", "advertisers"]),
        ("indirect, punitive damages and loss of profits", "damage_head",
         ["indirect", "punitive", "lost profits"]),
        ("the lesser of €10 and the amount you paid", "liability", ["lesser of", "amount paid"]),
        ("your prior written consent", "condition", ["prior consent"]),
        ("all exclusive rights", "license_attribute", ["exclusive"]),
    ],
)  # fmt: skip
def test_values_are_normalised(text: str, kind: str, expected: list[str]) -> None:
    assert values(text, kind) == expected


def test_facts_come_in_the_order_of_the_text() -> None:
    text = "You must pay €5 within 30 days, from 1 May 2025, or we may end it at any time."
    facts = extract_facts(text)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in facts)


def test_spans_hold_where_lower_case_is_longer() -> None:
    text = "İİİ must pay within six (6) months"
    (fact,) = [fact for fact in extract_facts(text) if fact.kind == "duration"]
    assert text[fact.start : fact.end] == "six (6) months"


@pytest.mark.parametrize(
    "text", ["", " ", "(", "…", "—", "1", "€", "six (", "日本語の条項", "\x00'"]
)
def test_odd_texts_are_no_error(text: str) -> None:
    assert isinstance(extract_facts(text, Parties()), tuple)
    assert isinstance(canonical_tokens(text), tuple)


def test_canonical_is_the_tokens_joined() -> None:
    assert canonical("Within thirty (30) days, you’ll pay 5 %.") == "within P30D you will pay 5%"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("P7D", 7.0), ("P1W", 7.0), ("PT48H", 2.0), ("P30BD", 42.0), ("P1Y", 365.25), ("x", None)],
)
def test_days(value: str, expected: float | None) -> None:
    assert days(value) == (pytest.approx(expected) if expected else None)


def fact(kind: str, value: str) -> Fact:
    return Fact(kind, value, 0, 1)


def test_amounts_compare() -> None:
    assert amount(fact("duration", "P3M")) < amount(fact("duration", "P6M"))  # type: ignore[operator]
    assert amount(fact("frequency", "2/P1Y")) == pytest.approx(2)
    assert amount(fact("money", "EUR 100")) == 100
    assert amount(fact("percentage", "1.5%")) == 1.5
    assert amount(fact("modality", "may")) is None


def test_same_measure_in_other_units() -> None:
    assert same_measure(fact("duration", "P12M"), fact("duration", "P1Y"))
    assert same_measure(fact("duration", "P7D"), fact("duration", "P1W"))
    assert not same_measure(fact("duration", "P30D"), fact("duration", "P30BD"))
    assert not same_measure(fact("duration", "P30D"), fact("number", "30"))


@pytest.mark.parametrize(
    "text",
    [
        "9" * 50_000 + " months",
        "one " + "hundred " * 5_000 + "days",
        "5 " + "million " * 5_000 + "euros",
        "a" * 50_000 + "@",
        "a." * 30_000 + "com/ http://",
        "+1 " * 20_000,
        "100 " * 20_000,
        "neither " * 10_000 + "may",
        "you may " * 10_000,
        "1 A " * 10_000 + "Street",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_take_little_time(text: str) -> None:
    start = time.process_time()
    extract_facts(text)
    canonical_tokens(text)
    assert time.process_time() - start < 5
