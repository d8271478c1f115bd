"""What depends on a language stands in `languages/`, and nowhere else."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from spellchecker import SpellChecker

import termsdiff
from termsdiff.languages import codes, languages, small_words

ROOT = Path(str(files(termsdiff)))
MODULES = sorted(
    path
    for pattern in ("*.py", "*.toml", "*.html", "*.js")
    for path in ROOT.rglob(pattern)
    if path.relative_to(ROOT).parts[0] != "languages" and path.stem not in codes()
)
"""All but the languages themselves, and what is translated into one: `messages/de.toml`."""
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 4
"""Shorter words are words of several languages."""


@cache
def telltale() -> dict[str, str]:
    """Words of the files of the other languages that no English dictionary has, by language."""
    english = SpellChecker(language="en").word_frequency.dictionary
    found: dict[str, str] = {}
    for known in languages():
        numbers = known.numbers
        words = {*known.dates.names, *known.stamps.words, *known.sections.units}
        words |= {*known.sections.parts, *small_words()[known.code], *known.prose.pronouns}
        words |= {*numbers.words, *numbers.words_here, *numbers.units, *numbers.units_here}
        for word in words if known.code != "en" else ():
            if len(word) >= SHORTEST and word.isalpha() and word not in english:
                found.setdefault(word, known.code)
    return found


def foreign_words(text: str) -> list[str]:
    return [word for word in WORD.findall(text.casefold()) if word in telltale()]


def test_the_test_knows_such_words() -> None:
    assert len(telltale()) > 1_000
    for word in ("januar", "werden", "vigueur", "gennaio", "actualización", "bijgewerkt", "dnia"):
        assert word in telltale()
    assert foreign_words(r"re.compile(r'\b(?:effective|gültig|vigueur)\b')") == [
        "gültig",
        "vigueur",
    ]
    assert foreign_words("the terms of this agreement, updated in March") == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_other_module_names_words_of_other_languages(path: Path) -> None:
    """Nor does any pattern outside hold words of two languages: one of them is not English."""
    assert foreign_words(path.read_text("utf-8")) == []
