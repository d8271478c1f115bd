"""Letters that only look like those of the word are named, and no others."""

from __future__ import annotations

import pytest

from termsdiff.text.confusables import find_confusables

CYRILLIC_A, CYRILLIC_O, GREEK_OMICRON = "\u0430", "\u043e", "\u03bf"


@pytest.mark.parametrize(
    ("text", "looks_like", "letters"),
    [
        (f"The p{CYRILLIC_A}yment is due.", "payment", CYRILLIC_A),
        (f"The c{GREEK_OMICRON}st is ours.", "cost", GREEK_OMICRON),
        (f"Cust{CYRILLIC_O}mer’s data", "Customer’s", CYRILLIC_O),
        ("We \u0440\u0430\u0443 it.", "pay", "\u0430\u0440\u0443"),
        (f"{CYRILLIC_A} fee", "a", CYRILLIC_A),
        ("P\u0443сский текст", "P\u0443сский", "P"),
    ],
)
def test_confusable_letters_are_found(text: str, looks_like: str, letters: str) -> None:
    (found,) = find_confusables(text)
    assert (found.looks_like, found.letters) == (looks_like, letters)
    assert text[found.start : found.end] == found.written


@pytest.mark.parametrize(
    "text",
    [
        "The payment is due.",
        "Оплата по договору, сорок дней.",
        "The firm Сокол pays for сор.",
        "Η αμοιβή οφείλεται.",
        "5 μg of it",
        "café, naïve, Straße, Łódź",
        "当社は PDF を渡す",
        "",
    ],
)
def test_quiet(text: str) -> None:
    assert list(find_confusables(text)) == []
