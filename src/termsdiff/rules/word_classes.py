"""Lists of words that are judged alike; they are data: `data/words.toml`."""

from __future__ import annotations

from functools import lru_cache

from ..facts import canonical_tokens
from ..facts.masks import MASKS
from .catalogues import compiled_data


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """Return one list: `capitalised`, `joining` or `documents`."""
    return frozenset(compiled_data()["words"][name].split())


@lru_cache(maxsize=1)
def word_classes() -> dict[str, tuple[str, ...]]:
    """Map each word with classes to its classes."""
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in compiled_data()["words"]["classes"].items():
        for word in words.split():
            classes[word] = (*classes.get(word, ()), name)
    return classes


def meaning_tokens(text: str) -> tuple[str, ...]:
    """Return the normal form of a text without addresses and date stamps, which carry no rule."""
    return tuple(token for token in canonical_tokens(text) if token not in MASKS)
