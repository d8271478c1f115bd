"""The data for reading facts: the tables `facts` of the languages, compiled.

Reading TOML at each start would take longer than a comparison.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from ..compiled import FACTS, read_compiled
from ..languages.list_notation import phrases


@cache
def compiled_data() -> dict[str, Any]:
    """Return the compiled data: the `tables`, and the expanded `lexicon`."""
    return read_compiled(FACTS)


def table(name: str) -> dict[str, Any]:
    """Return the merged table `facts.NAME` of all languages."""
    found: dict[str, Any] = compiled_data()["tables"][name]
    return found


def here(name: str, language: str) -> dict[str, str]:
    """Return what the table `facts.NAME` adds in texts of one language: `en-GB` is English."""
    tables: dict[str, dict[str, str]] = compiled_data()["here"].get(language.partition("-")[0], {})
    return tables.get(name, {})


@cache
def listed(name: str) -> frozenset[str]:
    """Return the set of words `name` of the tables `facts.sets`."""
    return frozenset(phrases(table("sets")[name]))


@cache
def listed_in(table_name: str, name: str) -> frozenset[str]:
    """Return the set of words or phrases `name` of the tables `facts.TABLE`."""
    return frozenset(phrases(table(table_name)[name]))
