"""What a redline never cuts, and where it may."""

from __future__ import annotations

import pytest

from termsdiff.redline.redline_tokens import tokenize


def cut(text: str) -> list[str]:
    """The tokens, spaces left out."""
    return [token for token in tokenize(text) if token.strip()]


@pytest.mark.parametrize(
    "whole",
    [
        # figures with their units, in words or both
        "30 days",
        "30-day",
        "30 business days",
        "30 calendar months",
        "thirty days",
        "six (6) months",
        "forty-five days",
        "twenty-one",
        "ninety-nine years",
        "6 (six) months",
        "24 hours",
        "2 quarters",
        "5 percent",
        "5 per cent",
        "30 Tage",
        "30 jours",
        # sums
        "EUR 1,000",
        "US$ 5",
        "$5 million",
        "€100",
        "€ 100",
        "£1.50",
        "¥4 thousand",
        "CHF 20",
        "1,000 euros",
        "3 million",
        # shares and plain figures
        "1.5%",
        "1.5 %",
        "1'000'000",
        "2,50",
        # dates
        "2025-05-27",
        "3.4.2025",
        "3/4/25",
        # addresses
        "https://a.test/x?b=1&c",
        "http://a.test",
        "law@a-b.test",
        "first.last+tag@a.b.test",
        # words of several parts
        "non-exclusive",
        "customer's",
        "customer’s",
        "e.g",
        # quoted terms
        '"Output Data"',
        "“Output Data”",
        "«Données»",
        "„Daten“",
    ],
)
def test_what_is_one_token(whole: str) -> None:
    assert cut(f"see {whole}, then") == ["see", whole, ",", "then"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("we pay it", ["we", "pay", "it"]),
        ("pay, at once.", ["pay", ",", "at", "once", "."]),
        # a full stop after an address ends the sentence
        ("see https://a.test/x.", ["see", "https://a.test/x", "."]),
        ("see (https://a.test/x)", ["see", "(", "https://a.test/x", ")"]),
        ("30 daysailors", ["30", "daysailors"]),
        ("oneself 5", ["oneself", "5"]),
        ("someone", ["someone"]),
        ("ninety-nine x", ["ninety-nine", "x"]),
        ("a @ b", ["a", "@", "b"]),
        ("[5]", ["[", "5", "]"]),
        # a quotation of more than sixty characters is cut like other text
        ('"' + "a" * 60 + '"', ['"' + "a" * 60 + '"']),
        ('"' + "a" * 61 + '"', ['"', "a" * 61, '"']),
    ],
)
def test_where_a_text_is_cut(text: str, tokens: list[str]) -> None:
    assert cut(text) == tokens
    assert "".join(tokenize(text)) == text


def test_spaces_are_tokens_of_their_own() -> None:
    assert tokenize("a  b\n\nc") == ["a", "  ", "b", "\n\n", "c"]
    assert tokenize("") == []


def test_scripts_without_spaces_are_cut_into_characters() -> None:
    assert tokenize("30日以内に払う ok") == ["30", "日", "以", "内", "に", "払", "う", " ", "ok"]


def test_no_token_ends_within_a_character() -> None:
    """A flag is two signs, an accent may be a sign of its own; a reader sees one character."""
    assert tokenize("a e\u0301 b") == ["a", " ", "e\u0301", " ", "b"]
    flag = "\U0001f1e9\U0001f1ea"
    assert flag in tokenize(f"a {flag} b")
