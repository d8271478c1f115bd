"""Glosses: the words of a text in another language, each replaced by an English one.

A gloss is only for judging. It is never quoted and never proves anything: reports quote slices of
the original, to which every word of a gloss points. `termsdiff explain` shows it.

>>> from termsdiff.languages.glossing import gloss
>>> gloss("Der Kunde darf die Software nicht weitergeben.", "de").text
'the customer may not pass on the software.'
"""

from .gloss import Gloss, Gloze, gloss
from .lists import LANGUAGES

__all__ = ["LANGUAGES", "Gloss", "Gloze", "gloss"]
