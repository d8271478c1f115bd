"""The count: words that a reader of the page can see, compared with words of the Markdown."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from bs4.element import NavigableString, Tag

from .elements import SILENT, is_block, words_in

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")
_ADDRESS = re.compile(r"(?<!\\)\]\([^\s()]*\)")
_MARKS = re.compile(r"\\|\*\*")


class Lost(NamedTuple):
    """How many of the words of a source are missing in its Markdown, and the first of them."""

    words: int
    of: int
    first: tuple[str, ...]


def visible_words(element: Tag) -> list[str]:
    """Return the words of an element: a word may continue in the next inline element."""
    parts: list[str] = []
    _collect(element, parts)
    return words_in("".join(parts).translate(_INVISIBLE))


def _collect(element: Tag, parts: list[str]) -> None:
    apart = is_block(element) or element.name in ("br", "td", "th", "button", "label", "rt", "q")
    if apart:
        parts.append(" ")
    for child in element.children:
        if isinstance(child, Tag):
            if child.name not in SILENT and child.name != "rp":
                _collect(child, parts)
        elif type(child) is NavigableString:
            parts.append(child)
    if apart:
        parts.append(" ")


def find_lost(visible: list[str], markdown: str) -> Lost:
    """Compare the visible words with those of the Markdown, in any order."""
    plain = _MARKS.sub("", _ADDRESS.sub(" ", markdown))
    missing = Counter(visible) - Counter(words_in(plain))
    return Lost(missing.total(), len(visible), tuple(missing)[:5])
