"""What a reader need not see in full: long unchanged stretches, runs of clauses that only moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from .visible import visible_line
from .wording import change_name, counted, is_heading, lines_in_words, place, short

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Change, Run
    from ..rules.finding import JudgedChange

PieceKind = Literal["=", "-", "+", "…"]
CONTEXT = 110
"""Characters of unchanged text kept on each side of an edit."""
LONGEST = 1400
"""Characters shown of one inserted or deleted stretch."""
_BRIEF_CONTEXT = 30
_BRIEF_EDIT = 160
_BRIEF_PIECES = 14
_POINTER = re.compile(
    r"(?:sections?|clauses?|articles?|paragraphs?|annex|abschnitts?|ziffer|artikel|§+)\s*$",
    re.I,
)
_NUMBER = re.compile(r"[\dIVXivx]+(?:\.\d+)*(?:\([a-z]+\))?\.?")
_REFERENCES = ("references",)
_START = 50
"""Characters quoted of a clause that merely moved."""
_SENTENCE_END = re.compile(r"[.!?;:]\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a redline to show; `…` stands for text left out."""

    kind: PieceKind
    text: str


def shortened(diff: Sequence[Run], context: int = CONTEXT, longest: int = LONGEST) -> list[Piece]:
    """Return a redline with its long unchanged stretches left out, white space folded."""
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
    """Return a redline for one line: few words about each edit, and only the first edits."""
    pieces = shortened(diff, _BRIEF_CONTEXT, _BRIEF_EDIT)
    if len(pieces) <= _BRIEF_PIECES:
        return pieces
    return [*pieces[:_BRIEF_PIECES], Piece("…", " …")]


def whole(diff: Sequence[Run]) -> list[Piece]:
    """Return a redline with nothing left out, white space folded."""
    return [Piece(operation, _folded(text)) for operation, text in diff if text]


def _folded(text: str) -> str:
    """Fold white space, but keep one space at the ends, and the line ends between clauses."""
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
    """Return the beginning, up to the end of a sentence near by, else up to a word."""
    if len(text) <= context:
        return text
    ends = [match.start() + 1 for match in _SENTENCE_END.finditer(text, context // 3, 2 * context)]
    if ends:
        return text[: min(ends, key=lambda end: abs(end - context))]
    return text[:context].rpartition(" ")[0] or text[:context]


def _tail(text: str, context: int) -> str:
    """Return the end, from the beginning of a sentence near by, else from a word."""
    if len(text) <= context:
        return text
    start, stop = max(0, len(text) - 2 * context), len(text) - context // 3
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, stop)]
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
    yield Piece("…", f" … {len(text) - len(head) - len(tail):,} characters … ")
    yield Piece(operation, tail)


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of clauses that share one fate, told in one line."""

    text: str
    changes: tuple[JudgedChange, ...]


def folded(
    comparison: Comparison, changes: Iterable[JudgedChange]
) -> tuple[tuple[Fold, ...], tuple[JudgedChange, ...]]:
    """Part editorial changes into runs told in one line, and those to show one by one.

    Clauses that merely moved or got other numbers make a run, as do headings added or removed, and
    clauses in which only cross-references follow other numbers.
    """
    keyed = [(_fold_key(comparison, judged.change), judged) for judged in changes]
    # a clause whose references follow does not part a run of renumbered ones
    ranked = sorted((pair for pair in keyed if pair[0]), key=lambda pair: pair[0] == _REFERENCES)
    runs = groupby(ranked, key=itemgetter(0))
    folds = []
    for key, group in runs:
        run = tuple(judged for _, judged in group)
        folds.append(Fold(_fold_words(comparison, key[0], [one.change for one in run]), run))
    return tuple(folds), tuple(judged for key, judged in keyed if not key)


def _fold_key(comparison: Comparison, change: Change) -> tuple[str, ...]:
    """Return what changes of one run have in common; empty where a change stands for itself."""
    if change.kind == "renumbered":
        return ("renumbered",)
    if change.kind == "moved" and change.old and change.new:
        return ("moved", *change.old.heading[:1], "→", *change.new.heading[:1])
    if change.kind == "modified" and not change.moved and _follows_numbers(change.diff):
        return _REFERENCES
    alone = len(change.side.blocks) == 1
    if alone and change.kind in ("added", "removed") and is_heading(comparison, change):
        return (change.kind,)
    return ()


def _follows_numbers(diff: Sequence[Run]) -> bool:
    """Return whether the only edits are other numbers after words like `Section`."""
    before = ""
    for operation, text in diff:
        if operation == "=":
            before = text
        elif not (_POINTER.search(before) and _NUMBER.fullmatch(text.strip())):
            return False
    return True


def _fold_words(comparison: Comparison, word: str, run: Sequence[Change]) -> str:
    if word in ("added", "removed"):
        names = [change_name(comparison, change) for change in run]
        return f"{'heading' if len(run) == 1 else 'headings'} {word}: {'; '.join(names)}"
    if word == _REFERENCES[0]:
        clauses = "; ".join(short(change_name(comparison, change), 40) for change in run[:6])
        more = f" and {len(run) - 6} more" if len(run) > 6 else ""
        return f"cross-references follow the new numbers: {clauses}{more}"
    arrows = list(dict.fromkeys(map(_arrow, run)))
    if len(run) == 1:
        start = short(run[0].side.text, _START)
        return f"{change_name(comparison, run[0])}: {word}, {arrows[0]}: “{start}”"
    clauses = counted(len(run), "clause")
    if word == "moved" and not any(change.side.label for change in run):
        return f"{clauses} moved from {_stretch(run, 'old')} to {_stretch(run, 'new')}"
    shown = ", ".join(arrows) if len(arrows) <= 3 else f"{arrows[0]} … {arrows[-1]}"
    return f"{clauses} {word}: {shown}"


def _stretch(run: Sequence[Change], version: Literal["old", "new"]) -> str:
    """Return where a run of clauses without labels stands in one version: heading and lines."""
    sides = [side for change in run if (side := getattr(change, version)) is not None]
    first = min(side.lines[0][0] for side in sides)
    last = max(side.lines[-1][1] for side in sides)
    heading = f"“{short(sides[0].heading[-1], 60)}”, " if sides[0].heading else ""
    return f"{heading}{version} lines {first}–{last}"


def _arrow(change: Change) -> str:
    assert change.old is not None
    assert change.new is not None
    old, new = place(change.old), place(change.new)
    if old == new:
        old, new = (
            f"old {lines_in_words(change.old)}",
            f"new {lines_in_words(change.new)}",
        )
    return f"{old} → {new}"
