"""Assignment: pair the blocks without an anchor, best evidence first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from .block_features import Feature
from .kept_order import Pair
from .similarity import candidates, similarity

_LEAST_IN_PLACE = 0.44
"""The similarity from which two blocks between the same anchors are one rewritten clause."""
_LEAST_SAME_NUMBER = 0.34
"""The same if both also have the same number or caption."""
_LEAST_MOVED = 0.6
"""The similarity from which a block elsewhere is the same clause."""
_LEAST_WORDS_MOVED = 8
_LARGEST_GAP = 400
"""Up to this many pairs in one gap are all compared; larger gaps rely on the index."""
_PLACE_BONUS = 0.15
_NUMBER_BONUS = 0.05


class _Candidate(NamedTuple):
    score: float
    old: int
    new: int


def assign(
    old: Sequence[Feature], new: Sequence[Feature], chain: Sequence[Pair], matched: set[Pair]
) -> list[Pair]:
    """Pair unmatched blocks greedily by similarity, place and number; return the new pairs."""
    taken_old = {i for i, _ in matched}
    taken_new = {j for _, j in matched}
    free_old = [feature for feature in old if feature.position not in taken_old]
    free_new = [feature for feature in new if feature.position not in taken_new]
    if not free_old or not free_new:
        return []
    found = _score_all(free_old, free_new, chain)
    pairs = []
    for candidate in sorted(found, key=lambda c: (-c.score, c.old, c.new)):
        if candidate.old in taken_old or candidate.new in taken_new:
            continue
        taken_old.add(candidate.old)
        taken_new.add(candidate.new)
        pairs.append((candidate.old, candidate.new))
    return pairs


def _score_all(
    free_old: Sequence[Feature], free_new: Sequence[Feature], chain: Sequence[Pair]
) -> list[_Candidate]:
    old_gaps = _group(free_old, [i for i, _ in chain])
    new_gaps = _group(free_new, [j for _, j in chain])
    found: dict[Pair, _Candidate] = {}
    for gap, olds in old_gaps.items():
        news = new_gaps.get(gap, [])
        if len(olds) * len(news) <= _LARGEST_GAP:
            for a in olds:
                for b in news:
                    _consider(found, a, b, in_place=True)
    gap_of_old = {feature.position: gap for gap, olds in old_gaps.items() for feature in olds}
    gap_of_new = {feature.position: gap for gap, news in new_gaps.items() for feature in news}
    for a, b in candidates(free_old, free_new):
        if (a.position, b.position) not in found:
            same = gap_of_old[a.position] == gap_of_new[b.position]
            _consider(found, a, b, in_place=same)
    return list(found.values())


def _group(free: Sequence[Feature], chain: Sequence[int]) -> dict[int, list[Feature]]:
    groups: dict[int, list[Feature]] = {}
    for feature in free:
        groups.setdefault(bisect_left(chain, feature.position), []).append(feature)
    return groups


def _consider(found: dict[Pair, _Candidate], a: Feature, b: Feature, *, in_place: bool) -> None:
    if a.block.is_heading != b.block.is_heading or not (a.size and b.size):
        return
    same_number = _same_number(a, b)
    least = _LEAST_MOVED
    if in_place:
        least = _LEAST_SAME_NUMBER if same_number else _LEAST_IN_PLACE
    elif min(a.size, b.size) < _LEAST_WORDS_MOVED:
        return
    value = similarity(a, b, least)
    if value < least:
        return
    bonus = _PLACE_BONUS * in_place + _NUMBER_BONUS * same_number
    found[a.position, b.position] = _Candidate(value + bonus, a.position, b.position)


def _same_number(a: Feature, b: Feature) -> bool:
    one, other = a.block, b.block
    if one.label and one.written_label and one.number == other.number:
        return True
    return bool(one.caption) and one.caption == other.caption
