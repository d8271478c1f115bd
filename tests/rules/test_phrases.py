"""What a phrase reaches over, and what it does not."""

from __future__ import annotations

import pytest

from termsdiff.rules.phrases import PhraseIndex


def stands(phrase: str, text: str) -> bool:
    return bool(PhraseIndex.of([phrase]).find(text.split()))


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("we .. collect", "we may also collect names", True),
        ("we .. collect", "we do not collect names", False),
        ("we .. collect", "we never collect names", False),
        ("we .. collect", "we neither collect nor sell", False),
        ("we .. not collect", "we do not collect names", True),
        ("we ... collect", "we will on each visit that you pay not collect", False),
        ("we .. suspend", "we may without notice suspend", True),
        ("!be sold", "data may be sold", True),
        ("!be sold", "data may not be sold", False),
        ("!be sold", "data will never ever be sold", False),
        ("!be sold", "no data may be sold", False),
        ("!be sold", "not here | data may be sold", True),
        ("!be sold", "we do not read what others may see be sold", True),
        ("!sold", "never sold", False),
        ("!sold", "sold", True),
    ],
)
def test_no_gap_reaches_over_a_negation(phrase: str, text: str, found: bool) -> None:
    assert stands(phrase, text) is found
