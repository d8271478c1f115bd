"""Tie a statement to the changes that it reports: the most similar one, and others like it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .likeness import Tried
from .linear_models import load_model
from .trace import Passage

LEAST_FOUND = 0.5
"""The probability from which a statement is about a change in this comparison."""
_LEAST_SHARE = 0.3
"""The share of the likeness of all changes from which a further change is tied as well."""
_NEAR_SHARE = 0.2
"""The share from which a further change is not called unannounced."""
_SWAPPED_SHARE = 0.04
"""The same if a statement says that one thing replaced another: it reports both."""
_MOST_NEAR = 4
_SEEN = ("whole", "moved", "passage", "meaning", "meaning:passage", "topic", "topics")
"""Features whose highest value among all changes also counts."""


class Tie(NamedTuple):
    """A change that a statement may report: its place in the list, its most similar passage."""

    change: int
    passage: Passage | None
    share: float


class Tied(NamedTuple):
    """The changes that a statement may report, most similar first, and how likely it reports any.

    `near` are the places of further changes that it may report as well: not similar enough to be
    named, too similar to be called unannounced.
    """

    ties: tuple[Tie, ...]
    probability: float
    near: tuple[int, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the statement is about these changes."""
        return bool(self.ties) and self.probability >= LEAST_FOUND


def tie(tried: Sequence[Tried], *, swapped: bool = False) -> Tied:
    """Tie a statement, given how similar it is to each change.

    A statement of a `swapped` rule reports two changes: the removal and the addition.
    """
    if not tried:
        return Tied((), 0.0)
    meant = load_model().meant
    scores = [meant.score(one.features) for one in tried]
    order = sorted(range(len(tried)), key=lambda at: -scores[at])
    highest = scores[order[0]]
    powers = [math.exp(score - highest) for score in scores]
    total = math.fsum(powers)
    ties = tuple(
        Tie(at, tried[at].passage, powers[at] / total)
        for number, at in enumerate(order)
        if number == 0 or powers[at] / total >= _LEAST_SHARE
    )
    least = _SWAPPED_SHARE if swapped else _NEAR_SHARE
    near = tuple(at for at in order if powers[at] / total >= least)[len(ties) : _MOST_NEAR]
    features = found_features(tried, scores, order)
    return Tied(ties, load_model().found.probability(features), near)


def found_features(
    tried: Sequence[Tried], scores: Sequence[float], order: Sequence[int]
) -> Mapping[str, float]:
    """Return the features that show whether a statement is about any change."""
    first = order[0]
    highest = scores[first]
    second = scores[order[1]] if len(order) > 1 else highest - 3.0
    total = math.fsum(math.exp(score - highest) for score in scores)
    found = dict(tried[first].features)
    found["score"] = highest
    found["gap"] = highest - second
    found["share"] = 1.0 / total
    found["many"] = math.log(len(tried))
    for name in _SEEN:
        found[f"any:{name}"] = max(one.features.get(name, 0.0) for one in tried)
    return found
