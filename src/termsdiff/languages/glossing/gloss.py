"""The gloss of a text: English words in English order, each pointing to its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .english_order import in_english_order
from .item import Item
from .items import read_items

_LONGEST = 20_000
"""The most characters of a text that are glossed: no clause is longer."""
_CLOSING = frozenset(",.;:!?)]”»…%")
_OPENING = frozenset("([“„«")


class Gloze(NamedTuple):
    """One word or phrase of a gloss: its span there, its span in the original, its original word.

    `known` is false if no list has the word, which is then left unchanged.
    """

    start: int
    end: int
    first: int
    last: int
    word: str
    known: bool
    counts: bool


class Gloss(NamedTuple):
    """An English text that represents one in another language, word by word."""

    text: str
    words: tuple[Gloze, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that corresponds to a span of the gloss."""
        starts = [word.start for word in self.words]
        first = max(0, bisect_left(starts, start + 1) - 1)
        covered = [word for word in self.words[first:] if word.start < end and word.end > start]
        if not covered:
            return 0, 0
        return min(word.first for word in covered), max(word.last for word in covered)

    @property
    def unknown(self) -> tuple[Gloze, ...]:
        """The words that no list has."""
        return tuple(word for word in self.words if word.counts and not word.known)


@lru_cache(maxsize=2048)
def gloss(text: str, language: str, dates: tuple[tuple[int, int, str], ...] = ()) -> Gloss:
    """Return the gloss of a text in one of `LANGUAGES`.

    `dates` are the spans of dates in the text with the days they name, as ISO 8601.
    """
    head = text[:_LONGEST]
    items = read_items(head, language, [date for date in dates if date[1] <= _LONGEST])
    items = in_english_order(items, language)
    found = _written(items)
    if len(text) > _LONGEST:
        start = len(found.text) + 1
        rest = Gloze(start, start + len(text) - _LONGEST, _LONGEST, len(text), "", False, True)
        return Gloss(f"{found.text} {text[_LONGEST:]}", (*found.words, rest))
    return found


def _written(items: Sequence[Item]) -> Gloss:
    pieces: list[str] = []
    words: list[Gloze] = []
    position = 0
    glue = True
    for item in items:
        mark = item.kind == "mark"
        if not glue and not (mark and item.text in _CLOSING):
            pieces.append(" ")
            position += 1
        pieces.append(item.text)
        counts = (
            item.kind not in ("mark", "number", "date", "name", "money") and item.word.isalpha()
        )
        end = position + len(item.text)
        words.append(Gloze(position, end, item.start, item.end, item.word, item.known, counts))
        position = end
        glue = mark and item.text in _OPENING
    return Gloss("".join(pieces), tuple(words))
