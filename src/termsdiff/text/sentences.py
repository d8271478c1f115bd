"""Sentences: the parts of a clause that state a rule each.

What ends none is listed for each language; docs/adding-a-language.md has what libraries made of it.
"""

from __future__ import annotations

import re

from ..languages import any_words

_CAPITAL = "A-ZÀ-ÞĀĂĄĆĊČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_END = re.compile(rf"[.!?;][\"”’»“)\]]*\s+(?=[\"“‘'„«¿¡(\[]*[{_CAPITAL}•]|[(\[])|\n+")
_LAST = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_WORD = re.compile(r"\w+")
_LONGEST = 12
"""Characters of the longest abbreviation, with what stands before it."""


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences.

    A part that a semicolon ends is one, too, where the next begins with a capital or a bracket, as
    the members of a list do.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        mark = match[0][0]
        if mark == "." and _is_abbreviation(text, start, match.start() + 1, match.end()):
            continue
        end = match.start() + len(match[0].rstrip())
        if text[start:end].strip():
            spans.append((start, end))
        start = match.end()
    if text[start:].strip():
        spans.append((start, start + len(text[start:].rstrip())))
    return tuple(spans)


def _is_abbreviation(text: str, start: int, stop: int, following: int) -> bool:
    """Whether the full stop belongs to an abbreviation; "Inc." may also end a sentence."""
    last = _LAST.search(text, max(start, stop - _LONGEST), stop - 1)
    if last is None or not is_abbreviation(last[0]):
        return False
    next_word = _WORD.match(text, following)
    opens = next_word is not None and next_word[0].casefold() in any_words("prose", "openings")
    return not (opens and last[0] in any_words("prose", "last_abbreviations"))


def is_abbreviation(word: str) -> bool:
    """Whether a word, its full stop left off, is short for another in one of the languages."""
    return _is_letter(word) or word in any_words("prose", "abbreviations")


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()
