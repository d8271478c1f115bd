"""The word lists of the package: `data/*.toml`, as they are compiled (`termsdiff.compiled`).

Reading TOML at each start would take longer than a comparison.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

from ..compiled import FACTS, read_compiled


@cache
def compiled_data() -> dict[str, Any]:
    """Return what is compiled: the `tables`, and the `lexicon` spelled out."""
    return read_compiled(FACTS)


def table(name: str) -> dict[str, Any]:
    """Return the word list `data/NAME.toml`."""
    found: dict[str, Any] = compiled_data()["tables"][name]
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """Return the set of words `name` of `data/sets.toml`."""
    return frozenset(phrases(table("sets")[name]))


@cache
def listed_in(table_name: str, name: str) -> frozenset[str]:
    """Return the set of words or phrases `name` of `data/TABLE.toml`."""
    return frozenset(phrases(table(table_name)[name]))


def phrases(lines: str) -> list[str]:
    """Spell out a list of phrases, one or more on a line, separated by commas.

    `may|might do` stands for two phrases, `(the) parties` for one with and one without "the".
    """
    spelled: list[str] = []
    for line in lines.split("\n"):
        for phrase in line.split(","):
            if "|" in phrase or "(" in phrase:
                spelled += _spelled(phrase.split())
            elif phrase := phrase.strip():
                spelled.append(phrase)
    return spelled


def _spelled(words: list[str]) -> list[str]:
    choices = []
    for word in words:
        optional = word.startswith("(")
        forms = word.strip("()").split("|")
        choices.append([*forms, ""] if optional else forms)
    return [" ".join(filter(None, chosen)) for chosen in product(*choices)]


def pairs(lines: str) -> dict[str, str]:
    """Read a list of `words = normal form`, one on a line; the words may be spelled as above."""
    found: dict[str, str] = {}
    for line in lines.strip().split("\n"):
        left, _, right = line.partition("=")
        for phrase in phrases(left):
            found[phrase] = right.strip()
    return found
