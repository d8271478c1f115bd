"""Lists of words that the judgement treats alike; they are data: `data/words.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    text = files("termsdiff.rules").joinpath("data/words.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """Return one list: `neutral`, `order` or `never_names`."""
    return frozenset(_tables()[name].split())


@lru_cache(maxsize=1)
def word_classes() -> dict[str, tuple[str, ...]]:
    """Map each word that has any to its classes."""
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in _tables()["classes"].items():
        for word in words.split():
            classes[word] = (*classes.get(word, ()), name)
    return classes
