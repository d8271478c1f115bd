"""The new text as Markdown with tracked changes: what CriticMarkup and pandoc share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..text.visible import visible, visible_line
from .html_lines import Line, lines_of, runs_of
from .proved import proofs_in_words
from .top_notes import notes_of
from .wording import SIDES, WEIGHT_NAMES

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Run

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>~$^|@])")
_AT_START = re.compile(r"^(\s*(?:\d+(?=[.)])|(?=[-+=#!:])))(.)")


class Marks(NamedTuple):
    """How a format writes insertions, deletions, replacements and remarks.

    `remark` is at the top, `comment` (with its number) after the change that it is about.
    """

    inserted: Callable[[str], str]
    deleted: Callable[[str], str]
    replaced: Callable[[str, str], str]
    remark: Callable[[str], str]
    comment: Callable[[str, int], str]


def escaped(text: str) -> str:
    """Return the text so that no Markdown parser finds markup in it."""
    return _ACTIVE.sub(r"\\\1", visible(text))


def tracked(comparison: Comparison, marks: Marks) -> str:
    """Return both versions as one text in the order of the new one, regardless of filters."""
    parts = [marks.remark(visible(note.words)) for note in notes_of(comparison)]
    for number, line in enumerate(lines_of(comparison), 1):
        parts.append(_block(line, marks) + _comment(line, marks, number))
    return "\n\n".join(parts) + "\n"


def _block(line: Line, marks: Marks) -> str:
    block = line.block
    before = "#" * min(max(block.level, 1), 6) + " " if block.is_heading else ""
    if block.kind == "item" and not block.written_label:
        before = "- "
    words = f"{_label(line, marks)}{''.join(_pieces(_runs(line), marks))}"
    return before + _AT_START.sub(r"\1\\\2", words)


def _comment(line: Line, marks: Marks, number: int) -> str:
    """Return the comment on a change: its materiality, who gains, what rules say."""
    judged = line.judged
    if judged is None or not line.told_here or line.state == "away":
        return ""
    if judged.materiality == "editorial":
        words = [proofs_in_words(judged)]
    else:
        weight = f"{WEIGHT_NAMES[judged.materiality]}."
        words = [weight, *dict.fromkeys(finding.message for finding in judged.findings)]
        side = SIDES[judged.favours]
        words += [f"{side[0].upper()}{side[1:]}."] if side else []
    return " " + marks.comment(visible_line(" ".join(words)), number)


def _runs(line: Line) -> tuple[Run, ...]:
    """Return the redline of a line; moved text is deleted here and inserted there."""
    if line.state == "away":
        return (("-", line.block.text),)
    if line.state == "moved":
        return (("+", line.block.text),)
    return runs_of(line)


def _label(line: Line, marks: Marks) -> str:
    new = line.block.written_label
    old = line.was.written_label if line.was is not None else ""
    if line.state in ("removed", "away"):
        return f"{marks.deleted(escaped(new))} " if new else ""
    if line.state in ("added", "moved"):
        return f"{marks.inserted(escaped(new))} " if new else ""
    if old == new:
        return f"{escaped(new)} " if new else ""
    if old and new:
        return f"{marks.replaced(escaped(old), escaped(new))} "
    return f"{marks.inserted(escaped(new)) if new else marks.deleted(escaped(old))} "


def _pieces(runs: tuple[Run, ...], marks: Marks) -> Iterator[str]:
    """Yield the runs, each line break within them as a space: a mark must not cross paragraphs."""
    index = 0
    flat = [(operation, text.replace("\n", " ")) for operation, text in runs if text]
    while index < len(flat):
        operation, text = flat[index]
        following = flat[index + 1] if index + 1 < len(flat) else ("=", "")
        if operation == "-" and following[0] == "+":
            yield marks.replaced(escaped(text), escaped(following[1]))
            index += 1
        elif operation == "-":
            yield marks.deleted(escaped(text))
        elif operation == "+":
            yield marks.inserted(escaped(text))
        else:
            yield escaped(text)
        index += 1
