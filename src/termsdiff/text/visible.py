"""Make visible the characters that would control a terminal or a page, or deceive a reader.

A document can contain escape sequences that recolour or retitle a terminal and marks that reverse
the direction of text, so that a reader sees different words from those in the text. They are shown
as escapes (`\\x1b`, `\\u202e`) in every report that people read.
"""

from __future__ import annotations

import re

HAZARDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and line feed
    "\u2028\u2029"  # line and paragraph separators
    "\u061c\u200e\u200f"  # direction marks
    "\u202a-\u202e\u2066-\u206f"  # embeddings, overrides, isolates, and deprecated ones
    "\ud800-\udfff"  # lone surrogates
    "\ufff9-\ufffb\ufffe\uffff"  # interlinear marks, non-characters
    "\U000e0000-\U000e007f]"  # invisible tags
)


def escape_hazard(match: re.Match[str]) -> str:
    """Return the escape of one character, as Python and JSON write it."""
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """Return the text with every hazardous character written as an escape."""
    return HAZARDS.sub(escape_hazard, text)


def visible_line(text: str) -> str:
    """Return the text on one line, its white space folded and its hazards made visible."""
    return visible(" ".join(text.split()))


def visible_text(text: str) -> tuple[str, int]:
    """Return a whole text made visible, keeping its lines, and how many characters changed."""
    return HAZARDS.subn(escape_hazard, text)
