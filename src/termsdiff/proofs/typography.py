"""Typography: quotation marks, dashes, spaces, capitals, marks of lists and notes, but no words."""

from __future__ import annotations

import re

from ..text.patterns import later
from ..text.quote_marks import LIKE_DOUBLE, LIKE_SINGLE
from .proof_words import words

# one character each, so that patterns need only know the plain ones
LOOKS = str.maketrans(
    {
        **dict.fromkeys(LIKE_DOUBLE, '"'),
        **dict.fromkeys(LIKE_SINGLE, "'"),
        **dict.fromkeys("‐‑‒–—―", "-"),
        **dict.fromkeys("\xa0\u202f\u2009\u2007", " "),
        **dict.fromkeys("®™℠", " "),
    }
)
_NOTE_MARK = later(r"\s?[¹²³⁰⁴-⁹]+(?=[\s.,;:)\]]*$|[.,;:)])")
"""A superscript number at the end of a phrase is the mark of a note, not an exponent."""
_TIMES = later(r"(?<=\d)\s?×\s?(?=\d)")
_COUNTRY = later(r"\bUS(?:A)?\b|\bU\.S\.(?:A\.)?")
_DOTTED = later(r"\b(?:[A-Za-z]\.){2,}")
_PLURAL = later(r"\(s\)(?<=[a-z]\(s\))")
_US_DOLLAR = later(r"\bu\.?s\.?\s?(?=\$)|\bunited-states(?=\s?\$)")
_JOINED_SOURCE = r"\b(?:non|sub|re|pre|co|anti|multi|up|log|sign|e|on|web)-"
_JOINED_WORD = later(rf"{_JOINED_SOURCE}[a-z]+")
_RANGE = later(r"(?<=\d) ?- ?(?=\d)")
"""Between two figures a dash says "up to"; it counts."""
_BITS = later(r"(\d) ?([KkMGTP]i?)b(?=ps\b|\b)")
"""Eight of them make a byte, whose letter is a capital."""
_TOKEN = later(
    # plain words come first: nearly all are, and no other form begins with such a letter
    r"(?!united-states)[a-z]+(?:'[a-z]+)*(?![\w'])|united-states|§[a-z]?"
    r"|(?<![\w)])-(?=\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d.,])|\.?\d+(?:[.,'/]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|\.?\d+(?:[.,'/]\d+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|\w+"
    r"|[^\s\w.,;:!?\"'()\[\]{}\\|*`~#^•·…/_-]"
)


def cut(text: str) -> list[str]:
    """Split a text into words and signs in lower case, without punctuation.

    Meaningful signs are kept: ticks, `%`, `<`, a minus before a number.
    """
    text = (
        text.replace("`", "'")
        if text.isascii()
        else _NOTE_MARK.sub("", _TIMES.sub("x", text.translate(LOOKS)))
    )
    if ("US" in text or "U.S." in text) and not text.isupper():
        text = _COUNTRY.sub("united-states", text)
    if "." in text:
        text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    if "b" in text:
        text = _BITS.sub(r"\1 \2bit", text)
    text = text.lower()
    if "(s)" in text:
        text = _PLURAL.sub("s", text)
    if "&" in text:
        text = text.replace("&", " and ")
    if "$" in text:
        text = _US_DOLLAR.sub("", text)
    if "-" in text:
        text = _RANGE.sub(" _to_ ", _JOINED_WORD.sub(_joined, text))
    return _TOKEN.findall(text)


def _joined(match: re.Match[str]) -> str:
    """Return a compound as one word, unless that word would be another one."""
    word = match[0]
    return word if word in words("hyphen_tells") else word.replace("-", "", 1)


_HYPHEN = later(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")
_COMPOUND = later(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")


def _unhyphenated(match: re.Match[str]) -> str:
    plain = match[0].translate(LOOKS).casefold()
    return match[0] if plain in words("hyphen_tells") else _HYPHEN.sub("", match[0])


def unhyphenated(text: str) -> str:
    """Return a text with the parts of its compounds written together."""
    return _COMPOUND.sub(_unhyphenated, text)


def differ_by_hyphens(old: str, new: str) -> bool:
    """Whether a compound in one text is in the other without its hyphens: a quick check."""
    before, after = set(old.casefold().split()), set(new.casefold().split())
    apart = [word for word in before ^ after if "-" in word or "‐" in word or "‑" in word]
    if not apart:
        return False
    whole = " ".join(before ^ after)
    return any(unhyphenated(word).strip(".,;:()") in whole for word in apart)


def exact(text: str) -> list[str]:
    """Split a text at its spaces: words and the marks that touch them, unchanged."""
    return text.split()
