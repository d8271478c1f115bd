"""Characters that carry no words: white space, zero-width marks, left-over emphasis."""

from __future__ import annotations

import re

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# emphasis marks that CommonMark leaves as they are, because a word touches them
_STRAY_EMPHASIS = re.compile(r"\*{2,}|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])")

_BULLETS = frozenset("*•·●◦▪■‣–—+-")

WORD = re.compile(r"[^\W_]")


def fold_spaces(text: str) -> str:
    """Return the text on one line: each run of white space one space, zero-width marks removed."""
    if not text.isascii():
        for mark in _INVISIBLE:
            text = text.replace(mark, "")
    return " ".join(text.split())


def drop_stray_emphasis(text: str) -> str:
    """Remove asterisks that were meant as emphasis but touch a word on the wrong side."""
    return _STRAY_EMPHASIS.sub("", text) if "*" in text else text


def has_words(text: str) -> bool:
    """Whether a reader sees a letter or digit in the text."""
    return WORD.search(text) is not None


def drop_bullet(text: str) -> str:
    """Remove a list mark that stands in the text itself: it is form, not words."""
    while text and text[0] in _BULLETS:
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
    return text.replace("’", "'").replace("–", "-").replace("—", "-")
