"""Numbering: labels of clauses, marks of items within a sentence, letters of classes and parts."""

from __future__ import annotations

from ..facts.member_marks import without_marks
from ..text.patterns import later
from ..text.quote_marks import APOSTROPHES

__all__ = ["tells_apart", "without_marks"]

_LETTER = later(rf"(?<![\w{APOSTROPHES}.&-])(?:[B-HJ-Z]|[IVX]{{2,}})(?![\w{APOSTROPHES}&-])")


def tells_apart(text: str) -> list[str]:
    """Return the letters and Roman numbers that tell one of several apart: class B, part II.

    "A" and "I" may be words; wherever one of them became another letter, the other one shows it.
    """
    return _LETTER.findall(text)
