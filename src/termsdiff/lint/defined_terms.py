"""Defined terms: never defined, defined twice, never used, defined somewhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from ..languages import MAIN, UNKNOWN, any_words
from ..languages import language as language_of
from ..parsing.block import Block, Definition
from ..parsing.document import Document
from ..text.quote_marks import APOSTROPHES, DOUBLE_CLOSING
from ..text.tokens import lowered
from .document_parts import parts_of
from .openings import PREFIX, Openings

Hit = tuple[int, str]

NAMES = Path(__file__).with_name("names.txt")

# longer sequences are not names, and would be searched for again from each of their words
_CAPITALISED = r"\b[A-ZÀ-Þ][a-zß-ÿ]+(?:\s[A-ZÀ-Þ][a-zß-ÿ]+){0,7}"
_DEFINED_IN = re.compile(
    rf"(?P<term>(?:[Yy]our\s|[Oo]ur\s)?{_CAPITALISED})[{DOUBLE_CLOSING}]?\s\(?as\s(?:further\s)?defined\s"
    r"(?:in|by|under)\s(?:Section|Clause|Article|Paragraph)\s(?P<label>\d{1,3}(?:\.\d{1,3})*)"
)
_FEWEST_USES = 2
_LONGEST_TERM = 80


@cache
def _use(language: str) -> re.Pattern[str] | None:
    """Match a capitalised term within a sentence; None if capitals mean nothing here."""
    words = language_of(MAIN if language == UNKNOWN else language).definitions.determiners
    if not words:
        return None
    return re.compile(
        rf"(?<=[a-zß-ÿ,;] )(?:{'|'.join(sorted(words))})\s(?P<term>{_CAPITALISED})"
        rf"(?![\w{APOSTROPHES}-])"
    )


def _known_names() -> frozenset[str]:
    return frozenset(NAMES.read_text("utf-8").split())


def _stem(term: str) -> str:
    """Return a term without its plural ending."""
    folded = term.casefold()
    if folded == "terms":
        # "the terms" are the document, "the term" is how long it applies
        return folded
    if folded.endswith("ies"):
        return folded[:-3] + "y"
    return folded.removesuffix("s")


def undefined(document: Document) -> Iterator[Hit]:
    """Find capitalised terms that a document, which defines others, uses repeatedly undefined."""
    use = _use(document.language)
    if not document.definitions or use is None:
        return
    # a bold caption says what the clause below it is about, and so what its words mean
    captions = (block.caption for block in document.clauses if block.caption)
    terms = (definition.term for definition in document.definitions)
    known = Openings(_stem(term) for term in (*terms, *captions))
    # a longer title of the document or of one of its sections is a name
    titles = Openings(heading.text.casefold() for heading in document.headings)
    first: dict[str, tuple[str, Block]] = {}
    uses: Counter[str] = Counter()
    names = _known_names()
    for block in document.clauses:
        for match in use.finditer(block.text):
            term = match["term"]
            stem = _stem(term)
            is_title = " " in term and titles.has(stem)
            if names.isdisjoint(term.split()) and not is_title and not known.has(stem):
                first.setdefault(stem, (term, block))
                uses[stem] += 1
    for stem, (term, block) in first.items():
        if uses[stem] >= _FEWEST_USES:
            yield block.lines[0], f"“{term}” is used {uses[stem]} times but never defined"


def defined_twice(document: Document) -> Iterator[Hit]:
    """Find terms that two clauses define; words for the parties may be repeated."""
    first: dict[tuple[int, str], Definition] = {}
    parts = parts_of(document)
    for definition in document.definitions:
        if definition.term.casefold() in any_words("prose", "pronouns"):
            continue
        other = first.setdefault((parts[definition.block], definition.term), definition)
        before, here = document.blocks[other.block], document.blocks[definition.block]
        # a page that shows the same clause twice defines its terms only once
        if before.text != here.text:
            line = before.lines[0]
            yield here.lines[0], f"“{definition.term}” is already defined on line {line}"


def never_used(document: Document) -> Iterator[Hit]:
    """Find terms that appear only in their definition."""
    if not document.definitions:
        return
    stems = [lowered(_stem(found.term)).removesuffix("y") for found in document.definitions]
    texts = [lowered(block.text) for block in document.blocks]
    openings = Openings(texts, frozenset(stem[:PREFIX] for stem in stems))
    for definition, stem in zip(document.definitions, stems, strict=True):
        if all(_is_within_span(definition, *place) for place in openings.places(stem)):
            line = document.blocks[definition.block].lines[0]
            yield line, f"“{definition.term}” is defined but never used"


def _is_within_span(definition: Definition, block: int, start: int) -> bool:
    return block == definition.block and definition.start <= start < definition.end


def defined_elsewhere(document: Document) -> Iterator[Hit]:
    """Find "X (as defined in Section 6)" where another section defines X."""
    places: dict[str, list[str]] = {}
    for found in document.definitions:
        places.setdefault(_stem(found.term), []).append(document.blocks[found.block].number)
    around = {stem: _with_outer(numbers) for stem, numbers in places.items()}
    for block in document.clauses:
        for match in _DEFINED_IN.finditer(block.text):
            stem = _stem(match["term"])[-_LONGEST_TERM:]
            ends = [end for start in range(len(stem)) if (end := stem[start:]) in places]
            if ends and not any(match["label"] in around[end] for end in ends):
                place = places[ends[0]][0] or "the preamble"
                message = f"“{match['term']}” is defined in {place}, not in {match['label']}"
                yield block.lines[0], message


def _with_outer(numbers: Sequence[str]) -> frozenset[str]:
    """Return the numbers with those that contain them: 7.2(a) is within 7.2 and within 7."""
    return frozenset(
        number[:end]
        for number in set(numbers)
        for end in range(len(number) + 1)
        if number[end : end + 1] in ("", ".", "(")
    )
