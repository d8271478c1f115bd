"""An answer of a model: its schema, and reading it from whatever the model wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..rules.finding import TOPICS, Favours, Grade
from .answer_words import GRADES, SIDES, reasons

LONGEST_ANSWER = 400_000
"""The most characters of an answer that are read; longer ones are noise."""
_DEEPEST = 40
_FIELDS = ("grade", "reason", "topic", "favours", "sentence")
MOST_QUOTATIONS = 8
LONGEST_TEXT = 1_000
"""The most characters in one text of an answer: longer ones are not even looked at."""


class Answer(NamedTuple):
    """What a model said about one change, in the right shape but not yet checked."""

    grade: Grade
    reason: str
    topic: str
    favours: Favours
    sentence: str
    quotations: tuple[str, ...]


class Unreadable(ValueError):  # noqa: N818 - not an error of the user's
    """The model's output is not an answer; the message tells the model why."""


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
    """Return the JSON object that a model wrote, even in a code fence or between words.

    Raises Unreadable if there is none.
    """
    if len(text) > LONGEST_ANSWER:
        raise Unreadable("the answer is too long")
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise Unreadable("the answer is not a JSON object")
    body = text[start : end + 1]
    if _depth(body) > _DEEPEST:
        raise Unreadable("the answer is nested too deeply")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable("the answer is not a JSON object") from None
    if not isinstance(found, dict):
        raise Unreadable("the answer is not a JSON object")
    return found


def _depth(text: str) -> int:
    """Return an upper bound on the nesting of brackets, whatever strings contain."""
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

    A key with two different entries is left out: it is unclear which is meant.
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
            raise Unreadable(f"`{name}` is missing or not a string")
        if len(value) > LONGEST_TEXT:
            raise Unreadable(f"`{name}` is longer than {LONGEST_TEXT:,} characters")
    allowed = (("grade", GRADES), ("reason", reasons()), ("topic", topics), ("favours", SIDES))
    for name, known in allowed:
        if values[name] not in tuple(known):
            raise Unreadable(f"`{name}` is not one of {', '.join(known)}")
    quotations = entry.get("quotations")
    if not isinstance(quotations, list) or not all(isinstance(one, str) for one in quotations):
        raise Unreadable("`quotations` is not a list of strings")
    if len(quotations) > MOST_QUOTATIONS:
        raise Unreadable(f"more than {MOST_QUOTATIONS} quotations")
    return Answer(**values, quotations=tuple(quotations))  # type: ignore[arg-type]
