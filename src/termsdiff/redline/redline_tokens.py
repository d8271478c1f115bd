"""Tokens: the units that a redline never splits."""

from __future__ import annotations

import re
from functools import cache

from ..languages import MAIN, language, languages
from ..text.graphemes import graphemes, join_graphemes, needs_care, stretches
from ..text.quote_marks import CLOSING_BYTES, OPENING_BYTES, one_byte

_CURRENCIES = "EUR|USD|GBP|CHF"
_OTHER_UNITS = rf"percent|per[ ]cent|million|billion|euros?|dollars?|pounds?|{_CURRENCIES}"
# quotation marks as `one_byte` writes them, and the euro
_FIGURE = r"\d+(?:[.,']\d+)*"
_MAIL = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|"
_BEGINNINGS = "hugce"
"""What addresses and currencies begin with."""
_OTHER = rf"""
    https?://[^\s<>"\1\2]+[^\s<>"\1\2.,;:)]
  | [{OPENING_BYTES}][^{OPENING_BYTES}{CLOSING_BYTES}]{{1,60}}[{CLOSING_BYTES}]
  | (?:[$£¥\4]|\b(?:{_CURRENCIES}|US\$))[ ]?{_FIGURE}(?:[ ](?:million|billion|thousand))?
  | \d{{1,4}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{1,4}}(?!\w)
  | {_FIGURE}[ ]?%
  | (?:(?=\w)(?:(?:[ -]|\b)(?:NUMBER_WORDS)){{1,4}}[ ]\({_FIGURE}\)
      |(?:{_FIGURE}[ ](?P<open>\())?(?:NUMBER_WORDS)(?(open)\)|\b)
      |{_FIGURE})(?:[ -]?(?:UNITS|{_OTHER_UNITS})\b)?(?!\w)
  | \w+(?:['.\-]\w+)*
  | \s+
  | .
"""
_FLAGS = re.VERBOSE | re.DOTALL
_THOUSAND = 1_000


@cache
def _pattern(*, mails: bool) -> re.Pattern[str]:
    words = (_compounds(), *language(MAIN).numbers.words, *_hundreds())
    other = _OTHER.replace("NUMBER_WORDS", "|".join(words)).replace("UNITS", _units())
    begin = "".join(sorted({word[0] for word in words[1:]} | set(_BEGINNINGS)))
    # a word that starts no number, currency or address: nearly all words
    common = rf"(?![{begin}{begin.upper()}])[^\W\d_]\w*(?:['.\-]\w+)*|[ ]+"
    return re.compile(rf"{_MAIL if mails else ''}{common}|(?i:{other})", _FLAGS)


def _compounds() -> str:
    """Match "forty-five", which is asked before "forty": the first that matches is taken."""
    values = language(MAIN).numbers.words.items()
    tens = "|".join(word for word, value in values if value >= 20 and value % 10 == 0)
    digits = "|".join(word for word, value in values if 0 < value < 10)
    return f"(?:{tens})-(?:{digits})"


def _hundreds() -> list[str]:
    """Return the words for a hundred and a thousand; higher ones are tokens by themselves."""
    return [word for word, value in language(MAIN).numbers.scales.items() if value <= _THOUSAND]


def _units() -> str:
    """Match the units of time of all languages, which a figure keeps beside it."""
    numbers = [known.numbers for known in languages()]
    main = language(MAIN).numbers
    which = "|".join(sorted({*main.days_before, *main.fillers}))
    units = "|".join(sorted({unit for one in numbers for unit in (*one.units, *one.units_here)}))
    return rf"(?:(?:{which})[ ])?(?:{units})"


def tokenize(text: str) -> list[str]:
    """Split a text into tokens; joined, they give the text again.

    No token ends within what a reader sees as one character. Scripts without spaces between words
    are split into such characters.
    """
    if not needs_care(text):
        return _tokens(text)
    pieces: list[str] = []
    for stretch, unspaced in stretches(text):
        pieces += graphemes(stretch) if unspaced else _tokens(stretch)
    return join_graphemes(pieces)


def _tokens(text: str) -> list[str]:
    pattern = _pattern(mails="@" in text)
    if text.isascii():
        return [match[0] for match in pattern.finditer(text)]
    plain = one_byte(text).replace("€", "\4")
    return [text[match.start() : match.end()] for match in pattern.finditer(plain)]
