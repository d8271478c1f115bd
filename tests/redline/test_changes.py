"""The three changes: what each holds, what it is called, and what its id depends on."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

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


def test_a_change_seen_again_is_numbered() -> None:
    text = "\n\n".join((FEE, LOGS, FEE, LOGS, FEE))
    entries = [
        Entry((index,), (), "removed") if index % 2 == 0 else Entry((index,), (index,), "identical")
        for index in range(5)
    ]
    first = identity(FEE, "\1")
    changes = found(*entries, old=text, new=text)
    assert [change.id for change in changes] == [first, f"{first}-2", f"{first}-3"]
