"""How alike two blocks are, and which pairs are worth comparing at all."""

from __future__ import annotations

import pytest
from sides import sides, words

from termsdiff.alignment import similarity as module
from termsdiff.alignment.similarity import candidates, common_words, similarity


def alike(old: str, new: str) -> float:
    (one,), (other,) = sides([old], [new])
    return similarity(one, other)


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        ("a b c d", "a b c d", 1.0),
        ("a b c d", "a b x y", 0.5),
        ("a b c d", "a b", 2 * 2 / 6),
        ("a b", "x y", 0.0),
        ("a b c", "c b a", 2 * 1 / 6),  # one word at most keeps its order
        ("We pay – at once", "we pay at once", 1.0),  # neither case nor marks are words
        ("$ 5 and € 5", "$ 5 and £ 5", 2 * 4 / 10),  # signs of currencies are
    ],
)
def test_the_share_of_words_that_both_have_in_order(old: str, new: str, share: float) -> None:
    assert alike(old, new) == pytest.approx(share)


def test_below_the_cutoff_there_is_no_likeness() -> None:
    (one,), (other,) = sides(["a b c d"], ["a b x y"])
    assert similarity(one, other, 0.4) == pytest.approx(0.5)
    assert similarity(one, other, 0.6) == 0.0


@pytest.mark.parametrize(
    ("old", "new", "common"), [("abcd", "bd", 2), ("abc", "cba", 1), ("", "a", 0), ("aab", "ab", 2)]
)
def test_common_words_keep_their_order(old: str, new: str, common: int) -> None:
    assert common_words(old, new) == common


def test_texts_too_long_to_follow_are_compared_without_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (one,), (other,) = sides(["a b c"], ["c b a a"])
    monkeypatch.setattr(module, "_LARGEST_TABLE", 12)
    assert similarity(one, other) == pytest.approx(2 * 1 / 7)
    assert common_words("abc", "cbaa") == 1
    monkeypatch.setattr(module, "_LARGEST_TABLE", 11)
    assert similarity(one, other) == pytest.approx(2 * 3 / 7)
    assert common_words("abc", "cbaa") == 3


def pairs(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    return [(a.position, b.position) for a, b in candidates(*sides(old, new))]


def test_candidates_share_a_word() -> None:
    assert pairs(["a b", "c d", "e f"], ["c x", "y z"]) == [(1, 0)]


def test_the_best_candidates_come_first_and_equals_in_their_order() -> None:
    assert pairs(["a", "a b", "a b"], ["b a"]) == [(1, 0), (2, 0), (0, 0)]


@pytest.mark.parametrize(("blocks", "found"), [(24, 12), (25, 0)])
def test_a_word_of_more_than_24_blocks_says_too_little(blocks: int, found: int) -> None:
    assert len(pairs(["common"] * blocks, ["common"])) == found


def test_a_word_repeated_in_a_block_counts_once() -> None:
    assert pairs([words("common", 1) + " common0" * 30], ["common0 x"]) == [(0, 0)]
    assert pairs(["a a a", "b c"], ["a b c"]) == [(1, 0), (0, 0)]


def test_twelve_candidates_are_enough() -> None:
    assert pairs(["a"] * 13, ["a"]) == [(place, 0) for place in range(12)]
