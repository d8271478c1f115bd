"""Names of months and numbers in words are in `languages/` alone: elsewhere they would be read in
English, or in one spelling, only.

`tests/languages/test_one_place.py` looks for words that no English text has; here are the others.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from test_one_answer import constants

import termsdiff
from termsdiff.languages import languages

ROOT = Path(termsdiff.__file__).parent
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 4
"""Shorter words are words of many languages."""
ALSO_OTHER_WORDS = frozenset({"first", "second", "third", "null", "once", "quarter"})
"""Words with other meanings in English, or in code."""
LEAST = 2
"""A list has two such words; one alone is part of a sentence."""
EXAMPLES = frozenset({"fires", "quiet", "wins", "loses"})
"""Keys of data files whose values are sentences to try."""
KNOWN: dict[str, str] = {
    "input/number_forms.py": "how Word numbers its lists in words, always in English",
    "lint/names.txt": "first names: April, June",
    "opinion/data/words.toml": "how a model may write a number, by its stem",
    "rules/model/weights.json": "the words that the estimate has learned",
}


@cache
def words() -> frozenset[str]:
    found: set[str] = set()
    for known in languages():
        numbers = known.numbers
        found |= {*known.dates.months, *numbers.words, *numbers.words_here, *numbers.ordinals}
        found |= {*numbers.scales, *numbers.scales_here}
    long = {word for phrase in found for word in phrase.split() if len(word) >= SHORTEST}
    return frozenset(long) - ALSO_OTHER_WORDS


def sources() -> list[Path]:
    return sorted(
        path
        for pattern in ("*.py", "*.toml", "*.txt", "*.json")
        for path in ROOT.rglob(pattern)
        if path.relative_to(ROOT).parts[0] != "languages" and path.parent.name != "__pycache__"
    )


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module or a data file, without docstrings, comments and examples."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from (str(node.value) for node in constants(ast.parse(text)))
    elif path.suffix == ".toml":
        yield from values(tomllib.loads(text))
    else:
        yield text


def values(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in EXAMPLES:
                yield key
                yield from values(value)
    elif isinstance(data, list):
        for one in data:
            yield from values(one)
    else:
        yield str(data)


def listed(path: Path) -> set[str]:
    """Return the names of months and the numbers in words that a file has, if it lists them."""
    found = {word for text in texts(path) for word in WORD.findall(text.casefold())} & words()
    return found if len(found) >= LEAST else set()


def test_only_languages_list_months_and_numbers_in_words() -> None:
    found = {path.relative_to(ROOT).as_posix(): sorted(listed(path)) for path in sources()}
    others = {name: own for name, own in found.items() if own and name not in KNOWN}
    assert others == {}, "read them from termsdiff.languages, or say here why not"
    assert [name for name in KNOWN if not found.get(name)] == [], "no longer exempt"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("new.py", "TENS = ('twenty', 'thirty')"),
        ("new.py", "MONTHS = 'january february'"),
        ("new.py", "MONTHS = r'(?:januar|februar)'"),
        ("new.toml", "words = 'january february'"),
        ("new.toml", "[numbers]\ntwenty = 20\nthirty = 30"),
        ("new.txt", "january\nfebruary"),
    ],
)
def test_a_list_elsewhere_is_found(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert listed(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("new.py", '"""From january to february."""'),
        ("new.py", "# twenty or thirty"),
        ("new.py", "A = 'up to three words'"),
        ("new.toml", "[[fires]]\nold = 'twenty days'\nnew = 'thirty days'"),
    ],
)
def test_sentences_and_examples_are_no_lists(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert listed(tmp_path / name) == set()
