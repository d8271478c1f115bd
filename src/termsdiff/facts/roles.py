"""What a duration or an amount is for, from the words around it."""

from __future__ import annotations

import re
from functools import lru_cache

from ..text.patterns import later
from ..text.sentences import STOP
from .fact_tables import table

_BEFORE = 110
_AFTER = 90
_SEPARATOR = later(r",\s|\n")


@lru_cache(maxsize=2)
def _cues(kind: str) -> re.Pattern[str]:
    lists = table("roles")[kind]
    groups = "|".join(
        f"(?P<{role}>{'|'.join(_SEPARATOR.split(words))})" for role, words in lists.items()
    )
    return re.compile(rf"\b(?:{groups})")


def role_of(kind: str, low: str, start: int, end: int) -> str:
    """Return the role of the `duration` or `money` at a span of a lower-case text, or "".

    The cue nearest to the span in the same sentence decides.
    """
    before = low[max(0, start - _BEFORE) : start]
    breaks = [match.end() for match in STOP.finditer(before)]
    first = start - len(before) + (breaks[-1] if breaks else 0)
    stop = STOP.search(low, end, end + _AFTER)
    last = stop.start() if stop else end + _AFTER
    best, role = _BEFORE + 1, ""
    for match in _cues(kind).finditer(low, first, last):
        distance = start - match.end() if match.end() <= start else match.start() - end
        if 0 <= distance < best:
            best, role = distance, match.lastgroup or ""
    return role
