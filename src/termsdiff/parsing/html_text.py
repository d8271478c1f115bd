"""Plain text of HTML blocks: headings, list items and table rows stay apart, no markup survives."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from ..text.folding import fold, lowered, raised
from .hiding import Unseen
from .html_segment import Segment
from .html_tables import OpenTable
from .html_unread import without_unread
from .marks import box, has_marks
from .visibility import OpenTags, Visibility

_BLOCKS = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section "
    "summary table tbody td tfoot th thead title tr ul"
)
_BLOCK_TAGS = frozenset(_BLOCKS.split())
_CELLS = frozenset({"td", "th"})
# the contents of a cell in a layout table
_LAYOUT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table"})
_SHIFTS = {"sup": raised, "sub": lowered}


class HtmlBlocks(NamedTuple):
    """What one HTML block says, and how many of its words a browser does not show."""

    segments: list[Segment]
    unseen: Unseen


class HtmlReader:
    """Reads the HTML blocks of one document in their order: elements may span several of them."""

    def __init__(self) -> None:
        self._tags = OpenTags()
        self._tables: list[OpenTable] = []

    @property
    def visibility(self) -> Visibility:
        """What becomes of the Markdown that follows the blocks read so far."""
        return self._tags.visibility

    def read(self, html: str) -> HtmlBlocks:
        """Cut an HTML block into segments; each of its lines belongs to one at least."""
        shown, unseen = without_unread(html)
        reader = _TextReader(self._tags, self._tables)
        reader.feed(_closed(shown))
        reader.close()
        reader.finish()
        segments = _spread(reader.segments, html.rstrip("\n").count("\n"))
        return HtmlBlocks(segments, unseen.plus(reader.unseen()))


class _TextReader(HTMLParser):
    def __init__(self, tags: OpenTags, tables: list[OpenTable]) -> None:
        super().__init__(convert_charrefs=True)
        self.segments: list[Segment] = []
        self._hidden: list[str] = []
        self._struck: list[str] = []
        self._tags = tags
        self._tables = tables
        self._parts: list[str] = []
        self._has_text = False
        self._first = 0
        self._last = 0
        self._level = 0
        self._shifts: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCK_TAGS:
            self._flush()
            self._open_block(tag, attributes)
        self._tags.open(tag, attributes)
        if tag == "br":
            self._parts.append(" ")
        elif tag in _SHIFTS:
            self._shifts.append((tag, len(self._parts)))
        elif tag == "img":
            alt = attributes.get("alt", "")
            self.handle_data(f" {alt} " if has_marks(alt) else "")
        elif tag == "input" and attributes.get("type", "").lower() in ("checkbox", "radio"):
            self.handle_data(f"{box(checked='checked' in attributes)} ")

    def _open_block(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _LAYOUT and self._tables:
            self._tables[-1].mark_layout()
        if tag == "table":
            self._tables.append(OpenTable())
        elif tag == "tr":
            if not self._tables:
                self._tables.append(OpenTable())
            in_head = self._tags.holds("thead") and not self._tags.holds("tbody")
            self._close_row()
            self._tables[-1].open_row(len(self.segments), in_head=in_head)
        elif tag in _CELLS and self._tables:
            self._tables[-1].open_cell(len(self.segments), tag, attributes)
        elif tag[0] == "h" and tag[1:].isdigit():
            self._level = int(tag[1])

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self._flush()
            self._level = 0
            if tag in ("tr", "thead", "tbody", "tfoot", "table"):
                self._close_row()
            if tag == "table" and self._tables:
                self._tables.pop()
        elif self._shifts and self._shifts[-1][0] == tag:
            _, start = self._shifts.pop()
            self._parts[start:] = [_SHIFTS[tag]("".join(self._parts[start:]))]
        self._tags.close(tag)

    def _close_row(self) -> None:
        if self._tables:
            self._tables[-1].close_row(self.segments, self.getpos()[0] - 1)

    def handle_data(self, data: str) -> None:
        visibility = self._tags.visibility
        if visibility != "shown":
            (self._hidden if visibility == "hidden" else self._struck).append(data)
            return
        if not data.strip():
            if self._parts:
                self._parts.append(" ")
            return
        line = self.getpos()[0] - 1
        if not self._has_text:
            self._has_text = True
            self._first = line + data[: len(data) - len(data.lstrip())].count("\n")
        self._parts.append(data)
        self._last = line + data.rstrip().count("\n")

    def _flush(self) -> None:
        text = fold("".join(self._parts))
        if text:
            self.segments.append(Segment(text, self._first, self._last, self._level))
        self._parts = []
        self._shifts = []
        self._has_text = False

    def unseen(self) -> Unseen:
        """Count the words that were left out."""
        hidden, struck = ("".join(parts).split() for parts in (self._hidden, self._struck))
        return Unseen(len(hidden), len(struck))

    def finish(self) -> None:
        """Take in what is left; a row that goes on in the next block is read as it stands."""
        self._flush()
        for table in self._tables:
            table.leave_row()


def _closed(html: str) -> str:
    """Escape what opens a tag and never closes it.

    The reader would look for the end of each to the end of the text: quadratic time.
    """
    last = html.rfind(">") + 1
    return html[:last] + html[last:].replace("<", "&lt;")


def _spread(segments: list[Segment], last: int) -> list[Segment]:
    """Give every line of the block to a segment, so that no line of the source is lost.

    Segments share a line where the source sets them on one.
    """
    if not segments:
        return [Segment("", 0, last, kind="ornament")]
    spread = []
    before = -1
    for position, segment in enumerate(segments):
        first = min(segment.first, before + 1) if position == 0 else max(segment.first, before)
        following = segments[position + 1].first if position + 1 < len(segments) else last + 1
        end = max(first, segment.last, following - 1)
        spread.append(segment._replace(first=first, last=end))
        before = end
    return spread
