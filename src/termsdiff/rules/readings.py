"""Readings: the English words by which a clause in another language is judged.

Rules, estimate and topics only know English. Glossed languages are read through their gloss;
whatever is shown or quoted is from the original.
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
    # English terms need no word list, so do not load one
    gloss = on_demand("termsdiff.languages.glossing:gloss")

GLOSSED = ("de", "es", "fr", "it", "nl", "pl", "pt", "sk")
"""Languages that are judged through glosses."""
UNREAD = "und"
"""The language of a text whose wording is not judged."""
_SHORT = 400
"""Below this many characters, a document is too short for its language to be detected."""
_FEWEST_WORDS = 12
"""From this many words on, the language of a clause is detected from the clause itself."""
_MOST_BLOCKS = 120
"""How many blocks of a document are searched for its parties."""


def language_of(text: str, document: Document) -> str:
    """Return the language by which a clause is judged: one of `GLOSSED`, `UNREAD`, "" for English.

    A clause of some length has its own language; a shorter one has the document's.
    """
    found = detect_language(text) if len(text.split()) >= _FEWEST_WORDS else "und"
    language = found if found != "und" else document.language.partition("-")[0]
    if language == "und" and is_short(document):
        return ""
    if language == "en":
        return ""
    return language if language in GLOSSED else UNREAD


def is_short(document: Document) -> bool:
    """Whether a document has too few words to detect its language: it may be English."""
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
    """Return the words by which a text is judged: the text itself if it is English or unread."""
    if language not in GLOSSED:
        return text
    return "\n".join(gloss_of(line, language).text for line in text.split("\n"))


def written(text: str, language: str, start: int, end: int) -> str:
    """Return the slice of a text that corresponds to a span of its reading."""
    if language in GLOSSED:
        start, end = gloss_of(text, language).original(start, end)
    return text[start:end]


@lru_cache(maxsize=8)
def document_in_english(document: Document) -> Document:
    """Return a document with the readings of its blocks, for finding its parties."""
    language = document.language.partition("-")[0]
    if language not in GLOSSED:
        return document

    def read(block: Block) -> Block:
        return replace(block, text=in_english(block.text, language))

    blocks = tuple(map(read, document.blocks[:_MOST_BLOCKS]))
    return replace(document, blocks=blocks, language="en")
