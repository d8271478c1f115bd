"""Tokens: the units that a redline never cuts."""

from __future__ import annotations

import re

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|forty-five|forty-eight|fifty|sixty|seventy|"
    "seventy-two|eighty|ninety|hundred|thousand"
)
_UNITS = (
    "(?:business|working|calendar|consecutive)?[ ]?(?:seconds?|minutes?|hours?|days?|weeks?|"
    "months?|quarters?|years?)|percent|per cent|%|"
    "million|billion|euros?|dollars?|pounds?|EUR|USD|GBP|CHF|"
    "tage[n]?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|années?|giorni|mesi|anni|días|"
    "meses|años"
)
_FIGURE = r"\d+(?:[.,’']\d+)*"

TOKEN = re.compile(
    rf"""
    https?://[^\s<>"“”]+[^\s<>"“”.,;:)]                                # an address
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                       # an e-mail address
  | [“"„«][^“”"„«»]{{1,60}}[”"“»]                                      # a term in quotes
  | (?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|US\$))[ ]?{_FIGURE}(?:[ ](?:million|billion|thousand))?
  | (?:(?:{_NUMBER_WORDS})(?:[ -](?:{_NUMBER_WORDS}))*[ ]\({_FIGURE}\)
      |{_FIGURE}[ ]\((?:{_NUMBER_WORDS})\)
      |{_FIGURE}|(?:{_NUMBER_WORDS})\b)(?:[ -]?(?:{_UNITS})\b)?(?!\w)
  | \w+(?:[’'.\-]\w+)*                                                 # a word
  | \s+
  | .
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def tokenize(text: str) -> list[str]:
    """Cut a text into tokens; joined they are the text again."""
    return TOKEN.findall(text)
