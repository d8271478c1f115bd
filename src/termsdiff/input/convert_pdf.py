"""PDF to Markdown: columns in reading order, lines joined, headers and footers left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect

from ..errors import TermsdiffError
from .converted import Converted

_MOST_PAGES = 500
_LARGER = 1.15
"""A line is a heading from this many times the usual size of letters."""
_LONGEST_HEADING = 14
_LABEL = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,2}\.|\([a-z0-9]{1,4}\)|[•●▪◦–-]|§\s?\d+|"
    r"(?:Article|Section|Clause|Annex)\s\d+)\s"
)
_BULLET = re.compile(r"^[•●▪◦–-]\s+")
_NUMBER = re.compile(r"\d+")
_SPECIAL = re.compile(r"([\\`*_<>|])")
_EDGE = 0.1
"""Share of a page's height, above and below, in which its furniture stands."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: float
    page: int
    box: int
    at_edge: bool


def to_markdown(data: bytes) -> Converted:
    """Return the text of a PDF as Markdown; raise TermsdiffError where a password is needed."""
    try:
        lines = list(_lines(data))
    except PDFPasswordIncorrect:
        raise TermsdiffError("a PDF with a password; save it without one") from None
    kept = _without_furniture(lines)
    usual = median([line.size for line in kept]) if kept else 0.0
    return Converted(
        "\n\n".join(_markdown(text, size, usual) for text, size in _paragraphs(kept)) + "\n"
    )


def _lines(data: bytes) -> Iterator[_Line]:
    layout = LAParams(boxes_flow=0.5)
    box = 0
    for number, page in enumerate(extract_pages(io.BytesIO(data), laparams=layout)):
        if number >= _MOST_PAGES:
            raise TermsdiffError(f"a PDF of more than {_MOST_PAGES} pages")
        for element in page:
            if not isinstance(element, LTTextBox):
                continue
            box += 1
            for line in element:
                text = " ".join(line.get_text().split())
                if text and isinstance(line, LTTextLine):
                    middle = (line.y0 + line.y1) / 2 / max(page.height, 1.0)
                    at_edge = not _EDGE < middle < 1 - _EDGE
                    yield _Line(text, _size(line), number, box, at_edge)


def _size(line: LTTextLine) -> float:
    sizes = [character.size for character in line if isinstance(character, LTChar)]
    return round(median(sizes), 1) if sizes else 0.0


def _without_furniture(lines: Sequence[_Line]) -> list[_Line]:
    """Leave out what stands at the edge of most pages, whatever number is in it."""
    pages = len({line.page for line in lines})
    stands = {(_NUMBER.sub("#", line.text), line.page) for line in lines if line.at_edge}
    often = Counter(text for text, _ in stands)
    return [
        line
        for line in lines
        if not (
            line.at_edge
            and (
                (pages > 1 and often[_NUMBER.sub("#", line.text)] * 2 > pages)
                or _NUMBER.fullmatch(line.text)
            )
        )
    ]


def _paragraphs(lines: Sequence[_Line]) -> Iterator[tuple[str, float]]:
    """Join lines; a label, another size of letters or another box begins a new paragraph."""
    text, size, last = "", 0.0, None
    for line in lines:
        if last is not None and _goes_on(text, last, line):
            text = _joined(text, line.text)
        else:
            if text:
                yield text, size
            text, size = line.text, line.size
        last = line
    if text:
        yield text, size


def _goes_on(text: str, last: _Line, line: _Line) -> bool:
    if _LABEL.match(line.text) or abs(line.size - last.size) > 0.5:
        return False
    if line.box == last.box:
        return True
    # a sentence that a page or a column cuts in two
    return text[-1] not in ".;:!?" and line.text[0].islower()


def _joined(text: str, more: str) -> str:
    if text.endswith("-") and text[-2:-1].isalpha() and more[0].islower():
        return text[:-1] + more
    return f"{text} {more}"


def _markdown(text: str, size: float, usual: float) -> str:
    escaped = _SPECIAL.sub(r"\\\1", _BULLET.sub("- ", text))
    is_heading = size > _LARGER * usual and len(text.split()) <= _LONGEST_HEADING
    return f"## {escaped}" if is_heading else escaped
