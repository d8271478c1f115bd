"""Numbers in words have one value each."""

from __future__ import annotations

import pytest

from termsdiff import compare
from termsdiff.text.numbers import value_of_words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("six", 6),
        ("forty-eight", 48),
        ("one hundred", 100),
        ("hundred", 100),
        ("one hundred and five", 105),
        ("two thousand and five", 2_005),
        ("five hundred thousand", 500_000),
        ("two million three thousand", 2_003_000),
        ("one million two hundred thousand three hundred", 1_200_300),
        # the words for millions multiply all that stands before them
        ("two thousand million", 2_000_000_000),
        ("two thousand five hundred million", 2_500_000_000),
        ("one hundred thousand million", 100_000_000_000),
        ("two million million", 2_000_000_000_000),
        ("six of", None),
        ("", None),
    ],
)
def test_numbers_in_words_have_their_values(words: str, value: int | None) -> None:
    assert value_of_words(words) == value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("one thousand million euros", "one million one thousand euros"),
        ("two million million euros", "three million euros"),
    ],
)
def test_another_number_is_never_the_same(old: str, new: str) -> None:
    text = "# Terms\n\n## 1. Fees\n\nThe fee is {}."
    assert compare(text.format(old), text.format(new)).verdict not in ("identical", "editorial")


def test_one_number_in_words_and_figures_is_the_same() -> None:
    text = "# Terms\n\n## 1. Fees\n\nThe fee is {}."
    old, new = text.format("two thousand million euros"), text.format("EUR 2,000,000,000")
    assert compare(old, new).verdict == "editorial"
