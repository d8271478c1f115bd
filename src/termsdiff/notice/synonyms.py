"""Words of plain speech and of clauses that mean one thing: the groups of `data/synonyms.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from .tables import table
from .words import stem


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in table("synonyms")["groups"]:
        stems = {stem(word) for word in group.split()}
        for one in stems:
            found.setdefault(one, set()).update(stems)
    return {one: frozenset(others - {one}) for one, others in found.items()}


def synonyms_of(stem: str) -> frozenset[str]:
    """Return the stems that can stand for one, itself not among them."""
    return _groups().get(stem, frozenset())


def has_synonym(stem: str, stems: Iterable[str]) -> bool:
    """Whether one of several stems can stand for a stem."""
    return not synonyms_of(stem).isdisjoint(stems)
