"""The entries of an alignment: their order, and what each says became of a clause."""

from __future__ import annotations

import pytest

from termsdiff import parse
from termsdiff.alignment import Entry, align

A, B, C, D = (
    f"{word} is a clause of its own that nobody would take for another of them."
    for word in ("Paying", "Hosting", "Training", "Ending")
)
GONE = [
    f"Number {n} of the old {word} was never kept." for n, word in enumerate(("ox", "elk", "gnu"))
]


def aligned(old: list[str], new: list[str]) -> list[Entry]:
    return list(align(parse("\n\n".join(old)), parse("\n\n".join(new))))


def places(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(entry.old, entry.new) for entry in aligned(old, new)]


def test_what_was_removed_stands_where_it_used_to_be() -> None:
    old = [GONE[0], A, GONE[1], B, C, GONE[2], D]
    assert places(old, [A, B, C, D]) == [
        *[((0,), ()), ((1,), (0,)), ((2,), ()), ((3,), (1,))],
        *[((4,), (2,)), ((5,), ()), ((6,), (3,))],
    ]


def test_several_that_were_removed_at_one_place_keep_their_order() -> None:
    assert places([A, *GONE, B], [A, B]) == [
        *[((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), ()), ((4,), (1,))],
    ]
    assert places([A, B, *GONE], [A, B])[2:] == [((2,), ()), ((3,), ()), ((4,), ())]
    assert places(GONE, []) == [((0,), ()), ((1,), ()), ((2,), ())]


def test_what_was_removed_comes_before_what_was_added_there() -> None:
    assert places([A, GONE[0], B], [A, "Zebras may be kept by all of you.", B]) == [
        *[((0,), (0,)), ((1,), ()), ((), (1,)), ((2,), (2,))],
    ]


@pytest.mark.parametrize(("words", "moved"), [(5, True), (4, False)])
def test_a_clause_of_five_words_can_be_said_to_have_moved(words: int, moved: bool) -> None:
    short = " ".join(["Keep", "all", "keys", "quite", "safe"][:words])
    found = aligned([short, A, B], [A, B, short])
    assert any(entry.moved for entry in found) is moved


@pytest.mark.parametrize(
    ("old", "new", "renumbered"),
    [
        ("1.1", "1.2", True),
        ("(a)", "(A)", False),
        ("1.1", "", True),
        ("", "1.1", True),
        # a list counts for itself
        ("1.", "2.", False),
        ("(1)", "1.", False),
        ("(1)", "2.", False),
        ("1.1", "1.1", False),
    ],
)
def test_a_clause_is_renumbered_that_has_another_number(
    old: str, new: str, renumbered: bool
) -> None:
    (entry,) = aligned([f"{old} {A}".strip()], [f"{new} {A}".strip()])
    assert (entry.renumbered, entry.text, entry.moved) == (renumbered, "identical", False)


def test_a_heading_may_move_however_short() -> None:
    found = aligned(["# Fees", A, "# End", B, C, D], ["# End", B, C, D, "# Fees", A])
    moved = [entry for entry in found if entry.moved]
    assert {entry.old for entry in moved} == {(0,), (1,)}


def test_clauses_are_counted_and_each_is_in_one_entry() -> None:
    alignment = align(parse(f"{A}\n\n{B}"), parse(f"{B}\n\n{GONE[0]}"))
    assert len(alignment) == len(list(alignment)) == 3
