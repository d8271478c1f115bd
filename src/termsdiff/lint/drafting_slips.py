"""Dates, placeholders, doubled words, markup mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import any_words
from ..parsing.date_words import date_words
from ..parsing.document import Document
from ..text.dates import find_dates
from ..text.quote_marks import APOSTROPHES
from ..text.sentences import ends_in_day
from .document_parts import parts_of

Hit = tuple[int, str]

_AFTER_DATE = re.compile(r"(?<=\d[.;|])\s+|(?<=\d)\s+[|·–]\s+")
_LONGEST_STAMP = 12
_PLACEHOLDER = re.compile(
    r"\[\s*(?:[●•…_.*x]+|insert\b[^\]]{0,60}|date|name|address|company(?:\sname)?|number|amount|"
    r"to be [^\]]{1,40}|tb[dca])\s*\]|(?<!\w)(?:TBD|TBC|T\.B\.D\.)(?!\w)|\blorem ipsum\b|"
    r"(?<!\w)X{3,}(?!\w)|●",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_DOUBLED = re.compile(
    rf"(?<![\w{APOSTROPHES}.-])(?P<word>[^\W\d_]{{2,}})\s+(?P=word)(?![\w{APOSTROPHES}-])",
    re.IGNORECASE,
)
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])(?:\*\*|__)(?=[^\W\d_])")


def date_missing(document: Document) -> Iterator[Hit]:
    """Find a document that states no date."""
    if document.effective_date is None:
        yield 1, "no effective date, and no date of the last update"


def date_contradiction(document: Document) -> Iterator[Hit]:
    """Find short lines that give different dates from which the document applies."""
    effective = date_words(document.language).effective
    first = None
    part = -1
    for block, its_part in zip(document.blocks, parts_of(document), strict=True):
        if its_part != part:
            part, first = its_part, None
        if len(block.text.split()) > _LONGEST_STAMP or any(map(_tells_history, block.headings)):
            continue
        # "Last updated 2 April. Effective 1 May" says two things
        for sentence in filter(effective.search, _statements(block.text)):
            for found in find_dates(sentence, document.language):
                first = first or found
                if found.value != first.value:
                    yield block.lines[0], f"effective {found.value} here, but {first.value} above"


def _statements(text: str) -> Iterator[str]:
    """Split a stamp after its dates, but not after the day within a date."""
    start = 0
    for end in _AFTER_DATE.finditer(text):
        if not ends_in_day(text, end.end()):
            yield text[start : end.start()]
            start = end.end()
    yield text[start:]


def _tells_history(heading: str) -> bool:
    words = _WORD.findall(heading.casefold())
    return not any_words("prose", "histories").isdisjoint(words)


def placeholders(document: Document) -> Iterator[Hit]:
    """Find placeholders that should have been filled in."""
    for block in document.blocks:
        for match in _PLACEHOLDER.finditer(block.text):
            yield block.lines[0], f"“{match[0]}” was left unfilled in the text"


def doubled_words(document: Document) -> Iterator[Hit]:
    """Find words that appear twice in a row."""
    for block in document.blocks:
        for match in _DOUBLED.finditer(block.text):
            word = match["word"]
            one, two = match[0].split()
            # two equal names in a row may be right: "New York, New York"
            if word.casefold() in any_words("prose", "doubled") or (
                one[0].isupper() and two[0].isupper()
            ):
                continue
            yield block.lines[0], f"“{match[0]}”"


def emphasis_in_words(document: Document) -> Iterator[Hit]:
    """Find bold that begins or ends between two letters."""
    seen = (0, 0)
    for block in document.blocks:
        # HTML may have many blocks on one line
        if block.kind == "code" or not block.has_words or block.lines == seen:
            continue
        seen = block.lines
        source = document.source_of(block)
        for match in _SPLIT_WORD.finditer(source):
            around = source[max(0, match.start() - 12) : match.end() + 12]
            yield block.lines[0], f"emphasis inside a word: “{' '.join(around.split())}”"
