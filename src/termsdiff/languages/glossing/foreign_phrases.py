"""Phrases: several words that together mean an English word or phrase, longest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .foreign_words import Token, tokenize
from .inflection import listed, paired
from .item import Item
from .lists import grammar, wordlist
from .senses import senses


@lru_cache(maxsize=8)
def phrase_index(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases of a language by their first word, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    own = paired(language, "words", "phrases")
    for written, english in (wordlist(language).phrase | own).items():
        words = tuple(token.word for token in tokenize(written, language))
        if words:
            index.setdefault(words[0], []).append((words, english))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def phrase_at(tokens: Sequence[Token], position: int, language: str) -> tuple[int, str]:
    """Return how many tokens the longest phrase at a position has, and its English; 0 for none."""
    for words, english in phrase_index(language).get(tokens[position].word, ()):
        following = tokens[position : position + len(words)]
        if tuple(token.word for token in following) == words:
            # "innerhalb eines Monats": the last word of the phrase means "one" of what follows
            counts = len(words) > 1 and words[-1] in listed(language, "number", "one")
            unit = tokens[position + len(words) : position + len(words) + 1]
            counted = bool(unit) and unit[0].word in paired(language, "number", "units")
            return len(words) - (counts and counted), english
    return 0, ""


_MODALS = ("may", "must", "need not", "should", "will", "shall", "can", "cannot", "would", "could")
_BE = ("is", "are", "was", "were", "be", "been")


def phrase_item(english: str, first: Token, last: Token, language: str) -> Item:
    """Return the item for a phrase: a verb, a noun, or neither, by its English words."""
    english = english.replace("cannot", "may not")
    head = english.partition(" ")[0]
    span = (first.start, last.end)
    if english in _BE or (head in _BE and len(english.split()) < 4):
        return Item(english, "auxiliary", *span, first.word, "finite")
    if head in _MODALS and len(english.split()) < 4:
        return Item(english, "modal", *span, first.word, "finite")
    form = _form_of_phrase(head, first, last, language)
    if form:
        return Item(english, "verb", *span, first.word, form, base=english)
    alone = first is last and any(s.kind == "noun" for s in senses(first.word, language))
    nominal = english.rpartition(" ")[2] in _english_nouns(language) and head not in _OPENING
    return Item(english, "noun" if nominal or alone else "phrase", *span, first.word)


_OPENING_WORDS = "in at on to of for by with without within under from as if not no and or subject"
_OPENING = frozenset(_OPENING_WORDS.split())


@lru_cache(maxsize=8)
def _english_nouns(language: str) -> frozenset[str]:
    return frozenset(english.rpartition(" ")[2] for english in wordlist(language).noun.values())


@lru_cache(maxsize=8)
def _english_verbs(language: str) -> frozenset[str]:
    return frozenset(english.partition(" ")[0] for english in wordlist(language).verb.values())


def _form_of_phrase(head: str, first: Token, last: Token, language: str) -> str:
    """Return the form of the verb that a phrase is: "zur Verfügung stellen"; "" for none."""
    if head not in _english_verbs(language):
        return ""
    word = last.word if grammar(language)["order"] == "verb_last" else first.word
    verbs = [one for one in senses(word, language) if one.kind == "verb"]
    return verbs[0].form if verbs and verbs[0].form != "participle" else ""
