"""Tokens: the units that a redline never cuts."""

from __future__ import annotations

import re

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|forty-five|forty-eight|fifty|sixty|"
    "seventy|seventy-two|eighty|ninety|hundred|thousand"
)
_UNITS = (
    "(?:business|working|calendar|consecutive)?[ ]?"
    "(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)|percent|per[ ]cent|"
    "million|billion|euros?|dollars?|pounds?|EUR|USD|GBP|CHF|"
    "tagen?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|années?|"
    "giorni|mesi|anni|días|meses|años"
)
_FIGURE = r"\d+(?:[.,’']\d+)*"
_MAIL = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|"
# a word that begins neither a number, nor a currency, nor an address: nearly all of them
_COMMON_WORD = r"(?![oOtTfFsSeEnNhHuUgGcC])[^\W\d_]\w*(?:[’'.\-]\w+)*|[ ]+"
_OTHER = rf"""
    https?://[^\s<>"“”]+[^\s<>"“”.,;:)]
  | [“"„«][^“”"„«»]{{1,60}}[”"“»]
  | (?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|US\$))[ ]?{_FIGURE}(?:[ ](?:million|billion|thousand))?
  | \d{{1,4}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{1,4}}(?!\w)
  | {_FIGURE}[ ]?%
  | (?:(?:{_NUMBER_WORDS})(?:[ -](?:{_NUMBER_WORDS})){{0,3}}[ ]\({_FIGURE}\)
      |{_FIGURE}[ ]\((?:{_NUMBER_WORDS})\)
      |{_FIGURE}|(?:{_NUMBER_WORDS})\b)(?:[ -]?(?:{_UNITS})\b)?(?!\w)
  | \w+(?:[’'.\-]\w+)*
  | \s+
  | .
"""
_FLAGS = re.VERBOSE | re.DOTALL
_TOKEN = re.compile(rf"{_COMMON_WORD}|(?i:{_OTHER})", _FLAGS)
_TOKEN_OR_MAIL = re.compile(rf"{_MAIL}{_COMMON_WORD}|(?i:{_OTHER})", _FLAGS)


def tokenize(text: str) -> list[str]:
    """Cut a text into tokens; joined they are the text again."""
    pattern = _TOKEN_OR_MAIL if "@" in text else _TOKEN
    return [match[0] for match in pattern.finditer(text)]
