"""Synonyms: phrases of a closed list that no court would distinguish, and articles.

An article is kept if it counts or singles out: before a number, and before "only" or "highest". "A"
is never dropped, and never becomes "the".
"""

from __future__ import annotations

from functools import lru_cache
from operator import eq

from ..facts.fact_tables import table
from ..facts.purposes import purpose_at
from ..facts.quantities import quantity_words
from ..languages.list_notation import pairs
from .proof_words import binds, words

_Phrase = tuple[list[str], list[str]]


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Phrase]]:
    """Return the phrases by their first words, longest first."""
    listed = pairs(table("wording")["phrases"]) | _single_words()
    found: dict[str, list[_Phrase]] = {}
    for phrase, normal in listed.items():
        old = phrase.split()
        found.setdefault(old[0], []).append((old, normal.split()))
    for known in found.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return found


def phrase_words() -> frozenset[str]:
    """Return the words that listed phrases become."""
    normals = (normal for known in _phrases().values() for _, normal in known)
    return frozenset(word for normal in normals for word in normal) | {"a", "and"}


def _single_words() -> dict[str, str]:
    """Return the synonyms that are single words, except articles."""
    listed = pairs(table("wording")["synonyms"])
    return {word: normal for word, normal in listed.items() if word not in ("a", "an", "the")}


def replaced(tokens: list[str]) -> list[str]:
    """Return the words with listed phrases in their normal form, without plain articles."""
    known = _phrases()
    found, done = list[str](), 0
    for position in _openings(tokens):
        if position < done:
            continue
        normal, end = _phrase_at(known, tokens, position)
        found += tokens[done:position]
        found += normal
        done = end
    found += tokens[done:]
    if found and found[0] in words("adding"):
        found = found[1:]
    elif found[:2] == ["in", "addition"]:
        found = found[2:]
    return _undoubled(_with_purposes(found))


def _openings(tokens: list[str]) -> list[int]:
    """Return where something may be replaced, by the word there and the next one."""
    known = _second_words()
    following = [*tokens[1:], ""]
    return [
        position
        for position, token in enumerate(tokens)
        if token in known and ((second := known[token]) is None or following[position] in second)
    ]


@lru_cache(maxsize=1)
def _second_words() -> dict[str, frozenset[str] | None]:
    """Return the second words of phrases by the first; None if a first word does alone."""
    found: dict[str, frozenset[str] | None] = {
        first: None if len(known[-1][0]) == 1 else frozenset(phrase[1] for phrase, _ in known)
        for first, known in _phrases().items()
    }
    return found | {"the": None, "an": None}


def _phrase_at(
    known: dict[str, list[_Phrase]], tokens: list[str], position: int
) -> tuple[list[str], int]:
    """Return the replacement of the words at a position, and where the rest continues."""
    token = tokens[position]
    for phrase, normal in known.get(token, ()):
        end = position + len(phrase)
        if tokens[position:end] == phrase:
            return normal, end
    end = position + 1
    return _kept(token, tokens[end] if end < len(tokens) else ""), end


def _with_purposes(tokens: list[str]) -> list[str]:
    """Write "for the training of" as "to train"."""
    found, done = list[str](), 0
    for position in [at for at, word in enumerate(tokens) if word == "for"]:
        if position < done:
            continue
        purpose, end = purpose_at(tokens, position)
        found += tokens[done:position]
        found += purpose
        done = end
    return found + tokens[done:]


def _kept(word: str, following: str) -> list[str]:
    if word == "an":
        return ["a"]
    if word != "the":
        return [word]
    counts = not following[:1].isalpha() or following in quantity_words()
    return ["the"] if counts or following in words("telling_articles_before") else []


def _undoubled(tokens: list[str]) -> list[str]:
    """Drop a word that only repeats the previous one, unless it counts, binds or negates."""
    if not any(map(eq, tokens, tokens[1:])):
        return tokens
    return [
        token
        for position, token in enumerate(tokens)
        if not position or token != tokens[position - 1] or binds(token)
    ]
