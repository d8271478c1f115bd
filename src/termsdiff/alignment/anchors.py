"""Anchors: blocks with the same words on both sides, in order as far as possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from rapidfuzz.distance import LCSseq

from .block_features import Feature
from .kept_order import Pair, heaviest_increasing, weight_of

_LARGEST_TABLE = 30_000_000
"""The most cells of a longest-common-subsequence table (about 4 MB)."""


def find_anchors(old: Sequence[Feature], new: Sequence[Feature]) -> list[Pair]:
    """Pair blocks with the same words that keep their order.

    Blocks that are unique on both sides come first (patience diff, Bram Cohen); repeated ones are
    then matched between them by longest common subsequence.
    """
    backbone = _unique_backbone(old, new)
    pairs = []
    for old_range, new_range in gaps(backbone, len(old), len(new)):
        if old_range and new_range:
            pairs += _common_subsequence(old, new, old_range, new_range)
    return sorted(backbone + pairs)


def _unique_backbone(old: Sequence[Feature], new: Sequence[Feature]) -> list[Pair]:
    old_places, new_places = _places(old), _places(new)
    unique = [
        (places[0], new_places[key][0])
        for key, places in old_places.items()
        if len(places) == 1 and len(new_places.get(key, ())) == 1
    ]
    unique.sort()
    return sorted(heaviest_increasing(unique, lambda p: weight_of(old[p[0]].key, new[p[1]].key)))


def _places(side: Sequence[Feature]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for feature in side:
        places[feature.key].append(feature.position)
    return places


def gaps(chain: Sequence[Pair], old_size: int, new_size: int) -> Iterator[tuple[range, range]]:
    """Yield the gaps between the pairs of a chain, including those empty on either side."""
    i = j = 0
    for old_end, new_end in [*chain, (old_size, new_size)]:
        yield range(i, old_end), range(j, new_end)
        i, j = old_end + 1, new_end + 1


def _common_subsequence(
    old: Sequence[Feature], new: Sequence[Feature], old_range: range, new_range: range
) -> list[Pair]:
    new_keys = {new[j].key for j in new_range}
    common = {old[i].key for i in old_range} & new_keys
    if not common:
        return []
    olds = [i for i in old_range if old[i].key in common]
    news = [j for j in new_range if new[j].key in common]
    return _match(old, new, olds, news)


def _match(
    old: Sequence[Feature], new: Sequence[Feature], olds: list[int], news: list[int]
) -> list[Pair]:
    pairs = []
    while olds and news and old[olds[0]].key == new[news[0]].key:
        pairs.append((olds.pop(0), news.pop(0)))
    while olds and news and old[olds[-1]].key == new[news[-1]].key:
        pairs.append((olds.pop(), news.pop()))
    if not olds or not news or len(olds) * len(news) > _LARGEST_TABLE:
        return pairs
    # of several longest subsequences, choose the same one whichever side comes first
    one, other = [old[i].key for i in olds], [new[j].key for j in news]
    if (len(other), other) < (len(one), one):
        return pairs + [(olds[a], news[b]) for b, a in _common(other, one)]
    return pairs + [(olds[a], news[b]) for a, b in _common(one, other)]


def _common(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    for block in LCSseq.editops(one, other).as_matching_blocks():
        yield from ((block.a + k, block.b + k) for k in range(block.size))


def find_moved(
    old: Sequence[Feature], new: Sequence[Feature], matched: Sequence[Pair], least_words: int
) -> list[Pair]:
    """Pair blocks with the same words that did not keep their order.

    If such a block is repeated, only one whose neighbour is matched to a neighbour is paired here.
    Short ones are left alone: page furniture repeats without being moved.
    """
    partner = dict(matched)
    taken_new = set(partner.values())
    free_old = _free_places(old, partner, least_words)
    free_new = _free_places(new, taken_new, least_words)
    pairs: list[Pair] = []
    for key, places in free_old.items():
        others = free_new.get(key, [])
        if len(places) == 1 and len(others) == 1:
            pairs.append((places[0], others[0]))
        elif others:
            pairs += _beside_matched(places, others, partner)
        partner.update(pairs[-len(places) :])
    return pairs


def _free_places(
    side: Sequence[Feature], taken: Container[int], least_words: int
) -> dict[str, list[int]]:
    free = (f for f in side if f.position not in taken and f.size >= least_words)
    return _places(list(free))


def _beside_matched(
    places: Sequence[int], others: Sequence[int], partner: Mapping[int, int]
) -> list[Pair]:
    left = list(others)
    pairs = []
    for i in places:
        near = {partner.get(i - 1, -9) + 1, partner.get(i + 1, -9) - 1}
        j = next((place for place in left if place in near), None)
        if j is not None:
            left.remove(j)
            pairs.append((i, j))
    return pairs
