"""Definitions: terms that a document gives a meaning, in quotes or in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .document import Block, Definition

_QUOTED = r"[“\"„«]\s?(?P<{0}>[^“”\"„«»]{{1,70}}?)\s?,?[”\"“»]"
_MEANS = (
    r"\s*(?:\([^)]{0,60}\)\s*)?(?:,?\s*(?:and|or)\s+[“\"][^”\"]{1,60}[”\"]\s*)?"
    r"(?:,\s[^,]{1,60},\s*)?(?:shall\s+|will\s+)?"
    r"(?:means?|refers?\s+to|ha(?:s|ve)\s+the\s+meaning|includes?|(?:is|are)\s+defined|"
    r"bedeutet|bezeichnet|désigne|signifie|indica|significa)\b"
)
_MEANING = re.compile(_QUOTED.format("term") + _MEANS)
# a term in bold, its marks gone: capitalised words that open the clause
_OPENING = re.compile(
    r"(?!(?:This|That|These|Those|It|Which|What|Nothing|There|Here|You|We|Please)\b)"
    r"(?P<term>[A-Z][\w’'/&-]*(?:\s(?:(?:of|and|or|the|to|for)\s)?[A-Z][\w’'/&-]*){0,6})"
    r"\s(?:shall\s|will\s)?(?:means?|refers\s+to|ha(?:s|ve)\s+the\s+meaning|"
    r"bedeutet|bezeichnet|désigne|signifie|significa)\b"
)
_BRACKET = re.compile(r"\((?P<inside>[^()]{2,160})\)")
_INNER = re.compile(_QUOTED.format("term"))
_INTRODUCES = re.compile(
    r"^[\s,:;]*(?:(?:each|any|all|both|either|together|collectively|individually|hereinafter|hereafter|"
    r"this|these|the|an?|our|your|as|referred|to|such|also|jointly|and|or|known|singly|severally|"
    r"in|case|of|above|below|plural|called|"
    r"zusammen|nachfolgend|jeweils|ensemble|ci-après|di|seguito)\b[\s,:]*)*$",
    re.IGNORECASE,
)
_CAPTIONED = re.compile(r"(?P<term>[A-Z][\w’' /&-]{1,60}?)\s*(?::|–|—|-|means\b|refers\s+to\b)\s")


def find_definitions(blocks: Iterable[Block]) -> tuple[Definition, ...]:
    """Find the terms that the blocks define, in the order of the source."""
    found: dict[tuple[int, int], Definition] = {}
    for block in blocks:
        if block.has_words:
            for definition in _in_block(block):
                found.setdefault((definition.block, definition.start), definition)
    return tuple(sorted(found.values(), key=lambda d: (d.block, d.start)))


def _in_block(block: Block) -> Iterator[Definition]:
    text = block.text
    opening = _OPENING.match(text)
    if opening is not None:
        yield _definition(block, opening)
    if any(mark in text for mark in '“"„«'):
        for match in _MEANING.finditer(text):
            yield _definition(block, match)
        for bracket in _BRACKET.finditer(text):
            yield from _in_bracket(block, bracket)
    if block.caption and _under_definitions(block):
        captioned = _CAPTIONED.match(text)
        if captioned is not None:
            yield _definition(block, captioned)


def _definition(block: Block, match: re.Match[str]) -> Definition:
    return Definition(
        match["term"].strip(" ,."), block.index, match.start("term"), match.end("term")
    )


def _in_bracket(block: Block, bracket: re.Match[str]) -> Iterator[Definition]:
    inside = bracket["inside"]
    position = 0
    for match in _INNER.finditer(inside):
        if not _INTRODUCES.match(inside[position : match.start()]):
            return
        start = bracket.start("inside") + match.start("term")
        term = match["term"].strip(" ,.")
        yield Definition(term, block.index, start, start + len(match["term"]))
        position = match.end()


def _under_definitions(block: Block) -> bool:
    return any("definition" in heading.casefold() for heading in block.headings)
