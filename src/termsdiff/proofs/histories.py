"""Histories: dates of a version, notes of what changed in it, lists of earlier versions."""

from __future__ import annotations

from functools import cache, lru_cache

from ..facts.masks import mask_links
from ..languages import MAIN
from ..languages import language as language_of
from ..parsing.block import Block
from ..text.dates import find_dates, month_of_year
from ..text.patterns import later
from .proof_words import words

_WORD = later(r"[^\W\d_]+")
_NUMBER = later(r"\d+")
_LONGEST_STAMP = 160
_TIME = later(r",?\s\d{1,2}:\d{2}(?::\d{2})?\b")


# called for a clause, and again for its sentence if it has only one
@lru_cache(maxsize=256)
def is_stamp(text: str, language: str) -> bool:
    """Whether a line is only the date of the version, with words used in stamps."""
    # every stamp has a year
    if len(text) > _LONGEST_STAMP or not ("20" in text or "19" in text):
        return False
    text = _TIME.sub(" ", mask_links(text).replace(" _URL_ ", " "))
    rest, last, found = "", 0, False
    for date in find_dates(text, language):
        rest += f"{text[last : date.start]} "
        last, found = date.end, True
    rest += text[last:]
    if not found:
        rest = month_of_year().sub(" ", text)
        found = rest != text
    known = _stamp_words(language)
    beside = _WORD.findall(rest.casefold())
    return found and not _NUMBER.search(rest) and all(word in known for word in beside)


@cache
def _stamp_words(language: str) -> frozenset[str]:
    known = language_of(language)
    return words("stamp_words") | (known.stamps.words if known.code != MAIN else frozenset())


def tells_history(block: Block) -> bool:
    """Whether a block is under the heading of a change log and binds no one."""
    if not any(_titles_history(heading) for heading in block.headings):
        return False
    tokens = _WORD.findall(block.text.casefold())
    return not any(token in words("modals") or token in words("negations") for token in tokens)


@lru_cache(maxsize=256)
def _titles_history(heading: str) -> bool:
    title = " ".join(_WORD.findall(heading.casefold()))
    return title in words("histories")
