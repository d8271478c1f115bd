"""Openings: where words in some texts begin with given letters, without rereading the texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

PREFIX = 3
"""How many letters of a word decide whether its place is kept."""
_LONGEST = 80
_WORD_START = re.compile(r"(?<![^\W_])\S")


class Openings:
    """Every place in the texts where a word begins, sorted by the text that follows.

    With `prefixes`, only places that begin with one of them are kept; each has at most `PREFIX`
    letters.
    """

    __slots__ = ("_places",)

    def __init__(self, texts: Iterable[str], prefixes: Collection[str] | None = None) -> None:
        self._places = sorted(
            (text[start : start + _LONGEST], number, start)
            for number, text in enumerate(texts)
            for start in _starts(text, prefixes)
        )

    def has(self, stem: str) -> bool:
        """Whether a word begins with this, followed by that."""
        return next(self.places(stem), None) is not None

    def places(self, stem: str) -> Iterator[tuple[int, int]]:
        """Yield the number of the text and the position of each place that begins with this."""
        stem = stem[:_LONGEST]
        for place in range(bisect_left(self._places, (stem,)), len(self._places)):
            opening, number, start = self._places[place]
            if not opening.startswith(stem):
                return
            yield number, start


def _starts(text: str, prefixes: Collection[str] | None) -> Iterator[int]:
    for match in _WORD_START.finditer(text):
        start = match.start()
        if prefixes is None or any(text[start : start + n] in prefixes for n in range(PREFIX + 1)):
            yield start
