"""The first page: the three sentences to forward, and a table of the changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...input.word.xml import Element
from ...materiality import rank
from ...spoken import say
from ..headline import headline
from ..html_view import dated
from ..options import heaviest
from ..safe_html import plain_text
from ..summary import summarise
from ..wording import SIDES, VERDICT_NAMES, WEIGHT_NAMES, change_name, counts_in_words
from .build import make, text_run
from .side import Side

if TYPE_CHECKING:
    from ...comparison import Comparison

_MOST_ROWS: Final = 200
_WIDTHS: Final = (1_300, 2_300, 3_772, 1_700)
"""Columns of the table in twentieths of a point: together the width of the text on A4."""
_COLUMNS: Final = ("Weight", "Clause", "What changed", "Side")
_BORDERS: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_cover(comparison: Comparison, side: Side) -> None:
    """Put a page before the text of a file; it looks the same whatever styles the file has."""
    table = summarise(comparison, comparison.changes)
    title = plain_text(comparison.new.title or comparison.old.title or say("Comparison"))
    verdict = f"{VERDICT_NAMES[comparison.verdict]}: {counts_in_words(comparison.counts)}"
    elements = [
        _paragraph(title, size=36, bold=True, after=60),
        _paragraph(
            say("{old} to {new}", old=dated(comparison.old), new=dated(comparison.new)), after=240
        ),
        _paragraph(verdict, bold=True),
        *(_paragraph(f"{sentence.text}", after=100) for sentence in headline(table)),
        *_changes(comparison, {s.changes[0]: s.text for t in table.values() for s in reversed(t)}),
        _page_break(),
    ]
    for place, element in enumerate(elements):
        side.body.insert(place, element)


def _changes(comparison: Comparison, sentences: dict[str, str]) -> list[Element]:
    told = [judged for judged in comparison.changes if judged.materiality != "editorial"]
    if not told:
        return []
    shown = sorted(heaviest(told, _MOST_ROWS), key=rank)
    table = make("tbl")
    table.extend((_properties(), _grid()))
    table.append(_row(tuple(map(say, _COLUMNS)), bold=True))
    for judged in shown:
        what = sentences.get(judged.change.id, say("Not assessed: read it."))
        table.append(
            _row(
                (
                    WEIGHT_NAMES[judged.materiality],
                    change_name(comparison, judged.change),
                    what,
                    SIDES[judged.favours],
                )
            )
        )
    left = len(told) - len(shown)
    more = (
        [_paragraph(say("{number} more changes are marked in the text.", number=left))]
        if left
        else []
    )
    return [_paragraph("", after=60), table, *more]


def _properties() -> Element:
    own, borders = make("tblPr"), make("tblBorders")
    borders.extend(make(side, val="single", sz=4, space=0, color="A6A6A6") for side in _BORDERS)
    margins = make("tblCellMar")
    margins.extend(make(side, w=85, type="dxa") for side in ("top", "left", "bottom", "right"))
    width, layout = make("tblW", w=sum(_WIDTHS), type="dxa"), make("tblLayout", type="fixed")
    own.extend((width, borders, layout, margins))
    return own


def _grid() -> Element:
    grid = make("tblGrid")
    grid.extend(make("gridCol", w=width) for width in _WIDTHS)
    return grid


def _row(texts: tuple[str, ...], *, bold: bool = False) -> Element:
    row = make("tr")
    form = make("trPr")
    form.extend(make(tag) for tag in (("cantSplit", "tblHeader") if bold else ("cantSplit",)))
    row.append(form)
    for text, width in zip(texts, _WIDTHS, strict=True):
        cell, own = make("tc"), make("tcPr")
        own.append(make("tcW", w=width, type="dxa"))
        cell.extend((own, _paragraph(text, size=18, bold=bold, after=40)))
        row.append(cell)
    return row


def _paragraph(text: str, *, size: int = 22, bold: bool = False, after: int = 120) -> Element:
    paragraph, own = make("p"), make("pPr")
    own.append(make("spacing", before=0, after=after))
    paragraph.append(own)
    look = make("rPr")
    look.extend(make(tag) for tag in ("b", "bCs") if bold)
    look.extend((make("sz", val=size), make("szCs", val=size)))
    if text:
        paragraph.append(text_run(plain_text(text), look))
    return paragraph


def _page_break() -> Element:
    paragraph, run = make("p"), make("r")
    run.append(make("br", type="page"))
    paragraph.append(run)
    return paragraph
