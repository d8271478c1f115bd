"""Marks of items within a sentence: (a), (ii), (3); a counting number in brackets is not one."""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages import any_table
from ..text.numbers import unit_words
from ..text.patterns import later

_MARK = later(
    r"(?<![\w)])(?<!\d )(?<!section )(?<!sections )(?<!clause )(?<!clauses )(?<!article )"
    r"(?<!paragraph )(?<!paragraphs )(?<!under )(?<!item )(?<!point )(?<!and )(?<!or )"
    r"\((?P<mark>[a-z]|[ivx]{1,5}|\d{1,2})\)(?! above| below)",
    re.IGNORECASE,
)
_AFTER_JOIN = later(r"\b(?:and|or) \((?:[a-z]|[ivx]{1,5})\)(?= [^\W\d_])", re.IGNORECASE)
_WORDS_AFTER = later(r"\s*(?P<first>[^\W_]+)(?: (?P<second>[^\W_]+))?")


_PATH = later(
    r"(?<=\d)(?:\.?\((?:[a-z]{1,4}|\d{1,2})\)|\.[a-z]{1,3}(?![^\W_])|(?<=[a-z])\.\d{1,2})+",
    re.IGNORECASE,
)
_STEP = later(r"[^\W_]+")


@lru_cache(maxsize=1024)
def without_marks(text: str) -> str:
    """Return a text without the marks of its items; a counting number is not one.

    References are unified: "4(a)(ii)" becomes "4.a.ii", and stays.
    """
    text = _PATH.sub(lambda match: "".join(f"/{step}" for step in _STEP.findall(match[0])), text)
    if "(" not in text:
        return text
    if _MARK.search(text):
        # "Section 4(a) and (b)" has no mark of an item before its "and"
        text = _AFTER_JOIN.sub(lambda match: match[0].split(" ")[0], text)
    return _MARK.sub(_dropped, text)


def _dropped(match: re.Match[str]) -> str:
    return match[0] if counts_something(match) else " "


def _is_unit(first: str, second: str) -> bool:
    """Whether words are a unit of time: "days", "business days"."""
    first, second = first.casefold(), second.casefold()
    return first in unit_words() or (
        first in any_table("numbers", "days_before") and second in unit_words()
    )


def counts_something(match: re.Match[str]) -> bool:
    """Whether a number in brackets counts: "sixty (60)"; a mark has its neighbour nearby."""
    if not match[0][1:-1].isdigit():
        return False
    after = _WORDS_AFTER.match(match.string, match.end())
    if after is not None and _is_unit(after["first"], after["second"] or ""):
        return True
    number = int(match[0][1:-1])
    beside = (f"({number - 1})", f"({number + 1})")
    return not any(mark in match.string for mark in beside)
