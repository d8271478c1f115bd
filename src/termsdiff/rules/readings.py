"""Readings: the English words by which a clause in another language is judged.

Rules, estimate and topics know English only. What is German, French, Spanish, Italian or Dutch is
read through its gloss; whatever is shown or quoted stays the original.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..on_demand import on_demand
from ..parsing.block import Block
from ..parsing.document import Document
from ..text.dates import find_dates
from ..text.detection import detect_language

if TYPE_CHECKING:
    from ..languages.glossing import Gloss, gloss
else:
    # English terms need no word list: whoever compares them does not wait for one
    gloss = on_demand("termsdiff.languages.glossing:gloss")

GLOSSED = ("de", "es", "fr", "it", "nl", "pl", "pt", "sk")
"""Languages that are judged through glosses."""
UNREAD = "und"
"""The language of a text whose wording is not judged."""
_SHORT = 400
"""Characters of a document that is too short for its language to be told."""
_FEWEST_WORDS = 12
"""Words of a clause whose language is told from itself and not from the document."""
_MOST_BLOCKS = 120
"""Blocks of a document among which its parties are looked for."""


def language_of(text: str, document: Document) -> str:
    """Return the language by which a clause is judged: one of `GLOSSED`, `UNREAD`, "" for English.

    A clause of some length tells its own; else it is that of the document.
    """
    found = detect_language(text) if len(text.split()) >= _FEWEST_WORDS else "und"
    language = found if found != "und" else document.language.partition("-")[0]
    if language == "und" and is_short(document):
        return ""
    if language == "en":
        return ""
    return language if language in GLOSSED else UNREAD


def is_short(document: Document) -> bool:
    """Whether a document has too few words for its language to be told: it may be English."""
    return sum(len(block.text) for block in document.blocks) < _SHORT


def is_judged(language: str, document: Document) -> bool:
    """Whether the wording of a document is judged, and not only its numbers and dates."""
    if language == "und":
        return is_short(document)
    return language.partition("-")[0] in ("en", *GLOSSED)


def gloss_of(text: str, language: str) -> Gloss:
    """Return the gloss of a text in one of the `GLOSSED` languages; line breaks are kept."""
    return gloss(text, language, _dates(text, language))


@lru_cache(maxsize=1024)
def _dates(text: str, language: str) -> tuple[tuple[int, int, str], ...]:
    found = find_dates(text, language)
    return tuple((date.start, date.end, date.value.isoformat()) for date in found)


def in_english(text: str, language: str) -> str:
    """Return the words by which a text is judged: itself where it is English, or unread."""
    if language not in GLOSSED:
        return text
    return "\n".join(gloss_of(line, language).text for line in text.split("\n"))


def written(text: str, language: str, start: int, end: int) -> str:
    """Return the slice of a text that a span of its reading stands for."""
    if language in GLOSSED:
        start, end = gloss_of(text, language).original(start, end)
    return text[start:end]


@lru_cache(maxsize=8)
def document_in_english(document: Document) -> Document:
    """Return a document with the readings of its blocks, for those who look for its parties."""
    language = document.language.partition("-")[0]
    if language not in GLOSSED:
        return document

    def read(block: Block) -> Block:
        return replace(block, text=in_english(block.text, language))

    blocks = tuple(map(read, document.blocks[:_MOST_BLOCKS]))
    return replace(document, blocks=blocks, language="en")
