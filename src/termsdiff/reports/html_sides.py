"""The two versions in columns, clause by clause in step, with unchanged clauses folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..comparison import Comparison
from ..redline.change import Run
from ..spoken import say
from .html_lines import Line, lines_of, runs_of
from .html_styles import styles_of
from .safe_html import one_side, safe_text
from .wording import counted, place, short

_LEAST = 2
"""The fewest unchanged rows that are folded."""


@dataclass(frozen=True, slots=True)
class Row:
    """A clause on both sides; a side without it is empty or says where it went."""

    old_label: str
    old: Markup
    new_label: str
    new: Markup
    old_note: str
    new_note: str
    heading: bool
    change: str
    told_here: bool
    state: str
    weight: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that are shown, or folded under a line that describes them."""

    folded: bool
    caption: str
    rows: tuple[Row, ...]


def sides_view(comparison: Comparison) -> tuple[RowGroup, ...]:
    """Return the rows of both columns, unchanged stretches folded."""
    lines = list(lines_of(comparison))
    shown = _shown(lines)
    groups = []
    for open_, run in groupby(zip(shown, lines, strict=True), key=lambda pair: pair[0]):
        members = [line for _, line in run]
        folded = not open_ and len(members) >= _LEAST
        caption = _caption(members) if folded else ""
        rows = tuple(row for line in members for row in _rows(comparison, line))
        groups.append(RowGroup(folded, caption, rows))
    return tuple(groups)


def _shown(lines: list[Line]) -> list[bool]:
    """Return for each line whether it changed, or is a heading above a change."""
    shown = [line.changed for line in lines]
    floor = 0
    for index in range(len(lines) - 1, -1, -1):
        block = lines[index].block
        if shown[index]:
            floor = block.level if block.is_heading else 99
        elif block.is_heading and block.level < floor:
            shown[index] = True
            floor = block.level
    return shown


def _caption(lines: list[Line]) -> str:
    names = [short(line.block.full_text, 60) for line in lines if line.block.is_heading]
    count = counted(sum(not line.block.is_heading for line in lines), "unchanged clause")
    if not names:
        return count
    if names[-1] == names[0]:
        return f"{count}: {names[0]}"
    return say("{clauses}: {first} to {last}", clauses=count, first=names[0], last=names[-1])


def _rows(comparison: Comparison, line: Line) -> Iterator[Row]:
    judged = line.judged
    runs = runs_of(line)
    has_old = line.state not in ("added", "moved")
    has_new = line.state not in ("removed", "away")
    yield Row(
        old_label=_old_label(line) if has_old else "",
        old=_old(comparison, line, runs) if has_old else Markup(),
        new_label=line.block.written_label if has_new else "",
        new=_new(comparison, line, runs) if has_new else Markup(),
        old_note=_came_from(line),
        new_note=_moved_to(line),
        heading=line.block.is_heading,
        change=judged.change.id if judged else "",
        told_here=line.told_here and line.state != "away",
        state=line.state,
        weight=judged.materiality if judged else "",
    )


def _old_label(line: Line) -> str:
    """Return the number on the old side, which the later parts of a split clause did not have."""
    return "" if line.part else (line.was or line.block).written_label


def _full(line: Line, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the redline of a line, also at its old place."""
    judged = line.judged
    return judged.change.diff if judged is not None and line.state == "away" else runs


def _old(comparison: Comparison, line: Line, runs: tuple[Run, ...]) -> Markup:
    one_block = len(line.entry.old) == 1
    if line.judged is None or (line.state == "away" and not one_block):
        return safe_text((line.was or line.block).text)
    old = comparison.old.blocks[line.entry.old[0]]
    # the spans of a text are counted from its start: they do not fit a later part of it
    styles = styles_of(comparison.old, old) if one_block and not line.part else ()
    return one_side(_full(line, runs), "-", styles)


def _new(comparison: Comparison, line: Line, runs: tuple[Run, ...]) -> Markup:
    one_block = len(line.entry.new) == 1
    styles = styles_of(comparison.new, line.block) if one_block else ()
    return one_side(runs, "+", styles)


def _came_from(line: Line) -> str:
    """Say on the old side where a clause of the new side was before."""
    judged = line.judged
    if line.state == "moved" and judged is not None and judged.change.old is not None:
        return say("Was at {place}", place=place(judged.change.old))
    return ""


def _moved_to(line: Line) -> str:
    """Say on the new side where a clause of the old side is now."""
    judged = line.judged
    if line.state == "away" and judged is not None and judged.change.new is not None:
        return say("Now at {place}", place=place(judged.change.new))
    return ""
