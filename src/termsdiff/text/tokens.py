"""The words of a text with their positions, for the other modules."""

from __future__ import annotations

import re

WORD = re.compile(
    r"[a-z]+(?:'[a-z]+)?(?!\w)|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,']\d+)*(?:st|nd|rd|th)?"
    r"|[^\W\d_]+|[%€$£¥₹₩+§]"
)


def lowered(text: str) -> str:
    """Return the text in lower case, at the same length, with straight apostrophes."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.replace("’", "'").replace("\xa0", " ") if not low.isascii() else low


def words_of(text: str) -> list[str]:
    """Return the words of a text, in lower case, without punctuation."""
    return WORD.findall(lowered(text))
