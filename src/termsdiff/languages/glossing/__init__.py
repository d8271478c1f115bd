"""Glosses: the words of a text in another language, each with an English one in its place.

A gloss is for judging only. It is never quoted and never proves anything: what a report tells are
slices of the original, to which every word of a gloss points. `termsdiff explain` shows it.

>>> from termsdiff.languages.glossing import gloss
>>> gloss("Der Kunde darf die Software nicht weitergeben.", "de").text
'the customer may not pass on the software.'
"""

from .gloss import Gloss, Gloze, gloss
from .lists import LANGUAGES

__all__ = ["LANGUAGES", "Gloss", "Gloze", "gloss"]
