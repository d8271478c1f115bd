"""Verbs whose parts are separated: "schaltet das Modell ab", "stellt dem Kunden zur Verfügung"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .foreign_words import Token, tokenize
from .inflection import listed, verb_lemmas
from .lists import grammar, wordlist
from .senses import Sense, senses

_FARTHEST = 40
"""The most tokens between a verb and its other part."""
_STOPS = frozenset(".;:!?")

Parts = dict[str, list[tuple[tuple[str, ...], dict[str, str]]]]
"""By the first word of the other part: all its words, and the English by the infinitive."""


class Separation(NamedTuple):
    """What verbs mean together with their other parts, by the position of the verb.

    `dropped` are the positions of those parts.
    """

    verbs: dict[int, Sense]
    dropped: frozenset[int]


@lru_cache(maxsize=8)
def _parts(language: str) -> Parts:
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for base, prefixes in wordlist(language).separable.items():
        for prefix, english in prefixes.items():
            found.setdefault((prefix,), {})[base] = english
    last = grammar(language)["order"] == "verb_last"
    particles = listed(language, "words", "particles")
    for written, english in wordlist(language).phrase.items():
        if " " not in written:
            continue
        words = tuple(token.word for token in tokenize(written, language))
        verb, other = (words[-1], words[:-1]) if last else (words[0], words[1:])
        if other and any(
            s.kind == "verb" and s.form == "infinitive" for s in senses(verb, language)
        ):
            if last or len(other) > 1:
                found.setdefault(other, {})[verb] = english
        elif last and other and verb.endswith("en") and words[0] in particles and len(other) > 1:
            found.setdefault(other, {})[verb] = english
    index: Parts = {}
    for other, verbs in found.items():
        index.setdefault(other[0], []).append((other, verbs))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def separations(tokens: Sequence[Token], language: str) -> Separation:
    """Find the verbs of a text that are separated from their other parts."""
    verbs: dict[int, Sense] = {}
    dropped: set[int] = set()
    index = _parts(language)
    for position, token in enumerate(tokens):
        for other, known in index.get(token.word, ()):
            end = position + len(other)
            if tuple(one.word for one in tokens[position:end]) != other:
                continue
            if len(other) == 1 and not _closes(tokens, end, language):
                continue
            place, sense = _verb_before(tokens, position, known, language)
            if sense is not None and place not in verbs:
                verbs[place] = sense
                dropped.update(range(position, end))
                break
    return Separation(verbs, frozenset(dropped))


def _closes(tokens: Sequence[Token], end: int, language: str) -> bool:
    """Whether a clause ends here."""
    if end >= len(tokens):
        return True
    following = tokens[end]
    return following.kind == "mark" or following.word in listed(language, "words", "joining")


def _verb_before(
    tokens: Sequence[Token], position: int, known: dict[str, str], language: str
) -> tuple[int, Sense | None]:
    """Return the nearest finite verb before a position that goes with the part there."""
    forms = wordlist(language).form
    for place in range(position - 1, max(-1, position - _FARTHEST), -1):
        word = tokens[place].word
        if word in _STOPS:
            break
        if tokens[place].kind != "word" or (place + 1 == position and word in known):
            continue
        if tokens[place].capital and place and grammar(language).get("capital_nouns"):
            continue
        irregular = forms.get(word)
        found = (
            [irregular]
            if irregular in known
            else [lemma.word for lemma in verb_lemmas(word, language, known)]
        )
        if found and found[0] is not None:
            return place, Sense(known[found[0]], "verb", "finite", "", found[0])
    return -1, None
