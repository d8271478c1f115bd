"""The word lists of this package, read once: `data/*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..facts.normal_spelling import plain_word
from ..rules.phrases import PhraseIndex

_WORD = re.compile(r"[a-z]+(?![a-z*])")
_DATA = files(__package__) / "data"


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """Return one file of lists, by its name without the extension."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def word_set(name: str) -> frozenset[str]:
    """Return one list of `words.toml`: words between white space."""
    return frozenset(table("words")[name].split())


def phrase_index(phrases: Iterable[str]) -> PhraseIndex:
    """Return an index of phrases, with words in the spelling of the normal form."""
    return PhraseIndex.of([_WORD.sub(_spelled, one) for one in phrases])


def _spelled(match: re.Match[str]) -> str:
    # an article has no normal form; it is harmless as one of several words
    return plain_word(match[0]) or match[0]
