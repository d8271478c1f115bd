"""Numbers alone on their lines: each belongs to the heading or clause that follows."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.patterns import later
from .block_reading import PLAIN_LEVEL, Placed, Reading
from .characters import plain_marks
from .labels import Label, find_label

_LONGEST = 24
_LONGEST_NAME = 9
"""The most words of a line that a bare number can number."""
_LONE = later(
    r"§{1,2}\s?\d{1,4}[a-z]?\.?|\d{1,3}(?:\.\d{1,3}){1,5}[.)]?|\d{1,3}[.)]|"
    r"\((?:[A-Za-z]{1,2}|[ivxIVX]{1,6}|\d{1,3})\)|(?:[A-Za-z]|[ivxIVX]{1,6})\)"
)
_BARE = later(r"\d{1,3}")


def with_numbers(placed: Sequence[Placed]) -> list[Placed]:
    """Give each number that is alone on its lines to the block that follows it."""
    joined: list[Placed] = []
    for place, (reading, offset) in enumerate(placed):
        label = _label(joined[-1][0], reading, _after(placed, place)) if joined else None
        if label is None:
            joined.append((reading, offset))
            continue
        number, before = joined.pop()
        first = number.lines[0] + before - offset
        joined.append((_numbered(reading, number, label, first), offset))
    return joined


def _after(placed: Sequence[Placed], place: int) -> Reading | None:
    return placed[place + 1][0] if place + 1 < len(placed) else None


def _label(number: Reading, reading: Reading, after: Reading | None) -> Label | None:
    """Return the label that a line gives to the one that follows it; None if it gives none."""
    if reading.label or len(number.text) > _LONGEST:
        return None
    if number.label and _LONE.fullmatch(number.text):
        own = Label(number.label, number.written_label, 0)
        return own if _follows(number, reading) else None
    label = find_label(number.text, heading=True)
    if label is not None and label.end >= len(number.text) and number.text[0].isalpha():
        return label if " " in number.text and _is_headed_by(number, reading, label) else None
    if _BARE.fullmatch(number.text) and _opens_section(number, reading, after):
        return Label(number.text, number.text, 0)
    return None


def _follows(number: Reading, reading: Reading) -> bool:
    if number.kind == "heading":
        return reading.kind == "heading"
    if number.kind == "item":
        return reading.kind in ("paragraph", "heading")
    return number.kind in ("paragraph", "html") and reading.kind in (
        *("paragraph", "heading", "item", "html"),
    )


def _is_headed_by(number: Reading, reading: Reading, label: Label) -> bool:
    """Whether a line such as "Article 5" numbers only the next one, instead of heading several."""
    if reading.kind == "heading":
        return number.kind == "paragraph" or number.level in (reading.level, PLAIN_LEVEL)
    # an annex continues below its first paragraph
    numbers_clause = number.kind == "paragraph" and not label.value[0].isalpha()
    return numbers_clause and reading.kind == "paragraph"


def _opens_section(number: Reading, reading: Reading, after: Reading | None) -> bool:
    """Whether "8" over a short line numbers a section: a clause 8.1 follows, unlike for a page."""
    if number.kind not in ("paragraph", "heading") or reading.kind not in ("paragraph", "heading"):
        return False
    if after is None or len(reading.text.split()) > _LONGEST_NAME:
        return False
    return (after.label or plain_marks(after.text)).startswith(f"{number.text}.1")


def _numbered(reading: Reading, number: Reading, label: Label, first: int) -> Reading:
    lines = (first, reading.lines[1])
    unseen = number.unseen.plus(reading.unseen)
    kind, level = reading.kind, reading.level
    if kind == "paragraph" and _BARE.fullmatch(number.text):
        kind, level = "heading", PLAIN_LEVEL
    return reading._replace(
        kind=kind,
        level=level,
        label=label.value,
        written_label=label.written,
        lines=lines,
        unseen=unseen,
    )
