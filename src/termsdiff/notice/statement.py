"""The statements of a notice: each thing that it says has changed, as written.

A list item is a statement, and so is each sentence elsewhere; greetings, pleasantries, dates and
links to the terms are not. What tells them apart is data (`data/reading.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..facts import canonical_tokens, extract_facts, sentence_spans
from ..languages import MAIN, language
from ..rules.phrases import PhraseIndex
from ..text.quote_marks import CLOSING
from ..text.sentences import STOPS, WIDE_STOPS
from .claims import claiming_words, claims_of
from .notice_tables import phrase_index, table
from .statement_words import stem, stems_of

if TYPE_CHECKING:
    from ..parsing.block import Block, Lines
    from ..parsing.document import Document

MOST = 500
"""The most statements that are looked at; no notice written by a person has more."""
_MEASURES = frozenset({"duration", "money", "percentage", "age", "frequency"})
_LEAST = 2
"""The fewest informative stems; with fewer, a sentence only says that something was done."""
_SHORTEST = 3
_ONLY_LINK = re.compile(r"\s*\[[^\]]*\]\([^()]*\)[.\s]*")
_ENDS = frozenset((*STOPS, *WIDE_STOPS, *CLOSING, ")"))
_UNENDED = 6
"""The number of words from which something without a full stop can still be a sentence."""
_DATED = re.compile(r"^[\s(\[]*\d{4}-\d\d-\d\d[\s)\]:.,–—-]*")


class Statement(NamedTuple):
    """One thing that a notice says: as written, its lines, and the heading over it."""

    text: str
    lines: tuple[Lines, ...]
    heading: str = ""


def statements_of(document: Document) -> tuple[Statement, ...]:
    """Return the statements of a notice, in order."""
    return statements_in(document.blocks, document)


def statements_in(blocks: Sequence[Block], document: Document) -> tuple[Statement, ...]:
    """Return the statements in some blocks of a document, in order."""
    found: list[Statement] = []
    for block in blocks:
        if block.is_clause and block.kind not in ("code", "html"):
            found.extend(_statements_in(block, document))
    return tuple(found[:MOST])


def _statements_in(block: Block, document: Document) -> Iterator[Statement]:
    heading = block.headings[-1] if block.headings else ""
    if heading == document.title:
        heading = ""
    if block.kind in ("item", "row"):
        if says_something(block.text, listed=True):
            yield Statement(block.text, (block.lines,), heading)
        return
    if _ONLY_LINK.fullmatch(document.source_of(block)):
        return
    for start, end in sentence_spans(block.text):
        sentence = block.text[start:end]
        if says_something(sentence):
            yield Statement(sentence, (block.lines,), heading)


def says_something(text: str, *, listed: bool = False) -> bool:
    """Whether a sentence says what changed; a list item may do so in fewer words.

    One that ends with a colon only introduces what follows.
    """
    if text.rstrip().endswith(":"):
        return False
    if not listed and text.rstrip()[-1:] not in _ENDS and len(text.split()) < _UNENDED:
        return False
    claims = claims_of(text)
    if len(text.split()) < (1 if listed or "small" in claims else _SHORTEST):
        return False
    telling = telling_stems(text)
    if not listed and _always().find(canonical_tokens(without_date(text))):
        return False
    if not listed and _courtesies().find(canonical_tokens(text)):
        tells = _has_measure(text) or bool(claims) or "now" in canonical_tokens(text)
        return tells and len(telling) > _LEAST
    if "small" in claims:
        return True
    if not telling:
        return False
    return listed or len(telling) >= _LEAST or _has_measure(text)


def is_sweeping(text: str) -> bool:
    """Whether a statement names nothing that changed: "we clarified our terms"."""
    said = set(map(stem, claiming_words(text)))
    return not [one for one in telling_stems(text) if one not in said]


def without_date(text: str) -> str:
    """Return a log entry without the date that it begins with."""
    return _DATED.sub("", text)


def telling_stems(text: str) -> list[str]:
    """Return the stems of a sentence that say more than "the terms"."""
    stems = stems_of(without_date(text))
    return [one for one in stems if one not in _words_of_any_terms() and not one.isdecimal()]


def _has_measure(text: str) -> bool:
    return any(fact.kind in _MEASURES for fact in extract_facts(text))


@lru_cache(maxsize=1)
def _courtesies() -> PhraseIndex:
    return phrase_index(table("reading")["courtesy"]["phrases"])


@lru_cache(maxsize=1)
def _always() -> PhraseIndex:
    return phrase_index(table("reading")["always"]["phrases"])


@lru_cache(maxsize=1)
def _words_of_any_terms() -> frozenset[str]:
    words = (*table("reading")["itself"]["words"].split(), *language(MAIN).dates.names)
    return frozenset(map(stem, words))
