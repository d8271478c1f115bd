"""Both versions in two columns of text, clause by clause; unchanged clauses are counted."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from ..text.visible import visible_line
from .file_names import source_names
from .html_lines import Line, lines_of, runs_of
from .options import RenderOptions, shown_changes
from .selection import selection_words
from .shortening import Piece, shortened, whole
from .terminal import SIGNS, console_of, marked
from .top_notes import notes_of
from .wording import VERDICT_NAMES, counted, place, verdict_words

if TYPE_CHECKING:
    from ..comparison import Comparison


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the columns as text, with terminal colours if the options say so."""
    out = StringIO()
    console = console_of(out, options)
    for words in _head(comparison, options):
        console.print(Text(words), overflow="fold")
    console.print(_table(comparison, options))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _head(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    yield visible_line(comparison.new.title) or "Terms"
    name = VERDICT_NAMES[comparison.verdict].upper()
    yield f"{name}  {verdict_words(comparison, notes_beside=True)}"
    if options.narrows:
        yield selection_words(comparison, options)
    yield from (note.words for note in notes_of(comparison))
    yield ""


def _table(comparison: Comparison, options: RenderOptions) -> Table:
    wanted = {judged.change.id for judged in shown_changes(comparison, options)}
    old, new = source_names(comparison)
    table = Table(box=None, padding=(0, 1, 1, 0), expand=True, show_edge=False)
    table.add_column("", width=1)
    table.add_column(Text(old), ratio=1, overflow="fold")
    table.add_column(Text(new), ratio=1, overflow="fold")
    kept = 0
    path: list[Line] = []
    for line in lines_of(comparison):
        if line.judged is not None and line.judged.change.id in wanted:
            _add_left_out(table, kept)
            kept = 0
            for heading in path:
                table.add_row(*_cells(heading, options))
            path = []
            table.add_row(*_cells(line, options))
        elif line.block.is_heading:
            # a heading is shown if something below it is
            path = [one for one in path if one.block.level < line.block.level] + [line]
        else:
            kept += 1
    _add_left_out(table, kept)
    return table


def _add_left_out(table: Table, number: int) -> None:
    if number:
        table.add_row("", Text(f"… {counted(number, 'clause')} not shown", "dim"), "")


def _cells(line: Line, options: RenderOptions) -> tuple[Text, Text, Text]:
    judged = line.judged
    if judged is None or (line.block.is_heading and line.state in ("kept", "renumbered")):
        words = Text(visible_line(line.block.full_text), "bold")
        before = line.was.full_text if line.was else line.block.full_text
        return Text(""), Text(visible_line(before), "bold"), words
    change = judged.change
    sign = Text(SIGNS[judged.materiality])
    if line.state == "away" and change.new is not None:
        note = Text(f"now at {place(change.new)}", "dim")
        return sign, Text(visible_line(line.block.full_text)), note
    if line.state == "moved" and change.old is not None:
        return sign, Text(f"was at {place(change.old)}", "dim"), _side(line, "+", options)
    return sign, _side(line, "-", options), _side(line, "+", options)


def _side(line: Line, side: str, options: RenderOptions) -> Text:
    """Return one side of a redline, without long unchanged stretches, with its number."""
    runs = runs_of(line)
    pieces = whole(runs) if options.full else shortened(runs)
    here: list[Piece] = [piece for piece in pieces if piece.kind in ("=", "…", side)]
    if not any(piece.kind in ("=", side) and piece.text.strip() for piece in here):
        return Text("")
    block = line.was if side == "-" and line.was is not None else line.block
    text = Text(f"{visible_line(block.written_label)} " if block.written_label else "")
    return text.append_text(marked(here, options.color))
