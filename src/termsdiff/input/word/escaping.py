"""Text that stays text: what Markdown would read as markup is escaped."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w{1,40};)")
_LINE_START = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|-{2,}|={1,}")
_ORDINAL = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def escaped(text: str) -> str:
    """Return a text that Markdown reads literally anywhere except at a line start."""
    return _MARKS.sub(r"\\\g<0>", text)


def line_start(markdown: str) -> str:
    """Escape what turns a line of Markdown into a heading, a list or a rule."""
    if _LINE_START.match(markdown):
        return f"\\{markdown}"
    return _ORDINAL.sub(r"\1\\\2", markdown, count=1) if _ORDINAL.match(markdown) else markdown


def heading(level: int, text: str) -> str:
    """Return a heading; trailing number signs would be read as a closing sequence."""
    words = escaped(text)
    kept = words.rstrip("#")
    end = "\\#" * (len(words) - len(kept))
    return f"{'#' * level} {kept}{end}"


def unescaped(markdown: str) -> str:
    """Return the text without escapes."""
    return _ESCAPED.sub(r"\1", markdown)
