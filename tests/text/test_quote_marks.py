"""Quotation marks: what is found between them, and the forms of one mark."""

from __future__ import annotations

import pytest

from termsdiff.text import quote_marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Fees” means the sums due.", ("Fees",)),
        ("„Gebühren“ sind die Beträge.", ("Gebühren",)),
        ("« Frais » désigne les sommes.", (" Frais ",)),
        ('"Fees" and "Taxes"', ("Fees", "Taxes")),
        ("We say ‘a customer’s fees’ here.", ("a customer’s fees",)),
        ("The customer's fees and our users' rights", ()),
        ("“” and “x”", ("", "x")),
        ("no marks", ()),
    ],
)
def test_what_is_quoted_is_found(text: str, found: tuple[str, ...]) -> None:
    assert quote_marks.quotations_in(text) == found


def test_a_text_is_left_without_what_it_quotes() -> None:
    assert quote_marks.without_quotations("Now “a fee” is due.") == "Now   is due."


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("“ten days” became “two days”.", ("ten days", "two days")),
        ("‘the “Fees”’ became ‘the “Sums”’.", ("the “Fees”", "the “Sums”")),
        ("‘two months’ notice of “Fees”’ is gone.", ("two months’ notice of “Fees”",)),
        ("the customer’s fees", ()),
    ],
)
def test_each_quotation_of_a_sentence_of_ours_is_one(sentence: str, found: tuple[str, ...]) -> None:
    assert quote_marks.own_quotations_in(sentence) == found


def test_forms_of_a_mark_are_told_by_one_each_in_its_place() -> None:
    text = "“a” „b“ «c» ‘d’ e’s"
    assert quote_marks.plain_quotes(text) == '"a" "b" "c" \'d\' e\'s'
    assert quote_marks.plain_apostrophes(text) == "“a” „b“ «c» 'd' e's"
    assert quote_marks.one_byte("“a” „b“ c’s") == "\1a\2 \3b\1 c's"


@pytest.mark.parametrize("mark", '“„«‘"')
def test_a_mark_that_opens_is_known(mark: str) -> None:
    assert quote_marks.has_quotation_mark(f"({mark}we")
    assert not quote_marks.has_quotation_mark("(we’re)")
