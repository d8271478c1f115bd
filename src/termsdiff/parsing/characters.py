"""Characters that carry no words: left-over emphasis, list marks, curly apostrophes."""

from __future__ import annotations

from ..text.patterns import later
from ..text.quote_marks import plain_apostrophes

# emphasis marks that CommonMark leaves as they are, because a word touches them
_STRAY_EMPHASIS = later(r"\*{2,}|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])")

_BULLETS = frozenset("*•·●◦▪■‣–—+-")
# in a cell of a table, a dash or a plus may be the sign of a number
_BULLETS_IN_CELLS = frozenset("•·●◦▪■‣")


def drop_stray_emphasis(text: str) -> str:
    """Remove asterisks that were meant as emphasis but touch a word on the wrong side."""
    return _STRAY_EMPHASIS.sub("", text) if "*" in text else text


def drop_bullet(text: str, *, in_cell: bool = False) -> str:
    """Remove a list mark that stands in the text itself: it is form, not words."""
    bullets = _BULLETS_IN_CELLS if in_cell else _BULLETS
    while text and text[0] in bullets:
        rest = text[1:].lstrip()
        if not rest or not text[1].isspace():
            break
        text = rest
    return text


def plain_marks(text: str) -> str:
    """Return the text with curly apostrophes and long dashes as ASCII ones, of the same length.

    Patterns need only know the ASCII ones then: sets of other characters are slow to compile.
    """
    if text.isascii():
        return text
    return plain_apostrophes(text).replace("–", "-").replace("—", "-")
