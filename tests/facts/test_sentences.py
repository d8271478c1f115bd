"""Sentences, members of enumerations and series, with exact spans."""

from __future__ import annotations

import pytest

from termsdiff.facts import members, sentence_spans, sentences, series


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We may. You may not.", ["We may.", "You may not."]),
        ("See e.g. Section 4. It applies.", ["See e.g. Section 4.", "It applies."]),
        ("Acme Inc. (“Acme”) may change it.", ["Acme Inc. (“Acme”) may change it."]),
        ("It is Acme Inc. You agree.", ["It is Acme Inc.", "You agree."]),
        ("In the U.S. Code it stands.", ["In the U.S. Code it stands."]),
        ("You agree; we do not.", ["You agree;", "we do not."]),
        ("Version 2.0 is here. Use it!", ["Version 2.0 is here.", "Use it!"]),
        ("He said “no.” We said yes.", ["He said “no.”", "We said yes."]),
        ("", []),
        ("no end", ["no end"]),
    ],
)
def test_sentence_spans(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_sentences_say_who_and_how() -> None:
    found = sentences("We will give notice. You may not resell it. It is blue.")
    assert [(s.subject, s.modality, s.negated) for s in found] == [
        ("provider", "will", False),
        ("customer", "may not", True),
        ("", "", False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "You will (a) stop; and (b) destroy it.",
            [("(a)", "stop"), ("(b)", "destroy it")],
        ),
        (
            "This excludes: (i) the Input, (ii) your changes, or (iii) Your Offers. More.",
            [("(i)", "the Input"), ("(ii)", "your changes"), ("(iii)", "Your Offers")],
        ),
        ("As Section 2 (a) and Section 3 (b) say.", []),
        ("six (6) months and two (2) days", []),
        ("only (a) one", []),
        ("no marks", []),
    ],
)
def test_members(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.label, text[m.start : m.end]) for m in members(text)] == expected


@pytest.mark.parametrize(
    ("text", "span", "expected", "joint"),
    [
        (
            "LIABLE FOR ANY INDIRECT, INCIDENTAL, SPECIAL, OR EXEMPLARY DAMAGES.",
            "INDIRECT, INCIDENTAL, SPECIAL, OR EXEMPLARY DAMAGES",
            {"indirect", "incidental", "special", "exemplary damages"},
            "or",
        ),
        (
            "We may modify, suspend or discontinue the service.",
            "modify, suspend or discontinue the service",
            {"modify", "suspend", "discontinue service"},
            "or",
        ),
        (
            "Section 2.1 (License), Section 2.2 (Restrictions), or Section 9.1",
            "Section 2.1 (License), Section 2.2 (Restrictions), or Section 9.1",
            {"section 2.1", "section 2.2", "section 9.1"},
            "or",
        ),
        ("the names and addresses", "names and addresses", {"names", "addresses"}, "and"),
        ("its costs and/or fees", "costs and/or fees", {"costs", "fees"}, "and/or"),
    ],
)
def test_series(text: str, span: str, expected: set[str], joint: str) -> None:
    (found,) = series(text)
    assert text[found.start : found.end] == span
    assert found.members == expected
    assert found.joint == joint


def test_a_member_added_is_told() -> None:
    (old,) = series("any special, consequential, or exemplary damages")
    (new,) = series("any special, consequential, exemplary, or punitive damages")
    assert new.heads - old.heads == {"punitive"}
    assert old.heads - new.heads == frozenset()


def test_order_of_members_does_not_matter() -> None:
    (old,) = series("our directors, employees and agents")
    (new,) = series("our employees, agents and directors")
    assert old.members == new.members


def test_no_series() -> None:
    assert series("We keep it.") == ()


def test_hostile_lists_take_no_time() -> None:
    assert len(series("x, " * 20_000 + "and y")) == 1
    assert members("(a) x; " * 5_000)
    assert len(sentence_spans("a. B" * 5_000)) > 1
