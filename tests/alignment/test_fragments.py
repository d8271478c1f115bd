"""When a free block is part of a clause that was split (or, seen from the other side, merged)."""

from __future__ import annotations

import pytest
from sides import sides, words

from termsdiff.alignment.fragments import Whole, find_parts
from termsdiff.alignment.kept_order import Pair

HEAD = words("head", 10)
TAIL = words("tail", 10)
WHOLE = f"{HEAD} {TAIL}"


def found(
    old: list[str], new: list[str], matched: list[Pair], chain: list[Pair] | None = None
) -> list[Whole]:
    """What the blocks of `old` live on in; anchors are the matches, where not said otherwise."""
    one, other = sides(old, new)
    partner = dict(matched)
    free = [f.position for f in other if f.position not in partner.values()]
    return find_parts(one, other, partner, free, matched if chain is None else chain)


def test_the_rest_of_a_matched_clause_is_its_part() -> None:
    assert found([WHOLE], [HEAD, TAIL], [(0, 0)]) == [Whole(0, (0, 1))]
    assert found([WHOLE], [HEAD, TAIL], [(0, 1)]) == [Whole(0, (0, 1))]


def test_what_the_match_explains_already_is_no_part() -> None:
    """A block that repeats what its neighbour says was not cut off it."""
    assert found([HEAD + " x"], [HEAD, words("head", 8)], [(0, 0)]) == []


@pytest.mark.parametrize(("kept", "is_part"), [(13, True), (12, False)])
def test_at_least_0_72_of_the_words_of_a_part_come_from_the_whole(kept: int, is_part: bool) -> None:
    """13 of 18 words are 0.722, 12 are 0.667; the rest of the part is new."""
    tail = words("tail", 18)
    part = f"{words('new', 18 - kept)} {words('tail', kept)}"
    assert bool(found([f"{HEAD} {tail}"], [HEAD, part], [(0, 0)])) is is_part


