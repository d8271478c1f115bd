"""Anchors: blocks of the same words on both sides, in order where they can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from .features import Feature
from .order import Pair, heaviest_increasing

_LARGEST_TABLE = 30_000_000
"""Cells of a longest-common-subsequence table that are worth their memory (about 4 MB)."""


def find_anchors(old: Sequence[Feature], new: Sequence[Feature]) -> list[Pair]:
    """Pair blocks of the same words that keep their order.

    Blocks that are unique on both sides come first (patience diff, Bram Cohen); what is repeated is
    then matched between them by the longest common subsequence.
    """
    backbone = _unique_backbone(old, new)
    pairs = []
    for old_range, new_range in gaps(backbone, len(old), len(new)):
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
    weights = [1.0 + 1e-6 * old[i].size for i, _ in unique]
    return sorted(heaviest_increasing(unique, weights))


def _places(side: Sequence[Feature]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for feature in side:
        places[feature.key].append(feature.position)
    return places


def gaps(chain: Sequence[Pair], old_size: int, new_size: int) -> Iterator[tuple[range, range]]:
    """Yield the stretches between the pairs of a chain, empty ones on either side included."""
    i = j = 0
    for old_end, new_end in [*chain, (old_size, new_size)]:
        yield range(i, old_end), range(j, new_end)
        i, j = old_end + 1, new_end + 1


def _common_subsequence(
    old: Sequence[Feature], new: Sequence[Feature], old_range: range, new_range: range
) -> list[Pair]:
    if not old_range or not new_range:
        return []
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
    blocks = LCSseq.editops([old[i].key for i in olds], [new[j].key for j in news]).as_matching_blocks()
    for block in blocks:
        pairs += [(olds[block.a + k], news[block.b + k]) for k in range(block.size)]
    return pairs


def find_moved(
    old: Sequence[Feature], new: Sequence[Feature], matched: Sequence[Pair], least_words: int
) -> list[Pair]:
    """Pair blocks of the same words that did not keep their order.

    Among repeated blocks the one whose neighbour is matched to a neighbour wins; short ones are
    left alone: furniture of a page repeats, and nobody moved it.
    """
    taken_old = {i for i, _ in matched}
    taken_new = {j for _, j in matched}
    free_new = defaultdict(list)
    for feature in new:
        if feature.position not in taken_new and feature.size >= least_words:
            free_new[feature.key].append(feature.position)
    partner = dict(matched)
    pairs = []
    for feature in old:
        i = feature.position
        if i in taken_old or not free_new.get(feature.key):
            continue
        near = {partner.get(i - 1, -9) + 1, partner.get(i + 1, -9) - 1}
        places = free_new[feature.key]
        j = next((place for place in places if place in near), places[0])
        places.remove(j)
        partner[i] = j
        pairs.append((i, j))
    return pairs
