"""Edits: what a redline removed and added at one place, with the words around a short one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..text.patterns import later
from ..text.sentences import BREAK, MARKS
from .change import Run

_WORD = later(r"\S+")
_SHORT = 3
_AROUND = 2
_BEFORE, _AFTER = 8, 6
"""The most words before and after an edit that show where it is."""
_GAP = 2
"""Up to this many words between them, two edits count as one."""


class Edit(NamedTuple):
    """One edit: a slice of the old text and one of the new, "" if a side has none.

    `size` counts the words that really differ.
    """

    lost: str
    gained: str
    size: int
    within: str = ""
    """The part of its sentence around it: of the new text if anything came, else of the old."""
    old_part: str = ""
    new_part: str = ""
    """That part of the sentence as each side has it, the same words around it on both."""


def edits_of(runs: Sequence[Run]) -> list[Edit]:
    """Return the edits of a redline; those with hardly a word between them are joined."""
    return [_edit(runs, first, last) for first, last in _stretches(runs)]


def _stretches(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Return the positions, first and past the last, of runs that belong to one edit."""
    found: list[tuple[int, int]] = []
    for position, (operation, text) in enumerate(runs):
        if operation == "=" or not _WORD.search(text):
            continue
        if found and _near(runs, found[-1][1], position):
            found[-1] = (found[-1][0], position + 1)
        else:
            found.append((position, position + 1))
    return found


def _near(runs: Sequence[Run], end: int, position: int) -> bool:
    between = " ".join(text for operation, text in runs[end:position] if operation == "=")
    return len(_WORD.findall(between)) <= _GAP


def _edit(runs: Sequence[Run], first: int, last: int) -> Edit:
    size = sum(len(_WORD.findall(text)) for mark, text in runs[first:last] if mark != "=")
    lost, gained = (
        "".join(text for mark, text in runs[first:last] if mark in ("=", side))
        for side in ("-", "+")
    )
    has_lost = any(mark == "-" and text.strip() for mark, text in runs[first:last])
    has_gained = any(mark == "+" and text.strip() for mark, text in runs[first:last])
    before = runs[first - 1][1] if first and runs[first - 1][0] == "=" else ""
    after = runs[last][1] if last < len(runs) and runs[last][0] == "=" else ""
    return Edit(
        _with_context(before, lost, after) if has_lost else "",
        _with_context(before, gained, after) if has_gained else "",
        size,
        _within(before, gained if has_gained else lost, after),
        _within(before, lost, after),
        _within(before, gained, after),
    )


def _within(before: str, text: str, after: str) -> str:
    """Return a slice with the words around it, up to the next punctuation or a limit."""
    breaks = [mark.end() for mark in BREAK.finditer(before)]
    head = list(_WORD.finditer(before, breaks[-1] if breaks else 0))[-_BEFORE:]
    left = before[head[0].start() :] if head and before.rstrip()[-1:] not in MARKS else ""
    stop = BREAK.search(after)
    tail = list(_WORD.finditer(after, 0, stop.start() if stop else len(after)))[:_AFTER]
    right = after[: tail[-1].end()] if tail else ""
    return f"{left}{text}{right}".strip(" .;:,!?")


def _with_context(before: str, text: str, after: str) -> str:
    """Return a slice, with a few words around it if it is short, in one piece."""
    if len(_WORD.findall(text)) >= _SHORT:
        return text.strip()
    head = list(_WORD.finditer(before))[-_AROUND:]
    tail = list(_WORD.finditer(after))[:_AROUND]
    left = before[head[0].start() :] if head else ""
    right = after[: tail[-1].end()] if tail else ""
    return f"{left}{text}{right}".strip()
