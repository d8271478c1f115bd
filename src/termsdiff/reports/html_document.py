"""The document view: the new text as it looks, with the changes marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from ..alignment.entry import Entry
from ..comparison import Comparison
from ..parsing.block import Block
from ..parsing.document import Document
from ..redline.change import Run
from ..spoken import say
from .html_lines import Line, lines_of, runs_of
from .html_styles import Style, styles_of
from .safe_html import plain_text, redline
from .wording import place, short

_SHALLOWEST, _DEEPEST = 3, 6
"""The levels of HTML headings that sections of terms may have below the page's own ones."""
_NAME = 90
"""The longest name of a section in the outline, in characters."""
_CELL = " | "
"""What joins the cells of a row in its text."""
_GONE = ("removed", "away")
"""The states of what is not in the new text."""
_NONE: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """One heading, clause or table row in the document view.

    `level` is that of the HTML heading, 0 for a clause. `anchor` is the id of the place, "" if
    nothing links there. `label_is_new` tells that a clause of both versions got its number in the
    new one. `link` leads to the other place of what moved, with `link_words`. `history`
    is the address of the history of the clause, "" if it never changed.
    """

    level: int
    kind: str
    depth: int
    label: str
    was_label: str
    label_is_new: bool
    text: Markup
    cells: tuple[Markup, ...]
    change: str
    anchor: str
    state: str
    weight: str
    link: str
    link_words: str
    name: str
    history: str
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """Passages that are one table, or one that is none.

    `head` is the row with the heads of the columns; if it is elsewhere, `columns` has them.
    """

    table: bool
    head: ShownPassage | None
    columns: tuple[str, ...]
    passages: tuple[ShownPassage, ...]

    @property
    def all_passages(self) -> tuple[ShownPassage, ...]:
        """The passages with the head of the table."""
        return self.passages if self.head is None else (self.head, *self.passages)


_Placed = tuple[ShownPassage, Block]


def document_view(comparison: Comparison) -> tuple[Part, ...]:
    """Return the new text in order; what was removed or moved away is shown where it was."""
    return tuple(_parts(_passages(lines_of(comparison), comparison.old, comparison.new)))


def plain_view(document: Document, histories: Mapping[int, str] = _NONE) -> tuple[Part, ...]:
    """Return one text as it looks, without a comparison.

    `histories` are the addresses of what became of its blocks, by their index.
    """
    lines = (
        Line(block, block, Entry((block.index,), (block.index,), "identical"), None, "kept", False)
        for block in document.blocks
        if block.has_words
    )
    return tuple(_parts(_passages(lines, document, document, histories)))


def _parts(placed: Iterable[_Placed]) -> Iterator[Part]:
    """Put the rows of a table together, with the head that they have."""
    rows: list[_Placed] = []
    found = list(placed)
    for index, one in enumerate(found):
        if rows and (one[0].kind != "row" or _begins_table(found, index, rows)):
            yield _table(rows)
            rows = []
        if one[0].kind == "row":
            rows.append(one)
        else:
            yield Part(False, None, (), (one[0],))
    if rows:
        yield _table(rows)


def _begins_table(found: Sequence[_Placed], index: int, rows: Sequence[_Placed]) -> bool:
    """Whether a row does not belong to the table of the rows before it."""
    passage, block = found[index]
    if _is_head(found, index):
        return True
    # a removed row is shown in the table where it was, whatever header it had
    of_old = passage.state in _GONE or any(before.state in _GONE for before, _ in rows)
    return not of_old and block.columns not in (rows[0][1].columns, rows[0][1].cells)


def _is_head(found: Sequence[_Placed], index: int) -> bool:
    """Whether a row has the heads of the columns of those after it."""
    block = found[index][1]
    if block.columns or not block.cells:
        return False
    for passage, after in found[index + 1 :]:
        if passage.kind != "row" or not after.columns:
            return False
        if after.columns == block.cells:
            return True
        if passage.state not in _GONE:
            return False
    return False


def _table(rows: Sequence[_Placed]) -> Part:
    (first, block), *others = rows
    passages = tuple(passage for passage, _ in others)
    if _is_head(rows, 0):
        return Part(True, first, (), passages)
    return Part(True, None, tuple(map(plain_text, block.columns)), (first, *passages))


