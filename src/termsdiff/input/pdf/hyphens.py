"""Hyphens at line ends: which split a word, and which belong to it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spellchecker import SpellChecker

from ...languages import MAIN, any_words, language
from ...text.detection import detect_language

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_FIRST_PARTS = frozenset(
    ("non", "self", "third", "cross", "multi", "well", "semi", "quasi", "anti")
)
"""First parts of words that are usually hyphenated; so are numbers like "forty-two"."""
_HYPHENS = "-‐\u00ad"
_DICTIONARIES = frozenset(("en", "de", "es", "fr", "it", "nl", "pt"))
_SAMPLE = 4_000


def _is_tens(word: str) -> bool:
    """Whether a word is twenty, thirty and so on."""
    value = language(MAIN).numbers.words.get(word, 0)
    return value >= 20 and value % 10 == 0


@dataclass(frozen=True)
class Vocabulary:
    """The unbroken words within the lines of a document, in lower case."""

    words: frozenset[str]
    compounds: frozenset[str]
    language: str

    @cached_property
    def dictionary(self) -> Container[str]:
        """The words of the document's language; none if there is no dictionary."""
        return _dictionary(self.language) if self.language in _DICTIONARIES else ()

    def has_compound(self, first: str, rest: str) -> bool:
        """Whether the document hyphenates a word at this point, in this form or a similar one."""
        stem = f"{first}-{_stem(rest)}"
        return any(compound.startswith(stem) for compound in self.compounds)

    def has_word(self, first: str, rest: str) -> bool:
        """Whether the document writes a word without a hyphen at this point, in this or a similar
        form.
        """
        stem = first + _stem(rest)
        return any(word.startswith(stem) for word in self.words)


def _stem(rest: str) -> str:
    return rest if len(rest) < 5 else rest[: max(4, len(rest) - 3)]


@lru_cache(maxsize=2)
def _dictionary(language: str) -> Container[str]:
    # the frequencies, so that nothing but the words is asked for
    return frozenset(SpellChecker(language=language).word_frequency.words())


def read_vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Collect words, without those broken across lines."""
    words: set[str] = set()
    compounds: set[str] = set()
    sample: list[str] = []
    for line in lines:
        whole = line.rsplit(" ", 1)[0] if line[-1:] in _HYPHENS else line
        if len(sample) < _SAMPLE:
            sample.append(whole)
        for word in _WORD.findall(whole.casefold()):
            (compounds if "-" in word else words).add(word)
            words.update(re.split("[-‐‑]", word))
    language = detect_language(" ".join(sample)[: 40 * _SAMPLE])
    return Vocabulary(frozenset(words), frozenset(compounds), language)


def join_lines(text: str, more: str, vocabulary: Vocabulary) -> str:
    """Join the text of a line with that of the next one."""
    if not text or not more:
        return text + more
    last = text[-1]
    token = text.rsplit(" ", 1)[-1]
    if last == "\u00ad":
        return text[:-1] + more
    if last in _HYPHENS and text[-2:-1].isalnum():
        if _belongs(token[:-1], more.split(" ", 1)[0], vocabulary):
            return text + more
        return text[:-1] + more
    if last in "/–—" and text[-2:-1].strip() and len(token) > 1:
        return text + more
    if "://" in token and last in ".?=&_#" and more[0].islower():
        return text + more
    return f"{text} {more}"


def _belongs(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen between two parts of a word is part of its spelling."""
    if before[-1].isupper() and after[:2].isupper():
        # a passage in capitals; "EU-US" has two names
        if len(before) < 3 and len(after) < 3:
            return True
        before, after = before.casefold(), after.casefold()
    if not after[0].islower() or not before[-1].isalpha() or re.search(r"[/@_.\d]", before):
        return True
    first = re.split(r"[^\w]", before.casefold())[-1]
    match = _WORD.match(after.casefold())
    rest = (match[0] if match else after).split("-")[0]
    if vocabulary.has_compound(first, rest):
        return True
    if vocabulary.has_word(first, rest):
        return False
    if "-" in before:
        # "up-to-" goes on with a hyphen; "machine-learn-" is cut at another place
        return first in any_words("prose", "links")
    if first in _FIRST_PARTS or _is_tens(first) or len(first) == 1:
        return True
    dictionary = vocabulary.dictionary
    # German joins its words without one
    if vocabulary.language == "de" or first + rest in dictionary:
        return False
    long_enough = len(first) > 3 or (first == "sub" and len(rest) > 4)
    return long_enough and first in dictionary and rest in dictionary
