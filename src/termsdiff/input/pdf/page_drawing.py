"""Execute the instructions of each page with pdfminer and record what they show."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, apply_matrix_rect

from ...errors import TermsdiffError
from .bounds import MOST_PAGES, Budget, TooMuchError, bounded
from .glyphs import Box, Found, Glyph, Page

UNREADABLE = "\ufffd"
_DEEPEST_FORMS = 20
_COST_OF_FORM = 20
"""How many glyphs take as long as starting a form."""
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_WHITE = 0.97
_SMALLEST = 1.0
"""The font size, in points, below which no one can read a glyph."""
_INVISIBLE_MODES = (3, 7)


class _Reader(PDFTextDevice):
    """The device for rendering pages: it draws nothing and records everything."""

    def __init__(self, manager: PDFResourceManager, budget: Budget) -> None:
        super().__init__(manager)
        self._budget = budget
        self._depth = 0
        self._invisible = False
        self._bold = False
        self.found = Found()
        self.area = Box(0, 0, 0, 0)

    def begin_page(self, page: Any, ctm: Any) -> None:
        self.found = Found()
        self._depth = 0
        self.area = Box(*apply_matrix_rect(ctm, page.cropbox))
        self._budget.check_time()

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self._budget.spend_marks(_COST_OF_FORM)
        self._depth += 1
        if self._depth > _DEEPEST_FORMS:
            raise TooMuchError("a PDF whose drawings are nested too deeply; print it to a new PDF")

    @property
    def _matrix(self) -> Matrix:
        return self.ctm or MATRIX_IDENTITY

    def end_figure(self, name: str) -> None:
        self._depth -= 1

    def render_image(self, name: str, stream: Any) -> None:
        self._budget.spend_marks()
        self.found.pictures.append(Box(*apply_matrix_rect(self._matrix, (0, 0, 1, 1))))

    def paint_path(
        self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        self._budget.spend_marks()
        if not (stroke or fill) or len(path) > 2_000:
            return
        run: list[tuple[float, float]] = []
        for step in path:
            if step[0] == "m" or step[0] == "h":
                self._note_rule(run, graphicstate, stroke, fill)
                run = []
            if step[0] in "mlcvy":
                run.append(apply_matrix_pt(self._matrix, step[-2:]))
        self._note_rule(run, graphicstate, stroke, fill)

    def _note_rule(
        self, run: list[tuple[float, float]], state: Any, stroke: bool, fill: bool
    ) -> None:
        if len(run) < 2:
            return
        xs, ys = [x for x, _ in run], [y for _, y in run]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        thin = min(box.x1 - box.x0, box.y1 - box.y0) < 3
        if thin:
            self.found.rules.append(box)
        elif stroke and len(run) >= 3:
            self.found.rules += (
                Box(box.x0, box.y0, box.x1, box.y0),
                Box(box.x0, box.y1, box.x1, box.y1),
                Box(box.x0, box.y0, box.x0, box.y1),
                Box(box.x1, box.y0, box.x1, box.y1),
            )
        if fill and not thin and not _is_white(state.ncolor):
            self.found.fills.append(box)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._invisible = getattr(textstate, "render", 0) in _INVISIBLE_MODES
        name = str(getattr(textstate.font, "fontname", "")).lower()
        self._bold = any(part in name for part in _BOLD_NAMES)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        self._budget.spend_marks()
        try:
            text = str(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            text = UNREADABLE
        width = float(font.char_width(cid)) * fontsize * scaling
        a, b, c, d, _, _ = matrix
        x0, y0 = apply_matrix_pt(matrix, (0, rise))
        x1, y1 = apply_matrix_pt(matrix, (width, rise))
        size = abs(fontsize) * (c * c + d * d) ** 0.5
        turned = abs(b) > abs(a)
        bold = self._bold
        if turned:
            # as seen by a reader who turns the page: upwards becomes rightwards
            sign = 1 if b > 0 else -1
            glyph = Glyph(
                text, min(sign * y0, sign * y1), max(sign * y0, sign * y1), -sign * x0, size, bold
            )
        else:
            glyph = Glyph(text, min(x0, x1), max(x0, x1), y0, size, bold)
        self._place(glyph, turned, ((x0 + x1) / 2, y0 + size / 3), graphicstate)
        return width

    def _place(self, glyph: Glyph, turned: bool, middle: tuple[float, float], state: Any) -> None:
        found = self.found
        outside = not self.area.holds(*middle)
        if outside or glyph.size < _SMALLEST:
            found.hidden += bool(glyph.text.strip())
        elif self._invisible:
            found.invisible.append(glyph)
        elif _is_white(state.ncolor) and not _is_covered(middle, found):
            found.hidden += bool(glyph.text.strip())
        else:
            (found.turned if turned else found.level).append(glyph)


def _is_covered(middle: tuple[float, float], found: Found) -> bool:
    """Whether something dark or a picture is below a glyph, so that white is visible on it."""
    return any(box.holds(*middle) for box in (*found.fills[-400:], *found.pictures[-50:]))


def _is_white(colour: Any) -> bool:
    if isinstance(colour, (int, float)):
        return colour >= _WHITE
    if isinstance(colour, (tuple, list)) and all(isinstance(one, (int, float)) for one in colour):
        if len(colour) in (1, 3):
            return all(one >= _WHITE for one in colour)
        return len(colour) == 4 and all(one <= 1 - _WHITE for one in colour)
    return False


def read_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF; raise TermsdiffError if it needs a password or is too large."""
    budget = Budget()
    with bounded(budget):
        try:
            document = PDFDocument(PDFParser(io.BytesIO(data)))
        except PDFPasswordIncorrect:
            raise TermsdiffError("a PDF with a password; save it without one") from None
        pages = list(islice(PDFPage.create_pages(document), MOST_PAGES + 1))
        if len(pages) > MOST_PAGES:
            raise TermsdiffError(f"a PDF of more than {MOST_PAGES} pages; split it into parts")
        manager = PDFResourceManager()
        reader = _Reader(manager, budget)
        interpreter = PDFPageInterpreter(manager, reader)
        for number, page in enumerate(pages, start=1):
            interpreter.process_page(page)
            yield _page(number, reader)


def _page(number: int, reader: _Reader) -> Page:
    found, area = reader.found, reader.area
    level, turned, hidden = found.level, found.turned, found.hidden
    picture = sum((box.x1 - box.x0) * (box.y1 - box.y0) for box in found.pictures)
    scanned = picture > 0.5 * (area.x1 - area.x0) * (area.y1 - area.y0)
    recognised = bool(found.invisible) and scanned and len(level) < len(found.invisible)
    if recognised:
        # a scan with recognised text: the reader sees the words in the picture
        level = level + found.invisible
    else:
        hidden += sum(bool(glyph.text.strip()) for glyph in found.invisible)
    bottom, height, rules = area.y0, area.y1 - area.y0, found.rules
    if len(turned) > len(level):
        # a page on its side: its rules are not rotated, and are left out
        level, turned, rules = turned, level, []
        lowest, highest = min(glyph.y for glyph in level), max(glyph.y for glyph in level)
        bottom, height = lowest - 30, highest - lowest + 60
    return Page(
        number,
        bottom,
        height,
        tuple(level),
        tuple(turned),
        tuple(rules),
        scanned,
        hidden,
        recognised,
    )
