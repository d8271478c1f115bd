"""The word lists of this package, read once: `data/*.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

_DATA = files(__package__) / "data"


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """Return one file of lists, by its name without the ending."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def word_set(name: str) -> frozenset[str]:
    """Return one list of `words.toml`: words between white space."""
    return frozenset(table("words")[name].split())
