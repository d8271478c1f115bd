"""Evidence from headings: a renamed one by its clauses, a rewritten clause by its heading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from .block_features import Feature
from .fragments import Whole
from .kept_order import Pair
from .similarity import similarity

_LEAST_SOLE = 0.25
"""The similarity from which the only clauses of one section are one rewritten clause."""


def pair_headings(old: Sequence[Feature], new: Sequence[Feature], pairs: set[Pair]) -> list[Pair]:
    """Pair unmatched headings whose first clauses are matched to each other."""
    taken_old = {i for i, _ in pairs}
    taken_new = {j for _, j in pairs}
    partner = dict(pairs)
    free_new = [f.position for f in new if f.block.is_heading and f.position not in taken_new]
    found = []
    for feature in old:
        if not feature.block.is_heading or feature.position in taken_old:
            continue
        place = partner.get(feature.position + 1)
        if place is None or old[feature.position + 1].block.is_heading:
            continue
        above = place - 1
        at = bisect_left(free_new, above)
        if at < len(free_new) and free_new[at] == above:
            found.append((feature.position, above))
            free_new.pop(at)
    return found


def follow_first_parts(
    old: Sequence[Feature],
    new: Sequence[Feature],
    pairs: set[Pair],
    led: Sequence[Pair],
    splits: Sequence[Whole],
    merges: Sequence[Whole],
) -> set[Pair]:
    """Let headings paired through a clause follow its first part, if it has several.

    `led` are the pairs that `pair_headings` found, by the one part that was matched first: a split
    clause whose second part got its own heading keeps its old heading above the first.
    """
    first_new = {split.whole: split.parts[0] for split in splits}
    first_old = {merge.whole: merge.parts[0] for merge in merges}
    kept = set(pairs)
    for i, j in led:
        first = (first_old.get(j + 1, i + 1) - 1, first_new.get(i + 1, j + 1) - 1)
        if first == (i, j):
            continue
        kept.discard((i, j))
        taken = any(first[0] == a or first[1] == b for a, b in kept)
        if min(first) >= 0 and not taken and _are_headings(old[first[0]], new[first[1]]):
            kept.add(first)
    return kept


def _are_headings(one: Feature, other: Feature) -> bool:
    return one.block.is_heading and other.block.is_heading


def pair_sole_clauses(
    old: Sequence[Feature], new: Sequence[Feature], pairs: set[Pair]
) -> list[Pair]:
    """Pair unmatched clauses that are each the only one below headings matched to each other.

    A rewritten clause keeps its heading, so less similarity is required than elsewhere.
    """
    taken_old = {i for i, _ in pairs}
    taken_new = {j for _, j in pairs}
    found = []
    for i, j in sorted(pairs):
        if not old[i].block.is_heading or not new[j].block.is_heading:
            continue
        if not (_has_sole_clause(old, i) and _has_sole_clause(new, j)):
            continue
        if i + 1 in taken_old or j + 1 in taken_new:
            continue
        if similarity(old[i + 1], new[j + 1], _LEAST_SOLE) >= _LEAST_SOLE:
            found.append((i + 1, j + 1))
    return found


def _has_sole_clause(side: Sequence[Feature], heading: int) -> bool:
    if heading + 1 >= len(side) or side[heading + 1].block.is_heading:
        return False
    return heading + 2 >= len(side) or side[heading + 2].block.is_heading
