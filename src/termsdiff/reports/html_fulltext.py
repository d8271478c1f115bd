"""The full new text with the changes marked in it, and the unchanged stretches folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..alignment.entry import Entry
from ..comparison import Comparison
from ..parsing.document import Block
from ..rules.finding import JudgedChange
from .blocks import changes_by_block, is_first_block
from .html_text import redline, safe_text
from .html_view import only_form

_SHALLOWEST, _DEEPEST = 3, 6
"""The levels of HTML headings that sections of terms may have below the page's own ones."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading or clause; `level` is that of the HTML heading, 0 for a clause."""

    level: int
    kind: str
    depth: int
    label: str
    text: Markup
    change: str
    state: str
    weight: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Passages that are shown, or folded under a line that says what they are."""

    folded: bool
    caption: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A block with the entry that it comes from, what is said of it, and whether that is here."""

    block: Block
    entry: Entry
    judged: JudgedChange | None
    told_here: bool


def _lines(comparison: Comparison) -> Iterator[_Line]:
    changes = changes_by_block(comparison)
    for entry in comparison.alignment:
        judged = changes.of(entry)
        document, indices = (
            (comparison.new, entry.new) if entry.new else (comparison.old, entry.old)
        )
        if judged is not None:
            # the parts of a split clause are shown in its redline
            indices = indices[:1]
        for index in indices:
            told_here = judged is not None and is_first_block(judged, index)
            yield _Line(document.blocks[index], entry, judged, told_here)


def _words(line: _Line) -> Markup:
    """Return the words of a block as changed; of a new or gone section, each block has its own."""
    if line.judged is None:
        return safe_text(line.block.text)
    if line.entry.old and line.entry.new:
        return redline(line.judged.change.diff)
    return redline((("+" if line.entry.new else "-", line.block.text),))


def _shown(lines: list[_Line]) -> list[bool]:
    """Tell for each line whether its words changed, or it is a heading above such a change."""
    shown = [line.judged is not None and not only_form(line.judged) for line in lines]
    floor = 0
    for index in range(len(lines) - 1, -1, -1):
        block = lines[index].block
        if shown[index]:
            floor = block.level if block.is_heading else 99
        elif block.is_heading and block.level < floor:
            shown[index] = True
            floor = block.level
    return shown


def _state(entry: Entry) -> str:
    if entry.text == "identical":
        return "moved" if entry.moved else "renumbered" if entry.renumbered else "kept"
    return entry.text


def _passage(line: _Line, level: int) -> Passage:
    block, judged = line.block, line.judged
    return Passage(
        level=level,
        kind=block.kind,
        depth=min(block.depth, 4),
        label=block.written_label,
        text=_words(line),
        change=judged.change.id if judged and line.told_here else "",
        state=_state(line.entry),
        weight=judged.materiality if judged else "",
    )


def _passages(lines: Iterable[_Line]) -> Iterator[Passage]:
    """Yield the passages with heading levels that never skip one: a reader can walk the outline."""
    above: list[int] = []
    for line in lines:
        level = 0
        if line.block.is_heading:
            while above and above[-1] >= line.block.level:
                above.pop()
            above.append(line.block.level)
            level = min(_SHALLOWEST + len(above) - 1, _DEEPEST)
        yield _passage(line, level)


def _name(passage: Passage) -> str:
    words = passage.label or str(passage.text.striptags())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def _caption(passages: tuple[Passage, ...]) -> str:
    clauses = sum(not passage.level for passage in passages)
    headings = [_name(passage) for passage in passages if passage.level]
    count = f"{clauses} unchanged clause{'' if clauses == 1 else 's'}"
    if not headings:
        return count
    last = headings[-1]
    return f"{count}: {headings[0]}" + (f" to {last}" if last != headings[0] else "")


def full_text(comparison: Comparison) -> tuple[Stretch, ...]:
    """Return the new text in its order; what was removed stands where it used to be."""
    lines = list(_lines(comparison))
    marked = zip(_shown(lines), _passages(lines), strict=True)
    stretches = []
    for shown, run in groupby(marked, key=lambda pair: pair[0]):
        passages = tuple(passage for _, passage in run)
        folded = not shown and len(passages) > 1
        stretches.append(Stretch(folded, _caption(passages) if folded else "", passages))
    return tuple(stretches)
