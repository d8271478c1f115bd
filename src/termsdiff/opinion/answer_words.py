"""The words that an answer may use, from `data/words.toml` and the languages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from .. import languages
from ..rules.finding import Favours, Grade

GRADES: tuple[Grade, ...] = ("material", "minor", "harmless", "unclear")
SIDES: tuple[Favours, ...] = ("provider", "customer", "neutral", "unclear")


@lru_cache(maxsize=1)
def word_lists() -> dict[str, Any]:
    """Return the tables of the file: grades, reasons, amounts, idioms, numbers."""
    own = files(__package__).joinpath("data", "words.toml").read_text("utf-8")
    counting = files(languages).joinpath("counting", "further.toml").read_text("utf-8")
    return tomllib.loads(own) | {"numbers": tomllib.loads(counting)}


def reasons() -> tuple[str, ...]:
    """Return the classes of reasons, by name."""
    return tuple(word_lists()["reasons"])


def data_text(name: str) -> str:
    """Return a text from the package's data."""
    return files(__package__).joinpath("data", name).read_text("utf-8")
