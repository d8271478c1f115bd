"""Text that stays text: what Markdown would take for marks is escaped."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w{1,40};)")
_LINE_START = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|-{2,}|={1,}")
_ORDINAL = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def escaped(text: str) -> str:
    """Return a text that reads in Markdown as it stands, wherever it stands but at a line start."""
    return _MARKS.sub(r"\\\g<0>", text)


def line_start(markdown: str) -> str:
    """Escape what makes a heading, a list or a rule of a line of Markdown."""
    if _LINE_START.match(markdown):
        return f"\\{markdown}"
    return _ORDINAL.sub(r"\1\\\2", markdown, count=1) if _ORDINAL.match(markdown) else markdown


def heading(level: int, text: str) -> str:
    """Return a heading; number signs at the end would be taken for the end of a heading."""
    words = escaped(text)
    kept = words.rstrip("#")
    end = "\\#" * (len(words) - len(kept))
    return f"{'#' * level} {kept}{end}"


def unescaped(markdown: str) -> str:
    """Return the text that escapes stand for."""
    return _ESCAPED.sub(r"\1", markdown)
