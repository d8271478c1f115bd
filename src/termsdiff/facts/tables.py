"""What facts are read by: the tables `facts` of the languages, from the file they are compiled to.

Reading TOML at each start would take longer than a comparison; a test says when `compiled.json` is
out of date, and `python -m termsdiff.facts.compiling` writes it anew.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from ..languages.notation import phrases

COMPILED = Path(__file__).with_name("compiled.json")
"""Beside this module; importlib.resources would cost more to import than the file to read."""


@cache
def compiled_data() -> dict[str, Any]:
    """Return what the compiled file holds: the `tables`, and the `lexicon` spelled out."""
    data: dict[str, Any] = json.loads(COMPILED.read_text("utf-8"))
    return data


def table(name: str) -> dict[str, Any]:
    """Return the table `facts.NAME` of all languages as one."""
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
