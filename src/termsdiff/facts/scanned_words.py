"""One pass over the words of a clause, and what it has met so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ..text.sentences import STOP
from ..text.tokens import WORD, lowered
from .fact import Role


class Mention(NamedTuple):
    """A party named in a clause: the positions of its first word and of the word after it."""

    start: int
    end: int
    role: Role
    is_subject: bool


class Scan:
    """The words of a text with their places, and the parties met among them.

    `low` is the text in lower case, each character in its place; `words` and `spots` run together;
    `language` is the one whose own words are read, "" if only those of every text are.
    """

    __slots__ = ("closed", "language", "low", "opened", "openings", "spots", "text", "words")

    def __init__(
        self, text: str, low: str, words: list[str], spots: list[int], language: str
    ) -> None:
        self.text = text
        self.language = language
        self.low = low
        self.words = words
        self.spots = spots
        self.opened: dict[int, Mention] = {}
        self.closed: dict[int, Mention] = {}
        self.openings: list[int] = []

    def end_of(self, position: int) -> int:
        """Return where the word at a position ends in the text."""
        return self.spots[position] + len(self.words[position])

    def gap(self, position: int) -> str:
        """Return the text between the word at a position and the one before it."""
        if position == 0:
            return self.text[: self.spots[0]]
        return self.text[self.end_of(position - 1) : self.spots[position]]

    def sentence_start(self, position: int) -> int:
        """Return the position of the first word of the sentence, or of the part before a `;`."""
        if not self.openings:
            ends = [match.end() for match in STOP.finditer(self.text)]
            self.openings += [0, *(bisect_left(self.spots, end) for end in ends)]
        return self.openings[bisect_right(self.openings, position) - 1]

    def note(self, mention: Mention) -> None:
        """Remember a party by where its name begins and where it ends."""
        self.opened[mention.start] = mention
        self.closed[mention.end] = mention

    def mention_at(self, position: int) -> Mention | None:
        """Return the party whose name begins at a position."""
        return self.opened.get(position)

    def mention_before(self, position: int) -> Mention | None:
        """Return the party whose name ends just before a position."""
        return self.closed.get(position)


def scanned(text: str, language: str = "") -> Scan:
    """Cut a text into lower-case words with their places."""
    low = lowered(text)
    matches = list(WORD.finditer(low))
    return Scan(
        text, low, [match[0] for match in matches], [match.start() for match in matches], language
    )
