"""An answer of a model: its schema, and reading it from whatever the model wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..rules.finding import TOPICS, Favours, Grade
from .words import GRADES, SIDES, reasons

LONGEST_ANSWER = 400_000
"""Characters of one answer that are read; longer ones are noise."""
_DEEPEST = 40
_FIELDS = ("grade", "reason", "topic", "favours", "sentence")
MOST_QUOTATIONS = 8
LONGEST_TEXT = 1_000
"""Characters of one text of an answer: what is longer is not even looked at."""


class Answer(NamedTuple):
    """What a model said of one change, in the right shape; nothing of it is checked yet."""

    grade: Grade
    reason: str
    topic: str
    favours: Favours
    sentence: str
    quotations: tuple[str, ...]


class Unreadable(ValueError):  # noqa: N818 - not an error of the user's
    """What a model wrote is no answer; the message says why, for the model."""


def answers_schema(topics: Iterable[str] = TOPICS) -> dict[str, Any]:
    """Return the JSON schema to which the model is bound."""
    texts: dict[str, Any] = {
        "change": {"type": "string"},
        "grade": {"type": "string", "enum": list(GRADES)},
        "reason": {"type": "string", "enum": list(reasons())},
        "topic": {"type": "string", "enum": list(topics)},
        "favours": {"type": "string", "enum": list(SIDES)},
        "sentence": {"type": "string"},
        "quotations": {"type": "array", "items": {"type": "string"}},
    }
    entry = {
        "type": "object",
        "properties": texts,
        "required": list(texts),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"answers": {"type": "array", "items": entry}},
        "required": ["answers"],
        "additionalProperties": False,
    }


HEADLINE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"sentences": {"type": "array", "items": {"type": "string"}}},
    "required": ["sentences"],
    "additionalProperties": False,
}


def object_in(text: str) -> dict[str, Any]:
    """Return the JSON object that a model wrote, also one in a fence or between words.

    Raises Unreadable if there is none.
    """
    if len(text) > LONGEST_ANSWER:
        raise Unreadable("the answer is too long")
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise Unreadable("the answer is no JSON object")
    body = text[start : end + 1]
    if _depth(body) > _DEEPEST:
        raise Unreadable("the answer is nested too deeply")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable("the answer is no JSON object") from None
    if not isinstance(found, dict):
        raise Unreadable("the answer is no JSON object")
    return found


def _depth(text: str) -> int:
    """Return a bound of how deep brackets are nested, whatever stands in strings."""
    deepest = depth = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def entries_in(text: str) -> dict[str, Mapping[str, Any]]:
    """Return the entries of an answer by the key of their change.

    A key with two different entries is left out: nobody can tell which is meant.
    """
    listed = object_in(text).get("answers")
    if not isinstance(listed, list):
        raise Unreadable("the answer has no list `answers`")
    found: dict[str, Mapping[str, Any]] = {}
    twice: set[str] = set()
    for entry in listed:
        key = entry.get("change") if isinstance(entry, dict) else None
        if not isinstance(key, str):
            continue
        if key in found and found[key] != entry:
            twice.add(key)
        found[key] = entry
    return {key: entry for key, entry in found.items() if key not in twice}


def read_answer(entry: Mapping[str, Any], topics: Iterable[str] = TOPICS) -> Answer:
    """Return an entry as an answer; raise Unreadable if a field is missing or not allowed."""
    values = {name: entry.get(name) for name in _FIELDS}
    for name, value in values.items():
        if not isinstance(value, str):
            raise Unreadable(f"`{name}` is missing or no text")
        if len(value) > LONGEST_TEXT:
            raise Unreadable(f"`{name}` is longer than {LONGEST_TEXT:,} characters")
    allowed = (("grade", GRADES), ("reason", reasons()), ("topic", topics), ("favours", SIDES))
    for name, known in allowed:
        if values[name] not in tuple(known):
            raise Unreadable(f"`{name}` is none of {', '.join(known)}")
    quotations = entry.get("quotations")
    if not isinstance(quotations, list) or not all(isinstance(one, str) for one in quotations):
        raise Unreadable("`quotations` is no list of texts")
    if len(quotations) > MOST_QUOTATIONS:
        raise Unreadable(f"more than {MOST_QUOTATIONS} quotations")
    return Answer(**values, quotations=tuple(quotations))  # type: ignore[arg-type]
