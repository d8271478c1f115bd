"""Sentences: the parts of a clause that state a rule each.

What does not end one is listed for each language; docs/adding-a-language.md compares libraries.
"""

from __future__ import annotations

import re
from functools import cache

from ..languages import any_words
from ..languages import language as language_of
from .dates import names_month
from .patterns import later
from .quote_marks import CLOSING, DOUBLE_CLOSING, OPENING

STOPS = (".", "!", "?")
"""What ends a sentence."""
MARKS = (*STOPS, ";", ":")
"""What ends a sentence, or a part of one that another follows."""
WIDE_STOPS = "…。！？।؟\u104b\u17d4"
"""What else ends one; many scripts have their own full stops."""
_AFTER = rf"[.!?;:][{CLOSING})]*\s+"
STOP = later(rf"[.!?;](?:[{CLOSING}')\]]*\s|$)")
"""A quick search for the end of a sentence or of a part of one, which includes abbreviations."""
BREAK = later(r"[.;:,!?](?=\s)")
"""Where the words around an edit end, including commas."""
PAUSE = later(_AFTER)
"""Where a long text may be cut for a reader."""
_STRETCH = later(rf".*?(?:{_AFTER}|[。！？][」』{CLOSING})]*\s*|$)", re.DOTALL)
_CAPITAL = "A-ZÀ-ÞĀĂĄĆĊČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
END = rf"[.!?;][{CLOSING})\]]*\s+(?=[{OPENING}'¿¡(\[]*[{_CAPITAL}•]|[(\[])|\n+"
"""The pattern for the end of a sentence before another one, judging by punctuation."""
_END = later(END)
_LAST = later(r"[^\W_]+(?:\.[^\W_]+)*$")
_WORD = later(r"\w+")
_MONTH_AND_YEAR = later(r"(?P<name>[^\W\d_]{3,12})\.?\s(?:19|20)\d\d\b")
_LONGEST_END = 40
_LONGEST = 12
"""The length of the longest abbreviation, with what comes before it."""


def sentence_spans(text: str, language: str = "") -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences; a known language adds more abbreviations.

    A part that ends in a semicolon counts, too, if the next begins with a capital or a bracket,
    like list items.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        mark = match[0][0]
        if mark == "." and _is_within(text, start, match, language):
            continue
        end = match.start() + len(match[0].rstrip())
        if text[start:end].strip():
            spans.append((start, end))
        start = match.end()
    if text[start:].strip():
        spans.append((start, start + len(text[start:].rstrip())))
    return tuple(spans)


def has_ended(text: str) -> bool:
    """Whether a text ends like a sentence or a part of one: in a full stop or a closing mark."""
    return text.endswith(MARKS) or _ended().search(text[-_LONGEST_END:]) is not None


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(rf"[.!?;:{WIDE_STOPS}][{CLOSING}')\]\s*|]*$|[)\]{DOUBLE_CLOSING}]$")


def stretches_of(text: str) -> list[str]:
    """Split a long text after possible sentence ends; joined, the pieces give the text again."""
    return [stretch for stretch in _STRETCH.findall(text) if stretch]


def _is_within(text: str, start: int, end: re.Match[str], language: str) -> bool:
    """Whether the full stop belongs to an abbreviation; "Inc." may also end a sentence."""
    stop = end.start()
    last = _LAST.search(text, max(start, stop + 1 - _LONGEST), stop)
    if last is None:
        return False
    if last[0].isdigit() and ends_in_day(text, end.end()):
        return True
    if not is_abbreviation(last[0], language):
        return False
    next_word = _WORD.match(text, end.end())
    opens = next_word is not None and next_word[0].casefold() in any_words("prose", "openings")
    return not (opens and last[0] in any_words("prose", "last_abbreviations"))


def ends_in_day(text: str, following: int) -> bool:
    """Whether the number with a full stop before a position is the day of a date.

    Most of Europe writes dates like this: a month and a year follow.
    """
    month = _MONTH_AND_YEAR.match(text, following)
    return month is not None and names_month(month["name"].casefold())


def is_abbreviation(word: str, language: str = "") -> bool:
    """Whether a word, without its full stop, is an abbreviation in any text, or in this one."""
    if _is_letter(word) or word in any_words("prose", "abbreviations"):
        return True
    return bool(language) and word in language_of(language).prose.abbreviations_here


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()
