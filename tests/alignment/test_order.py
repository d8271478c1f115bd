"""The heaviest set of pairs that keeps its order: what is left out of it has moved."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.alignment.kept_order import Pair, heaviest_increasing, weight_of


def keeps_order(pairs: tuple[Pair, ...]) -> bool:
    return all(a[1] < b[1] for a, b in pairwise(pairs))


@given(st.permutations(range(6)), st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_no_other_set_weighs_more(news: list[int], weights: list[int]) -> None:
    pairs = list(enumerate(news))
    found = heaviest_increasing(pairs, lambda pair: weights[pair[0]])
    every = (some for size in range(7) for some in combinations(pairs, size))
    most = max(sum(weights[old] for old, _ in some) for some in every if keeps_order(some))
    assert keeps_order(tuple(sorted(found)))
    assert found <= set(pairs)
    assert sum(weights[old] for old, _ in found) == most


def test_what_is_in_order_is_not_weighed() -> None:
    def weigh(pair: Pair) -> int:
        raise AssertionError(pair)

    pairs = [(0, 2), (3, 5), (4, 9)]
    assert heaviest_increasing(pairs, weigh) == set(pairs)
    assert heaviest_increasing([], weigh) == set()


def test_two_olds_of_one_new_are_not_both_kept() -> None:
    assert heaviest_increasing([(0, 4), (1, 4)], lambda pair: 1 + pair[0]) == {(1, 4)}


def test_a_pair_more_outweighs_any_length() -> None:
    long, short = "x" * 100_000, "y"
    assert 2 * weight_of(short, short) > weight_of(long, long)
    assert weight_of(long, long) > weight_of(short, short)


@pytest.mark.parametrize(("old", "new"), [("abc", "abcd"), ("abcd", "abc"), ("", "a")])
def test_a_longer_pair_weighs_more_whatever_its_words(old: str, new: str) -> None:
    assert weight_of(old, new) > weight_of(old[:-1], new[:-1])
    assert weight_of(old, new) == weight_of(new, old)


def test_the_words_decide_between_equal_lengths_and_do_so_alike_from_both_sides() -> None:
    assert weight_of("ab", "cd") == weight_of("cd", "ab") != weight_of("ab", "ce")
    assert weight_of("\ud800", "a")
