"""What the whole text shows of clauses that were split or merged: each part with its number."""

from __future__ import annotations

import re

from termsdiff import compare
from termsdiff.reports.html_document import document_view
from termsdiff.reports.html_lines import lines_of, runs_of

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


def test_parts_of_a_merged_clause_did() -> None:
    assert "(b) you tell us of each loss within one day." in texts(PARTED, JOINED, "-")
    assert any("every year, and you tell us of" in line for line in texts(PARTED, JOINED, "+"))


def test_parts_that_a_new_heading_sets_apart_stand_below_it() -> None:
    lines = texts(WHOLE, APART, "+")
    assert any(len(line.entry.new) > 1 for line in lines_of(compare(WHOLE, APART))), (
        "the clause is read as split"
    )
    heading = next(n for n, line in enumerate(lines) if "Losses" in line)
    assert lines[heading + 1].startswith("You tell us of each loss")
    assert lines[heading - 1].endswith("every year. ") or lines[heading - 1].endswith("every year.")
    whole = " ".join(texts(WHOLE, APART, "-"))
    assert "every year. You tell us of each loss" in re.sub(r"\s+", " ", whole)


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
