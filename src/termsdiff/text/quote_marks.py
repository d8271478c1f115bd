"""Quotation marks and apostrophes: which characters they are, and the text between them.

All patterns use these sets, so that a mark is known everywhere or nowhere.
"""

from __future__ import annotations

from .patterns import later

APOSTROPHES = "'’"
"""Within a word, or at its end."""
DOUBLE = '"“”„‟«»＂'
SINGLE = "'’‘‚‛‹›"
OPENING = '"“„«‘'
"""What may open a quotation; the plain single mark is nearly always an apostrophe."""
CLOSING = '"”“»’'
"""What may close one: in German, “ closes what „ opened."""
DOUBLE_OPENING, DOUBLE_CLOSING = '"“„«', '"”“»'
LIKE_DOUBLE, LIKE_SINGLE = f"{DOUBLE}″", f"{SINGLE}`´′ʼ"
"""Including look-alike characters used instead."""
OPEN, CLOSE = "“", "”"
"""The quotation marks of this package."""
OPEN_WITHIN, CLOSE_WITHIN = "‘", "’"
"""Its marks for text that contains quotation marks."""

_PLAIN = str.maketrans({**dict.fromkeys(DOUBLE, '"'), **dict.fromkeys(SINGLE, "'")})
_ONE_BYTE = (("“", "\1"), ("”", "\2"), ("„", "\3"), ("’", "'"))
OPENING_BYTES, CLOSING_BYTES = '"«»\1\3', '"«»\1\2'
"""The opening and closing marks in a text from `one_byte`."""
_QUOTATION = later(
    rf"“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»|\"([^\"]*)\"|"
    rf"(?<!\w)[‘']([^‘’']+(?:[{APOSTROPHES}][^‘’'\s][^‘’']*)*)[{APOSTROPHES}](?!\w)"
)
_OWN = later(r"“([^“”]+)”|‘([^‘]+)’(?=[ .,;:)]|$)")


def plain_apostrophes(text: str) -> str:
    """Return the text with curly single marks as plain ones, at the same length."""
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'")


def plain_quotes(text: str) -> str:
    """Return the text with all quotation marks as plain ones, at the same length."""
    return text if text.isascii() else text.translate(_PLAIN)


def one_byte(text: str) -> str:
    """Return the text with “ ” „ as the characters 1 to 3, the apostrophe as the plain one.

    For frequently used patterns: sets of characters beyond Latin-1 are slow to compile and to
    match.
    """
    if not text.isascii():
        for mark, stand_in in _ONE_BYTE:
            text = text.replace(mark, stand_in)
    return text


def has_quotation_mark(text: str) -> bool:
    """Whether a text has a mark that may open a quotation."""
    return any(mark in text for mark in OPENING)


def quotations_in(text: str) -> tuple[str, ...]:
    """Return the texts in quotation marks of any kind."""
    return tuple(next(filter(None, match.groups()), "") for match in _QUOTATION.finditer(text))


def without_quotations(text: str) -> str:
    """Return a text with a space for each quotation."""
    return _QUOTATION.sub(" ", text)


def own_quotations_in(text: str) -> tuple[str, ...]:
    """Return the quotations in a sentence of this package."""
    return tuple(double or single for double, single in _OWN.findall(text))
