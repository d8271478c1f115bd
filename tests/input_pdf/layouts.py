"""One text set in any layout, with reportlab: page, type, margins, columns, heads and numbers."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from html import escape
from itertools import cycle, islice
from typing import Any

from model_text import Part
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, A5, LEGAL, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

SIZES = {"A4": A4, "A5": A5, "letter": LETTER, "legal": LEGAL}
FONTS = {
    "Helvetica": "Helvetica-Bold",
    "Times-Roman": "Times-Bold",
    "Courier": "Courier-Bold",
}
NUMBERS = ("", "{n}", "- {n} -", "Page {n} of {all}", "{roman}", "{n}/{all}", "{n} | Terms")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
TENS = ("", "x", "xx", "xxx", "xl", "l")


@dataclass(frozen=True)
class Layout:
    page: str = "A4"
    font: str = "Helvetica"
    size: float = 10
    leading: float = 1.3
    margin: float = 60
    columns: int = 1
    justified: bool = False
    heads: tuple[str, ...] = ()
    number: str = ""
    number_place: str = "centre"
    number_at_top: bool = False
    hyphens: bool = False
    space: float = 6
    heading_bold: bool = True
    heading_growth: float = 1.3
    hanging: bool = False
    grid: str = "all"


def random_layout(number: int) -> Layout:
    """Return the layout of that number: the same one each time."""
    pick = random.Random(number)
    columns = pick.choice((1, 1, 2))
    size = pick.choice((8, 9, 9.5, 10, 11, 12)) if columns == 1 else pick.choice((8, 9, 10))
    return Layout(
        page=pick.choice(("A4", "letter", "legal") if columns == 2 else tuple(SIZES)),
        font=pick.choice(("Helvetica", "Times-Roman") if columns == 2 else tuple(FONTS)),
        size=size,
        leading=pick.choice((1.15, 1.2, 1.3, 1.45)),
        margin=pick.choice((40, 54, 72)),
        columns=columns,
        justified=pick.random() < 0.5,
        heads=pick.choice(
            ((), ("Quay Ltd",), ("Terms of the quay", "Version of May - confidential"))
        ),
        number=pick.choice(NUMBERS),
        number_place=pick.choice(("left", "centre", "right", "outer")),
        number_at_top=pick.random() < 0.3,
        hyphens=pick.random() < 0.5,
        space=pick.choice((4, 6, 9)),
        heading_bold=pick.random() < 0.7,
        heading_growth=pick.choice((1.2, 1.3, 1.5)),
        hanging=pick.random() < 0.4,
        grid=pick.choice(("all", "rows", "none")),
    )


def as_pdf(parts: list[Part], layout: Layout) -> bytes:
    width, height = SIZES[layout.page]
    inner = (width - 2 * layout.margin - 18 * (layout.columns - 1)) / layout.columns
    frames = [
        Frame(
            layout.margin + place * (inner + 18),
            layout.margin,
            inner,
            height - 2 * layout.margin,
            leftPadding=0,
            rightPadding=0,
        )
        for place in range(layout.columns)
    ]
    pages = _write(parts, layout, frames, inner, 0)[1]
    return _write(parts, layout, frames, inner, pages)[0]


def _write(
    parts: list[Part], layout: Layout, frames: list[Frame], width: float, pages: int
) -> tuple[bytes, int]:
    stream = io.BytesIO()
    template = PageTemplate(
        frames=frames, onPage=lambda canvas, _: _furniture(canvas, layout, pages)
    )
    size = SIZES[layout.page]
    document = BaseDocTemplate(stream, pagesize=size, pageTemplates=[template], invariant=1)
    document.build([_flowable(part, layout, width) for part in parts])
    return stream.getvalue(), document.page


def _furniture(canvas: Canvas, layout: Layout, pages: int) -> None:
    width, height = SIZES[layout.page]
    number = canvas.getPageNumber()
    canvas.setFont(layout.font, 8)
    if layout.heads:
        head = next(islice(cycle(layout.heads), number - 1, None))
        canvas.drawString(layout.margin, height - 24, head)
    if not layout.number:
        return
    roman = TENS[number // 10] + (ROMAN[number % 10 - 1] if number % 10 else "")
    text = layout.number.format(n=number, all=pages, roman=roman)
    y = height - 24 if layout.number_at_top else 22
    place = layout.number_place
    if place == "outer":
        place = "right" if number % 2 else "left"
    if place == "left" and not (layout.number_at_top and layout.heads):
        canvas.drawString(layout.margin, y, text)
    elif place == "centre":
        canvas.drawCentredString(width / 2, y, text)
    else:
        canvas.drawRightString(width - layout.margin, y, text)


def _flowable(part: Part, layout: Layout, width: float) -> Any:
    bold = FONTS[layout.font]
    align = TA_JUSTIFY if layout.justified else TA_LEFT
    style = ParagraphStyle(
        "text",
        fontName=layout.font,
        fontSize=layout.size,
        leading=layout.leading * layout.size,
        spaceAfter=layout.space,
        alignment=align,
        hyphenationLang="en_GB" if layout.hyphens else None,
        embeddedHyphenation=0,
    )
    if part.kind == "heading":
        growth = layout.heading_growth * (1.3 if part.level == 1 else 1)
        heading = style.clone(
            "heading",
            fontName=bold if layout.heading_bold else layout.font,
            fontSize=layout.size * growth,
            leading=1.2 * layout.size * growth,
            spaceBefore=layout.space,
            alignment=TA_LEFT,
            hyphenationLang=None,
        )
        return Paragraph(escape(part.text), heading)
    if part.kind == "table":
        return _table(part, layout, style, width)
    text = escape(part.text)
    if part.caption:
        text = f'<font name="{bold}">{escape(part.caption)}</font>{escape(part.body)}'
    if part.kind == "item":
        item = style.clone("item", leftIndent=14, bulletIndent=2)
        return Paragraph(text, item, bulletText="•")
    if part.label and layout.hanging and part.label.startswith("("):
        item = style.clone("item", leftIndent=26, bulletIndent=4, bulletFontName=layout.font)
        item.bulletFontSize = layout.size
        return Paragraph(text, item, bulletText=escape(part.label))
    return Paragraph(f"{escape(part.label)} {text}".strip(), style)


def _table(part: Part, layout: Layout, style: ParagraphStyle, width: float) -> Table:
    cell = style.clone("cell", spaceAfter=0, alignment=TA_LEFT, hyphenationLang=None)
    cell.fontSize, cell.leading = layout.size * 0.9, 1.15 * layout.size * 0.9
    rows = [[Paragraph(escape(text), cell) for text in row] for row in part.rows]
    columns = len(part.rows[0])
    table = Table(rows, colWidths=[width / columns] * columns, repeatRows=1)
    rules: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if layout.grid == "all":
        rules.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    elif layout.grid == "rows":
        rules.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey))
    table.setStyle(TableStyle(rules))
    table.spaceAfter = layout.space
    return table
