"""The notes at the top of a report: on the old text, the new one, and the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..spoken import Spoken, say, spoken_language
from ..text.visible import visible_line

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..notes import Note


_READ: Spoken[str] = Spoken(
    {
        "charset": "The stated encoding does not match the text",
        "day-without-version": "No version has the requested date",
        "encoding": "The text is not UTF-8",
        "front-matter": "The front matter was not compared",
        "future-date": "The requested day is in the future",
        "hidden-text": "Hidden words were not compared",
        "numbers-not-read": "Automatic numbers were not read",
        "opinions": "A language model gave second opinions",
        "opinions-not-used": "Some opinions of a language model were not used",
        "part-not-read": "Part of the file was not read",
        "pdf-recognised-text": "The text was recognised from a scan",
        "pdf-scan": "Pages are images without text",
        "pdf-unreadable-text": "Some characters of the PDF cannot be read",
        "pictures": "Pictures were not read",
        "struck-text": "Struck-out words count as deleted",
        "tracked-changes": "Tracked changes were resolved",
        "unclosed-markup": "Unclosed markup: what follows was not read",
        "unreadable-characters": "Some characters cannot be read",
        "words-lost": "Words of the file were not read",
    }
)
"""What a note about reading a file says, for reports in a language other than the note's."""


class ReportNote(NamedTuple):
    """A note as a report shows it; `side` is `old`, `new`, or "" for the whole."""

    side: str
    code: str
    text: str
    incomplete: bool

    @property
    def words(self) -> str:
        """The note on one line, after the side that it is about."""
        return f"{say(self.side)}: {self.text}" if self.side else self.text


def _note_in_words(note: Note) -> str:
    """Return a note; an English one from reading a file comes after a translated summary."""
    gist = "" if spoken_language() == "en" else _READ.get(note.code)
    return say("{gist} ({note}).", gist=gist, note=note.text.rstrip(".")) if gist else note.text


def notes_of(comparison: Comparison) -> tuple[ReportNote, ...]:
    """Return all notes, those on the whole first, without duplicates."""
    sides = (("", comparison), ("old", comparison.old), ("new", comparison.new))
    found = (
        ReportNote(side, note.code, visible_line(_note_in_words(note)), note.incomplete)
        for side, source in sides
        for note in source.notes
    )
    return tuple(dict.fromkeys(found))
