"""Everyday and legal words with the same meaning: the groups of `data/synonyms.toml`.

Stemming them all takes longer than an audit, so the build does it (`termsdiff.compiled`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from ..compiled import NOTICE, read_compiled
from .notice_tables import table
from .statement_words import stem


def compiled_text() -> str:
    """Return the groups, each word by its stem, as the build stores them."""
    lines = table("synonyms")["groups"].strip().splitlines()
    groups = [sorted({stem(word) for word in line.split()}) for line in lines]
    return json.dumps({"groups": groups}, separators=(",", ":")) + "\n"


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in read_compiled(NOTICE)["groups"]:
        for one in group:
            found.setdefault(one, set()).update(group)
    return {one: frozenset(others - {one}) for one, others in found.items()}


def synonyms_of(stem: str) -> frozenset[str]:
    """Return the stems that can replace one, without itself."""
    return _groups().get(stem, frozenset())
