"""The notes that stand at the top of a report: of the old text, the new one, and the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..text.visible import visible_line

if TYPE_CHECKING:
    from ..comparison import Comparison


class ReportNote(NamedTuple):
    """A note as a report shows it; `side` is `old`, `new`, or "" where it is of the whole."""

    side: str
    code: str
    text: str
    incomplete: bool

    @property
    def words(self) -> str:
        """The note on one line, after the side that it speaks of."""
        return f"{self.side}: {self.text}" if self.side else self.text


def notes_of(comparison: Comparison) -> tuple[ReportNote, ...]:
    """Return all notes, those of the whole first; each is told once."""
    sides = (("", comparison), ("old", comparison.old), ("new", comparison.new))
    found = (
        ReportNote(side, note.code, visible_line(note.text), note.incomplete)
        for side, source in sides
        for note in source.notes
    )
    return tuple(dict.fromkeys(found))