def _passages(
    lines: Iterable[Line], old: Document, new: Document, histories: Mapping[int, str] = _NONE
) -> Iterator[_Placed]:
    """Yield the passages with heading levels that never skip one: a reader can walk the outline."""
    above: list[int] = []
    for number, line in enumerate(lines):
        level = 0
        if line.block.is_heading and line.state != "away":
            while above and above[-1] >= line.block.level:
                above.pop()
            above.append(line.block.level)
            level = min(_SHALLOWEST + len(above) - 1, _DEEPEST)
        styles = styles_here(old, new, line)
        history = histories.get(line.block.index, "")
        yield _passage(line, styles, level, number, history), line.block


def _passage(
    line: Line, styles: tuple[Style, ...], level: int, number: int, history: str
) -> ShownPassage:
    block, judged = line.block, line.judged
    runs = runs_of(line)
    is_row = block.kind == "row"
    link, words = _other_place(line)
    return ShownPassage(
        level=level,
        kind=block.kind,
        depth=min(block.depth, 4),
        label=block.written_label,
        was_label=_former_label(line),
        label_is_new=_label_is_new(line),
        text=Markup() if is_row else _words(line, runs, styles),
        cells=_cells(line, runs) if is_row else (),
        change=judged.change.id if judged and (line.told_here or line.state == "away") else "",
        anchor=_anchor(line, number),
        state=line.state,
        weight=judged.materiality if judged else "",
        link=link,
        link_words=words,
        name=short(block.full_text, _NAME) if level else "",
        history=history,
        size=sum(len(text) for _, text in runs) + len(block.written_label),
    )


def _anchor(line: Line, number: int) -> str:
    if line.judged is not None and line.told_here:
        return f"{'w' if line.state == 'away' else 't'}-{line.judged.change.id}"
    return f"d-{number}" if line.block.is_heading and line.state != "away" else ""


def _former_label(line: Line) -> str:
    """Return the old number of a clause whose number changed."""
    if line.was is None or line.state in _GONE:
        return ""
    old = line.was.written_label
    return old if old and old != line.block.written_label else ""


def _label_is_new(line: Line) -> bool:
    """Whether a clause of both versions has a number that it did not have at this place before."""
    if line.part:
        return True
    if line.was is None or line.state in _GONE:
        return False
    return line.block.written_label not in ("", line.was.written_label)


def styles_here(old: Document, new: Document, line: Line) -> tuple[Style, ...]:
    """Return how a line looks: as in the new text, or in the old one if it is only there."""
    if line.state in _GONE:
        return styles_of(old, line.block)
    # a redline of several blocks is one text, to which a single block's spans do not apply
    return styles_of(new, line.block) if len(line.entry.new) == 1 else ()


def _words(line: Line, runs: tuple[Run, ...], styles: tuple[Style, ...]) -> Markup:
    return redline(runs, styles, "-" if line.state == "removed" else "+")


def _cells(line: Line, runs: Iterable[Run]) -> tuple[Markup, ...]:
    """Return the redline of a row cell by cell, or as a whole if cells cannot be told apart."""
    cells: list[list[Run]] = [[]]
    side = "-" if line.state == "removed" else "+"
    for operation, text in runs:
        pieces = text.split(_CELL) if operation in ("=", side) else [text.replace(_CELL, " ")]
        for number, piece in enumerate(pieces):
            if number:
                cells.append([])
            if piece:
                cells[-1].append((operation, piece))
    filled = tuple(redline(cell) for cell in cells)
    wanted = len(line.block.cells)
    return filled if len(filled) == wanted else (redline(runs), *[Markup()] * (wanted - 1))


def _other_place(line: Line) -> tuple[str, str]:
    """Return where the other end of a move is, and the words for it."""
    if line.judged is None or line.entry.old == () or line.entry.new == ():
        return "", ""
    change = line.judged.change
    if line.state == "away" and change.new is not None:
        return f"t-{change.id}", say("Moved to {place}", place=place(change.new))
    if line.state == "moved" and change.old is not None:
        return f"w-{change.id}", say("Moved from {place}", place=place(change.old))
    return "", ""
