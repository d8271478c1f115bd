"""The words of a text in another language, in look-up form, with their positions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .lists import folded, grammar, pairs_of, words_of

_APOSTROPHES = str.maketrans("’ʼ`´", "''''")
_LINK = (
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Za-z][\w-]*(?:\.[a-z][a-z-]+)+(?!\w)"
)
_FIGURE = (
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:,\d{1,2}(?!\d))?"
    r"|\d+(?:[.,'’]\d+)*(?:(?:st|nd|rd|th|er|ère|ème|º|ª)\b)?"
)
_GENDERED = r"[*:_·](?:in(?:nen)?|e?s|trice)\b"
_WORD = rf"[^\W\d_]+(?:{_GENDERED})?(?:[-‑'’][^\W\d_]+(?:{_GENDERED})?)*"


class Token(NamedTuple):
    """A word, a number or a mark: its look-up form, its span, and whether it is capitalised."""

    word: str
    start: int
    end: int
    kind: str
    capital: bool = False
    written: str = ""


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    data = grammar(language)
    parts = [rf"(?P<link>{_LINK})"]
    short = sorted(pairs_of(data["words"]["abbreviations"]), key=len, reverse=True)
    if short:
        spelled = "|".join(re.escape(one).replace(r"\ ", r"\s?") for one in short)
        parts.append(rf"(?P<short>(?<!\w)(?i:{spelled})(?!\w))")
    parts.append(rf"(?P<figure>{_FIGURE})")
    whole = words_of(data.get("whole", ""))
    if whole:
        parts.append(rf"(?P<whole>(?i:{'|'.join(map(_either_apostrophe, whole))}))")
    elided = words_of(data.get("elisions", ""))
    if elided:
        parts.append(rf"(?P<elided>(?<!\w)(?i:{'|'.join(elided)})['’](?=\w))")
    parts.append(rf"(?P<word>{_WORD})")
    parts.append(r"(?P<mark>\S)")
    return re.compile("|".join(parts))


def _either_apostrophe(word: str) -> str:
    return word.replace("'", "['’]")


def tokenize(text: str, language: str, spans: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Split a text into tokens; each of `spans` (of dates) is one token of the kind `date`."""
    found: list[Token] = []
    position = 0
    pattern = _pattern(language)
    for start, end in [*spans, (len(text), len(text))]:
        for match in pattern.finditer(text, position, start):
            found.append(_token(match))
        if end > start:
            found.append(Token(text[start:end], start, end, "date"))
        position = end
    return found


def _token(match: re.Match[str]) -> Token:
    written = match[0]
    kind = str(match.lastgroup)
    if kind in ("whole", "elided"):
        kind = "word"
    word = written.translate(_APOSTROPHES).replace("‑", "-")
    if kind in ("word", "short"):
        word = folded(re.sub(_GENDERED, "", word))
    if kind == "short":
        word = word.replace(" ", "")
    return Token(word, match.start(), match.end(), kind, written[:1].isupper(), written)
