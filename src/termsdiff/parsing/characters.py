"""Characters that are not words: stray emphasis, list marks, curly apostrophes."""

from __future__ import annotations

from ..text.patterns import later
from ..text.quote_marks import plain_apostrophes

# emphasis marks that CommonMark leaves unchanged because a word touches them
_STRAY_EMPHASIS = later(r"\*{2,}|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])")

_BULLETS = frozenset("*•·●◦▪■‣–—+-")
# in a table cell, a dash or a plus may be the sign of a number
_BULLETS_IN_CELLS = frozenset("•·●◦▪■‣")


def drop_stray_emphasis(text: str) -> str:
    """Remove asterisks meant as emphasis that touch a word on the wrong side."""
    return _STRAY_EMPHASIS.sub("", text) if "*" in text else text


def drop_bullet(text: str, *, in_cell: bool = False) -> str:
    """Remove a list mark in the text itself: it is form, not words."""
    bullets = _BULLETS_IN_CELLS if in_cell else _BULLETS
    while text and text[0] in bullets:
        rest = text[1:].lstrip()
        if not rest or not text[1].isspace():
            break
        text = rest
    return text


def plain_marks(text: str) -> str:
    """Return the text, at the same length, with curly apostrophes and long dashes as ASCII.

    Patterns then only need the ASCII ones: sets of other characters are slow to compile.
    """
    if text.isascii():
        return text
    return plain_apostrophes(text).replace("–", "-").replace("—", "-")
