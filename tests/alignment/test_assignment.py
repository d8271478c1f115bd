"""From what likeness on two blocks are one clause, rewritten: just below and just above each limit.

The likeness of two texts is 2 · (words in common) / (words of both).
"""

from __future__ import annotations

import pytest
from sides import sharing, sides, words

from termsdiff.alignment.assignment import assign

FIRST, LAST = words("first", 8), words("last", 8)
AROUND = [(0, 0), (2, 2)]
"""The anchors of texts that stand between the same two clauses."""


def paired_between(old: str, new: str) -> bool:
    """Whether two blocks between the same anchors are taken for one."""
    one, other = sides([FIRST, old, LAST], [FIRST, new, LAST])
    return assign(one, other, AROUND, set(AROUND)) == [(1, 1)]


def paired_elsewhere(old: str, new: str) -> bool:
    """Whether two blocks are taken for one that have an anchor between them."""
    one, other = sides([old, FIRST], [FIRST, new])
    return assign(one, other, [(1, 0)], {(1, 0)}) == [(0, 1)]


@pytest.mark.parametrize(
    ("shared", "old", "new", "one_clause"),
    [
        (4, 9, 9, True),  # 0.444
        (8, 18, 18, True),
        (7, 16, 16, False),  # 0.4375
        (8, 12, 24, True),  # 0.444: one side may be longer
        (7, 10, 22, False),
        (0, 9, 9, False),
    ],
)
def test_a_similarity_of_0_44_is_enough_in_the_same_place(
    shared: int, old: int, new: int, one_clause: bool
) -> None:
    assert paired_between(*sharing(shared, old, new)) is one_clause


@pytest.mark.parametrize(
    ("shared", "old", "new", "one_clause"),
    [
        (5, 14, 15, True),  # 0.345
        (5, 15, 15, False),  # 0.333
    ],
)
def test_under_the_same_number_0_34_is_enough(
    shared: int, old: int, new: int, one_clause: bool
) -> None:
    before, after = sharing(shared, old, new)
    assert paired_between(f"[2.1] {before}", f"[2.1] {after}") is one_clause
    assert not paired_between(f"[2.1] {before}", f"[2.2] {after}")
    assert not paired_between(f"[2.1] {before}", after)
    assert not paired_between(before, after)


@pytest.mark.parametrize(
    ("shared", "old", "new", "one_clause"),
    [
        (11, 18, 18, True),  # 0.611
        (17, 28, 28, True),  # 0.607
        (11, 18, 20, False),  # 0.579
        (20, 20, 20, True),
    ],
)
def test_elsewhere_0_6_is_asked_for(shared: int, old: int, new: int, one_clause: bool) -> None:
    assert paired_elsewhere(*sharing(shared, old, new)) is one_clause


@pytest.mark.parametrize(
    ("old", "new", "one_clause"), [(8, 8, True), (7, 7, False), (7, 9, False), (9, 7, False)]
)
def test_a_clause_elsewhere_has_at_least_eight_words(old: int, new: int, one_clause: bool) -> None:
    assert paired_elsewhere(*sharing(min(old, new), old, new)) is one_clause


def test_a_short_line_may_be_paired_in_the_same_place() -> None:
    assert paired_between("payment terms", "payment rules")


def test_a_heading_never_becomes_a_clause() -> None:
    text = words("a", 12)
    assert not paired_between(f"# {text}", text)
    assert not paired_between(text, f"# {text}")
    assert paired_between(f"# {text}", f"# {text} more")


def test_a_block_of_marks_alone_becomes_nothing() -> None:
    assert not paired_between("***", "***")
    assert not paired_between("***", "a b c")


def test_what_is_matched_already_is_left_alone() -> None:
    one, other = sides([words("a", 9), words("b", 9)], [words("a", 9), words("b", 9)])
    assert assign(one, other, [], {(0, 1)}) == []
    assert assign(one, other, [], {(0, 0)}) == [(1, 1)]
    assert assign(one, other, [], {(0, 0), (1, 1)}) == []


