"""Tokens: the units that a redline never cuts."""

from __future__ import annotations

import re
from functools import cache

from ..languages import MAIN, languages
from ..text.graphemes import graphemes, join_graphemes, needs_care, stretches

_DIGITS = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
# the first that matches is taken: "forty-five" comes before "forty"
_NUMBER_WORDS = (
    f"(?:{_TENS})-(?:{_DIGITS})|{_DIGITS}|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    f"sixteen|seventeen|eighteen|nineteen|{_TENS}|hundred|thousand"
)
_UNITS = (
    "(?:business|working|calendar|consecutive)?[ ]?"
    "(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)|percent|per[ ]cent|"
    "million|billion|euros?|dollars?|pounds?|EUR|USD|GBP|CHF"
)
# marks as sets of characters beyond Latin-1 are slow to compile and to match: see `_ONE_BYTE`
_ONE_BYTE = {"’": "'", "“": "\1", "”": "\2", "„": "\3", "€": "\4"}
_FIGURE = r"\d+(?:[.,']\d+)*"
_MAIL = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|"
# a word that begins neither a number, nor a currency, nor an address: nearly all of them
_COMMON_WORD = r"(?![oOtTfFsSeEnNhHuUgGcC])[^\W\d_]\w*(?:['.\-]\w+)*|[ ]+"
_OTHER = rf"""
    https?://[^\s<>"\1\2]+[^\s<>"\1\2.,;:)]
  | ["«\1\3][^"«»\1\2\3]{{1,60}}["»\1\2]
  | (?:[$£¥\4]|\b(?:EUR|USD|GBP|CHF|US\$))[ ]?{_FIGURE}(?:[ ](?:million|billion|thousand))?
  | \d{{1,4}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{1,4}}(?!\w)
  | {_FIGURE}[ ]?%
  | (?:(?=\w)(?:(?:[ -]|\b)(?:{_NUMBER_WORDS})){{1,4}}[ ]\({_FIGURE}\)
      |(?:{_FIGURE}[ ](?P<open>\())?(?:{_NUMBER_WORDS})(?(open)\)|\b)
      |{_FIGURE})(?:[ -]?(?:{_UNITS}|UNITS_ABROAD)\b)?(?!\w)
  | \w+(?:['.\-]\w+)*
  | \s+
  | .
"""
_FLAGS = re.VERBOSE | re.DOTALL


@cache
def _pattern(*, mails: bool) -> re.Pattern[str]:
    other = _OTHER.replace("UNITS_ABROAD", "|".join(_units_abroad()))
    return re.compile(rf"{_MAIL if mails else ''}{_COMMON_WORD}|(?i:{other})", _FLAGS)


def _units_abroad() -> list[str]:
    """Return the units of time of the other languages, which a figure keeps beside it, too."""
    abroad = (known.numbers for known in languages() if known.code != MAIN)
    return sorted({unit for numbers in abroad for unit in (*numbers.units, *numbers.units_here)})


def tokenize(text: str) -> list[str]:
    """Cut a text into tokens; joined they are the text again.

    No token ends within what a reader takes for one character. Scripts without spaces between their
    words are cut into such characters.
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
    plain = text
    for mark, stand_in in _ONE_BYTE.items():
        plain = plain.replace(mark, stand_in)
    return [text[match.start() : match.end()] for match in pattern.finditer(plain)]
