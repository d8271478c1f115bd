"""Graphemes: what a reader sees as one character, and scripts without spaces between words.

The rules are those of Unicode that matter for splitting a text: marks stay with their letter,
joined emoji together, flags in pairs. Libraries that know all rules take megabytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from .patterns import later

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)


@cache
def _unspaced_stretch() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]+")


@cache
def _careful() -> re.Pattern[str]:
    return re.compile(
        f"[{_UNSPACED}\u0300-\u036f\u0483-\u0489\u0590-\u0dff\u0f00-\u0fff\u1100-\u11ff\u135d-\u135f"
        "\u1700-\u177f\u1800-\u1cff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u302a-\u302f\ua66f-\uabff"
        "\ud7b0-\ud7ff\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\U00010000-\U0010ffff]"
    )


_JOINER = "\u200d"
_ALSO_EXTEND = frozenset("\u200c\u200d\u0e33\u0eb3\uff9e\uff9f")


_RARE = later("[^\x00-\u02ff\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122\u25a0-\u25ff]")
"""What stands outside of Latin letters, quotation marks, dashes and bullets."""


def needs_care(text: str) -> bool:
    """Whether any character of the text needs more than splitting at spaces."""
    if text.isascii() or _RARE.search(text) is None:
        return False
    return _careful().search(text) is not None


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script without spaces between words."""
    return not character.isascii() and _unspaced_stretch().match(character) is not None


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Split a text where its script changes: each piece, and whether its script has no spaces."""
    last = 0
    for match in _unspaced_stretch().finditer(text):
        if match.start() > last:
            yield text[last : match.start()], False
        yield match[0], True
        last = match.end()
    if last < len(text):
        yield text[last:], False


def graphemes(text: str) -> list[str]:
    """Split a text into what a reader sees as characters; joined, they give the text again."""
    return join_graphemes(list(text), words=False)


def join_graphemes(pieces: Sequence[str], *, words: bool = True) -> list[str]:
    """Join neighbouring pieces of a text that a split between them would break.

    With `words`, a word continues after a mark: letters with vowel signs are one word.
    """
    joined: list[list[str]] = []
    flags = 0
    before = ""
    for piece in pieces:
        first = piece[0]
        belongs = before != "" and (
            _extends(first)
            or (before == _JOINER and not first.isspace())
            or (flags % 2 == 1 and _is_flag(first))
            or ("\u1100" <= before <= "\u115f" and _is_hangul(first))
            or (words and _continues_character(before, first))
        )
        if belongs:
            joined[-1].append(piece)
        else:
            joined.append([piece])
        before = piece[-1]
        flags = flags + len(piece) if _is_flag(first) else 0
    return ["".join(group) for group in joined]


def _extends(character: str) -> bool:
    """Whether a character combines with the one before it."""
    if character < "\u0300":
        return False
    return (
        unicodedata.category(character)[0] == "M"
        or character in _ALSO_EXTEND
        or "\u1160" <= character <= "\u11ff"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _continues_character(before: str, first: str) -> bool:
    spaced = not is_unspaced(before) and not is_unspaced(first)
    return spaced and first.isalpha() and _extends(before)


def _is_flag(character: str) -> bool:
    """Whether it is half of a flag: a letter that, with another, names a country."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_hangul(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff" or "\uac00" <= character <= "\ud7a3"
