"""Values that a clause states, whatever its language: times, amounts, dates, plain numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..facts import Fact, extract_facts, same_measure
from ..rules.readings import in_english, written

MEASURES = frozenset({"duration", "money", "percentage", "age", "frequency", "number", "date"})
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:\.\d+)*(?![\w]|[.,]\d)")


class Value(NamedTuple):
    """A value: its kind, normalised like facts (`figure` for a bare number), and as written."""

    kind: str
    normal: str
    written: str

    def same(self, other: Value) -> bool:
        """Whether two values are the same, perhaps in different units: twelve months and a year."""
        if self.kind == other.kind:
            one, two = (Fact(v.kind, v.normal, 0, 0) for v in (self, other))
            return same_measure(one, two)
        return {self.kind, other.kind} <= _COUNTED and _number(self) == _number(other)


_COUNTED = frozenset({"number", "figure", "age", "duration", "frequency"})


def _number(value: Value) -> str:
    """Return the figure of a value: if a unit was not recognised, only the figure is compared."""
    match = re.search(r"\d+(?:\.\d+)?", value.normal)
    return match[0] if match else value.normal


def values_of(text: str, language: str) -> tuple[Value, ...]:
    """Return the values of a clause, in text order."""
    reading = in_english(text, language)
    facts = [fact for fact in extract_facts(reading) if fact.kind in MEASURES]
    found = [
        (fact.start, Value(fact.kind, fact.value, _slice(text, language, fact.start, fact.end)))
        for fact in facts
    ]
    taken = [(fact.start, fact.end) for fact in facts]
    for start, end in _figures(reading, taken):
        normal = reading[start:end]
        found.append((start, Value("figure", normal, _slice(text, language, start, end))))
    return tuple(value for _, value in sorted(found, key=lambda item: item[0]))


def _figures(reading: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for match in _FIGURE.finditer(reading):
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            yield match.span()


def _slice(text: str, language: str, start: int, end: int) -> str:
    return " ".join(written(text, language, start, end).split())


def differing(
    first: Sequence[Value], second: Sequence[Value]
) -> list[tuple[Value | None, Value | None]]:
    """Pair the values that are not the same on both sides, of one kind where possible."""
    left, right = _without_twins(first, second)
    pairs: list[tuple[Value | None, Value | None]] = []
    for value in left:
        twin = next((other for other in right if other.kind == value.kind), None)
        if twin is None and len(left) == len(right) == 1:
            twin = right[0]
        if twin is not None:
            right.remove(twin)
        pairs.append((value, twin))
    pairs += [(None, other) for other in right]
    # "per year", "annual": frequency is worded in too many ways to report it missing on one side
    return [
        pair for pair in pairs if all(pair) or not any(v and v.kind == "frequency" for v in pair)
    ]


def _without_twins(
    first: Sequence[Value], second: Sequence[Value]
) -> tuple[list[Value], list[Value]]:
    """Leave out what both sides state, even if one side states it twice."""
    left = [value for value in first if not any(value.same(other) for other in second)]
    right = [value for value in second if not any(value.same(other) for other in first)]
    return left, right
