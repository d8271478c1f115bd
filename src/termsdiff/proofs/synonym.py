"""Synonyms: phrases of a closed list that no court tells apart, and articles.

An article is kept where it counts or singles out: before a number, and before "only" or "highest".
"A" is never dropped, and never becomes "the".
"""

from __future__ import annotations

from functools import lru_cache

from ..facts.purposes import purpose_at
from ..facts.quantities import quantity_words
from ..facts.tables import table
from ..languages.notation import pairs
from .words import binds, words

_Phrase = tuple[list[str], list[str]]
_EMPTY = frozenset({"hereby", "please", "whatsoever"})


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Phrase]]:
    """Return the phrases by their first words, the longest first."""
    listed = pairs(table("wording")["phrases"]) | _single_words()
    found: dict[str, list[_Phrase]] = {}
    for phrase, normal in listed.items():
        old = phrase.split()
        found.setdefault(old[0], []).append((old, normal.split()))
    for known in found.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return found


def _single_words() -> dict[str, str]:
    """Return the synonyms that are single words, but for the articles."""
    listed = pairs(table("wording")["synonyms"])
    return {word: normal for word, normal in listed.items() if word not in ("a", "an", "the")}


def replaced(tokens: list[str]) -> list[str]:
    """Return the words with listed phrases in their normal form, without plain articles."""
    known, found, position = _phrases(), list[str](), 0
    while position < len(tokens):
        token = tokens[position]
        for phrase, normal in known.get(token, ()):
            if tokens[position : position + len(phrase)] == phrase:
                found += normal
                position += len(phrase)
                break
        else:
            position += 1
            following = tokens[position] if position < len(tokens) else ""
            found += _kept(token, following)
    if found and found[0] in words("adding"):
        found = found[1:]
    elif found[:2] == ["in", "addition"]:
        found = found[2:]
    return _undoubled(_with_purposes(found))


def _with_purposes(tokens: list[str]) -> list[str]:
    """Write "for the training of" as "to train"."""
    if "for" not in tokens:
        return tokens
    found: list[str] = []
    position = 0
    while position < len(tokens):
        if tokens[position] == "for":
            purpose, position = purpose_at(tokens, position)
            found += purpose
        else:
            found.append(tokens[position])
            position += 1
    return found


def _kept(word: str, following: str) -> list[str]:
    if word == "an":
        return ["a"]
    if word != "the":
        return [word]
    counts = not following[:1].isalpha() or following in quantity_words()
    return ["the"] if counts or following in words("telling_articles_before") else []


def _undoubled(tokens: list[str]) -> list[str]:
    """Drop a word that only repeats the one before it, unless it counts, binds or negates."""
    return [
        token
        for position, token in enumerate(tokens)
        if not position or token != tokens[position - 1] or binds(token)
    ]
