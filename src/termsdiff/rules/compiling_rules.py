"""From the catalogue, the topics and the word lists to compiled data (`termsdiff.compiled`)."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..settings.reading_toml import read_toml
from .catalogues import compiled
from .phrases import keys_of
from .reading_rules import read_rule_file, spelled_phrases
from .rule import RuleData

CATALOGUE = Path(__file__).with_name("catalogue")
_BETWEEN = re.compile(r"[|\n]")
DATA = Path(__file__).with_name("data")

_LISTS = "phrases.toml"
_TURNING = "turning.toml"


def source_rules() -> list[RuleData]:
    """Read the files of the catalogue, with their examples, ordered by topic and id."""
    lists = named_lists()
    return [read_rule_file(path, lists) for path in sorted(CATALOGUE.glob("*/*.toml"))]


@lru_cache(maxsize=1)
def named_lists() -> dict[str, list[str]]:
    """Return the lists of phrases that rules share: `"@damages"` means the whole list."""
    return {name: list(phrases) for name, phrases in read_toml(CATALOGUE / _LISTS).items()}


def _turning_words() -> dict[str, list[str]]:
    return {name: words.split() for name, words in read_toml(CATALOGUE / _TURNING).items()}


def source_topics() -> dict[str, Any]:
    """Read the topics: each with its phrases, and sentences that do and do not match."""
    table = read_toml(DATA / "topics.toml")
    return {
        topic: entry | {"phrases": [p.strip() for p in _BETWEEN.split(entry["phrases"].strip())]}
        for topic, entry in table.items()
    }


def _compiled_topics() -> dict[str, Any]:
    """Number the phrases of all topics, and map each to its topic."""
    phrases, topics = list[str](), list[str]()
    for topic, entry in source_topics().items():
        spelled = spelled_phrases(entry["phrases"], "topics.toml", topic)
        phrases += spelled
        topics += [topic] * len(spelled)
    return {"phrases": phrases, "topics": topics, "keys": keys_of(phrases)}


def compiled_text() -> str:
    """Return the compiled data as JSON."""
    data = compiled(source_rules()) | {
        "turning": _turning_words(),
        "topics": _compiled_topics(),
        "words": read_toml(DATA / "words.toml"),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
