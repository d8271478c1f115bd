"""Anchors: blocks of the same words, in order where they can be; then those that moved."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sides import sides, words

from termsdiff.alignment import anchors as module
from termsdiff.alignment.anchors import find_anchors, find_moved, gaps
from termsdiff.alignment.kept_order import Pair


def anchored(old: str, new: str) -> list[Pair]:
    """Each letter is a block of its own."""
    return find_anchors(*sides(list(old), list(new)))


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "ac", [(0, 0), (2, 1)]),
        ("ac", "abc", [(0, 0), (1, 2)]),
        ("abc", "xyz", []),
        ("", "abc", []),
        ("abc", "", []),
        # repeated blocks are matched between the unique ones beside them
        ("xaxbx", "xaxbx", [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]),
        ("xaxbx", "axbx", [(1, 0), (2, 1), (3, 2), (4, 3)]),
        ("axxb", "axb", [(0, 0), (1, 1), (3, 2)]),
        ("axb", "axxb", [(0, 0), (1, 1), (2, 3)]),
        # nothing is unique: the ends first, then the longest common subsequence
        ("xxyy", "xxyy", [(0, 0), (1, 1), (2, 2), (3, 3)]),
        ("xyxyx", "yxy", [(1, 0), (2, 1), (3, 2)]),
        ("xyzxyz", "xyz", [(0, 0), (1, 1), (2, 2)]),
        ("xxzyy", "xxyy", [(0, 0), (1, 1), (3, 2), (4, 3)]),
    ],
)
def test_clauses_are_anchored_by_equal_words(old: str, new: str, pairs: list[Pair]) -> None:
    assert anchored(old, new) == pairs


@pytest.mark.parametrize(
    ("old", "new"),
    [("ppqqrrp", "qqpprr"), ("xyxy", "yxyx"), ("aabb", "bbaa"), ("aabbaa", "bbaabb")],
)
def test_anchors_are_the_same_seen_from_the_other_side(old: str, new: str) -> None:
    assert anchored(new, old) == [(j, i) for i, j in anchored(old, new)]


def test_anchors_keep_their_order_and_every_block_is_in_one_pair() -> None:
    for old, new in (("abcabc", "cbacba"), ("xaybz", "zbyax"), ("aabbcc", "ccbbaa")):
        pairs = anchored(old, new)
        assert pairs
        assert pairs == sorted(pairs)
        assert all(b < d for (_, b), (_, d) in pairwise(pairs))
        assert all(old[i] == new[j] for i, j in pairs)


@pytest.mark.parametrize(("largest", "pairs"), [(16, 3), (15, 0)])
def test_a_table_too_large_is_left_out(
    largest: int, pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LARGEST_TABLE", largest)
    assert len(anchored("pqpq", "qpqp")) == pairs
    # what both begin and end with needs no table
    assert len(anchored("xxpqpqyy", "xxqpqpyy")) == 4 + pairs


@pytest.mark.parametrize(
    ("chain", "sizes", "expected"),
    [
        ([], (2, 3), [((0, 2), (0, 3))]),
        ([(0, 0)], (1, 1), [((0, 0), (0, 0)), ((1, 1), (1, 1))]),
        ([(1, 0), (3, 4)], (5, 5), [((0, 1), (0, 0)), ((2, 3), (1, 4)), ((4, 5), (5, 5))]),
    ],
)
def test_gaps_lie_between_the_pairs(
    chain: list[Pair], sizes: tuple[int, int], expected: list[tuple[Pair, Pair]]
) -> None:
    found = [((a.start, a.stop), (b.start, b.stop)) for a, b in gaps(chain, *sizes)]
    assert found == expected


A, B, C, D = (words(stem, 6) for stem in "abcd")


def moved(old: list[str], new: list[str], matched: list[Pair], least: int = 5) -> list[Pair]:
    return find_moved(*sides(old, new), matched, least)


def test_a_clause_with_the_same_words_elsewhere_has_moved() -> None:
    assert moved([A, B], [B, A], [(1, 0)]) == [(0, 1)]


@pytest.mark.parametrize(("least", "pairs"), [(6, [(0, 1)]), (7, [])])
def test_a_short_clause_elsewhere_has_not_moved(least: int, pairs: list[Pair]) -> None:
    assert moved([A, B], [B, A], [(1, 0)], least) == pairs


def test_only_the_repeated_clause_beside_a_matched_neighbour_has_moved() -> None:
    # C is matched; A stands once before it in the old text, and behind it as well in the new one
    assert moved([A, C, A, D], [D, C, A, A], [(1, 1)]) == [(2, 2), (3, 0)]
    assert moved([A, C, D], [A, C, D, A], [(1, 1), (2, 2)]) == [(0, 0)]
    assert moved([A, A], [A, A, B], []) == []
    assert moved([A, B], [C, A], []) == [(0, 1)]


def test_a_pair_just_found_is_a_neighbour_for_the_next() -> None:
    old, new = [B, C, C, A], [A, B, C, D, C]
    assert moved(old, new, [(3, 0)]) == [(0, 1), (1, 2)]
