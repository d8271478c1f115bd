"""The three changes: what each holds, what it is called, and what its id depends on."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from termsdiff.alignment import align
from termsdiff.alignment.entry import Alignment, Entry
from termsdiff.parsing import parse
from termsdiff.redline import Added, Change, Edited, Removed, Side
from termsdiff.redline.changes import find_changes

FEE = "You pay the fee of each month within thirty days of the invoice."
LOGS = "We keep the logs of your use for ninety days, and then delete them."
OLD = f"1.1 {FEE}\n\n1.2 {LOGS}\n"
NEW = f"1.1 {FEE}\n\n1.2 {LOGS.replace('ninety', 'sixty')}\n"


def found(*entries: Entry, old: str = OLD, new: str = NEW) -> tuple[Change, ...]:
    """Return the changes of an alignment that is written by hand."""
    return find_changes(parse(old), parse(new), Alignment(entries))


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Return the changes of the alignment that is found."""
    one, other = parse(old), parse(new)
    return find_changes(one, other, align(one, other))


def identity(*parts: str) -> str:
    return f"c-{sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"


def test_an_added_clause_has_the_new_side_only() -> None:
    (change,) = found(Entry((), (0,), "added"))
    assert isinstance(change, Added)
    assert (change.kind, change.moved, change.renumbered) == ("added", False, False)
    assert (change.old, change.side, change.sides) == (None, change.new, (change.new,))
    assert (change.new.label, change.texts, change.diff) == ("1.1", ("", FEE), (("+", FEE),))
    assert change.of_side("old", "new") == "new"
    assert change.id == identity("\1", FEE)


def test_a_removed_clause_has_the_old_side_only() -> None:
    (change,) = found(Entry((0,), (), "removed"))
    assert isinstance(change, Removed)
    assert (change.kind, change.moved, change.renumbered) == ("removed", False, False)
    assert (change.new, change.side, change.sides) == (None, change.old, (change.old,))
    assert (change.old.label, change.texts, change.diff) == ("1.1", (FEE, ""), (("-", FEE),))
    assert change.of_side("old", "new") == "old"
    assert change.id == identity(FEE, "\1")


def test_an_edited_clause_has_both_sides() -> None:
    (change,) = found(Entry((1,), (1,), "edited"))
    assert isinstance(change, Edited)
    assert change.side is change.new
    assert change.sides == (change.old, change.new)
    assert change.texts == (LOGS, LOGS.replace("ninety", "sixty"))
    assert change.of_side("old", "new") == "new"
    assert [run for run in change.diff if run[0] != "="] == [
        ("-", "ninety days"),
        ("+", "sixty days"),
    ]
    assert change.id == identity(*change.texts)


def test_a_clause_without_words_has_no_runs() -> None:
    (added,) = found(Entry((), (0,), "added"))
    (removed,) = found(Entry((0,), (), "removed"))
    assert isinstance(added, Added)
    assert isinstance(removed, Removed)
    assert replace(added, new=added.new._replace(text="")).diff == ()
    assert replace(removed, old=removed.old._replace(text="")).diff == ()


def side(*blocks: int) -> Side:
    return Side("1", (), ((1, 1),), "Words.", blocks)


@pytest.mark.parametrize(
    ("old", "new", "reworded", "moved", "renumbered", "kind"),
    [
        (1, 2, True, True, True, "split"),
        (1, 2, False, False, False, "split"),
        (2, 1, True, True, True, "merged"),
        (2, 1, False, False, False, "merged"),
        (1, 1, True, True, True, "modified"),
        (1, 1, True, False, False, "modified"),
        (1, 1, False, True, True, "moved"),
        (1, 1, False, True, False, "moved"),
        (1, 1, False, False, True, "renumbered"),
    ],
)
def test_what_weighs_most_names_an_edit(
    old: int, new: int, reworded: bool, moved: bool, renumbered: bool, kind: str
) -> None:
    sides = (side(*range(old)), side(*range(new)))
    assert Edited("c-1", *sides, (), reworded, moved, renumbered).kind == kind


@pytest.mark.parametrize(
    ("entry", "kinds"),
    [
        (Entry((0,), (0,), "identical"), []),
        (Entry((0,), (0,), "identical", moved=True), ["moved"]),
        (Entry((0,), (0,), "identical", renumbered=True), ["renumbered"]),
        (Entry((0,), (0,), "edited"), ["modified"]),
        (Entry((0,), (0, 1), "identical"), ["split"]),
        (Entry((0, 1), (0,), "identical"), ["merged"]),
    ],
)
def test_only_what_stays_as_it_was_is_no_change(entry: Entry, kinds: list[str]) -> None:
    assert [change.kind for change in found(entry)] == kinds


def test_the_id_of_a_mere_move_depends_on_its_kind_and_numbers() -> None:
    (moved,) = found(Entry((0,), (0,), "identical", moved=True))
    (renumbered,) = found(Entry((0,), (0,), "identical", renumbered=True))
    assert moved.id == identity(FEE, FEE, "moved", "1.1", "1.1")
    assert renumbered.id == identity(FEE, FEE, "renumbered", "1.1", "1.1")


