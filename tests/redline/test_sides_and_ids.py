"""From an alignment to changes: their sides and ids."""

from __future__ import annotations

from termsdiff import parse
from termsdiff.alignment import Alignment, Entry, align
from termsdiff.redline import Change
from termsdiff.redline.changes import find_changes


def changes(old: str, new: str, *entries: Entry) -> tuple[Change, ...]:
    one, other = parse(old), parse(new)
    return find_changes(one, other, Alignment(entries) if entries else align(one, other))


OLD = (
    "# Terms\n\n## 1. Fees\n\n1.1 You pay in 30 days.\n\n## 2. End\n\n2.1 Either side may end it.\n"
)


def test_a_change_says_where_it_stands_on_both_sides() -> None:
    new = OLD.replace("30 days", "60 days").replace("1.1 You", "1.2 You")
    (change,) = changes(OLD, new)
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
    (gone,) = changes(OLD, OLD.replace("1.1 You pay in 30 days.\n\n", ""))
    assert gone.new is None
    assert gone.side is gone.old
    assert gone.diff == (("-", "You pay in 30 days."),)
    (come,) = changes(OLD.replace("1.1 You pay in 30 days.\n\n", ""), OLD)
    assert come.old is None
    assert come.side is come.new
    assert come.diff == (("+", "You pay in 30 days."),)
    # one text that comes and one that goes are two changes, told apart by their ids
    assert come.id != gone.id


def test_parts_of_a_clause_are_one_text_and_clauses_of_a_section_lines() -> None:
    old, new = "One. Two.\n", "One.\n\nTwo.\n"
    (split,) = changes(old, new, Entry((0,), (0, 1), "identical"))
    assert split.new is not None
    assert split.new.text == "One. Two."
    (added,) = changes("", "# Fees\n\nOne.\n\nTwo.\n")
    assert added.new is not None
    assert added.new.text == "Fees\nOne.\nTwo."
    assert added.new.blocks == (0, 1, 2)
    assert added.new.lines == ((1, 1), (3, 3), (5, 5))


def one(old: str, new: str, *, edited: bool = True, **state: bool) -> Change:
    (change,) = changes(old, new, Entry((0,), (0,), "edited" if edited else "identical", **state))
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
    others = [one(f"{n} a b", f"{m} a b", edited=False, moved=True) for n, m in OTHER_NUMBERS]
    assert len({moved.id, renumbered.id, *(other.id for other in others)}) == 4


OTHER_NUMBERS = [("1.1", "1.3"), ("1.4", "1.2")]


def test_the_ids_of_equal_changes_are_numbered() -> None:
    old, new = "a b\n\na b\n\na b", "a c\n\na c\n\na c"
    entries = [Entry((n,), (n,), "edited") for n in range(3)]
    first, second, third = (change.id for change in changes(old, new, *entries))
    assert len(first) == len("c-") + 32
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_the_short_id_is_twelve_digits_and_the_number() -> None:
    entries = [Entry((n,), (n,), "edited") for n in range(2)]
    first, second = changes("a b\n\na b", "a c\n\na c", *entries)
    assert first.short_id == first.id[:14]
    assert second.short_id == f"{first.short_id}-2"
    # the id is kept in files of acknowledgements: it must never become another
    assert first.id == "c-abf60aaf2bb6246b1ff16acaa01bf5d2"


def test_what_is_identical_in_place_is_no_change() -> None:
    assert changes(OLD, OLD) == ()
