"""Marks that mean something without words: checkboxes, ticks and crosses."""

from __future__ import annotations

import re

from ..text.patterns import later

_MARKS = "☐☑☒✓✔✕✖✗✘✅❌❎"
SPEAKING = re.compile(f"[^\\W_]|[{_MARKS}]")
# a dash in a cell means "none"; a rule or a column alignment means nothing
_SPEAKING_IN_CELL = later(r"[^\s|:_*+=-]")
_TASK = later(r"\[(?P<mark>[ xX])\]\s+(?=\S)")


def has_marks(text: str) -> bool:
    """Whether the text has a letter, a digit, a tick, a cross or a box."""
    return SPEAKING.search(text) is not None


def speaks_in_table(text: str) -> bool:
    """Whether a table row says anything: there, any sign counts."""
    return _SPEAKING_IN_CELL.search(text) is not None


def box(*, checked: bool) -> str:
    """Return a box as a reader sees it."""
    return "☑" if checked else "☐"


def cut_task_mark(content: str) -> tuple[str, str]:
    """Return the box that a list item begins with, or "", and the rest of the item."""
    match = _TASK.match(content)
    if match is None:
        return "", content
    return box(checked=match["mark"] != " "), content[match.end() :]
