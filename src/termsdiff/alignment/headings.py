"""Headings that were renamed: known by their number or by the clauses that stand below them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from .features import Feature
from .order import Pair


def pair_headings(old: Sequence[Feature], new: Sequence[Feature], pairs: set[Pair]) -> list[Pair]:
    """Pair headings that have no match but whose first clauses below are matched to each other."""
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
