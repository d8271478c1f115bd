"""Which added, or removed, blocks are told as one change: the cases of a readable table."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from termsdiff import parse
from termsdiff.alignment import Alignment, Entry
from termsdiff.parsing.document import Document
from termsdiff.redline.grouping import grouped

Line = tuple[str, str]


def cases() -> list[tuple[str, list[Line]]]:
    text = (Path(__file__).parent / "cases_of_groups.txt").read_text("utf-8")
    found = []
    for part in text.split("\n== ")[1:]:
        title, *lines = part.rstrip().split("\n")
        found.append((title, [(line[0], line[2:]) for line in lines]))
    return found


def document(lines: list[Line]) -> Document:
    """Rows of a table stand together, all else is a block of its own."""
    text = ""
    for is_row, some in groupby((words for _, words in lines), key=lambda w: w.startswith("|")):
        rows = list(some)
        text += ("\n" if is_row else "\n\n").join(rows) + "\n\n"
    return parse(text)


@pytest.mark.parametrize(("title", "lines"), [pytest.param(*case, id=case[0]) for case in cases()])
@pytest.mark.parametrize("state", ["added", "removed"])
def test_clauses_are_grouped_into_one_change(title: str, lines: list[Line], state: str) -> None:
    longer = document(lines)
    marks = [mark for mark, _ in lines]
    assert len(longer.blocks) == len(marks)
    worded = [(m, b.index) for m, b in zip(marks, longer.blocks, strict=True) if m != "="]
    entries = [
        Entry((index,), (index,), "identical")
        if mark == " "
        else Entry((), (index,), "added")
        if state == "added"
        else Entry((index,), (), "removed")
        for mark, index in worded
    ]
    expected: dict[str, list[int]] = {}
    for mark, index in worded:
        if mark != " ":
            expected.setdefault(mark, []).append(index)
    old, new = (parse(""), longer) if state == "added" else (longer, parse(""))
    found = [e for e in grouped(old, new, Alignment(tuple(entries))) if e.text == state]
    assert [list(e.new or e.old) for e in found] == list(expected.values())
    assert all(bool(e.old) != bool(e.new) for e in found)


def test_all_others_come_through_in_their_order() -> None:
    one, other = parse("a\n\nb\n\nc"), parse("a\n\nx\n\nc")
    entries = (
        Entry((0,), (0,), "identical"),
        Entry((), (1,), "added"),
        Entry((1,), (), "removed"),
        Entry((2,), (2,), "edited", moved=True),
    )
    assert tuple(grouped(one, other, entries)) == entries


def test_what_came_and_what_went_are_never_one() -> None:
    one, other = parse("- a\n- b"), parse("- a\n- b")
    entries = (Entry((), (0,), "added"), Entry((1,), (), "removed"))
    assert tuple(grouped(one, other, entries)) == entries
