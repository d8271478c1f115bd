"""Purposes as nouns and as verbs: "for the training of our models", "to train our models"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..languages.list_notation import pairs
from .fact_tables import table
from .normal_spelling import spelling

_NOT_A_PURPOSE = frozenset({"purpose", "purposes", "data", "reasons", "services", "fees"})


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    listed = pairs(table("wording")["purposes"])
    return {spelling(noun): spelling(verb) for noun, verb in listed.items()}


def purpose_verbs() -> frozenset[str]:
    """Return the verbs that `purpose_at` may write, in their normal spelling, and its "to"."""
    return frozenset(("to", *_verbs().values()))


def purpose_at(words: Sequence[str], position: int) -> tuple[list[str], int]:
    """Return the words of the purpose after "for", as verbs, and where the rest continues."""
    start = position + 1
    if words[start : start + 2] in (["purpose", "of"], ["purposes", "of"]):
        start += 2
    verb, end = _verb_at(words, start)
    if not verb:
        return ["for"], position + 1
    found = ["to", verb]
    while end + 1 < len(words) and words[end] in ("and", "or"):
        verb, after = _verb_at(words, end + 1)
        if not verb:
            break
        found += [words[end], verb]
        end = after
    return found, end


def _verb_at(words: Sequence[str], position: int) -> tuple[str, int]:
    """Read a noun with "of", or a gerund with or without it."""
    if position >= len(words):
        return "", position
    noun, verb = words[position], _verbs().get(words[position], "")
    following = words[position + 1] if position + 1 < len(words) else ""
    if verb and following == "of":
        return verb, position + 2
    if verb and following in ("and", "or") and position + 2 < len(words):
        return (verb, position + 1) if words[position + 2] in _verbs() else ("", position)
    if verb and noun.endswith("ing") and following and following not in _NOT_A_PURPOSE:
        return verb, position + 1
    return "", position
