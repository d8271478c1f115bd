"""Series: "indirect, incidental, special, or consequential damages" as a set of members."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from .normal_form import normal_words
from .tables import listed

Joint = Literal["and", "or", "and/or"]

_JOINT = re.compile(r",?\s(?P<joint>and/or|and|or|und|oder|sowie|et|ou)\s", re.IGNORECASE)
_JOINTS: dict[str, Joint] = {
    "and": "and",
    "or": "or",
    "and/or": "and/or",
    "sowie": "and",
    "und": "and",
    "oder": "or",
    "et": "and",
    "ou": "or",
}
_CUT = re.compile(r"[;:()“”\"]|[.!?]\s")
_CAPTION = re.compile(r"\((?:[A-Z][^(),;]{0,60}|[a-z]{1,4}|\d{1,2})\)")
_LAST_END = re.compile(r"[,;:()“”\"]|\.(?:\s|$)|\s(?:and|or|and/or|und|oder)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\s,]+")
_LONGEST = 7
"""More words than that make a clause, and no member of a series."""
_MOST_MEMBERS = 60


class Series(NamedTuple):
    """A list in running text: its members in normal form, what joins them, its span.

    The last member may drag along the noun that all share ("exemplary damages").
    """

    members: frozenset[str]
    joint: Joint
    start: int
    end: int

    @property
    def heads(self) -> frozenset[str]:
        """The first word of each member, to compare lists whose last member is another one."""
        return frozenset(member.split(" ")[0] for member in self.members)


def series(text: str) -> tuple[Series, ...]:
    """Return the series of two or more members in a text, in its order."""
    plain = _CAPTION.sub(_blank, text) if "(" in text else text
    cuts = [0, *(match.end() for match in _CUT.finditer(plain))]
    found: list[Series] = []
    for match in _JOINT.finditer(plain):
        first = cuts[bisect_right(cuts, match.start()) - 1]
        start, written = _before(plain, first, match.start())
        last = _LAST_END.search(plain, match.end())
        end = _shortened(plain, match.end(), last.start() if last else len(plain))
        members = frozenset(filter(None, map(normal_words, [*written, plain[match.end() : end]])))
        if len(members) > 1:
            found.append(Series(members, _JOINTS[match["joint"].casefold()], start, end))
    return tuple(found)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _before(text: str, first: int, end: int) -> tuple[int, list[str]]:
    """Return where the members before the "and" or "or" begin, and the members.

    The first one begins after the last preposition, article or auxiliary.
    """
    start, written = end, list[str]()
    stop = end
    while stop > first and len(written) < _MOST_MEMBERS:
        opening = max(first, text.rfind(",", first, stop) + 1)
        words = list(_WORD.finditer(text, opening, stop))
        is_first = opening == first or len(words) > _LONGEST
        if is_first:
            words = _after_lead(words)
        if words and len(words) <= _LONGEST:
            start = words[0].start()
            written.insert(0, text[start : words[-1].end()])
        if is_first:
            break
        stop = opening - 1
    return start, written


def _after_lead(words: list[re.Match[str]]) -> list[re.Match[str]]:
    for position in range(len(words), 0, -1):
        if words[position - 1][0].casefold() in listed("leads"):
            return words[position:]
    return words


def _shortened(text: str, start: int, end: int) -> int:
    """Return the end of the last member: at most so many words as a member may have."""
    words = list(_WORD.finditer(text, start, end))[:_LONGEST]
    return words[-1].end() if words else start
