"""Linear models read from plain data: `weights.json`, one list of weights a feature.

The weights are whole numbers, hundredths of the natural logarithm of the odds, so that each can be
read and summed by hand. `README.md` beside them says how they were learned and how good they are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_SCALE = 100.0

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Classifier:
    """A linear classifier over named features; one column of weights for each class.

    With one column the model is binary: the column speaks for the second class.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def scores(self, features: Features) -> list[float]:
        """Return the score of each column, in natural units."""
        totals = list(self.bias)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                for column, weight in enumerate(row):
                    totals[column] += weight * value
        return [total / _SCALE for total in totals]

    def probability(self, features: Features) -> float:
        """Return the probability of the second class of a binary model."""
        return 1.0 / (1.0 + math.exp(-self.scores(features)[0]))

    def probabilities(self, features: Features) -> dict[str, float]:
        """Return the probability of each class."""
        scores = self.scores(features)
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}

    def weight(self, feature: str, name: str | None = None) -> float:
        """Return the weight of one feature for one class, 0 where it has none."""
        row = self.weights.get(feature)
        if row is None:
            return 0.0
        return row[self.classes.index(name) if name and len(row) > 1 else 0] / _SCALE

    def heaviest(self, features: Features, most: int = 6) -> list[tuple[str, float]]:
        """Return the features that weighed most in a binary judgement, with their part in it."""
        parts = ((name, self.weight(name) * value) for name, value in features.items())
        return sorted(parts, key=lambda part: -abs(part[1]))[:most]


@dataclass(frozen=True, slots=True)
class Model:
    """The four judgements: does it matter, how much, to whose favour, of what topic."""

    matters: Classifier
    weighty: Classifier
    favours: Classifier
    topics: Classifier


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Read the weights that come with the package."""
    text = files("termsdiff.rules.model").joinpath("weights.json").read_text("utf-8")
    data = json.loads(text)
    return Model(*(_classifier(data[name]) for name in ("matters", "weighty", "favours", "topics")))


def _classifier(data: Mapping[str, object]) -> Classifier:
    classes, bias, weights = data["classes"], data["bias"], data["weights"]
    assert isinstance(classes, list)
    assert isinstance(bias, list)
    assert isinstance(weights, dict)
    rows = {name: row if isinstance(row, list) else [row] for name, row in weights.items()}
    return Classifier(tuple(classes), tuple(bias), rows)
