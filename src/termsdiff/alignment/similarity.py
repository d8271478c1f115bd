"""Similarity of two blocks, and an index that finds the few pairs worth comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel, LCSseq

from .block_features import Feature

_MOST_FREQUENT = 24
"""A word in more blocks than this is too common to look blocks up by."""
_MOST_CANDIDATES = 12
_LARGEST_TABLE = 2_000_000_000
"""The most word pairs of two blocks whose order is followed: 45,000 words against as many."""


def similarity(old: Feature, new: Feature, cutoff: float = 0.0) -> float:
    """The share of words that both have in the same order: 2 · common / (words of both)."""
    if len(old.words) * len(new.words) > _LARGEST_TABLE:
        return 2 * _common_multiset(old.words, new.words) / (old.size + new.size)
    return Indel.normalized_similarity(old.words, new.words, score_cutoff=cutoff)


def common_words(old: str, new: str) -> int:
    """The length of the longest common subsequence of words."""
    if len(old) * len(new) > _LARGEST_TABLE:
        return _common_multiset(old, new)
    return LCSseq.similarity(old, new)


def _common_multiset(old: str, new: str) -> int:
    """The number of words that both have, in any order: for texts too long to compare in order."""
    return (Counter(old) & Counter(new)).total()


def candidates(old: Sequence[Feature], new: Sequence[Feature]) -> Iterator[tuple[Feature, Feature]]:
    """Yield the pairs that share enough of their rarer words to be worth comparing."""
    index = _index(old)
    for feature in new:
        votes: dict[int, int] = {}
        for word in dict.fromkeys(feature.words):
            for place in index.get(word, ()):
                votes[place] = votes.get(place, 0) + 1
        # ties go to the earlier block: the order of words must not decide
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        for place, _ in ranked[:_MOST_CANDIDATES]:
            yield old[place], feature


def _index(side: Iterable[Feature]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place, feature in enumerate(side):
        for word in dict.fromkeys(feature.words):
            index[word].append(place)
    return {word: places for word, places in index.items() if len(places) <= _MOST_FREQUENT}
