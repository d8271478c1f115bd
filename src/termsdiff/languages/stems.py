"""Stems: letters that every match of a pattern must contain, derived from the pattern.

Looking for them is many times faster than compiling a pattern, and most texts have none.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_Stems = tuple[str, ...]
_SHORTEST = 2
_LONG = 8
"""Letters from which on a stem is as rare as any."""


def stems_of(pattern: str) -> _Stems:
    """Return stems in lower case; none if the pattern could match without them."""
    return _of_sequence(_parser.parse(pattern))


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> _Stems:
    """Return the best stems that the parts of a sequence require: few, and long ones."""
    candidates: list[_Stems] = []
    run = ""
    for kind, value in parts:
        if kind is _constants.LITERAL:
            run += chr(value).lower()
            continue
        candidates.append((run,) if run else ())
        run = ""
        candidates.append(_of_part(kind, value))
    candidates.append((run,) if run else ())
    return max((found for found in candidates if found), key=_worth, default=())


def _of_part(kind: Any, value: Any) -> _Stems:
    if kind is _constants.SUBPATTERN:
        return _of_sequence(value[3])
    if kind is _constants.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return tuple(stem for found in branches for stem in found) if all(branches) else ()
    if kind is _constants.MAX_REPEAT or kind is _constants.MIN_REPEAT:
        return _of_sequence(value[2]) if value[0] else ()
    if kind is _constants.IN and all(one is _constants.LITERAL for one, _ in value):
        return tuple(chr(one).lower() for _, one in value)
    return ()


def _worth(stems: _Stems) -> tuple[bool, int, int]:
    shortest = min(map(len, stems))
    return shortest >= _SHORTEST, min(shortest, _LONG), -len(stems)
