"""Lines to paragraphs: where one ends and where a sentence continues on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ...languages import any_words
from ...text.quote_marks import APOSTROPHES, DOUBLE_CLOSING, DOUBLE_OPENING, OPENING
from ...text.sentences import MARKS, is_abbreviation
from .glyph_rows import Word
from .hyphens import Vocabulary, join_lines
from .lines import Line
from .pdf_tables import Table

_DECIMAL = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<tail>[.)]?)(?=\s|$)")
_BRACKET = re.compile(r"\((?P<mark>[a-zA-Z]{1,5}|\d{1,3})\)(?=\s|$|[,;.])")
_LETTER = re.compile(r"(?P<mark>[a-zA-Z]|[ivxIVX]{1,5})[.)](?=\s)")
_CAPTION = re.compile(
    rf"[A-Z][^\W\d_]*(?:[ {APOSTROPHES}-][^\W\d_]+){{0,4}}\.\s+[A-Z({DOUBLE_OPENING}]"
)
_REFERS_BEFORE = re.compile(
    r"(?:\(\w{1,5}\)|\d(?:\.\d+)*\.?)(?:,| and| or| to| through|–|-)*$", re.IGNORECASE
)
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:\.[^\W\d_]+)*)\.?$")
_SIGNS_BEFORE_NUMBERS = ("§", "€", "$", "£")
_CODES = frozenset(("eur", "usd", "gbp"))
_NEAR_LABELS = 8
_LONGEST_WORD = 40
_CUT = re.compile(r"[^\W\d_][-‐\u00ad]$")
_ENDS = (*MARKS, ".)", *(f"{mark}{close}" for mark in MARKS for close in DOUBLE_CLOSING))
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@cache
def _worded() -> re.Pattern[str]:
    """Match a label that a word belongs to: "Section 4", capitalised as headings have it."""
    words = any_words("sections", "units") | any_words("sections", "parts")
    names = "|".join(sorted(word.capitalize() for word in words if word.isalpha()))
    number = r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-Z])"
    return re.compile(
        rf"(?:{names}|§{{1,2}})\s?{number}(?=[.:)–-](?:\s|$)|$|\s+[A-Z–][^,;.:]{{0,60}}$)"
    )


def _refers(text: str) -> bool:
    """Whether a text ends before a number that belongs to it: "as said in Section"."""
    if text.endswith(_SIGNS_BEFORE_NUMBERS):
        return True
    word = _LAST_WORD.search(text[-_LONGEST_WORD:])
    if word is None:
        return False
    folded = word["word"].casefold()
    return folded in any_words("prose", "numbered") or folded in _CODES


def _ends_short(text: str) -> bool:
    """Whether the full stop at the end of a text belongs to an abbreviation."""
    word = _LAST_WORD.search(text[-_LONGEST_WORD:])
    if word is None or not text.endswith("."):
        return False
    if len(word["word"]) == 1:
        # "Annex A." ends, "Smith v." does not
        return word["word"] == "v"
    return is_abbreviation(word["word"]) or is_abbreviation(word["word"].capitalize())


class Paragraph(NamedTuple):
    """Lines that belong together: the text, its bold words, the font size.

    `pages` are those of its first and of its last line.
    """

    text: str
    bold: bool
    lead: str
    size: float
    bullet: bool
    pages: tuple[int, int] = (0, 0)


class _Style(NamedTuple):
    distances: Mapping[float, float]
    usual: float
    habits: Mapping[str, int]
    spaced: bool
    listed: frozenset[int]

    def distance(self, size: float) -> float:
        """Return the distance between lines of a size within a paragraph."""
        found = self.distances.get(round(size * 2) / 2, 1.25 * size)
        # headings below each other are not lines of one paragraph
        return found if abs(size - self.usual) < 0.6 else min(found, 1.4 * size)


def paragraphs(
    lines: Sequence[Line | Table],
    distances: Mapping[float, float],
    usual: float,
    vocabulary: Vocabulary,
) -> Iterator[Paragraph | Table]:
    """Join lines; tables are passed through, and end a paragraph."""
    style = _Style(distances, usual, {}, spaced=False, listed=_listed(lines))
    style = style._replace(habits=_habits(lines, style), spaced=_is_spaced(lines, style))
    group: list[Line] = []
    for line in lines:
        if isinstance(line, Table):
            if group:
                yield _paragraph(group, vocabulary)
            group = []
            yield line
        elif group and not _begins(group, line, style):
            group.append(line)
        else:
            if group:
                yield _paragraph(group, vocabulary)
            group = [line]
    if group:
        yield _paragraph(group, vocabulary)


def _habits(lines: Sequence[Line | Table], style: _Style) -> dict[str, int]:
    """Count, by how a line begins, how often it begins a paragraph after a full line that ends a
    sentence (above 0) and how often it does not (below 0); only if the distance tells."""
    habits: dict[str, int] = {}
    first = ""
    for last, line in pairwise(lines):
        if not isinstance(last, Line) or not isinstance(line, Line):
            continue
        apart = last.region != line.region or _are_apart(last, line, style)
        if abs(last.size - line.size) > 0.6:
            first = line.text
            continue
        if last.region == line.region and _has_ended(last.text) and not _fits(last, line):
            start = _start(line, first)
            habits[start] = habits.get(start, 0) + (1 if apart else -1)
        if apart:
            first = line.text
    return habits


def _listed(lines: Sequence[Line | Table]) -> frozenset[int]:
    """Return the identities of the lines of a list: one begins with "(a)" or the like, another one
    soon after with "(b)". An enumeration within a sentence seldom begins both."""
    found: set[int] = set()
    recent: list[tuple[int, Line]] = []
    firsts = {("letter", 1), ("roman", 1), ("digit", 1)}
    for place, line in enumerate(lines):
        if not isinstance(line, Line) or not _BRACKET.match(line.text):
            continue
        recent = [one for one in recent if place - one[0] <= _NEAR_LABELS]
        for _, before in recent:
            follows = set(_ranks(line.text)) & _next_ranks(before.text)
            rooted = id(before) in found or firsts & set(_ranks(before.text))
            level = abs(before.x0 - line.x0) < 1.5 and before.region == line.region
            if follows and rooted and level:
                found.update((id(before), id(line)))
        recent.append((place, line))
    return frozenset(found)


def _are_apart(last: Line, line: Line, style: _Style) -> bool:
    """Whether two lines of a column are further apart than those of a paragraph."""
    usual = style.distance(line.size)
    return last.y - line.y > usual + max(1.5, 0.12 * usual) or last.y <= line.y


def _is_spaced(lines: Sequence[Line | Table], style: _Style) -> bool:
    """Whether the document has space between paragraphs, as short last lines show."""
    ends = [
        _are_apart(last, line, style)
        for last, line in pairwise(lines)
        if isinstance(last, Line) and isinstance(line, Line)
        if last.region == line.region and abs(last.size - line.size) <= 0.6
        if _has_ended(last.text) and _fits(last, line)
    ]
    return len(ends) > 4 and sum(ends) > 0.8 * len(ends)


def _start(line: Line, first: str) -> str:
    """Return how a line begins: in bold type, with a quotation mark, with a caption as the text
    of the paragraph before it does, or otherwise."""
    if line.words[0].bold:
        return "bold"
    if _CAPTION.match(line.text) and _CAPTION.match(first):
        return "caption"
    return "quote" if line.text[0] in OPENING else "other"


def _has_ended(text: str) -> bool:
    return text.endswith(_ENDS) and not _ends_short(text)


def _begins(group: Sequence[Line], line: Line, style: _Style) -> bool:
    """Whether a line begins a paragraph after the lines of the one before."""
    last = group[-1]
    if line.bullet or last.closed or abs(last.size - line.size) > 0.6:
        return True
    text = last.text
    if last.region == line.region:
        apart = _are_apart(last, line, style)
        if apart and not (_refers(text) and not last.bold):
            return True
        if last.bold != line.bold and _fits(last, line):
            return True
        if not last.centred and not _refers(text) and _is_indented(group, line, style):
            return True
    elif last.bold != line.bold and (last.bold or _fits(last, line)):
        return True
    if _refers(text) or (_CUT.search(text) and line.text[0].islower()):
        return False
    ended = _has_ended(text)
    title = last.bold or last.size > 1.12 * style.usual
    if title and not _refers(text) and _is_label(line.text):
        return True
    if last.centred and line.centred:
        return ended and last.region != line.region
    if _fits(last, line):
        return ended or not _sentence_continues(last, line)
    if last.region == line.region and style.spaced:
        return False
    if id(line) in style.listed and not _REFERS_BEFORE.search(text):
        return True
    follows = ended or _follows(group[0].text, line.text, text)
    if follows and _is_label(line.text) and not _is_inline(group, line):
        return True
    if last.region == line.region:
        return False
    # the page does not decide, but the rest of the document does
    return (
        ended
        and not line.text[0].islower()
        and style.habits.get(_start(line, group[0].text), 0) >= 0
    )


def _fits(last: Line, line: Line) -> bool:
    """Whether the first word of a line would have found room in the one before: then whoever set
    the text ended the line on purpose."""
    first = line.words[0]
    return last.x1 + _space(last) + (first.x1 - first.x0) < last.right - 0.3


def _space(line: Line) -> float:
    """Return the width of the spaces between the words of a line."""
    gaps = [two.x0 - one.x1 for one, two in pairwise(line.words)]
    return min(max(median(gaps), 0.2 * line.size), 0.6 * line.size) if gaps else 0.3 * line.size


def _sentence_continues(last: Line, line: Line) -> bool:
    """Whether a sentence continues although there was room: a ragged column has no sharp edge."""
    slack = last.right - last.x1
    return (
        line.text[0].islower()
        and not _is_label(line.text)
        and slack < 0.25 * (last.right - last.x0)
    )


def _is_indented(group: Sequence[Line], line: Line, style: _Style) -> bool:
    """Whether a line is indented more or less than the others of its paragraph."""
    own = [one.x0 for one in group if one.region == line.region]
    if len(own) > 1:
        return abs(line.x0 - own[-1]) > 0.5 * line.size
    if len(group) > 1 or not own:
        return False
    # after one line, indented ones may continue it, or start a paragraph each
    begins = group[0].bullet or _is_label(group[0].text) or style.spaced
    return line.x0 - own[0] > 0.5 * line.size and not begins and _has_ended(group[0].text)


def _is_label(text: str) -> bool:
    if text.startswith(tuple(OPENING)):
        return False
    return any(one.match(text) for one in (_DECIMAL, _BRACKET, _LETTER, _worded()))


def _follows(first: str, text: str, before: str) -> bool:
    """Whether a label follows that of the previous paragraph, as in a list."""
    if _REFERS_BEFORE.search(before):
        return False
    return _rank(text) is not None and _rank(text) in _next_ranks(first)


def _is_inline(group: Sequence[Line], line: Line) -> bool:
    """Whether a label continues an enumeration within the sentences of the paragraph."""
    match = _BRACKET.match(line.text)
    if match is None or _BRACKET.match(group[0].text):
        return False
    inner = " ".join(one.text for one in group)
    ranks = set(_ranks(line.text))
    found = (inner[place.start() :] for place in re.finditer(r"(?<!^)\(\w{1,5}\)\s", inner))
    return any(ranks & _next_ranks(text) for text in found)


def _rank(text: str) -> tuple[str, int] | None:
    return next(iter(_ranks(text)), None)


def _next_ranks(text: str) -> set[tuple[str, int]]:
    return {(kind, number + 1) for kind, number in _ranks(text)}


def _ranks(text: str) -> list[tuple[str, int]]:
    """Return what a label may mean: "(i)" is the ninth letter or the first numeral."""
    match = _BRACKET.match(text)
    if match is None:
        return []
    mark = match["mark"].lower()
    if mark.isdigit():
        return [("digit", int(mark))]
    found = [("letter", ord(mark) - 96)] if len(mark) == 1 else []
    if set(mark) <= _ROMAN.keys():
        values = [_ROMAN[one] for one in mark]
        pairs = zip(values, [*values[1:], 0], strict=True)
        found.append(("roman", sum(-one if one < after else one for one, after in pairs)))
    return found


def _paragraph(group: Sequence[Line], vocabulary: Vocabulary) -> Paragraph:
    whole: list[str] = []
    tail = ""
    for line in group:
        # only the last word meets the next line
        before, space, last = tail.rpartition(" ")
        whole.append(before + space)
        tail = join_lines(last, line.text, vocabulary)
    text = "".join(whole) + tail
    words = [word for line in group for word in line.words]
    bold = all(line.bold for line in group)
    lead = "" if bold else _lead(words, text)
    pages = (group[0].page, group[-1].page)
    return Paragraph(text, bold, lead, group[0].size, group[0].bullet, pages)


def _lead(words: Sequence[Word], text: str) -> str:
    """Return the bold words at the beginning of a paragraph, as in its text."""
    number = 0
    while number < len(words) and words[number].bold:
        number += 1
    lead = " ".join(word.text for word in words[:number])
    return lead if text.startswith(lead) else ""
