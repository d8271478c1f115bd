"""Linear models from plain data: `weights.json`, a weight, or a text of several, for each feature.

The weights are integers, in hundredths of the natural logarithm of the odds, so that they can be
read and summed by hand. `README.md` next to them says how they were learned and how good they are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

WEIGHTS = Path(__file__).with_name("weights.json")
_SCALE = 100.0

Features = Mapping[str, float]


class Judgement(NamedTuple):
    """A two-class judgement, linear in named features; the weights are for the second class."""

    classes: Sequence[str]
    bias: float
    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """Return the score for the second class, in natural units."""
        weights = self.weights
        known = features.keys() & weights.keys()
        return (self.bias + math.fsum(weights[name] * features[name] for name in known)) / _SCALE

    def probability(self, features: Features) -> float:
        """Return the probability of the second class."""
        return 1.0 / (1.0 + math.exp(-self.score(features)))

    def weight(self, feature: str) -> float:
        """Return the weight of one feature, 0 if it has none."""
        return self.weights.get(feature, 0.0) / _SCALE

    def heaviest(self, features: Features, most: int = 6) -> list[tuple[str, float]]:
        """Return the features that counted most, with their contributions."""
        parts = ((name, self.weight(name) * value) for name, value in features.items())
        return sorted(parts, key=lambda part: -abs(part[1]))[:most]


@lru_cache(maxsize=4096)
def _numbers(row: str) -> tuple[int, ...]:
    return tuple(map(int, row.split()))


class Choice(NamedTuple):
    """A choice among several classes, linear in named features: a weight for each class.

    The weights of a feature are one text, read when the feature is met: most never are.
    """

    classes: Sequence[str]
    bias: Sequence[float]
    weights: Mapping[str, str]

    def scores(self, features: Features) -> list[float]:
        """Return what features add to the score of each class, in natural units, without bias."""
        totals = [0.0] * len(self.classes)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                share = value / _SCALE
                pairs = zip(totals, _numbers(row), strict=True)
                totals = [total + weight * share for total, weight in pairs]
        return totals

    def probabilities(self, *scores: Sequence[float]) -> list[float]:
        """Return the probability of each class, from all scores for it."""
        sums = list(map(sum, zip(*scores, (value / _SCALE for value in self.bias), strict=True)))
        highest = max(sums)
        powers = [math.exp(score - highest) for score in sums]
        total = sum(powers)
        return [power / total for power in powers]

    def weight(self, feature: str, name: str) -> float:
        """Return the weight of one feature for one class, 0 if it has none."""
        row = self.weights.get(feature)
        return _numbers(row)[self.classes.index(name)] / _SCALE if row is not None else 0.0


class Model(NamedTuple):
    """The four judgements: does it matter, how much, in whose favour, on what topic."""

    matters: Judgement
    weighty: Judgement
    favours: Judgement
    topics: Choice


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Load the weights shipped with the package."""
    data: dict[str, dict[str, Any]] = json.loads(WEIGHTS.read_text("utf-8"))
    matters, weighty, favours = (
        Judgement(**data[name]) for name in ("matters", "weighty", "favours")
    )
    return Model(matters, weighty, favours, Choice(**data["topics"]))
