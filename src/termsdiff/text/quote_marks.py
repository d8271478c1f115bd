"""Quotation marks and apostrophes: which characters they are, and what stands between them.

Patterns elsewhere are made of these sets, so that a mark is known everywhere or nowhere.
"""

from __future__ import annotations

from .patterns import later

APOSTROPHES = "'’"
"""Within a word, or at its end."""
DOUBLE = '"“”„‟«»＂'
SINGLE = "'’‘‚‛‹›"
OPENING = '"“„«‘'
"""What may open a quotation; the plain single mark is an apostrophe nearly everywhere."""
CLOSING = '"”“»’'
"""What may close one: “ closes in German what „ opened."""
DOUBLE_OPENING, DOUBLE_CLOSING = '"“„«', '"”“»'
LIKE_DOUBLE, LIKE_SINGLE = f"{DOUBLE}″", f"{SINGLE}`´′ʼ"
"""With the signs that look like them and are written in their place."""
OPEN, CLOSE = "“", "”"
"""The marks in which this package quotes."""
OPEN_WITHIN, CLOSE_WITHIN = "‘", "’"
"""Those in which it quotes what has marks itself."""

_PLAIN = str.maketrans({**dict.fromkeys(DOUBLE, '"'), **dict.fromkeys(SINGLE, "'")})
_ONE_BYTE = (("“", "\1"), ("”", "\2"), ("„", "\3"), ("’", "'"))
OPENING_BYTES, CLOSING_BYTES = '"«»\1\3', '"«»\1\2'
"""What opens and closes in a text that `one_byte` has written."""
_QUOTATION = later(
    rf"“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»|\"([^\"]*)\"|"
    rf"(?<!\w)[‘']([^‘’']+(?:[{APOSTROPHES}][^‘’'\s][^‘’']*)*)[{APOSTROPHES}](?!\w)"
)
_OWN = later(r"“([^“”]+)”|‘([^‘]+)’(?=[ .,;:)]|$)")


def plain_apostrophes(text: str) -> str:
    """Return the text with its curly single marks as plain ones, each character in its place."""
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'")


def plain_quotes(text: str) -> str:
    """Return the text with all its quotation marks as plain ones, each character in its place."""
    return text if text.isascii() else text.translate(_PLAIN)


def one_byte(text: str) -> str:
    """Return the text with “ ” „ as the characters 1 to 3, the apostrophe as the plain one.

    For patterns that are used often: sets of characters beyond Latin-1 are slow to compile and to
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
    """Return what stands in quotation marks of any kind."""
    return tuple(next(filter(None, match.groups()), "") for match in _QUOTATION.finditer(text))


def without_quotations(text: str) -> str:
    """Return a text with a space for each quotation."""
    return _QUOTATION.sub(" ", text)


def own_quotations_in(text: str) -> tuple[str, ...]:
    """Return what a sentence of this package quotes."""
    return tuple(double or single for double, single in _OWN.findall(text))
