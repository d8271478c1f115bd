"""Print on standard error what a reader must know besides the result of a command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..text.visible import visible_line

if TYPE_CHECKING:
    from ..input.files import SourceText


def print_notes(*sources: SourceText, quiet: bool = False) -> None:
    """Print each note of these texts once, on one line."""
    said = {f"{source.name}: {note.text}": None for source in sources for note in source.notes}
    say(*said, quiet=quiet)


def say(*lines: str, quiet: bool = False) -> None:
    """Print lines on standard error, unless --quiet was given."""
    if quiet or not lines:
        return

    for line in lines:
        print(f"termsdiff: {visible_line(line)}", file=sys.stderr)