def test_each_block_is_paired_once_with_the_likest() -> None:
    near, far = sharing(9, 10, 10, "n")[1], sharing(5, 10, 10, "n")[1]
    old = sharing(9, 10, 10, "n")[0]
    one, other = sides([old], [far, near])
    assert assign(one, other, [], set()) == [(0, 1)]
    one, other = sides([far, near], [old])
    assert assign(one, other, [], set()) == [(1, 0)]


def test_the_first_of_equal_candidates_is_taken() -> None:
    text = words("a", 10)
    one, other = sides([text, text], [text])
    assert assign(one, other, [], set()) == [(0, 0)]
    one, other = sides([text], [text, text])
    assert assign(one, other, [], set()) == [(0, 0)]


@pytest.mark.parametrize(("elsewhere", "winner"), [(8, 2), (9, 0)])
def test_a_place_counts_0_15(elsewhere: int, winner: int) -> None:
    """In place 7 of 10 words stay, elsewhere 8 or 9: only more than 0.15 beats the place."""
    old = words("a", 10)
    in_place = f"{words('a', 7)} {words('x', 3)}"
    moved = f"{words('a', elsewhere)} {words('y', 10 - elsewhere)}"
    one, other = sides([FIRST, old], [moved, FIRST, in_place])
    assert assign(one, other, [(0, 1)], {(0, 1)}) == [(1, winner)]


@pytest.mark.parametrize(("other_share", "winner"), [(17, 0), (18, 1)])
def test_a_number_counts_0_05(other_share: int, winner: int) -> None:
    """Under its number 16.5 of 20 words stay; 17 elsewhere in the gap is less than 0.05 more."""
    old = words("a", 40)
    numbered = f"[2.1] {words('a', 33)} {words('x', 7)}"
    bare = f"{words('a', 2 * other_share)} {words('y', 40 - 2 * other_share)}"
    one, other = sides([f"[2.1] {old}"], [numbered, bare])
    assert assign(one, other, [], set()) == [(0, winner)]


def test_pairs_come_in_the_order_of_their_likeness() -> None:
    one, other = sides(
        [words("a", 10), words("b", 10)], [f"{words('a', 8)} x y", f"{words('b', 9)} x"]
    )
    assert assign(one, other, [], set()) == [(1, 1), (0, 0)]


def test_clauses_may_cross_an_anchor_in_both_directions() -> None:
    one, other = sides([words("a", 9), FIRST, words("b", 9)], [words("b", 9), FIRST, words("a", 9)])
    assert set(assign(one, other, [(1, 1)], {(1, 1)})) == {(0, 2), (2, 0)}


@pytest.mark.parametrize(("blocks", "found"), [(400, True), (401, False)])
def test_up_to_400_pairs_between_two_anchors_are_all_compared(blocks: int, found: bool) -> None:
    """Words that stand in many blocks are looked up in no index: only comparing all finds them."""
    common = words("common", 9)
    one, other = sides([f"{common} own{n}" for n in range(blocks)], [f"{common} another"])
    assert bool(assign(one, other, [], set())) is found


def test_a_caption_is_as_good_as_a_number() -> None:
    before, after = sharing(5, 14, 15)
    one, other = sides([FIRST, before, LAST], [FIRST, after, LAST])
    for side, caption in ((one, "Notice"), (other, "Notice")):
        object.__setattr__(side[1].block, "caption", caption)
    assert assign(one, other, AROUND, set(AROUND)) == [(1, 1)]
    object.__setattr__(other[1].block, "caption", "Notices")
    assert assign(one, other, AROUND, set(AROUND)) == []


def test_the_number_of_the_heading_above_is_no_number_of_the_clause() -> None:
    before, after = sharing(5, 14, 15)
    one, other = sides([FIRST, before, LAST], [FIRST, after, LAST])
    for side in (one, other):
        object.__setattr__(side[1].block, "number", "2")
    assert assign(one, other, AROUND, set(AROUND)) == []
