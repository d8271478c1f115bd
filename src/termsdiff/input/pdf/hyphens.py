"""Hyphens at the ends of lines: which part a word, and which belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_PREFIXES = frozenset(
    "non self third cross multi well long short high low ex anti pre co sub semi quasi pro full "
    "half all end one two three four five six seven eight nine ten twenty thirty forty fifty sixty "
    "seventy eighty ninety".split()
)
_HYPHENS = "-‐\u00ad"


class Vocabulary(NamedTuple):
    """The words that stand whole within the lines of a document, in lower case."""

    words: frozenset[str]
    compounds: frozenset[str]


def read_vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Collect words; those that the end of a line cuts are not among them."""
    words: set[str] = set()
    compounds: set[str] = set()
    for line in lines:
        whole = line.rsplit(" ", 1)[0] if line[-1:] in _HYPHENS else line
        for word in _WORD.findall(whole.casefold()):
            (compounds if "-" in word else words).add(word)
            words.update(re.split("[-‐‑]", word))
    return Vocabulary(frozenset(words), frozenset(compounds))


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
    if not after[0].islower() or not before[-1].isalpha() or re.search(r"[/@_.\d]", before):
        return True
    first = re.split(r"[^\w]", before.casefold())[-1]
    match = _WORD.match(after.casefold())
    rest = match[0] if match else after
    if "-" in before:
        # "up-to-" has hyphens already; "machine-learn-" has one and is cut at another
        whole = before.casefold() + rest
        return f"{before.casefold()}-{rest}" in vocabulary.compounds or (
            whole not in vocabulary.compounds and first in ("to", "of", "the", "by", "in")
        )
    if f"{first}-{rest}" in vocabulary.compounds:
        return True
    if first + rest.split("-")[0] in vocabulary.words:
        return False
    if first in _PREFIXES:
        return True
    known = vocabulary.words
    return len(first) > 3 and len(rest) > 3 and first in known and rest.split("-")[0] in known
