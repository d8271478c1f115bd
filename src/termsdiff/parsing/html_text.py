"""Plain text of HTML blocks: no markup survives, headings and list items stay apart."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

_BLOCKS = (
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td "
    "tfoot th thead title tr ul"
)
_BLOCK_TAGS = frozenset(_BLOCKS.split())
_SILENT_TAGS = frozenset({"script", "style", "template", "noscript", "svg", "head"})
_INLINE_CELLS = frozenset({"td", "th"})


class Segment(NamedTuple):
    """A stretch of text between block tags: its lines, 0-based within the HTML, inclusive."""

    text: str
    first: int
    last: int
    level: int = 0
    kind: str = "html"


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.segments: list[Segment] = []
        self._parts: list[str] = []
        self._first = 0
        self._last = 0
        self._level = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT_TAGS:
            self._silent += 1
        elif tag in _INLINE_CELLS:
            if self._parts:
                self._parts.append(" | ")
        elif tag in _BLOCK_TAGS:
            self._flush()
            if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
                self._level = int(tag[1])
        elif tag == "br":
            self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT_TAGS:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCK_TAGS and tag not in _INLINE_CELLS:
            self._flush()
            self._level = 0

    def handle_data(self, data: str) -> None:
        if self._silent or not data.strip():
            if self._parts:
                self._parts.append(" ")
            return
        line = self.getpos()[0] - 1
        if not self._parts:
            self._first = line + data[: len(data) - len(data.lstrip())].count("\n")
        self._parts.append(data)
        self._last = line + data.rstrip().count("\n")

    def _flush(self) -> None:
        text = "".join(self._parts).strip()
        if text:
            self.segments.append(Segment(text, self._first, self._last, self._level))
        self._parts = []

    def read(self, html: str) -> list[Segment]:
        self.feed(html)
        self.close()
        self._flush()
        return self.segments


def _closed(html: str) -> str:
    """Escape what opens a tag, comment or declaration and never closes it.

    The reader would look for the end of each to the end of the text: quadratic time.
    """
    html = html.replace("<![", "&lt;![")
    last = html.rfind("-->") + 1
    html = html[:last] + html[last:].replace("<!--", "&lt;!--")
    last = html.rfind(">") + 1
    return html[:last] + html[last:].replace("<", "&lt;")


def html_segments(html: str) -> list[Segment]:
    """Cut an HTML block into text segments whose lines do not overlap."""
    segments: list[Segment] = []
    for segment in _TextReader().read(_closed(html)):
        if segments and segment.first <= segments[-1].last:
            segments[-1] = _joined(segments[-1], segment)
        else:
            segments.append(segment)
    return _spread(segments, html.rstrip("\n").count("\n"))


def _joined(before: Segment, after: Segment) -> Segment:
    return Segment(
        f"{before.text} {after.text}", before.first, max(before.last, after.last), 0, "html"
    )


def _spread(segments: list[Segment], last: int) -> list[Segment]:
    """Give every line of the block to a segment, so that no line of the source is lost."""
    if not segments:
        return [Segment("", 0, last, kind="ornament")]
    spread = []
    for position, segment in enumerate(segments):
        first = 0 if position == 0 else segment.first
        end = segments[position + 1].first - 1 if position + 1 < len(segments) else last
        spread.append(Segment(segment.text, first, max(end, first), segment.level, segment.kind))
    return spread
