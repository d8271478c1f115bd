"""The title: the name of a document, as its first lines or its first sentences give it.

The first thing on a page need not be a name: it may be a banner, a date, a menu entry, a page
number, a sentence that introduces a list. Better no title than one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..languages import Cue, any_cue, any_words
from ..text.dates import find_dates, may_hold_date
from ..text.patterns import later
from ..text.quote_marks import DOUBLE_CLOSING, DOUBLE_OPENING
from .block_reading import Reading
from .captions import is_stamp
from .characters import plain_marks

_LONGEST_NAME = 14
_LONGEST_TITLE = 30
_WORDS_OF_PROSE = 13
"""A line with this many words is a statement; a shorter one may be a name."""
_FIRST_LINES = 40
"""The number of lines with words in which the name is looked for."""
_LINES_OF_BANNER = 4
_FIRST_SENTENCES = 12
_LONGEST_OPENING = 1_200

_CAPITAL = "A-ZÄÖÜÉ"
_CRUMBS = later(r"\s(?:›|»|>|/)\s|\s»$")
_NAMED_BRACKET = later(
    rf"\s*\((?:the\s+|hereinafter\s+)?[{DOUBLE_OPENING}][^()]{{1,60}}[{DOUBLE_CLOSING}]\)\s*\Z"
)
_SECTION_AFTER = later(r"\s+(?:1\.|§\s?1\b)\s+\S.*\Z", re.DOTALL)


@cache
def _kind() -> Cue:
    """Match the kinds of documents, as separate words."""
    return _whole(_of_titles("kinds"))


def _whole(cue: Cue) -> Cue:
    return cue._replace(pattern=rf"(?<![\w-])(?:{cue.pattern})(?!\w)")


@cache
def _about() -> Cue:
    """Match what is about the document or its making: one of its sections."""
    speaks, opens = _of_titles("speaks"), _of_titles("opens")
    pattern = rf"\b(?:{speaks.pattern})\b|^(?:{opens.pattern})\b"
    return Cue(pattern, speaks.stems + opens.stems)


@cache
def _furniture() -> Cue:
    """Match what a page says about itself, or offers its reader."""
    lines, parts = _of_titles("furniture"), _of_titles("banners")
    pattern = rf"^(?:{lines.pattern})$|\b(?:{parts.pattern})\b"
    return Cue(pattern, lines.stems + parts.stems)


@cache
def _before_dates() -> str:
    words = _of_titles("before_dates").pattern
    return rf"(?i)(?:\s*[-,(|:]\s*|\s+)(?:(?:{words})[\s:.]*){{0,5}}\Z"


@cache
def _self() -> re.Pattern[str]:
    """Match what a document calls itself: "This Privacy Policy describes …"."""
    joints = "|".join(sorted(any_words("titles", "joints")))
    names = (
        rf"(?:[{_CAPITAL}&](?:[\w'&®™-]|\.(?=\w)){{0,30}}\s+(?:(?:{joints})\s+)?){{1,8}}?"
        rf"(?=[{_CAPITAL}])(?i:{_of_titles('kinds').pattern})(?!\w)"
        rf"(?:{_of_titles('name_tails').pattern})?"
    )
    others = f"{_of_titles('own_forms').pattern}|{_of_titles('compounds').pattern}"
    return re.compile(
        rf"\b(?:{_of_titles('own').pattern})\s+(?P<name>{names}|{others})"
        rf"(?=\s*[{DOUBLE_OPENING}(,]|\s+(?:{_of_titles('verbs').pattern})\w*\b)"
    )


def _of_titles(name: str) -> Cue:
    return any_cue("titles", name)


class Title(NamedTuple):
    """The name of a document and the position of its line, None if it comes from prose."""

    name: str
    place: int | None


NO_TITLE = Title("", None)


def find_title(readings: Sequence[Reading]) -> Title:
    """Return the name that a document gives itself; `NO_TITLE` if it has none."""
    first = _first_lines(readings)
    top = next((p for p, r in enumerate(readings) if _is_top(r) and may_name(r)), None)
    before = _before_prose(readings, first)
    named = next((p for p in before if _names_document(readings[p])), None)
    if top is not None and (named is None or named >= top or _names_document(readings[top])):
        return Title(bare_name(readings[top].text), top)
    if named is not None:
        return Title(bare_name(readings[named].text), named)
    if top is not None:
        return Title(bare_name(readings[top].text), top)
    return _from_later(readings, first)


def _from_later(readings: Sequence[Reading], first: Sequence[int]) -> Title:
    """Return what the first sentences call the document, or the line above them."""
    said = _self_name(readings, first)
    headings = [p for p in first if readings[p].kind == "heading" and may_name(readings[p])]
    named = [p for p in headings if _names_document(readings[p])]
    folded = said.casefold()
    place = next((p for p in named if said and folded in readings[p].text.casefold()), None)
    if place is None:
        # a banner may be above the name
        place = next((p for p in named if p in first[:_LINES_OF_BANNER]), None)
    if place is not None:
        return Title(bare_name(readings[place].text), place)
    if said:
        return Title(said, None)
    opening = next((p for p in first if not _is_silent(readings[p])), None)
    if opening is None or opening not in headings or opening not in (first[0], *named):
        return NO_TITLE
    if readings[opening].label and not _names_document(readings[opening]._replace(label="")):
        return NO_TITLE
    return Title(bare_name(readings[opening].text), opening)


def with_title_line(readings: list[Reading]) -> list[Reading]:
    """Make the short line with the document's name a heading if no Markdown heading is first."""
    if any(_is_top(reading) and may_name(reading) for reading in readings):
        return readings
    first = _first_lines(readings)
    lines = [p for p in _before_prose(readings, first) if readings[p].kind == "paragraph"]
    place = next((p for p in lines if _names_document(readings[p])), None)
    names = (readings[p] for p in first if place is not None and p < place)
    headed = any(reading.kind == "heading" and may_name(reading) for reading in names)
    if place is None:
        opening = next((p for p in first if not _is_silent(readings[p])), None)
        place = opening if opening in lines else None
    elif headed:
        return readings
    if place is not None:
        readings[place] = readings[place]._replace(kind="heading", level=1, caption="")
    return readings


