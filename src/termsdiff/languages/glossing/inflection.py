"""From the form of a word to its lemma: endings are stripped, the rest must be in the list.

A lemmatizer library (simplemma) was considered: it knows no separable verbs, needs megabytes per
language, and a lemma that is in no list is of no use here. Hence endings as data.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple

from .lists import grammar, pairs_of, words_of

Endings = dict[str, list[tuple[str, str]]]
"""The ending of a form → what it means (`plural`, `participle` …) and the ending of the lemma."""


class Lemma(NamedTuple):
    """A lemma that a form may belong to, and what the form says about it."""

    word: str
    form: str = ""


def _endings(lines: dict[str, str], lemma: str = "") -> Endings:
    """Index the endings of a grammar: `aux>al` is `aux` for `al`, a bare one for `lemma`."""
    table: Endings = {}
    for form, listed in lines.items():
        for written in listed.split(","):
            ending, mark, instead = written.strip().partition(">")
            table.setdefault(ending, []).append((form, instead if mark else lemma))
    return table


@lru_cache(maxsize=32)
def _nouns(language: str) -> Endings:
    data = grammar(language)["noun"]
    return _endings({form: data[form] for form in ("singular", "plural")})


@lru_cache(maxsize=8)
def _adjectives(language: str) -> Endings:
    return _endings({"": grammar(language)["adjective"]["endings"]})


@lru_cache(maxsize=8)
def _verbs(language: str) -> Endings:
    table: Endings = {}
    for infinitive, forms in grammar(language)["verb"].items():
        for ending, told in _endings(forms, infinitive).items():
            table.setdefault(ending, []).extend(told)
    return table


@lru_cache(maxsize=16)
def _participles(language: str, name: str) -> Endings:
    data = grammar(language).get("participle", {})
    return _endings({"participle": data[name]}) if name in data else {}


@lru_cache(maxsize=8)
def _stems(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = grammar(language).get("spelling", {}).get("stems", "")
    return tuple(
        (re.compile(left.strip()), right.strip())
        for left, _, right in (line.partition(" =") for line in rules.strip().splitlines())
    )


def _stripped(word: str, table: Endings) -> Iterator[tuple[str, str, str]]:
    """Yield stem, form and ending of the lemma for each ending that a word has, longest first."""
    for length in range(min(len(word) - 1, 9), -1, -1):
        ending = word[len(word) - length :]
        for form, instead in table.get(ending, ()):
            yield word[: len(word) - length], form, instead


_UMLAUTS = (("äu", "au"), ("ä", "a"), ("ö", "o"), ("ü", "u"))


def _plain(stem: str) -> Iterator[str]:
    """Yield a stem without its last umlaut."""
    for marked, plain in _UMLAUTS:
        place = stem.rfind(marked)
        if place >= 0:
            yield stem[:place] + plain + stem[place + len(marked) :]


def noun_lemma(word: str, language: str, known: Container[str]) -> Lemma | None:
    """Return the noun that a form belongs to, None if the list has none."""
    if word in known:
        return Lemma(word)
    umlaut = grammar(language)["noun"].get("umlaut", False)
    found = _nouns(language)
    for stem, form, instead in _stripped(word, found):
        if len(stem) < 2:
            continue
        for one in (
            stem + instead,
            *(plain + instead for plain in (_plain(stem) if umlaut else ())),
        ):
            if one in known:
                return Lemma(one, form)
    for stem, form, instead in _stripped(word, found):
        for spelled in _spelled(stem, language):
            if spelled + instead in known:
                return Lemma(spelled + instead, form)
    if umlaut:
        for plain in _plain(word):
            if plain in known:
                return Lemma(plain, "plural")
    return None


def adjective_lemma(word: str, language: str, known: Container[str]) -> Lemma | None:
    """Return the adjective that a form belongs to, None if the list has none."""
    if word in known:
        return Lemma(word)
    for stem, form, instead in _stripped(word, _adjectives(language)):
        if len(stem) < 2:
            continue
        for one in (stem + instead, *(plain + instead for plain in _plain(stem))):
            if one in known:
                return Lemma(one, form)
    return None


def verb_lemmas(word: str, language: str, known: Container[str]) -> list[Lemma]:
    """Return the verbs that a form may belong to, infinitives first."""
    found = [Lemma(word, "infinitive")] if word in known else []
    prefix = grammar(language).get("participle", {}).get("prefix", "")
    if prefix and word.startswith(prefix):
        for stem, form, instead in _stripped(
            word[len(prefix) :], _participles(language, "endings")
        ):
            found += [
                Lemma(one, form) for one in _candidates(stem, instead, language) if one in known
            ]
    for stem, form, instead in _stripped(word, _verbs(language)):
        found += [Lemma(one, form) for one in _candidates(stem, instead, language) if one in known]
    for stem, form, instead in _stripped(word, _participles(language, "bare")):
        found += [Lemma(one, form) for one in _candidates(stem, instead, language) if one in known]
    return list(dict.fromkeys(found))


def _candidates(stem: str, ending: str, language: str) -> Iterator[str]:
    yield stem + ending
    for spelled in _spelled(stem, language):
        yield spelled + ending


@lru_cache(maxsize=4096)
def _spelled(stem: str, language: str) -> tuple[str, ...]:
    """Return how a stem may be spelled before the ending of the lemma: `gère` is `gér`."""
    if len(stem) < 2:
        return ()
    changed = (pattern.sub(right, stem) for pattern, right in _stems(language))
    return tuple(one for one in dict.fromkeys(changed) if one != stem)


@lru_cache(maxsize=8)
def links(language: str) -> tuple[str, ...]:
    """Return what may join the parts of a compound; none if the language has no compounds."""
    return tuple(words_of(grammar(language).get("compound", {}).get("links", "")))


@lru_cache(maxsize=16)
def listed(language: str, section: str, name: str) -> frozenset[str]:
    """Return one list of words of a grammar; `section` is "" at its top."""
    data = grammar(language)
    return frozenset(words_of((data.get(section, {}) if section else data).get(name, "")))


@lru_cache(maxsize=64)
def paired(language: str, section: str, name: str) -> dict[str, str]:
    """Return one table of a grammar, as `pairs_of` reads it."""
    data = grammar(language)
    found = pairs_of((data.get(section, {}) if section else data).get(name, ""))
    if name == "abbreviations":
        return {word.replace(" ", ""): meaning for word, meaning in found.items()}
    return found
