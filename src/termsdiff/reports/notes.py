"""The notes that stand at the top of a report: of the old text, the new one, and the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..spoken import Spoken, say, spoken_language
from ..text.visible import visible_line

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..notes import Note


_READ: Spoken[str] = Spoken(
    {
        "charset": "The stated encoding is not that of the text",
        "day-without-version": "No version bears the date asked for",
        "encoding": "The text is not UTF-8",
        "front-matter": "The front matter was not compared",
        "future-date": "The day asked for is yet to come",
        "hidden-text": "Hidden words were not compared",
        "numbers-not-read": "Automatic numbers were not read",
        "opinions": "A language model gave second opinions",
        "opinions-not-used": "Some opinions of a language model were not used",
        "part-not-read": "A part of the file was not read",
        "pdf-recognised-text": "The text was recognised from a scan",
        "pdf-scan": "Pages are pictures without text",
        "pdf-unreadable-text": "Some signs of the PDF cannot be read",
        "pictures": "Pictures were not read",
        "struck-text": "Struck-out words count as not being there",
        "tracked-changes": "Tracked changes were settled",
        "unclosed-markup": "Markup never ends: what follows was not read",
        "unreadable-characters": "Some characters cannot be read",
        "words-lost": "Words of the file were not read",
    }
)
"""What a note of reading a file is about, for reports in another language than the note's own."""


class ReportNote(NamedTuple):
    """A note as a report shows it; `side` is `old`, `new`, or "" if it is of the whole."""

    side: str
    code: str
    text: str
    incomplete: bool

    @property
    def words(self) -> str:
        """The note on one line, after the side that it speaks of."""
        return f"{say(self.side)}: {self.text}" if self.side else self.text


def _told(note: Note) -> str:
    """Return a note; one that was written in English while a file was read comes after its gist."""
    gist = "" if spoken_language() == "en" else _READ.get(note.code)
    return say("{gist} ({note}).", gist=gist, note=note.text.rstrip(".")) if gist else note.text


def notes_of(comparison: Comparison) -> tuple[ReportNote, ...]:
    """Return all notes, those of the whole first; each is told once."""
    sides = (("", comparison), ("old", comparison.old), ("new", comparison.new))
    found = (
        ReportNote(side, note.code, visible_line(_told(note)), note.incomplete)
        for side, source in sides
        for note in source.notes
    )
    return tuple(dict.fromkeys(found))
