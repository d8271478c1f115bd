"""Captions: bold lines that serve as headings, and run-in captions in bold or plain type."""

from __future__ import annotations

import re

from ..languages import any_words
from ..text.dates import find_dates, names_month
from ..text.patterns import later
from ..text.quote_marks import DOUBLE, DOUBLE_OPENING
from ..text.sentences import MARKS
from .date_words import starts_stamp
from .inline import InlineText

_LONGEST_HEADING = 16
_LONGEST_CAPTION = 12
_LONGEST_PLAIN_CAPTION = 6
_PLAIN = re.compile(r"(?P<caption>[A-Z][^.:!?()]{2,70})\.\s+(?=\S)")
_MONTH_OF_YEAR = later(r"(?P<name>[^\W\d_]{3,12})\.?,?\s(?:19|20)\d\d(?!\d)")


def is_stamp(text: str) -> bool:
    """Whether a short line says when the document was published or applies, so is not a name."""
    words = text.split(maxsplit=1)
    if not words or not starts_stamp(words[0].rstrip(":").casefold()):
        return False
    # whichever number is the day, it is a date; a month alone is enough, too
    if next(find_dates(text, "en-US"), None) is not None:
        return True
    return any(names_month(match["name"].casefold()) for match in _MONTH_OF_YEAR.finditer(text))


def looks_like_heading(inline: InlineText) -> bool:
    """Whether a paragraph is one bold line, as short as a heading."""
    words = inline.text.split()
    return (
        inline.all_bold
        and len(words) <= _LONGEST_HEADING
        and not inline.text.endswith((";", ",", "!"))
        and not (inline.text.endswith(".") and len(words) > 8)
        and any(character.isalpha() for character in inline.text)
    )


def looks_like_plain_heading(text: str, *, labelled: bool) -> bool:
    """Whether a plain line serves as a heading: short, unpunctuated, numbered or in capitals."""
    words = text.split()
    sentence_words = any_words("prose", "sentence_words")
    if not 0 < len(words) <= 9 or text.endswith((*MARKS, ",")) or not text[0].isalpha():
        return False
    if any(word.casefold() in sentence_words for word in words):
        return text.isupper() and len(words) <= 6 and len(text) > 5
    return (labelled and text[0].isupper()) or (text.isupper() and len(text) > 5)


def find_caption(text: str, bold: tuple[tuple[int, int], ...]) -> str:
    """Return the run-in caption that a clause begins with, or "" if it has none."""
    if bold and bold[0][0] <= 1 and bold[0][1] < len(text):
        caption = text[: bold[0][1]].strip(f" .:–—-{DOUBLE}")
        after = text[bold[0][1] - 1 : bold[0][1] + 2]
        if 0 < len(caption.split()) <= _LONGEST_CAPTION and any(mark in after for mark in ".:–—-"):
            return caption
    match = _PLAIN.match(text)
    if match is None or not _opens_sentence(text[match.end()]):
        return ""
    words = match["caption"].replace(";", "").split()
    sentence_words = any_words("prose", "sentence_words")
    if len(words) > _LONGEST_PLAIN_CAPTION:
        return ""
    if any(word.casefold() in sentence_words for word in words) or is_stamp(match["caption"]):
        return ""
    return match["caption"]


def _opens_sentence(character: str) -> bool:
    return "A" <= character <= "Z" or character in f"{DOUBLE_OPENING}("
