"""Find a quotation in a text, letter by letter; only white space and the form of marks may differ.

What is kept of a quotation is the slice of the text, never the words of the answer.
"""

from __future__ import annotations

import re

_FORMS = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "–": "-",
        "—": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
"""Marks with several forms, each to one; every one of them is one character before and after."""
_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
_LONGEST = 400
"""Characters of one quotation: longer ones quote a clause, not what matters in it."""
_LEAST = 2
"""Letters or digits of a piece of a quotation: fewer show nothing."""

Span = tuple[int, int]


def find_quotation(quotation: str, text: str) -> tuple[Span, ...]:
    """Return the spans of a quotation in a text; none where it does not stand there.

    A quotation with gaps (`…`) has a span a piece, in their order. Each begins and ends at a word.
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


_MARKS = re.compile(
    r"“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»|\"([^\"]*)\"|"
    r"(?<!\w)[‘']([^‘’']+(?:[’'][^‘’'\s][^‘’']*)*)[’'](?!\w)"
)
_LEFT_OVER = re.compile(r"[“”„«»\"]")


def quoted_in(sentence: str) -> tuple[str, ...] | None:
    """Return what stands in quotation marks in a sentence; None if the marks do not pair."""
    found = [next(filter(None, match.groups()), "") for match in _MARKS.finditer(sentence)]
    if _LEFT_OVER.search(_MARKS.sub(" ", sentence)):
        return None
    return tuple(found)
