"""A language that is not known is `und`, never the nearest one that is."""

from __future__ import annotations

import pytest

from languages import CLAUSES, SHORT, UNKNOWN
from termsdiff import parse
from termsdiff.text.detection import detect_language


@pytest.mark.parametrize("language", CLAUSES)
def test_the_language_of_a_clause_is_recognised(language: str) -> None:
    assert detect_language(CLAUSES[language]) == language
    assert parse(f"# 1\n\n{CLAUSES[language]}").language == language


@pytest.mark.parametrize("language", SHORT)
def test_a_sentence_is_told_or_unknown(language: str) -> None:
    assert detect_language(SHORT[language]) in (language, "und")


def test_short_sentences_of_the_judged_language_are_told() -> None:
    for text in (SHORT["en"], "You pay the fee.", "The fee is due.", "We may end this agreement."):
        assert detect_language(text) == "en"


@pytest.mark.parametrize("text", UNKNOWN)
def test_the_language_of_other_texts_is_unknown(text: str) -> None:
    assert detect_language(text) == "und"


def test_the_prose_decides_not_the_menus() -> None:
    menu = "\n\n".join(f"- Menü {n} öffnen" for n in range(80))
    assert parse(f"# Terms\n\n{menu}\n\n{CLAUSES['en']}").language == "en"
