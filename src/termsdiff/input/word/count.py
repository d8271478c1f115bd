"""The count: words in the parts of a file compared with those in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ...notes import Note
from ..converted import Count
from .alternatives import chosen, is_alternatives
from .escaping import unescaped
from .tracked import Tracked, is_gone
from .xml import Element, name

_WORD = re.compile(r"\w+")
_MOST_LOST = 0.01
_TEXTS = frozenset((name("w:t"), name("m:t"), name("a:t"), name("w:delText")))
_APART = frozenset(
    name(short)
    for short in (
        "w:p",
        "w:tab",
        "w:ptab",
        "w:br",
        "w:cr",
        "w:noBreakHyphen",
        "m:r",
        "w:ruby",
        "w:rt",
    )
)


def count_words(
    parts: Iterable[tuple[str, Sequence[Element]]],
    markdown: str,
    left_out: Iterable[str],
    tracked: Tracked,
) -> tuple[Count, ...]:
    """Count the words of each part, and those of them that the Markdown has.

    `left_out` are texts that no reader sees. A word in the text is counted once.
    """
    arrived = _Stock(f"{unescaped(markdown)} {' '.join(left_out)}")
    aside = Counter(_WORD.findall(" ".join(left_out)))
    counts = []
    for part, roots in parts:
        text = "".join(piece for root in roots for piece in _pieces(root, tracked))
        words = Counter(_WORD.findall(text))
        lost = arrived.missing(text, words)
        unseen = (words & aside).total()
        aside -= words
        counts.append(Count(part, words.total() - unseen, words.total() - unseen - lost))
    return tuple(counts)


class _Stock:
    """Words and letters of the text that have not been accounted for yet."""

    def __init__(self, text: str) -> None:
        self._words = Counter(_WORD.findall(text))
        self._letters = Counter("".join(_WORD.findall(text)))

    def missing(self, text: str, words: Counter[str]) -> int:
        """Return how many words of a text are missing; remove those that are not.

        Text joined to other words, such as a drop cap, counts as present: its letters are compared.
        """
        letters = Counter("".join(_WORD.findall(text)))
        lost = min((words - self._words).total(), (letters - self._letters).total())
        self._words -= words
        self._letters -= letters
        return lost


def _pieces(root: Element, tracked: Tracked) -> Iterator[str]:
    """Yield the texts of a part in order, with a space at paragraph ends and the like."""
    for element in root:
        tag = str(element.tag)
        if tag in _TEXTS:
            if tag != name("w:delText") or tracked == "reject":
                yield element.text or ""
        elif is_gone(element, tracked):
            continue
        elif is_alternatives(element):
            branch = chosen(element)
            if branch is not None:
                yield from _pieces(branch, tracked)
        else:
            if tag in _APART:
                yield " "
            yield from _pieces(element, tracked)
            if tag in _APART:
                yield " "


def loss_notes(counts: Iterable[Count]) -> tuple[Note, ...]:
    """Return a note for each part with more than one missing word in a hundred."""
    return tuple(
        Note(
            "words-lost",
            f"{count.words - count.kept} of {count.words} words of the {count.part} were not read",
            incomplete=True,
        )
        for count in counts
        if count.words - count.kept > _MOST_LOST * count.words
    )
