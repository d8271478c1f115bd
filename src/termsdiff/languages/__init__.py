"""Languages: everything needed to read texts in each, one file per language.

Glosses, the English words by which terms in other languages are judged, are `languages.glossing`.

>>> from termsdiff.languages import language
>>> language("de").dates.months["jänner"]
1
"""

from .loading import (
    MAIN,
    UNKNOWN,
    any_cue,
    any_table,
    any_words,
    at_hand,
    codes,
    joined,
    language,
    languages,
    small_words,
)
from .records import Cue, Cues, Language

__all__ = [
    "MAIN",
    "UNKNOWN",
    "Cue",
    "Cues",
    "Language",
    "any_cue",
    "any_table",
    "any_words",
    "at_hand",
    "codes",
    "joined",
    "language",
    "languages",
    "small_words",
]
