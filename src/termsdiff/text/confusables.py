"""Confusables: letters of one script that look like letters of another, mixed into one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# the letters that common typefaces draw alike, from Unicode's list of confusables
_CYRILLIC = {
    **dict(zip("АВЕЅІЈКМНОРСТХҮԚԜԌһНӏѴ", "ABESIJKMHOPCTXYQWGhHlV", strict=True)),
    **dict(zip("аеіјоррсуѕхԁԛԝһгѵ", "aeijoppcysxdqwhrv", strict=True)),
}
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναιρυχγικ", "ABEZHIKMNOPTYXovaipuxyik", strict=True))
_OTHER = dict(zip("ՍՕոսօցհԼᎪᎬᎷᏢᎢ", "UOnuoghLAEMPT", strict=True))
_LIKE_LATIN = {**_CYRILLIC, **_GREEK, **_OTHER}
_TABLE = str.maketrans(_LIKE_LATIN)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKALIKE = re.compile(f"[{''.join(_LIKE_LATIN)}]")
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff]")


class Confusable(NamedTuple):
    """A word that mixes scripts: its span, as written, as it looks, and the foreign letters.

    It looks like a Latin word, unless it has letters that resemble no Latin one.
    """

    start: int
    end: int
    written: str
    looks_like: str
    letters: str


def find_confusables(text: str) -> Iterator[Confusable]:
    """Yield the words of a text that mix Latin letters with letters that look like them.

    In a Latin text, a word made only of such letters counts as Latin, too.
    """
    if text.isascii() or not _LOOKALIKE.search(text):
        return
    words = list(_WORD.finditer(text))
    foreign = any(_is_foreign(match[0]) for match in words)
    for match in words:
        word = match[0]
        if word.isascii() or not _LOOKALIKE.search(word) or _is_foreign(word):
            continue
        if _LATIN.search(word) or (not foreign and _LATIN.search(text)):
            yield _confusable(match)


def _confusable(match: re.Match[str]) -> Confusable:
    word = match[0]
    latin = word.translate(_TABLE)
    if _OTHER_SCRIPT.search(latin):
        strange = "".join(sorted(set(_LATIN.findall(word))))
        return Confusable(match.start(), match.end(), word, word, strange)
    strange = "".join(sorted(set(_LOOKALIKE.findall(word))))
    return Confusable(match.start(), match.end(), word, latin, strange)


def _is_foreign(word: str) -> bool:
    """Whether a word has a letter of another script that resembles no Latin one."""
    plain = word.translate(_TABLE)
    return _OTHER_SCRIPT.search(plain) is not None and not _LATIN.search(word)
