"""Annotations for a GitHub workflow run: one workflow command per finding.

GitHub shows ten errors, ten warnings and ten notices per step; the weightiest come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..materiality import MATERIALITIES
from ..text.visible import visible
from .annotations import Annotation, annotate
from .options import RenderOptions, shown_changes
from .selection import selection_words
from .top_notes import ReportNote, notes_of
from .wording import VERDICT_NAMES, verdict_words

if TYPE_CHECKING:
    from ..comparison import Comparison

COMMANDS = {
    "material": "error",
    "minor": "warning",
    "unassessed": "warning",
    "editorial": "notice",
}


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the notes, then the findings, one command per line, then the verdict."""
    found = sorted(
        annotate(comparison, shown_changes(comparison, options)),
        key=lambda one: MATERIALITIES.index(one.weight),
    )
    selection = [f"::notice title=termsdiff::{escape_data(selection_words(comparison, options))}"]
    asked = selection if options.narrows else []
    lines = [*asked, *map(_note, notes_of(comparison)), *map(_command, found)]
    name = VERDICT_NAMES[comparison.verdict].lower()
    lines.append(f"{name}: {verdict_words(comparison, notes_beside=True)}")
    return "".join(f"{line}\n" for line in lines)


def _note(note: ReportNote) -> str:
    command = "warning" if note.incomplete else "notice"
    return f"::{command} title=termsdiff::{escape_data(note.words)}"


def _command(one: Annotation) -> str:
    properties = {
        "file": one.place.source,
        "line": str(one.place.first),
        "endLine": str(one.place.last),
        "title": one.title,
    }
    values = ",".join(f"{key}={escape_property(value)}" for key, value in properties.items())
    message = f"{one.message}\n{one.reason}".strip()
    return f"::{COMMANDS[one.weight]} {values}::{escape_data(message)}"


def escape_data(text: str) -> str:
    """Return the text as the message of a workflow command."""
    shown = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(shown)


def escape_property(text: str) -> str:
    """Return the text as a property of a workflow command."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
