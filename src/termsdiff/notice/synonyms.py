"""Words of plain speech and of clauses that mean one thing: the groups of `data/synonyms.toml`.

Stemming them all takes longer than an audit, so `data/synonyms.json` holds the stems; a test sees
to it that both say the same. `python -m termsdiff.notice.synonyms` renews it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from .tables import table
from .words import stem

_COMPILED = "synonyms.json"


def stemmed_groups() -> list[list[str]]:
    """Return the groups as they are written, each word by its stem."""
    lines = table("synonyms")["groups"].strip().splitlines()
    return [sorted({stem(word) for word in line.split()}) for line in lines]


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, frozenset[str]]:
    text = (files(__package__) / "data" / _COMPILED).read_text("utf-8")
    found: dict[str, set[str]] = {}
    for group in json.loads(text):
        for one in group:
            found.setdefault(one, set()).update(group)
    return {one: frozenset(others - {one}) for one, others in found.items()}


def synonyms_of(stem: str) -> frozenset[str]:
    """Return the stems that can stand for one, itself not among them."""
    return _groups().get(stem, frozenset())


if __name__ == "__main__":
    place = Path(__file__).parent / "data" / _COMPILED
    place.write_text(json.dumps(stemmed_groups(), indent=0) + "\n", "utf-8")