def may_name(reading: Reading) -> bool:
    """Whether a line may be a name: not a date, furniture, a sentence or a page number."""
    text = reading.text
    if reading.kind == "ornament" or reading.pictured or is_stamp(text) or _is_furniture(text):
        return False
    if text.endswith((":", ";", ",", "?", "!")) or len(text.split()) > _LONGEST_TITLE:
        return False
    return sum(map(str.isalpha, bare_name(text))) > 1


def names_kind(text: str) -> bool:
    """Whether a line names a kind of document, and is not a section about documents."""
    return bool(text) and _kind().search(text) is not None and _about().search(text) is None


def bare_name(text: str) -> str:
    """Return a name without a date, a short form in brackets, or the first section after it."""
    name = _NAMED_BRACKET.sub("", _SECTION_AFTER.sub("", text))
    if may_hold_date(name):
        for found in find_dates(name):
            if not name[found.end :].strip(" .)"):
                cut = re.search(_before_dates(), plain_marks(name[: found.start]))
                name = name[: cut.start() if cut else found.start]
                break
    return name.strip(" -–—|:") or text


def _is_top(reading: Reading) -> bool:
    return reading.kind == "heading" and reading.level == 1 and not reading.label


def _is_silent(reading: Reading) -> bool:
    """Whether a line may come before the name: a date, furniture, a page number."""
    text = reading.text
    return reading.kind == "ornament" or is_stamp(text) or _is_furniture(text) or text.isdigit()


def _is_furniture(text: str) -> bool:
    plain = plain_marks(text).strip()
    if len(plain) >= 200:
        return False
    if " | " in plain and not _kind().search(plain):
        return True
    return bool(_CRUMBS.search(plain) or _furniture().search(plain))


def _first_lines(readings: Sequence[Reading]) -> list[int]:
    places = (p for p, reading in enumerate(readings) if reading.kind != "ornament")
    return [place for place, _ in zip(places, range(_FIRST_LINES), strict=False)]


def _before_prose(readings: Sequence[Reading], first: Sequence[int]) -> list[int]:
    """Return the lines that may be names, before the first sentence and the first number."""
    found: list[int] = []
    for place in first:
        reading = readings[place]
        if reading.label or len(reading.text.split()) >= _WORDS_OF_PROSE:
            break
        if reading.kind in ("heading", "paragraph") and may_name(reading) and _is_line(reading):
            found.append(place)
    return found


def _is_line(reading: Reading) -> bool:
    ends = reading.kind == "paragraph" and reading.text.endswith(".")
    return len(reading.text.split()) <= _LONGEST_NAME and not ends


def _names_document(reading: Reading) -> bool:
    text = bare_name(reading.text)
    if reading.label or not text[0].isalnum() or text.islower():
        return False
    return names_kind(text)


def _self_name(readings: Sequence[Reading], first: Sequence[int]) -> str:
    """Return what a document calls itself: "This Privacy Policy describes …"."""
    for text in _first_sentences(readings, first):
        plain = plain_marks(text[:_LONGEST_OPENING])
        match = _self().search(plain) or re.match(_of_titles("own_lower").pattern, plain)
        if match is not None:
            name = text[match.start("name") : match.end("name")].strip()
            return name[0].upper() + name[1:]
    return ""


def _first_sentences(readings: Sequence[Reading], first: Sequence[int]) -> Iterator[str]:
    left = _FIRST_SENTENCES
    for reading in readings[first[0] :] if first else ():
        if reading.kind in ("paragraph", "item") and reading.text.count(" ") >= 7:
            yield reading.text
            left -= 1
            if not left:
                return
