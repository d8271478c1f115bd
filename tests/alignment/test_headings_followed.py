"""What headings tell of the clauses below them, and clauses of the headings above."""

from __future__ import annotations

import pytest
from sides import sharing, sides, words

from termsdiff.alignment.fragments import Whole
from termsdiff.alignment.headings import follow_first_parts, pair_headings, pair_sole_clauses
from termsdiff.alignment.kept_order import Pair

A, B, C = (words(stem, 8) for stem in "abc")


def headings(old: list[str], new: list[str], pairs: set[Pair]) -> list[Pair]:
    return pair_headings(*sides(old, new), pairs)


def test_a_renamed_heading_follows_the_first_clause_below() -> None:
    assert headings(["# Fees", A], ["# Prices", A], {(1, 1)}) == [(0, 0)]
    assert headings(["# Fees", A], [B, "# Prices", A], {(1, 2)}) == [(0, 1)]
    assert headings([B, "# Fees", A], ["# Prices", A], {(2, 1)}) == [(1, 0)]
    two = ["# Fees", A, "# End", B]
    assert headings(two, ["# Prices", A, "# Close", B], {(1, 1), (3, 3)}) == [(0, 0), (2, 2)]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["# Fees", A], ["# Prices", A], set()),  # nothing below is matched
        (["# Fees", A], ["# Prices", A], {(0, 0), (1, 1)}),  # it is matched already
        (["# Fees", A], ["x y z", A], {(1, 1)}),  # no heading there
        (["# Fees", A], [A], {(1, 0)}),
        (["# Fees", A], ["# Prices", B, A], {(1, 2)}),  # not right above
        (["Fees", A], ["# Prices", A], {(1, 1)}),  # none here
        (["# Fees", "# Late", A], ["# Prices", "# Late", A], {(1, 1), (2, 2)}),
        (["# Fees", A], ["# Prices", A], {(1, 1), (5, 0)}),  # the other one is taken
    ],
)
def test_a_renamed_heading_follows_no_other_clause(
    old: list[str], new: list[str], pairs: set[Pair]
) -> None:
    assert headings(old, new, pairs) == []


def soles(old: list[str], new: list[str], pairs: set[Pair]) -> list[Pair]:
    return pair_sole_clauses(*sides(old, new), pairs)


@pytest.mark.parametrize(
    ("shared", "is_one"),
    [(5, True), (4, False)],  # 2 · 5 / 38 is 0.263, 2 · 4 / 38 is 0.21
)
def test_the_only_clause_of_a_section_is_paired_from_a_similarity_of_0_25(
    shared: int, is_one: bool
) -> None:
    old, new = sharing(shared, 19, 19)
    pairs = {(0, 0), (2, 2)}
    expected = [(1, 1)] if is_one else []
    assert soles(["# Fees", old, "# End"], ["# Fees", new, "# End"], pairs) == expected
    assert soles(["# Fees", old], ["# Fees", new], {(0, 0)}) == expected


def test_one_of_several_clauses_is_not_the_only_one() -> None:
    old, new = sharing(9, 19, 19)
    assert soles(["# Fees", old, C], ["# Fees", new], {(0, 0)}) == []
    assert soles(["# Fees", old], ["# Fees", new, C], {(0, 0)}) == []
    assert soles(["# Fees", old, C, "# End"], ["# Fees", new, C, "# End"], {(0, 0)}) == []


def test_both_headings_are_there_and_the_clauses_are_free() -> None:
    old, new = sharing(9, 19, 19)
    assert soles(["# Fees", old], ["# Fees", new], {(0, 0), (1, 1)}) == []
    assert soles(["# Fees", old, "# End", A], ["# Fees", new], {(0, 0), (3, 1)}) == []
    assert soles(["# Fees", old], ["# Fees", new, "# End", A], {(0, 0), (1, 3)}) == []
    assert soles(["# Fees", old], ["Fees", new], {(0, 0)}) == []
    assert soles(["Fees", old], ["# Fees", new], {(0, 0)}) == []
    assert soles(["# Fees", "# Late", old], ["# Fees", "# Late", new], {(0, 0)}) == []
    assert soles(["# Fees"], ["# Fees"], {(0, 0)}) == []


def follow(
    old: list[str],
    new: list[str],
    pairs: set[Pair],
    led: list[Pair],
    splits: tuple[Whole, ...] = (),
    merges: tuple[Whole, ...] = (),
) -> set[Pair]:
    return follow_first_parts(*sides(old, new), pairs, led, splits, merges)


def test_a_split_clause_keeps_its_heading_above_the_first_part() -> None:
    old, new = ["# Care", f"{A} {B}"], ["# Care with prompts", A, "# Care with results", B]
    split = Whole(1, (1, 3))
    assert follow(old, new, {(0, 2), (1, 3)}, [(0, 2)], (split,)) == {(0, 0), (1, 3)}
    assert follow(new, old, {(2, 0), (3, 1)}, [(2, 0)], merges=(split,)) == {(0, 0), (3, 1)}


def test_a_heading_that_stands_above_the_first_part_stays() -> None:
    old, new = ["# Care", f"{A} {B}"], ["# Care with prompts", A, "# Care with results", B]
    assert follow(old, new, {(0, 0), (1, 1)}, [(0, 0)], (Whole(1, (1, 3)),)) == {(0, 0), (1, 1)}
    assert follow(old, new, {(0, 2), (1, 3)}, [(0, 2)]) == {(0, 2), (1, 3)}


def test_a_heading_is_not_paired_with_one_that_is_taken() -> None:
    old, split = ["# Care", f"{A} {B}"], Whole(1, (1, 3))
    plain = [C, A, "# Care with results", B]
    assert follow(old, plain, {(0, 2), (1, 3)}, [(0, 2)], (split,)) == {(1, 3)}
    assert follow(old, [A, "# Results", B], {(0, 1)}, [(0, 1)], (Whole(1, (0, 2)),)) == set()
    new = ["# Care with prompts", A, "# Care with results", B]
    taken = {(0, 2), (1, 3), (4, 0)}
    assert follow(old, new, taken, [(0, 2)], (split,)) == {(1, 3), (4, 0)}
