"""Order: the heaviest set of pairs that keeps its order; the other pairs have moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from zlib import crc32

Pair = tuple[int, int]


def heaviest_increasing(pairs: Sequence[Pair], weight: Callable[[Pair], int]) -> set[Pair]:
    """Return the pairs of the heaviest subsequence that increases on both sides.

    `pairs` must increase on the old side; their weights are only needed if they do not increase on
    the new one. Uses a Fenwick tree of prefix maxima: n log n (Fenwick 1994, applied to the
    heaviest increasing subsequence of Jacobson and Vo 1992).
    """
    if all(a[1] < b[1] for a, b in pairwise(pairs)):
        return set(pairs)
    ranks = {new: rank for rank, new in enumerate(sorted({new for _, new in pairs}), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before = [-1] * len(pairs)
    best = (0, -1)
    for index, pair in enumerate(pairs):
        rank = ranks[pair[1]]
        total, before[index] = _prefix_best(tree, rank - 1)
        entry = (total + weight(pair), index)
        _raise(tree, rank, entry)
        best = max(best, entry)
    chain = set()
    index = best[1]
    while index >= 0:
        chain.add(pairs[index])
        index = before[index]
    return chain


def weight_of(old: str, new: str) -> int:
    """Return the value of keeping a pair in order: first the pair, then the length of its texts.

    Between texts of equal length their words decide, in the same way from either side.
    """
    words = sum(crc32(text.encode("utf-8", "surrogatepass")) for text in (old, new))
    return (1 << 80) + ((len(old) + len(new)) << 40) + words


def _prefix_best(tree: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _raise(tree: list[tuple[int, int]], rank: int, entry: tuple[int, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], entry)
        rank += rank & -rank
