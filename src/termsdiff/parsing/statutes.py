"""References to laws: "48 C.F.R. 12.212", "Section 230 of the … Act", "Article 6(1)(f) GDPR"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..languages import any_cue

_LISTS = ("law_names", "law_kinds", "law_parts", "of_law", "own_law")
_FAR = 160
_HIGHEST_PART = 99


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    own: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Return the patterns before and after a reference to a law."""
    names, kinds, parts, of, own = (any_cue("sections", name).pattern for name in _LISTS)
    name = rf"(?:{names})(?![\w-])"
    law = rf"(?:{name}|(?:\S{{1,30}}\s+){{0,8}}?(?:{kinds})\b)"
    before = (
        rf"(?:\b(?:{names})|\b(?:{kinds})(?:\s(?:of\s)?\(?\d{{4}}\)?|"
        r"\s?\([A-Z]{2,8}\)(?:\s(?:No\.?\s)?[\d/]{4,12})?)?)[,:]?\s?(?:(?:at|in)\s)?\Z"
    )
    # each item ends where no letter or digit follows, so that there is only one reading
    subdivision = (
        rf"(?:[\s,;&-]{{0,3}}(?:\(\w{{1,5}}\)|(?:{parts}|[a-z]|\d{{1,4}}(?:\.\d{{1,5}}){{0,3}})"
        r"(?![\w.]\w)\.?\)?(?!\w))){0,12}"
    )
    after = rf"{subdivision}[\s,]*(?:(?={name})|(?:{of})(?={law}))"
    return _Patterns(re.compile(before), re.compile(after), re.compile(rf"(?i)(?:{own})\b"))


def is_of_law(text: str, start: int, end: int) -> bool:
    """Whether a reference in the text, from `start` to `end`, is to a law and not to the text."""
    known = _patterns()
    if known.before.search(text[max(0, start - _FAR) : start]):
        return True
    after = text[end : end + _FAR]
    match = known.after.match(after)
    if match is None:
        return False
    rest = after[match.end() :]
    return known.own.match(rest) is None and rest[:1].isupper()


def is_number_of_law(label: str) -> bool:
    """Whether only laws have numbers of this kind: "12.212", "252.227"."""
    return any(int(part) > _HIGHEST_PART for part in re.findall(r"\d+", label)[1:])