def test_the_parts_of_a_clause_are_one_text_and_the_clauses_of_a_section_are_not() -> None:
    (split,) = found(Entry((0,), (0, 1), "edited"))
    assert split.texts == (FEE, f"{FEE} {LOGS.replace('ninety', 'sixty')}")
    (merged,) = found(Entry((0, 1), (0,), "edited"))
    assert merged.texts == (f"{FEE} {LOGS}", FEE)
    document = parse("# Fees\n\nYou pay.\n\nWe bill.\n")
    entries = [Entry((), (index,), "added") for index in range(3)]
    (section,) = find_changes(parse(""), document, Alignment(tuple(entries)))
    assert section.texts == ("", "Fees\nYou pay.\nWe bill.")
    assert section.side.blocks == (0, 1, 2)
    assert section.side.lines == ((1, 1), (3, 3), (5, 5))


def test_a_change_seen_again_is_numbered() -> None:
    text = "\n\n".join((FEE, LOGS, FEE, LOGS, FEE))
    entries = [
        Entry((index,), (), "removed") if index % 2 == 0 else Entry((index,), (index,), "identical")
        for index in range(5)
    ]
    first = identity(FEE, "\1")
    again = found(*entries, old=text, new=text)
    assert [change.id for change in again] == [first, f"{first}-2", f"{first}-3"]


FEES = (
    "# Terms\n\n## 1. Fees\n\n1.1 You pay in 30 days.\n\n## 2. End\n\n2.1 Either side may end it.\n"
)


def test_a_change_says_where_it_stands_on_both_sides() -> None:
    new = FEES.replace("30 days", "60 days").replace("1.1 You", "1.2 You")
    (change,) = changes(FEES, new)
    assert change.old is not None
    assert change.new is not None
    assert (change.old.label, change.new.label) == ("1.1", "1.2")
    assert change.old.heading == change.new.heading == ("1. Fees",)
    assert change.old.lines == ((5, 5),)
    assert (change.old.text, change.new.text) == ("You pay in 30 days.", "You pay in 60 days.")
    assert change.old.blocks == change.new.blocks == (2,)
    assert (change.kind, change.moved, change.renumbered) == ("modified", False, True)
    assert change.diff == (
        ("=", "You pay in "),
        ("-", "30 days"),
        ("+", "60 days"),
        ("=", "."),
    )


def test_a_change_without_an_old_or_a_new_side() -> None:
    (gone,) = changes(FEES, FEES.replace("1.1 You pay in 30 days.\n\n", ""))
    assert gone.new is None
    assert gone.side is gone.old
    assert gone.diff == (("-", "You pay in 30 days."),)
    (come,) = changes(FEES.replace("1.1 You pay in 30 days.\n\n", ""), FEES)
    assert come.old is None
    assert come.side is come.new
    assert come.diff == (("+", "You pay in 30 days."),)
    # one text that comes and one that goes are two changes, told apart by their ids
    assert come.id != gone.id


def one(old: str, new: str, *, edited: bool = True, **state: bool) -> Change:
    entry = Entry((0,), (0,), "edited" if edited else "identical", **state)
    (change,) = found(entry, old=old, new=new)
    return change


def test_an_id_depends_on_the_words_of_both_sides() -> None:
    ids = {one("a b", "a c").id, one("a c", "a b").id, one("a b", "a d").id, one("x b", "a c").id}
    assert len(ids) == 4
    assert one("a b", "a c").id == one("# a b", "a c").id
    assert one("1.1 a b", "1.2 a c", renumbered=True).id == one("a b", "a c").id


def test_the_id_of_a_change_of_place_or_number_depends_on_those_too() -> None:
    moved = one("1.1 a b", "1.2 a b", edited=False, moved=True)
    renumbered = one("1.1 a b", "1.2 a b", edited=False, renumbered=True)
    assert (moved.kind, renumbered.kind) == ("moved", "renumbered")
    others = [
        one(f"{n} a b", f"{m} a b", edited=False, moved=True)
        for n, m in (("1.1", "1.3"), ("1.4", "1.2"))
    ]
    assert len({moved.id, renumbered.id, *(other.id for other in others)}) == 4


def test_the_short_id_is_twelve_digits_and_the_number() -> None:
    entries = [Entry((n,), (n,), "edited") for n in range(2)]
    first, second = found(*entries, old="a b\n\na b", new="a c\n\na c")
    assert first.short_id == first.id[:14]
    assert second.short_id == f"{first.short_id}-2"
    # the id is kept in files of acknowledgements: it must never become another
    assert first.id == "c-abf60aaf2bb6246b1ff16acaa01bf5d2"


def test_what_is_identical_in_place_is_no_change() -> None:
    assert changes(FEES, FEES) == ()