@pytest.mark.parametrize(("covered", "is_whole"), [(10, True), (9, False)])
def test_parts_without_a_match_cover_half_of_the_whole(covered: int, is_whole: bool) -> None:
    parts = [words("head", covered // 2), " ".join(words("head", covered).split()[covered // 2 :])]
    assert bool(found([f"{HEAD} {TAIL}"], parts, [])) is is_whole


def test_one_part_without_a_match_is_no_split() -> None:
    assert found([WHOLE], [words("head", 9)], []) == []


@pytest.mark.parametrize(("size", "is_part"), [(3, True), (2, False)])
def test_a_part_from_the_middle_has_three_words(size: int, is_part: bool) -> None:
    middle = words("middle", size)
    whole = f"{HEAD} {middle} more of it"
    assert bool(found([whole], [HEAD, middle], [(0, 0)])) is is_part


@pytest.mark.parametrize("end", ["middle0", "middle0 middle1"])
def test_a_shorter_part_counts_if_it_opens_or_ends_the_whole(end: str) -> None:
    assert found([f"{HEAD} {end}"], [HEAD, end], [(0, 0)]) == [Whole(0, (0, 1))]
    assert found([f"{end} {HEAD}"], [end, HEAD], [(0, 1)]) == [Whole(0, (0, 1))]
    # on the wrong side of its match it is not
    assert found([f"{HEAD} {end}"], [end, HEAD], [(0, 1)]) == []
    assert found([f"{end} {HEAD}"], [HEAD, end], [(0, 0)]) == []


def test_what_the_match_ends_with_as_well_was_not_cut_off() -> None:
    assert found([f"{HEAD} end here"], [f"{words('head', 9)} end here", "end here"], [(0, 0)]) == []
    assert found([f"end here {HEAD}"], ["end here", f"end here {words('head', 9)}"], [(0, 1)]) == []


def test_a_short_item_between_two_parts_is_a_part_too() -> None:
    whole = f"{HEAD} prompts {TAIL}"
    assert found([whole], [HEAD, "prompts", TAIL], [(0, 0)]) == [Whole(0, (0, 1, 2))]
    assert found([whole], [HEAD, "something", TAIL], [(0, 0)]) == [Whole(0, (0, 2))]
    assert found([whole], [HEAD, "prompts", TAIL, "prompts"], [(0, 0)]) == [Whole(0, (0, 1, 2))]


def test_a_heading_is_a_part_if_it_opens_or_ends_the_whole() -> None:
    assert found([f"Fees {HEAD}"], ["# Fees", HEAD], [(0, 1)]) == [Whole(0, (0, 1))]
    assert found([f"{HEAD} fees {TAIL}"], [HEAD, "# Fees", TAIL], [(0, 0)]) == [Whole(0, (0, 2))]
    assert found([HEAD], ["# Fees", "x y z"], []) == []


def test_a_heading_was_never_split() -> None:
    assert found([f"# {WHOLE}"], [HEAD, TAIL], [(0, 0)]) == []


def test_a_whole_is_longer_than_its_part() -> None:
    assert found([HEAD], [words("head", 5), f"x {HEAD}"], [(0, 0)]) == []
    assert found([HEAD, "a b"], [HEAD, "a b"], [(0, 0)]) == []


@pytest.mark.parametrize(("between", "is_part"), [(3, True), (4, False)])
def test_the_match_of_a_whole_is_within_four_blocks(between: int, is_part: bool) -> None:
    """Matched blocks that stand between are nearer; the whole is still found up to four away."""
    others = [f"{words(stem, 9)} own" for stem in "klmnop"[:between]]
    matched = [(place, place) for place in range(between + 1)]
    old, new = [WHOLE, *others], [HEAD, *others, TAIL]
    assert bool(found(old, new, matched)) is is_part


def test_only_the_lead_of_a_long_list_may_be_matched() -> None:
    items = [words(stem, 6) for stem in "abcdefgh"]
    assert found([" ".join([HEAD, *items])], [HEAD, *items], [(0, 0)]) == [
        Whole(0, tuple(range(9)))
    ]
    assert found([" ".join([*items, HEAD])], [*items, HEAD], [(0, 8)]) == [
        Whole(0, tuple(range(9)))
    ]


def test_a_free_whole_is_looked_for_between_the_same_anchors_only() -> None:
    parts = [words("head", 10), TAIL]
    first, last = words("first", 9), words("last", 9)
    old = [first, WHOLE, last]
    chain = [(0, 0), (2, 3)]
    assert found(old, [first, *parts, last], chain) == [Whole(1, (1, 2))]
    assert found([WHOLE, first, last], [first, *parts, last], [(1, 0), (2, 3)]) == []
    assert found([first, last, WHOLE], [first, *parts, last], [(0, 0), (1, 3)]) == []


def test_thirty_free_wholes_of_a_gap_are_tried() -> None:
    others = [f"{words(f'o{n}x', 21)}" for n in range(30)]
    assert found([*others[:29], WHOLE], [HEAD, TAIL], []) == [Whole(29, (0, 1))]
    assert found([*others, WHOLE], [HEAD, TAIL], []) == []


def test_a_part_belongs_to_the_whole_with_most_of_its_words() -> None:
    less = f"{words('tail', 8)} {words('other', 20)}"
    first, second = words("first", 9), words("second", 9)
    old = [f"{first} {less}", f"{second} {TAIL}"]
    assert found(old, [first, second, TAIL], [(0, 0), (1, 1)]) == [Whole(1, (1, 2))]
    # of equals the first
    old = [f"{first} {TAIL}", f"{second} {TAIL}"]
    assert found(old, [first, second, TAIL], [(0, 0), (1, 1)]) == [Whole(0, (0, 2))]


def test_an_item_that_is_only_its_number_belongs_to_the_clause_of_that_number() -> None:
    """“2.1” alone on a line, its words on the next."""
    one, other = sides([f"[2.1] {WHOLE}"], ["[2.1] 2.1", WHOLE])
    assert find_parts(one, other, {0: 1}, [0], [(0, 1)]) == [Whole(0, (0, 1))]
    one, other = sides([f"[2.1] {WHOLE}"], ["[2.2] 2.2", WHOLE])
    assert find_parts(one, other, {0: 1}, [0], [(0, 1)]) == []


def test_copies_of_a_clause_are_no_parts_of_it() -> None:
    assert found([HEAD], [HEAD, HEAD], []) == []
