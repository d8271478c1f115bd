"""Order: the heaviest set of pairs that keeps its order; what is left out has moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Pair = tuple[int, int]


def heaviest_increasing(pairs: Sequence[Pair], weights: Sequence[float]) -> set[Pair]:
    """Return the pairs of the heaviest subsequence that increases on both sides.

    `pairs` must increase on the old side. Uses a Fenwick tree of prefix maxima: n log n
    (Fenwick 1994, applied to the heaviest increasing subsequence of Jacobson and Vo 1992).
    """
    if all(a[1] < b[1] for a, b in pairwise(pairs)):
        return set(pairs)
    ranks = {new: rank for rank, new in enumerate(sorted({new for _, new in pairs}), start=1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before = [-1] * len(pairs)
    best = (0.0, -1)
    for index, (pair, weight) in enumerate(zip(pairs, weights, strict=True)):
        rank = ranks[pair[1]]
        total, before[index] = _prefix_best(tree, rank - 1)
        entry = (total + weight, index)
        _raise(tree, rank, entry)
        best = max(best, entry)
    chain = set()
    index = best[1]
    while index >= 0:
        chain.add(pairs[index])
        index = before[index]
    return chain


def _prefix_best(tree: Sequence[tuple[float, int]], rank: int) -> tuple[float, int]:
    best = (0.0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _raise(tree: list[tuple[float, int]], rank: int, entry: tuple[float, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], entry)
        rank += rank & -rank
