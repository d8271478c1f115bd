"""The clauses of one language version, in a form comparable with the other's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from ..facts import canonical_tokens
from ..facts.masks import MASKS
from ..parsing.block import Block
from ..parsing.document import Document
from ..rules.readings import UNREAD, in_english, language_of
from .clause_values import Value, values_of

_STEM = 5
"""How many letters of a word are compared: "terminates" and "termination" count as one."""
_WORDLESS = re.compile(r"\W*")
_COMMON = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "or",
        "a",
        "in",
        "is",
        "be",
        "not",
        "may",
        "will",
        "must",
        "it",
        "its",
        "that",
        "this",
        "with",
        "for",
        "by",
        "on",
        "at",
        "from",
        "as",
        "are",
        "any",
        "all",
        "other",
        "such",
        "which",
        "if",
        "you",
        "we",
        "your",
        "our",
        "do",
        "does",
        "has",
        "have",
        "no",
    ]
)


class Clause(NamedTuple):
    """A clause: its block, the English words that identify it, and the values it states.

    `stems` are weighted by how rare they are in the document; `reads` says whether its language is
    read; `words` is the number of words.
    """

    block: Block
    stems: dict[str, float]
    values: tuple[Value, ...]
    reads: bool
    words: int


def clauses_of(document: Document) -> list[Clause]:
    """Return the clauses of a document that state something, in their order."""
    read = list(_read(document))
    counts = Counter(stem for _, stems, *_ in read for stem in stems)
    total = len(read) + 1
    return [
        Clause(block, {s: log(total / counts[s]) + 0.2 for s in stems}, values, reads, words)
        for block, stems, values, reads, words in read
    ]


def _read(
    document: Document,
) -> Iterator[tuple[Block, frozenset[str], tuple[Value, ...], bool, int]]:
    for block in document.blocks:
        if not block.has_words or _WORDLESS.fullmatch(block.text):
            continue
        language = language_of(block.text, document)
        tokens = canonical_tokens(in_english(block.text, language))
        yield (
            block,
            frozenset(_stems(tokens)),
            values_of(block.text, language),
            language != UNREAD,
            len(block.text.split()),
        )


def _stems(tokens: Sequence[str]) -> Iterator[str]:
    for token in tokens:
        if token in MASKS or token in _COMMON:
            continue
        yield token if any(map(str.isdigit, token)) else token[:_STEM]
