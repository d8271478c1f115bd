"""Wrapping: numbers that a line break has separated from what they belong to.

A line of a paragraph that begins with "30." is not a list item if the sentence continues there.
"""

from __future__ import annotations

from ..languages import any_words
from ..text.patterns import later

_NUMBERED_LINE = later(r"(?P<indent>[ \t]*)(?P<number>\d{1,9})(?P<mark>[.)])[ \t]+\S")
_LAST_WORD = later(r"(?P<word>[^\W\d_]+\.?|§+)[*_]*\s*\Z")


def escape_wrapped_numbers(lines: list[str]) -> list[str]:
    """Escape the number at the start of a line that continues the sentence above."""
    escaped: list[str] | None = None
    last = 0
    for place, line in enumerate(lines):
        match = _NUMBERED_LINE.match(line) if line[:1].isspace() or line[:1].isdigit() else None
        if match is None:
            continue
        number = int(match["number"])
        if place and _sentence_continues(lines[place - 1], follows=number in (1, last + 1)):
            escaped = list(lines) if escaped is None else escaped
            end = match.end("number")
            escaped[place] = f"{line[:end]}\\{line[end:]}"
        else:
            last = number
    return lines if escaped is None else escaped


def _sentence_continues(before: str, *, follows: bool) -> bool:
    """Whether a sentence clearly continues after a line; less clearly if a list would continue."""
    match = _LAST_WORD.search(before[-40:])
    if match is None:
        return False
    word = match["word"].casefold()
    if word in any_words("sections", "before_labels"):
        return True
    return not follows and word in any_words("prose", "before_numbers")
