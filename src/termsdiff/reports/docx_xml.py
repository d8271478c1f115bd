"""Paragraphs and comments as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import escape

from ..parsing.document import Block
from .docx_paragraphs import Mark, Paragraph, Piece
from .html_text import plain_text
from .wording import SIDES, UNREAD, WEIGHT_NAMES, topic_name

AUTHOR = "termsdiff"
WHOLE_CLAUSES = "termsdiff: whole clauses"
"""Author of revisions that take in whole paragraphs.

LibreOffice joins an insertion at the end of a paragraph with an inserted paragraph after it, where
both have one author; rejecting them then runs two paragraphs together.
"""
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""Languages written from right to left."""

_BREAKS = re.compile("([\n\t])")
_BREAK_TAGS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_DEEPEST_STYLE = 6
_DEEPEST_ITEM = 4


@dataclass(slots=True)
class Ids:
    """Numbers for annotations: each is used once in a file, revisions and ranges alike."""

    last: int = 0

    def next(self) -> int:
        """Return the next number."""
        self.last += 1
        return self.last


@dataclass(slots=True)
class Writer:
    """What is written so far: the body's paragraphs, the comments, the numbers given out."""

    right_to_left: bool
    ids: Ids = field(default_factory=Ids)
    body: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def revision(self, mark: Mark, author: str, content: str = "") -> str:
        """Return content as tracked, or an empty mark for the end of a paragraph."""
        opening = f'<w:{mark} w:id="{self.ids.next()}" w:author="{author}"'
        return f"{opening}>{content}</w:{mark}>" if content else f"{opening}/>"

    def comment(self, lines: Iterable[str]) -> int:
        """Add a comment of these lines and return its number."""
        number = len(self.comments)
        paragraphs = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{_run(line)}</w:p>'
            for line in lines
        )
        attributes = f'w:id="{number}" w:author="{AUTHOR}" w:initials="td"'
        self.comments.append(f"<w:comment {attributes}>{paragraphs}</w:comment>")
        return number

    def paragraph(self, paragraph: Paragraph, remarks: Iterable[Iterable[str]] = ()) -> None:
        """Add a paragraph with its comments."""
        numbers = [self.comment(lines) for lines in (*remarks, *_findings(paragraph))]
        author = _author(paragraph)
        content = "".join(self._piece(piece, author) for piece in paragraph.pieces)
        starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
        ends = "".join(_comment_end(number) for number in numbers)
        whole = f"{starts}{self._moved(paragraph, content)}{ends}"
        self.body.append(f"<w:p>{self._properties(paragraph)}{whole}</w:p>")

    def _moved(self, paragraph: Paragraph, content: str) -> str:
        """Return the content between the marks that make it one end of a move."""
        if not paragraph.move:
            return content
        number, tag = self.ids.next(), paragraph.mark
        name = f'w:author="{_author(paragraph)}" w:name="move{paragraph.move}"'
        start = f'<w:{tag}RangeStart w:id="{number}" {name}/>'
        return f'{start}{content}<w:{tag}RangeEnd w:id="{number}"/>'

    def _piece(self, piece: Piece, author: str) -> str:
        run = _run(piece.text, deleted=piece.mark == "del", rtl=self.right_to_left)
        if piece.label:
            run += "<w:r><w:tab/></w:r>"
        return self.revision(piece.mark, author, run) if piece.mark else run

    def _end(self, paragraph: Paragraph) -> str:
        """Return the mark of the paragraph's end, where that is tracked."""
        if not paragraph.mark:
            return ""
        return f"<w:rPr>{self.revision(paragraph.mark, _author(paragraph))}</w:rPr>"

    def _properties(self, paragraph: Paragraph) -> str:
        form = _form(paragraph.block, bool(self.right_to_left))
        mark = self._end(paragraph)
        before = ""
        was = _form(paragraph.was, bool(self.right_to_left)) if paragraph.was else form
        if was != form:
            opening = f'<w:pPrChange w:id="{self.ids.next()}" w:author="{AUTHOR}">'
            before = f"{opening}<w:pPr>{was}</w:pPr></w:pPrChange>"
        return f"<w:pPr>{form}{mark}{before}</w:pPr>"


def _author(paragraph: Paragraph) -> str:
    return AUTHOR if paragraph.was is not None else WHOLE_CLAUSES


def _comment_end(number: int) -> str:
    reference = f'<w:commentReference w:id="{number}"/>'
    style = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    return f'<w:commentRangeEnd w:id="{number}"/><w:r>{style}{reference}</w:r>'


def _text(part: str, tag: str) -> str:
    return _BREAK_TAGS.get(part) or f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>'


def _run(text: str, *, deleted: bool = False, rtl: bool = False) -> str:
    tag = "delText" if deleted else "t"
    properties = "<w:rPr><w:rtl/></w:rPr>" if rtl else ""
    parts = (part for part in _BREAKS.split(plain_text(text)) if part)
    return f"<w:r>{properties}{''.join(_text(part, tag) for part in parts)}</w:r>"


def _form(block: Block, right_to_left: bool) -> str:
    """Return style, list and direction of a paragraph, in the order that the schema demands."""
    depth = min(max(block.depth, 1), _DEEPEST_ITEM)
    if block.is_heading:
        form = f'<w:pStyle w:val="Heading{min(max(block.level, 1), _DEEPEST_STYLE)}"/>'
    elif block.kind == "item" and not block.written_label:
        number = f'<w:ilvl w:val="{depth - 1}"/><w:numId w:val="1"/>'
        form = f'<w:pStyle w:val="ListBullet"/><w:numPr>{number}</w:numPr>'
    elif block.kind == "item":
        form = f'<w:pStyle w:val="ListLabel{depth}"/>'
    elif block.kind == "row":
        form = '<w:pStyle w:val="TableRow"/>'
    else:
        form = '<w:pStyle w:val="BodyText"/>'
    return form + ("<w:bidi/>" if right_to_left else "")


def _findings(paragraph: Paragraph) -> Iterator[list[str]]:
    """Yield the lines of a comment for each finding, for a change not assessed or without any."""
    judged = paragraph.judged
    if judged is None:
        return
    for finding in judged.findings:
        side = SIDES[finding.favours]
        about = [
            WEIGHT_NAMES[finding.materiality],
            topic_name(finding.topic),
            *([side] * bool(side)),
        ]
        lines = [finding.message, finding.reason, f"{', '.join(about)} ({finding.rule})."]
        yield [line for line in lines if line]
    if judged.materiality == "unassessed":
        note = (
            UNREAD if judged.basis == "unread" else "Nothing shows whether this matters: read it."
        )
        yield [f"{WEIGHT_NAMES['unassessed']}. {note}"]
    elif not judged.findings and judged.materiality != "editorial":
        topics = ", ".join(topic_name(topic) for topic in judged.topics)
        yield [f"{judged.materiality.capitalize()} change: {topics}."]
