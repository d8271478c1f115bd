"""Characters: look-alike letters, and invisible characters in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..parsing.document import Document
from ..text.confusables import find_confusables
from ..text.folding import invisible_spans
from ..text.graphemes import is_unspaced

Hit = tuple[int, str]

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORCING = _TURNING - frozenset("\u061c\u200e\u200f")
_LONGEST_WORD = 30


def look_alikes(document: Document) -> Iterator[Hit]:
    """Find words that mix Latin letters with letters of other scripts that look like them."""
    for number, line in _lines(document):
        for found in find_confusables(line):
            names = ", ".join(_name(letter) for letter in found.letters)
            yield number, f"“{found.looks_like}” is written with {names}"


def invisible(document: Document) -> Iterator[Hit]:
    """Find invisible characters inside words, and those that reverse the order of others."""
    for number, line in _lines(document):
        found = [span for span in invisible_spans(line) if _matters(line, *span)]
        if not found:
            continue
        start, end = found[0]
        more = f", and {len(found) - 1} more on this line" if len(found) > 1 else ""
        yield number, f"{_name(line[start])} in “{_around(line, start, end)}”{more}"


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(document.source_lines, start=1):
        if not line.isascii():
            yield number, line


def _matters(line: str, start: int, end: int) -> bool:
    if line[start] in _FORCING:
        return True
    before, after = line[start - 1 : start], line[end : end + 1]
    # in scripts without spaces between words, it marks where a line may break
    return before.isalnum() and after.isalnum() and not is_unspaced(before)


def _around(line: str, start: int, end: int) -> str:
    """Return the word around a place, without invisible characters."""
    before = line[max(0, start - _LONGEST_WORD) : start].rpartition(" ")[2]
    after = line[end : end + _LONGEST_WORD].partition(" ")[0]
    return "".join(one for one in before + after if unicodedata.category(one) != "Cf")


def _name(character: str) -> str:
    name = unicodedata.name(character, "an unnamed character").lower()
    return f"{name} (U+{ord(character):04X})"
