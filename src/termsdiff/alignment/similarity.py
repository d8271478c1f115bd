"""Similarity of two blocks, and an index that finds the few pairs worth comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel, LCSseq

from .features import Feature

_MOST_FREQUENT = 24
"""A word that stands in more blocks than this says too little to look blocks up by."""
_MOST_CANDIDATES = 12


def similarity(old: Feature, new: Feature, cutoff: float = 0.0) -> float:
    """Share of words that both have in the same order: 2 · common / (words of both)."""
    return Indel.normalized_similarity(old.words, new.words, score_cutoff=cutoff)


def common_words(old: str, new: str) -> int:
    """Length of the longest common subsequence of words."""
    return LCSseq.similarity(old, new)


def candidates(old: Sequence[Feature], new: Sequence[Feature]) -> Iterator[tuple[Feature, Feature]]:
    """Yield the pairs that share enough of their rarer words to be worth comparing."""
    index = _index(old)
    for feature in new:
        votes: Counter[int] = Counter()
        for word in set(feature.words):
            places = index.get(word, ())
            for place in places:
                votes[place] += 1
        for place, _ in votes.most_common(_MOST_CANDIDATES):
            yield old[place], feature


def _index(side: Iterable[Feature]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place, feature in enumerate(side):
        for word in set(feature.words):
            index[word].append(place)
    return {word: places for word, places in index.items() if len(places) <= _MOST_FREQUENT}
