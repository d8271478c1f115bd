"""Hiding: the words of a document that its reader does not see, counted and named in notes."""

from __future__ import annotations

from typing import NamedTuple

from ..notes import Note

_MANY_WORDS = 40
"""Front matter of fewer words is what tools need: title, dates, address."""


class Unseen(NamedTuple):
    """How many words of a stretch of text are hidden, or struck out.

    `unclosed` is true where something begins that hides all that follows, and never ends.
    """

    hidden: int = 0
    struck: int = 0
    unclosed: bool = False

    def plus(self, other: Unseen) -> Unseen:
        """Return the sum of both."""
        if other is NOTHING:
            return self
        return Unseen(
            self.hidden + other.hidden, self.struck + other.struck, self.unclosed or other.unclosed
        )


NOTHING = Unseen()


def notes_of(unseen: Unseen, front_matter: str) -> tuple[Note, ...]:
    """Return the notes on what a reader of the document does not see."""
    notes = []
    if unseen.struck:
        text = (
            f"{_is_or_are(unseen.struck)} struck out; what is struck out counts as not being there."
        )
        notes.append(Note("struck-text", text))
    if unseen.unclosed:
        text = (
            "A comment, a script or a hidden element begins and never ends: browsers show nothing "
            "of what follows, so it was not read."
        )
        notes.append(Note("unclosed-markup", text, incomplete=True))
    if unseen.hidden:
        words = "one word" if unseen.hidden == 1 else f"{unseen.hidden} words"
        text = (
            f"Not shown to readers, and so not compared: {words} "
            "(in comments, hidden elements, scripts, or cells beyond the last column)."
        )
        notes.append(Note("hidden-text", text))
    count = len(front_matter.split())
    if count > _MANY_WORDS:
        text = f"The front matter holds {count} words; they were not compared."
        notes.append(Note("front-matter", text))
    return tuple(notes)


def _is_or_are(count: int) -> str:
    return "One word is" if count == 1 else f"{count} words are"
