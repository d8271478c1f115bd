"""Say on standard error what a reader must know of the texts that a command has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..input.files import SourceText


def print_notes(*sources: SourceText) -> None:
    """Print each note of these texts on one line, once."""
    said = {f"{source.name}: {note.text}": None for source in sources for note in source.notes}
    if not said:
        return
    import sys

    from ..reports.visible import visible_line

    for line in said:
        print(f"termsdiff: {visible_line(line)}", file=sys.stderr)
