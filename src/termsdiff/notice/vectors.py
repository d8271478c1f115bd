"""Word vectors of common English contract words: words used alike point the same way.

`data/vectors.json` and `data/vectors.bin` were learned by `benchmarks/train_notice.py` from which
words appear near which in clauses of public terms (positive pointwise mutual information, reduced
by a singular value decomposition; Levy and Goldberg 2014). They contain only stems of common
English words, and numbers: no names, no text.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from operator import mul
from typing import NamedTuple

_DATA = files(__package__) / "data"
Direction = tuple[float, ...]
"""A vector of length one; empty if unknown."""


class Vectors(NamedTuple):
    """The directions of words, by their stems, and the share of clauses that contain each."""

    directions: Mapping[str, memoryview]
    shares: Mapping[str, float]
    clauses: int


@lru_cache(maxsize=1)
def load_vectors() -> Vectors:
    """Load the directions shipped with the package."""
    head = json.loads((_DATA / "vectors.json").read_text("utf-8"))
    numbers = memoryview(array("b", (_DATA / "vectors.bin").read_bytes()))
    words, size = head["words"].split(), head["dimensions"]
    directions = {word: numbers[at * size : (at + 1) * size] for at, word in enumerate(words)}
    shares = {
        word: count / head["clauses"] for word, count in zip(words, head["counts"], strict=True)
    }
    return Vectors(directions, shares, head["clauses"])


def direction_of(stems: Iterable[str], weights: Mapping[str, float]) -> Direction:
    """Return the weighted direction of several words together."""
    known = load_vectors().directions
    rows = [(known[stem], weights.get(stem, 1.0)) for stem in sorted(stems) if stem in known]
    if not rows:
        return ()
    sums = [0.0] * len(rows[0][0])
    for row, weight in rows:
        sums = [total + weight * value for total, value in zip(sums, row, strict=True)]
    length = math.sqrt(math.fsum(value * value for value in sums))
    return tuple(value / length for value in sums) if length else ()


def likeness(one: Direction, other: Direction) -> float:
    """Return the cosine of two directions, 0 if one is unknown."""
    if not one or not other:
        return 0.0
    return float(sum(map(mul, one, other)))
