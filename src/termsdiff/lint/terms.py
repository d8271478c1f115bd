"""Defined terms: never defined, defined twice, never used, defined somewhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..facts.words import lowered
from ..parsing.document import Block, Definition, Document

Hit = tuple[int, str]

NAMES = Path(__file__).with_name("names.txt")

_CAPITALISED = r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)*"
_USE = re.compile(
    rf"(?<=[a-z,;] )(?:the|this|each|any|such|either|neither|another|other|all|an?)\s"
    rf"(?P<term>{_CAPITALISED})(?![\w’'-])"
)
_DEFINED_IN = re.compile(
    rf"(?P<term>(?:Your\s|Our\s)?{_CAPITALISED})[”\"]?\s\(?as\s(?:further\s)?defined\s"
    r"(?:in|by|under)\s(?:Section|Clause|Article|Paragraph)\s(?P<label>\d{1,3}(?:\.\d{1,3})*)"
)
_FEWEST_USES = 2


def _known_names() -> frozenset[str]:
    return frozenset(NAMES.read_text("utf-8").split())


def _stem(term: str) -> str:
    """Return a term without the difference that a plural makes."""
    folded = term.casefold()
    if folded == "terms":
        # the terms are the document, the term is how long it applies
        return folded
    if folded.endswith("ies"):
        return folded[:-3] + "y"
    return folded.removesuffix("s")


def undefined(document: Document) -> Iterator[Hit]:
    """Find capitalised terms used again and again in a document that defines its terms."""
    if not document.definitions:
        return
    known = {_stem(definition.term) for definition in document.definitions}
    first: dict[str, tuple[str, Block]] = {}
    uses: Counter[str] = Counter()
    names = _known_names()
    for block in document.clauses:
        for match in _USE.finditer(block.text):
            term = match["term"]
            if names.isdisjoint(term.split()) and not _is_known(term, known, document):
                first.setdefault(_stem(term), (term, block))
                uses[_stem(term)] += 1
    for stem, (term, block) in first.items():
        if uses[stem] >= _FEWEST_USES:
            yield block.lines[0], f"“{term}” is used {uses[stem]} times and never defined"


def _is_known(term: str, known: set[str], document: Document) -> bool:
    stem = _stem(term)
    if stem in known or any(f" {stem}" in f" {word}" for word in known):
        return True
    # a longer title of the document or of one of its sections is a name
    return " " in term and any(stem in heading.text.casefold() for heading in document.headings)


def defined_twice(document: Document) -> Iterator[Hit]:
    """Find terms that two clauses define."""
    first: dict[str, Definition] = {}
    for definition in document.definitions:
        other = first.setdefault(definition.term, definition)
        before, here = document.blocks[other.block], document.blocks[definition.block]
        # a page that shows the same clause twice defines its terms once
        if before.text != here.text:
            line = before.lines[0]
            yield here.lines[0], f"“{definition.term}” is defined in line {line} already"


def never_used(document: Document) -> Iterator[Hit]:
    """Find terms that stand nowhere but in their definition."""
    texts = [lowered(block.text) for block in document.blocks]
    for definition in document.definitions:
        if not _is_used(texts, definition):
            line = document.blocks[definition.block].lines[0]
            yield line, f"“{definition.term}” is defined and never used"


def _is_used(texts: Sequence[str], definition: Definition) -> bool:
    """Whether a term stands in one of the texts of the blocks, but not where it is defined."""
    stem = lowered(_stem(definition.term)).removesuffix("y")
    for block, text in enumerate(texts):
        for start in _places(stem, text):
            if block != definition.block or not definition.start <= start < definition.end:
                return True
    return False


def _places(stem: str, text: str) -> Iterator[int]:
    """Yield where words of a text begin with a stem."""
    start = text.find(stem)
    while start >= 0:
        before = text[start - 1 : start]
        if not (before.isalnum() or before == "_"):
            yield start
        start = text.find(stem, start + 1)


def defined_elsewhere(document: Document) -> Iterator[Hit]:
    """Find "X (as defined in Section 6)" where another section defines X."""
    for block in document.clauses:
        for match in _DEFINED_IN.finditer(block.text):
            places = [
                document.blocks[found.block].number
                for found in document.definitions
                if _stem(match["term"]).endswith(_stem(found.term))
            ]
            if places and not any(_is_within(place, match["label"]) for place in places):
                yield (
                    block.lines[0],
                    f"“{match['term']}” is defined in {places[0] or 'the preamble'}, "
                    f"not in {match['label']}",
                )


def _is_within(place: str, label: str) -> bool:
    return place == label or place.startswith((f"{label}.", f"{label}("))
