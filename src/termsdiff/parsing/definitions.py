"""Definitions: terms that a document defines, in quotes or in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..languages import Cue, any_cue, any_words
from ..text.patterns import later
from ..text.quote_marks import CLOSING_BYTES, DOUBLE, OPENING_BYTES, one_byte
from .block import Block, Definition

# the patterns see quotation marks as `one_byte` writes them
_QUOTED = (
    rf"[{OPENING_BYTES}]\s?(?P<term>[^{OPENING_BYTES}{CLOSING_BYTES}]{{1,70}}?)\s?,?"
    rf"[{CLOSING_BYTES}]"
)
_CALLED = (
    r"\b(?:(?:is|are|be)\s(?:\w+\s){0,3}?(?:called|known\sas|referred\sto\sas)|"
    r"(?:we|they)\s(?:\w+\s)?refer\sto\s(?:\w+\s){0,3}?as)\s(?:the\s|an?\s)?" + _QUOTED
)
_WE_MEAN = (
    r"\b(?:(?P<calls>we\s+call\s+(?:\w+\s+){0,3}?)|"
    r"when\s+we\s+(?:say|use|write|refer\s+to|speak\s+of|talk\s+about)\s+"
    r"(?:the\s+(?:term|word)\s+)?|by\s+(?:the\s+(?:term|word)\s+)?|"
    r"we\s+use\s+(?:the\s+)?(?:term|word)\s+|references?\s+(?:in\s+\w+\s+\w+\s+)?to\s+)"
    + _QUOTED
    + r"(?(calls)|(?=,?\s+(?:we\s+mean|for\b|(?:are|is)\s+(?:to|a\s+reference)\b|mean)))"
)
_SEVERAL = later(
    r"(?:[\"\1][^\"\1\2]{1,40},?[\"\2](?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)){1,6}"
    r"[\"\1][^\"\1\2]{1,40}[\"\2]\s+(?:shall\s+|will\s+|each\s+)?"
    r"(?:mean|means|refer|refers|denote)\b"
)
_COLON = later(_QUOTED + r"\s*(?::|-|is\s+(?:an?|any|the|what)\b|are\s+(?:all|any|the|what)\b)")
_BRACKET = later(r"\((?P<inside>[^()]{2,160})\)")
_INNER = later(_QUOTED)
_CAPTIONED = later(r"(?P<term>[A-Z][\w' /&-]{1,60}?)\s*(?::|[–—]|\s-|means\b|refers\s+to\b)\s")

_LISTED = r"\s*(?:\([^)]{0,60}\)\s*)?"


@cache
def _meaning() -> re.Pattern[str]:
    """Match a term in quotation marks that is followed by a defining verb."""
    verbs, before = _of("verbs").pattern, _of("before_verbs").pattern
    return re.compile(
        _QUOTED + _LISTED + r"(?:,?\s*(?:and|or)\s+[\"\1][^\"\2]{1,60}[\"\2]\s*)?"
        rf"(?:,\s[^,]{{1,60}},\s*)?(?:(?:{before})\s+)?(?:{verbs})\b"
    )


@cache
def _opening() -> re.Pattern[str]:
    """Match a bold term without its marks: capitalised words that open the clause."""
    small = r"(?:(?:of|and|or|the|to|for)\s)?"
    return re.compile(
        rf"(?=(?P<first>\w+))(?P<term>[A-Z][\w'/&-]*(?:\s{small}[A-Z][\w'/&-]*){{0,6}})"
        rf"\s(?:(?:{_of('before_verbs').pattern})\s)?(?:{_of('opening_verbs').pattern})\b"
    )


@cache
def _hereinafter() -> tuple[Cue, Cue]:
    """Match a term defined in passing, outside brackets, in the languages that do so."""
    before, after = _of("called"), _of("after_called")
    return (
        before._replace(pattern=rf"\b(?:{before.pattern})\s" + _QUOTED),
        after._replace(pattern=_QUOTED + rf"\s(?:{after.pattern})"),
    )


@cache
def _heading() -> Cue:
    return _of("headings")


@cache
def _column() -> Cue:
    columns = _of("columns")
    return columns._replace(pattern=rf"(?:{columns.pattern})$")


def _of(name: str) -> Cue:
    return any_cue("definitions", name)


def find_definitions(blocks: Iterable[Block]) -> tuple[Definition, ...]:
    """Find the terms that the blocks define, in source order."""
    found: dict[tuple[int, int], Definition] = {}
    for block in blocks:
        if block.has_words:
            for definition in _in_block(block):
                found.setdefault((definition.block, definition.start), definition)
    return tuple(sorted(found.values(), key=lambda d: (d.block, d.start)))


def _in_block(block: Block) -> Iterator[Definition]:
    text = one_byte(block.text)
    opening = _opening().match(text)
    if opening is not None and opening["first"] not in any_words("definitions", "openers"):
        yield _definition(block, opening)
    if any(mark in text for mark in OPENING_BYTES):
        for match in _meaning().finditer(text):
            yield _definition(block, match)
        for match in _SEVERAL.finditer(text):
            for inner in _INNER.finditer(text, *match.span()):
                yield _definition(block, inner)
        colon = _COLON.match(text)
        if colon is not None:
            yield _definition(block, colon)
        if "we " in text.lower() or "reference" in text.lower():
            for match in re.finditer(_WE_MEAN, text, re.IGNORECASE):
                yield _definition(block, match)
        if "called" in text or " as " in text:
            for match in re.finditer(_CALLED, text):
                yield _definition(block, match)
        for cue in _hereinafter():
            for match in cue.finditer(text):
                yield _definition(block, match)
        for bracket in _BRACKET.finditer(text):
            yield from _in_bracket(block, bracket)
    if _under_definitions(block):
        captioned = _CAPTIONED.match(text)
        if captioned is not None:
            yield _definition(block, captioned)
        elif block.caption and text.startswith(one_byte(block.caption)):
            yield Definition(block.caption, block.index, 0, len(block.caption))
    if block.columns and block.cells[0] and _column().match(block.columns[0]):
        term = block.cells[0]
        if block.text.startswith(term):
            yield Definition(term.strip(f" {DOUBLE}"), block.index, 0, len(term))


def _definition(block: Block, match: re.Match[str], offset: int = 0) -> Definition:
    start, end = match.start("term") + offset, match.end("term") + offset
    return Definition(block.text[start:end].strip(" ,."), block.index, start, end)


def _in_bracket(block: Block, bracket: re.Match[str]) -> Iterator[Definition]:
    inside = bracket["inside"]
    position = 0
    for match in _INNER.finditer(inside):
        if not _introduces(inside[position : match.start()]):
            return
        yield _definition(block, match, bracket.start("inside"))
        position = match.end()


def _introduces(text: str) -> bool:
    """Whether there are only small words: "(each a “Party”, together the “Parties”)"."""
    words = text.lstrip(" ,:;").replace(",", " ").replace(":", " ").casefold().split()
    return all(word in any_words("definitions", "before_terms") for word in words)


def _under_definitions(block: Block) -> bool:
    return any(map(_heading().search, block.headings))
