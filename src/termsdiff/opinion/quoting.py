"""Find a quotation in a text, letter by letter; only white space and the form of marks may differ.

The slice of the text is kept, never the words of the answer.
"""

from __future__ import annotations

import re

from ..text.quote_marks import DOUBLE, SINGLE, quotations_in, without_quotations

_FORMS = str.maketrans(
    {
        **dict.fromkeys(DOUBLE, '"'),
        **dict.fromkeys(SINGLE, "'"),
        "–": "-",
        "—": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
"""Marks with several forms, mapped to one; each is a single character before and after."""
_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
_LONGEST = 400
"""The most characters in one quotation: longer ones quote a clause, not what matters in it."""
_LEAST = 2
"""The fewest letters or digits in a piece of a quotation: fewer show nothing."""

Span = tuple[int, int]


def find_quotation(quotation: str, text: str) -> tuple[Span, ...]:
    """Return the spans of a quotation in a text; none if it is not there.

    A quotation with gaps (`…`) has one span per piece, in order. Each begins and ends at a word.
    """
    if len(quotation) > _LONGEST:
        return ()
    pieces = [piece for piece in _GAP.split(quotation.strip()) if piece]
    spans: list[Span] = []
    start = 0
    for piece in pieces:
        span = _find(piece, text, start)
        if span is None:
            return ()
        spans.append(span)
        start = span[1]
    return tuple(spans)


def _find(piece: str, text: str, start: int) -> Span | None:
    if sum(map(str.isalnum, piece)) < _LEAST:
        return None
    words = [re.escape(word) for word in piece.translate(_FORMS).split()]
    first, last = piece.strip()[0], piece.strip()[-1]
    opening = r"(?<!\w)" if first.isalnum() else ""
    closing = r"(?!\w)" if last.isalnum() else ""
    found = re.compile(opening + r"\s+".join(words) + closing).search(text.translate(_FORMS), start)
    return (found.start(), found.end()) if found else None


def quoted_in(sentence: str) -> tuple[str, ...] | None:
    """Return what is in quotation marks in a sentence; None if the marks do not pair."""
    if any(mark in without_quotations(sentence) for mark in DOUBLE):
        return None
    return quotations_in(sentence)
