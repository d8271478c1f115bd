"""Abbreviation of what a reader need not see in full: long unchanged stretches of a redline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..text.counting import counted
from ..text.sentences import PAUSE
from ..text.visible import visible_line

if TYPE_CHECKING:
    from ..redline.change import Run

PieceKind = Literal["=", "-", "+", "…"]
CONTEXT = 110
"""How many characters of unchanged text are kept on each side of an edit."""
LONGEST = 1400
"""The most characters shown of one inserted or deleted stretch."""
_BRIEF_CONTEXT = 30
_BRIEF_EDIT = 160
_BRIEF_PIECES = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a redline to show; `…` marks omitted text."""

    kind: PieceKind
    text: str


def shortened(diff: Sequence[Run], context: int = CONTEXT, longest: int = LONGEST) -> list[Piece]:
    """Return a redline without long unchanged stretches, white space folded."""
    pieces: list[Piece] = []
    last = len(diff) - 1
    for index, (operation, text) in enumerate(diff):
        folded = _folded(text)
        if operation == "=":
            pieces += _unchanged(folded, index == 0, index == last, context)
        else:
            pieces += _changed(operation, folded, longest)
    return [piece for piece in pieces if piece.text]


def brief(diff: Sequence[Run]) -> list[Piece]:
    """Return a redline for one line: a few words around each edit, and only the first edits."""
    pieces = shortened(diff, _BRIEF_CONTEXT, _BRIEF_EDIT)
    if len(pieces) <= _BRIEF_PIECES:
        return pieces
    return [*pieces[:_BRIEF_PIECES], Piece("…", " …")]


def whole(diff: Sequence[Run]) -> list[Piece]:
    """Return the complete redline, white space folded."""
    return [Piece(operation, _folded(text)) for operation, text in diff if text]


def _folded(text: str) -> str:
    """Fold white space, but keep one space at the ends, and line ends between clauses."""
    if not text.strip():
        return " " if text else ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    lines = "\n".join(map(visible_line, text.strip().split("\n")))
    return f"{before}{lines}{after}"


def _unchanged(text: str, first: bool, last: bool, context: int) -> Iterator[Piece]:
    if first and last:
        yield Piece("=", text)
        return
    head = "" if first else _head(text, context)
    tail = "" if last else _tail(text, context)
    if len(head) + len(tail) + context // 3 >= len(text):
        yield Piece("=", text)
        return
    yield Piece("=", head)
    yield Piece("…", "… " if first else " …" if last else " … ")
    yield Piece("=", tail)


def _head(text: str, context: int) -> str:
    """Return the beginning, up to the end of a nearby sentence, or else up to a word."""
    if len(text) <= context:
        return text
    ends = [_end(match) for match in PAUSE.finditer(text, context // 3, 2 * context)]
    if ends:
        return text[: min(ends, key=lambda end: abs(end - context))]
    return text[:context].rpartition(" ")[0] or text[:context]


def _end(pause: re.Match[str]) -> int:
    return pause.start() + len(pause[0].rstrip())


def _tail(text: str, context: int) -> str:
    """Return the end, from the beginning of a nearby sentence, or else from a word."""
    if len(text) <= context:
        return text
    start, stop = max(0, len(text) - 2 * context), len(text) - context // 3
    ends = [match.end() for match in PAUSE.finditer(text, start, stop)]
    if ends:
        return text[min(ends, key=lambda end: abs(len(text) - end - context)) :]
    return text[-context:].partition(" ")[2] or text[-context:]


def _changed(operation: Literal["=", "-", "+"], text: str, longest: int) -> Iterator[Piece]:
    if len(text) <= longest:
        yield Piece(operation, text)
        return
    head = text[: longest * 3 // 4].rpartition(" ")[0] or text[: longest * 3 // 4]
    tail = text[-(longest // 5) :].partition(" ")[2]
    yield Piece(operation, head)
    yield Piece("…", f" … {counted(len(text) - len(head) - len(tail), 'character')} … ")
    yield Piece(operation, tail)
