"""Folding: one form for characters that a reader cannot distinguish, or reads as the same.

`drop_invisible` runs before Markdown is read, `fold` after it, because an entity may be any
character. Quotation marks, dashes, fractions and superscripts stay as written: they look different,
and a clause shows them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# soft hyphen, joiners, bidirectional controls, fillers, variation selectors, tags
_NEVER_SEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000\U000e0001\U000e0080-\U000e0fff"
)
_NON_JOINER, _JOINER = "\u200c", "\u200d"
_TAGS = "\U000e0020-\U000e007f"
# one set of characters: anything else would be many times slower to search


@cache
def _maybe_invisible() -> re.Pattern[str]:
    return re.compile(f"[{_NEVER_SEEN}{_NON_JOINER}{_JOINER}{_TAGS}]")


@cache
def _flag_of_region() -> re.Pattern[str]:
    return re.compile(f"\U0001f3f4[{_TAGS}]*\\Z")


_LONGEST_FLAG = 10
# letters shaped by joiners: Hebrew to Burmese, Khmer, Mongolian


@cache
def _shaped() -> re.Pattern[str]:
    return re.compile("[\u0590-\u109f\u1780-\u18af]")


@cache
def _emoji() -> re.Pattern[str]:
    return re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


_DIGITS = "0-9"
_SUPERSCRIPT = "²³¹⁰⁴-⁹₀-₉"


@cache
def _after_number() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_DIGITS}])(?=[{_SUPERSCRIPT}])")


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_HYPHENS = frozenset("\u2010\u2011\ufe63\uff0d\u2212\u058a\u1806\u30a0")
_FOLDED_FORMS = frozenset(
    f"<{form}>"
    for form in ("wide", "narrow", "font", "compat", "initial", "medial", "final", "isolated")
)
_HARMLESS = (
    "\x00-\x7f\u00a0-\u00a7\u00a9\u00ab\u00ae\u00b0\u00b6\u00b7\u00bb-\u0131\u0134-\u013e\u0141-\u0148"
    "\u014a-\u017e\u0180-\u01c3\u01cd-\u01f0\u01f4-\u024f\u2013-\u201e\u2022\u2026€"
)
"""Characters of most texts, which folding leaves alone."""


@cache
def _to_fold() -> re.Pattern[str]:
    return re.compile(f"[^{_HARMLESS}]")


def drop_invisible(text: str) -> str:
    """Return the text without invisible characters, keeping its lines.

    Joiners stay between the letters of scripts that they shape, and within emoji.
    """
    return text if text.isascii() else _maybe_invisible().sub(_visible_part, text)


def invisible_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the characters that `drop_invisible` removes."""
    if text.isascii():
        return []
    found = _maybe_invisible().finditer(text)
    return [match.span() for match in found if _visible_part(match) != match[0]]


def _visible_part(match: re.Match[str]) -> str:
    """Return the part of possibly invisible characters that is visible in its place."""
    mark, text = match[0], match.string
    start = match.start()
    if mark >= "\U000e0020":
        region = _flag_of_region().search(text, max(0, start - _LONGEST_FLAG), start)
        return mark if region else ""
    if mark not in (_NON_JOINER, _JOINER):
        return ""
    before, after = text[max(0, start - 1) : start], text[start + 1 : start + 2]
    if _shaped().match(before) and _shaped().match(after):
        return mark
    if mark == _JOINER and _emoji().match(before) and _emoji().match(after):
        return mark
    return ""


def fold(text: str) -> str:
    """Return the text on one line, in one form of its letters, digits, spaces and hyphens.

    Digits of every script become ASCII ones, full-width, mathematical and ligature letters plain
    ones, all spaces one space. A superscript digit stays, separated from a number before it: "10²"
    is not "102".
    """
    if not text.isascii():
        text = drop_invisible(text)
        if _to_fold().search(text):
            text = _after_number().sub(" ", _fold_characters(text))
    return " ".join(text.split())


def raised(text: str) -> str:
    """Return a superscript in plain text; only digits change."""
    return text if _has_letters(text) else text.translate(_RAISED)


def lowered(text: str) -> str:
    """Return a subscript in plain text; only digits change."""
    return text if _has_letters(text) else text.translate(_LOWERED)


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _fold_characters(text: str) -> str:
    # look at each distinct character once: texts have few of them
    table = {ord(one): folded for one in set(text) if (folded := _folded(one)) != one}
    return unicodedata.normalize("NFC", text.translate(table) if table else text)


@cache
def _folded(character: str) -> str:
    """Return what one character folds to: itself, if its form may mean something."""
    if character.isascii():
        return character
    if character in _HYPHENS:
        return "-"
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    plain = unicodedata.normalize("NFKC", character)
    if "\uff01" <= character <= "\uff65" or "\u2474" <= character <= "\u2487":
        return plain
    form = unicodedata.decomposition(character).partition(" ")[0]
    if form not in _FOLDED_FORMS:
        return character
    if kind == "Nl" or (kind[0] == "L" and _is_word(plain)) or _is_radical(character):
        return plain
    return character


def _is_word(plain: str) -> bool:
    # a half-width kana may stand for a mark of voice, which NFC then joins to the kana before it
    return plain.isalpha() or plain in "\u3099\u309a"


def _is_radical(character: str) -> bool:
    """Whether it is a radical, which PDF files hold in place of the ideograph."""
    return "\u2e80" <= character <= "\u2fd5"
