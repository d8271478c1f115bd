"""What the whole text shows of clauses that were split or merged: each part with its number."""

from __future__ import annotations

import re

from termsdiff import compare
from termsdiff.reports.html_document import document_view
from termsdiff.reports.html_lines import lines_of, runs_of
from termsdiff.reports.html_sides import sides_view

JOINED = """# Terms

## 1. Duties

You keep your key to yourself and change it every year, and you tell us of each loss within one day.

## 2. Law

The law of the Netherlands governs these terms.
"""
PARTED = """# Terms

## 1. Duties

(a) You keep your key to yourself and change it every year, and

(b) you tell us of each loss within one day.

## 2. Law

The law of the Netherlands governs these terms.
"""
APART = JOINED.replace(
    "every year, and you tell us", "every year.\n\n## 1a. Losses\n\nYou tell us"
).replace("yourself and change it every year, and you", "yourself and change it every year. You")
WHOLE = JOINED.replace("every year, and you tell us", "every year. You tell us")


def texts(old: str, new: str, side: str) -> list[str]:
    """Return the lines of one side, as the views show them."""
    wanted = ("=", side)
    lines = [
        "".join(text for operation, text in runs_of(line) if operation in wanted)
        for line in lines_of(compare(old, new))
    ]
    return [line for text in lines for line in text.split("\n") if line]


def test_parts_of_a_split_clause_begin_on_their_own_lines() -> None:
    assert "(b) you tell us of each loss within one day." in texts(JOINED, PARTED, "+")
    assert any("every year, and you tell us of" in line for line in texts(JOINED, PARTED, "-"))


def test_parts_of_a_merged_clause_began_on_their_own_lines() -> None:
    assert "(b) you tell us of each loss within one day." in texts(PARTED, JOINED, "-")
    assert any("every year, and you tell us of" in line for line in texts(PARTED, JOINED, "+"))


def test_parts_that_a_new_heading_separates_are_below_it() -> None:
    lines = texts(WHOLE, APART, "+")
    assert any(len(line.entry.new) > 1 for line in lines_of(compare(WHOLE, APART))), (
        "the clause is read as split"
    )
    heading = next(n for n, line in enumerate(lines) if "Losses" in line)
    assert lines[heading + 1].startswith("You tell us of each loss")
    assert lines[heading - 1].endswith("every year. ") or lines[heading - 1].endswith("every year.")
    whole = " ".join(texts(WHOLE, APART, "-"))
    assert "every year. You tell us of each loss" in re.sub(r"\s+", " ", whole)


def test_a_clause_that_was_split_or_merged_with_the_same_words_is_not_folded_away() -> None:
    parted = WHOLE.replace("every year. You", "every year.\n\nYou")
    for old, new in ((WHOLE, parted), (parted, WHOLE)):
        comparison = compare(old, new)
        (change,) = comparison.changes
        assert change.change.kind in ("split", "merged")
        assert all(operation == "=" for operation, _ in change.change.diff)
        (line,) = (line for line in lines_of(comparison) if line.judged)
        assert line.state == "edited" and line.changed
        rows = [row for group in sides_view(comparison) if not group.folded for row in group.rows]
        assert any(row.change == change.change.id for row in rows)


NUMBERED = "# Terms\n\n## 1. Duties\n\n1.1 {}\n\n## 3. Law\n\n3.1 Dutch law applies to all of it.\n"
ONE = "You keep your key to yourself and change it every year. {}You tell us of each loss."
SET_APART = ONE.format("\n\n## 2. Losses\n\n2.1 ")


def test_a_later_part_had_no_number_before() -> None:
    comparison = compare(NUMBERED.format(ONE.format("")), NUMBERED.format(SET_APART))
    (later,) = (line for line in lines_of(comparison) if line.part)
    assert later.block.written_label == "2.1"
    rows = [row for group in sides_view(comparison) for row in group.rows]
    (row,) = (row for row in rows if row.new_label == "2.1")
    assert row.old_label == "" and "each loss" in str(row.old)
    passages = [one for part in document_view(comparison) for one in part.passages]
    (passage,) = (one for one in passages if one.label == "2.1")
    assert passage.label_is_new and passage.was_label == ""


def test_a_number_that_a_clause_got_or_lost_is_marked() -> None:
    bare = "# Terms\n\nYou keep your key to yourself.\n\nWe may close an account.\n"
    numbered = bare.replace("You keep", "1.1 You keep").replace("We may", "1.2 We may")
    for old, new, was, is_new in ((bare, numbered, "", True), (numbered, bare, "1.1", False)):
        passages = [one for part in document_view(compare(old, new)) for one in part.passages]
        keys = next(one for one in passages if "your key" in str(one.text))
        assert (keys.was_label, keys.label_is_new) == (was, is_new)
    same = [one for part in document_view(compare(numbered, numbered)) for one in part.passages]
    assert not any(one.label_is_new for one in same)


def test_the_head_of_a_table_is_told_once() -> None:
    text = "# Terms\n\n| Room | Fee |\n| --- | --- |\n| Small | EUR 10 |\n| Large | EUR 20 |\n"
    for old, new in (
        (text, text.replace("20", "35")),
        (text, text.replace("Fee", "Price")),
        (text, text.replace("| Small | EUR 10 |\n", "")),
        (text.replace("| Small | EUR 10 |\n", ""), text),
    ):
        tables = [part for part in document_view(compare(old, new)) if part.table]
        assert len(tables) == 1
        (table,) = tables
        assert table.head is not None and table.columns == ()
        assert "Room" in str(table.head.cells[0])
        assert len(table.passages) == 2
