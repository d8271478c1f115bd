"""Which numbers a sentence states, and whether a source states them too.

A number is a figure, a word for one, a word that implies one ("halved", "monthly"), or a fact with
a unit: "six days" is not a number in a clause that says "six months".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..facts import Fact, Parties, extract_facts, same_measure
from ..text.numbers import number_words, scales, value_of_figure, value_of_words
from ..text.quote_marks import APOSTROPHES
from .answer_words import word_lists

_FIGURE = re.compile(rf"\d+(?:[.,{APOSTROPHES}]\d+)*")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W\d_]+")
_MEASURES = frozenset({"duration", "money", "percentage", "frequency", "age", "date"})


class Source(NamedTuple):
    """What a sentence may take numbers from: its text in lower case, values, measured facts."""

    text: str
    values: frozenset[Decimal]
    facts: tuple[Fact, ...]


def source_of(texts: Iterable[str], values: Iterable[str] = (), language: str = "en") -> Source:
    """Return the source of some texts and of normalised values of facts (`P6M`, `EUR 100`).

    Sentences are in English, the texts in their own language.
    """
    parties = Parties(language=language)
    listed = [text for text in texts if text]
    extra = [value for value in values if value]
    facts = tuple(
        fact for text in listed for fact in extract_facts(text, parties) if fact.kind in _MEASURES
    )
    # the month of a date written as 2026-03-01 is not a number that the text states
    normalised = (*extra, *(fact.value for fact in facts))
    told = [*listed, *(value for value in normalised if not _ISO_DATE.fullmatch(value))]
    text = "\n".join(told).casefold()
    return Source(text, frozenset(_values(text, language)), facts)


def unsupported(sentence: str, source: Source) -> tuple[str, ...]:
    """Return the numbers of a sentence, as written, that its source does not state."""
    plain = _without_idioms(sentence.casefold())
    found = [
        *_figures(plain, source),
        *_words(plain, source),
        *_implied(plain, source),
        *_measures(sentence, source),
    ]
    return tuple(dict.fromkeys(found))


def _values(text: str, language: str) -> Iterator[Decimal]:
    for match in _FIGURE.finditer(text):
        value = value_of_figure(match[0])
        if value is not None:
            yield value
    for phrase in _number_phrases(text, language):
        value_in_words = value_of_words(phrase, language)
        if value_in_words is not None:
            yield Decimal(value_in_words)
        for word in phrase.split():
            alone = value_of_words(word, language)
            if alone is not None:
                yield Decimal(alone)


def _figures(plain: str, source: Source) -> Iterator[str]:
    for match in _FIGURE.finditer(plain):
        value = value_of_figure(match[0])
        told = re.search(rf"(?<![\d.,]){re.escape(match[0])}(?![\d]|[.,]\d)", source.text)
        if not told and (value is None or value not in source.values):
            yield match[0]
    for character in plain:
        # ½, ③, 三 and the like: accepted only as written
        if not character.isascii() and character.isnumeric() and character not in source.text:
            yield character


def _words(plain: str, source: Source) -> Iterator[str]:
    for phrase in _number_phrases(plain):
        value = value_of_words(phrase)
        known = value is not None and Decimal(value) in source.values
        if not known and not _is_in(phrase, source.text):
            yield phrase


def _number_phrases(text: str, language: str = "en") -> Iterator[str]:
    """Yield each run of words for numbers, such as `twenty one` and `two hundred`."""
    run: list[str] = []
    end = -2
    for match in _WORD.finditer(text):
        if match[0] in _all_number_words(language):
            if run and match.start() - end > 1:
                yield " ".join(run)
                run = []
            run.append(match[0])
            end = match.end()
    if run:
        yield " ".join(run)


@lru_cache(maxsize=32)
def _all_number_words(language: str) -> frozenset[str]:
    others = word_lists()["numbers"]["words"]
    return frozenset({*number_words(language), *scales(language), *others})


def _implied(plain: str, source: Source) -> Iterator[str]:
    amounts: dict[str, list[str]] = word_lists()["amounts"]
    for match in _WORD.finditer(plain):
        # the longest prefix decides: `quarterly` is not `quarter`
        stems = [stem for stem in amounts if _begins(match[0], stem)]
        if stems:
            wanted = amounts[max(stems, key=len)]
            if not any(_begins_a_word(stem, source.text) for stem in wanted):
                yield match[0]


_ENDINGS = ("", "s", "d", "ed", "ly", "ing", "y", "ies", "es", "age", "ages")


def _begins(word: str, stem: str) -> bool:
    return word.startswith(stem) and word[len(stem) :] in _ENDINGS


def _measures(sentence: str, source: Source) -> Iterator[str]:
    for fact in extract_facts(sentence):
        if fact.kind in _MEASURES and not any(same_measure(fact, one) for one in source.facts):
            yield sentence[fact.start : fact.end]


def _without_idioms(plain: str) -> str:
    for idiom in word_lists()["idioms"]["phrases"]:
        plain = re.sub(rf"(?<!\w){re.escape(idiom)}(?!\w)", " ", plain)
    return plain


def _is_in(phrase: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def _begins_a_word(stem: str, text: str) -> bool:
    opening = r"(?<!\w)" if stem[0].isalnum() else ""
    return re.search(opening + re.escape(stem), text) is not None
