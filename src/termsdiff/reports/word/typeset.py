"""A text as a Word file: headings, numbered clauses, lists, tables, bold words, links.

It is formatted with the styles of another file: a template, or the other version's Word file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from typing import NamedTuple

from ...input.word.xml import Element, attribute, child_value, name, read_xml
from ...parsing.block import Block
from ...parsing.document import Document
from ..safe_html import plain_text
from .build import make, put, text_run
from .counted_labels import DECIMALS, FORMS, LETTER, ROMAN, counted_places
from .parts import RELATIONS, Parts
from .side import Side, body_of
from .spans import Span, spans_of
from .template import built_in_part
from .word_lists import next_number

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""Languages written from right to left."""
_DEEPEST_HEADING = 6
_DEEPEST_ITEM = 4
_INDENT = 567
"""Twentieths of a point by which a level of a list is indented: a centimetre."""
_BULLETS = "•◦▪–"


def typeset(document: Document, base: bytes) -> Side:
    """Return a document as a file with the styles of another file, whose own text is dropped.

    Raises TermsdiffError if the other file is damaged.
    """
    parts = Parts(base)
    parts.as_document()
    setting = _Setting(document, parts)
    root = parts.xml(parts.main)
    body = body_of(root)
    section = body.find(name("w:sectPr"))
    for child in list(body):
        body.remove(child)
    blocks: dict[int, tuple[Element, ...]] = {}
    for block, element in setting.written(body):
        blocks[block.index] = (element,)
    if not len(body) or body[-1].tag != name("w:p"):
        body.append(make("p"))
    if section is not None:
        body.append(section)
    side = Side(parts, document.markdown, {}, root, blocks=blocks)
    side.read_margins()
    return side


def check_base(data: bytes) -> None:
    """Raise TermsdiffError if a text cannot be formatted with the styles of a file."""
    parts = Parts(data)
    body_of(parts.peek(parts.main))
    for kind in ("styles", "numbering", "settings"):
        place = parts.related(parts.main, kind)
        if place:
            parts.peek(place)


class _Setting:
    """What is needed at every step: the styles by name, the lists, which labels are counted."""

    def __init__(self, document: Document, parts: Parts) -> None:
        self._document, self._parts = document, parts
        self._styles = _Styles(parts)
        self._places = counted_places(b for b in document.blocks if b.has_words)
        self._lists = _add_lists(parts)
        language = document.language.partition("-")[0]
        self._right_to_left = language in RIGHT_TO_LEFT

    def written(self, body: Element) -> Iterator[tuple[Block, Element]]:
        """Write the blocks into a body; yield each with its paragraph or row."""
        table: Element | None = None
        last = 0
        for block in self._document.blocks:
            if block.kind == "row" and block.cells:
                if table is None or not block.columns or block.lines[0] > last + 2:
                    if table is not None:
                        # two tables that touch become one
                        body.append(make("p"))
                    table = self._table(block)
                    body.append(table)
                row = self._row(
                    block, len(table.findall(f"{name('w:tblGrid')}/{name('w:gridCol')}"))
                )
                table.append(row)
                last = block.lines[1]
                yield block, row
            elif block.has_words:
                if table is not None:
                    body.append(make("p"))
                table = None
                paragraph = self._paragraph(block)
                body.append(paragraph)
                yield block, paragraph

    def _paragraph(self, block: Block) -> Element:
        paragraph = make("p")
        paragraph.append(self._form(block))
        label = block.written_label
        if label and block.index not in self._places:
            paragraph.append(self._run(plain_text(label)))
            tab = make("r")
            tab.append(make("tab"))
            paragraph.append(tab)
        self._fill(paragraph, spans_of(self._document, block, block.text))
        return paragraph

    def _form(self, block: Block) -> Element:
        form = make("pPr")
        place = self._places.get(block.index)
        depth = min(max(block.depth, 1), _DEEPEST_ITEM)
        if block.is_heading:
            self._put_style(form, f"heading {min(max(block.level, 1), _DEEPEST_HEADING)}")
        elif block.kind == "item" and not block.written_label:
            self._put_style(form, "List Bullet")
        else:
            self._put_style(form, "Body Text")
        if place is not None:
            counting = self._lists.stopped if place.stopped else self._lists.plain
            put(form, _listed(counting, place.depth))
        elif block.kind == "item" and not block.written_label:
            put(form, _listed(self._lists.bullets, depth - 1))
        elif block.kind == "item" and not block.is_heading:
            put(form, make("ind", left=_INDENT * depth, hanging=_INDENT))
        if self._right_to_left:
            put(form, make("bidi"))
        return form

    def _put_style(self, form: Element, title: str) -> None:
        style = self._styles.find(title)
        if style:
            put(form, make("pStyle", val=style))

    def _fill(self, paragraph: Element, spans: Sequence[Span], *, bold: bool = False) -> None:
        for text, look in spans:
            run = self._run(plain_text(text), bold=bold or look.bold, slanted=look.slanted)
            if not look.link:
                paragraph.append(run)
                continue
            kind = f"{RELATIONS}hyperlink"
            identity = self._parts.link(self._parts.main, kind, look.link, external=True)
            link = make("hyperlink")
            link.set(name("r:id"), identity)
            style = self._styles.find("Hyperlink")
            if style:
                own = run.find(name("w:rPr"))
                if own is None:
                    own = make("rPr")
                    run.insert(0, own)
                own.insert(0, make("rStyle", val=style))
            link.append(run)
            paragraph.append(link)

    def _run(self, text: str, *, bold: bool = False, slanted: bool = False) -> Element:
        own = make("rPr")
        for is_set, tags in ((bold, ("b", "bCs")), (slanted, ("i", "iCs"))):
            own.extend(make(tag) for tag in tags if is_set)
        if self._right_to_left:
            own.append(make("rtl"))
        return text_run(text, own if len(own) else None)

    def _table(self, head: Block) -> Element:
        table, own, grid = make("tbl"), make("tblPr"), make("tblGrid")
        style = self._styles.find("Table Grid", "table")
        if style:
            own.append(make("tblStyle", val=style))
        own.append(make("tblW", w=5000, type="pct"))
        own.append(make("tblLook", val="04A0"))
        many = max(len(head.cells), 1)
        grid.extend(make("gridCol", w=9072 // many) for _ in range(many))
        table.extend((own, grid))
        return table

    def _row(self, block: Block, columns: int) -> Element:
        row = make("tr")
        cells = [*block.cells, *[""] * (columns - len(block.cells))]
        for text in cells:
            cell, own = make("tc"), make("tcPr")
            own.append(make("tcW", w=9072 // max(columns, 1), type="dxa"))
            paragraph = make("p")
            self._fill(paragraph, spans_of(self._document, block, text), bold=not block.columns)
            cell.extend((own, paragraph))
            row.append(cell)
        return row


class _Styles:
    """Styles by name; one that the file lacks comes from the built-in template."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._place = parts.related(parts.main, "styles")
        self._found: dict[tuple[str, str], str] = {}

    def find(self, title: str, kind: str = "") -> str:
        """Return the id of a style; "" for none."""
        key = title.casefold(), kind
        if key not in self._found:
            self._found[key] = self._look_up(title.casefold())
        return self._found[key]

    def _look_up(self, title: str) -> str:
        if not self._place:
            return ""
        known = self._parts.peek(self._place).findall(name("w:style"))
        own = _named(known, title)
        if own is not None:
            return attribute(own, "w:styleId")
        given = _named(_built_in_styles().findall(name("w:style")), title)
        if given is None:
            return ""
        style = deepcopy(given)
        identity = attribute(style, "w:styleId")
        if any(attribute(one, "w:styleId") == identity for one in known):
            identity = f"Terms{identity}"
            style.set(name("w:styleId"), identity)
        for tag in ("w:next", "w:link"):
            for other in style.findall(name(tag)):
                style.remove(other)
        based = style.find(name("w:basedOn"))
        if based is not None:
            normal = next((s for s in known if attribute(s, "w:default") in ("1", "true")), None)
            if normal is None or attribute(style, "w:type") != "paragraph":
                style.remove(based)
            else:
                based.set(name("w:val"), attribute(normal, "w:styleId"))
        self._parts.xml(self._place).append(style)
        return identity


def _named(styles: Sequence[Element], title: str) -> Element | None:
    return next((s for s in styles if child_value(s, "w:name").casefold() == title), None)


@cache
def _built_in_styles() -> Element:
    return read_xml(built_in_part("styles.xml"), "styles.xml")


def _listed(identity: str, level: int) -> Element:
    numbers = make("numPr")
    numbers.extend((make("ilvl", val=level), make("numId", val=identity)))
    return numbers


class _Lists(NamedTuple):
    """The lists by their numbers: clauses without and with a full stop, which count on, bullets."""

    plain: str
    stopped: str
    bullets: str


def _add_lists(parts: Parts) -> _Lists:
    """Add the lists that a text needs, and return them."""
    place = parts.related(parts.main, "numbering")
    if not place:
        place = parts.add_xml("numbering", make("numbering"))
    root = parts.xml(place)
    numbers = [_level(n, *_counting(n), form) for n, form in enumerate(FORMS)]
    plain = _add_list(root, numbers)
    stopped = _add_variant(root, plain)
    bullets = [_level(n, "bullet", n, sign) for n, sign in enumerate(_BULLETS)]
    return _Lists(plain, stopped, _add_list(root, bullets))


def _add_variant(root: Element, identity: str) -> str:
    """Add a list that shares the counters of another, and sets a full stop after its numbers."""
    lists = root.findall(name("w:num"))
    own = next(one for one in lists if attribute(one, "w:numId") == identity)
    entry = deepcopy(own)
    entry.set(name("w:numId"), str(next_number(lists, "w:numId")))
    for depth in range(DECIMALS):
        override = make("lvlOverride", ilvl=depth)
        override.append(_level(depth, *_counting(depth), f"{FORMS[depth]}."))
        entry.append(override)
    own.addnext(entry)
    return attribute(entry, "w:numId")


def _counting(depth: int) -> tuple[str, int]:
    """Return in which form a level counts, and how deep it is indented."""
    if depth < DECIMALS:
        return "decimal", max(depth - 1, 0)
    return {LETTER: ("lowerLetter", 1), ROMAN: ("lowerRoman", 2)}[depth]


def _level(depth: int, form: str, indent: int, text: str) -> Element:
    level, own = make("lvl", ilvl=depth), make("pPr")
    left = _INDENT * (indent + 1) + (
        _INDENT // 3 if depth in (1, 2, 3) and form == "decimal" else 0
    )
    own.append(make("ind", left=left, hanging=left - _INDENT * indent))
    level.extend(
        (
            make("start", val=1),
            make("numFmt", val=form),
            make("lvlText", val=text),
            make("lvlJc", val="left"),
            own,
        )
    )
    return level


def _add_list(root: Element, levels: Sequence[Element]) -> str:
    kinds = root.findall(name("w:abstractNum"))
    lists = root.findall(name("w:num"))
    kind = make("abstractNum", abstractNumId=next_number(kinds, "w:abstractNumId"))
    kind.append(make("multiLevelType", val="multilevel"))
    kind.extend(levels)
    entry = make("num", numId=next_number(lists, "w:numId"))
    entry.append(make("abstractNumId", val=attribute(kind, "w:abstractNumId")))
    first = list(root).index(lists[0]) if lists else len(root)
    root.insert(first, kind)
    after = list(root).index(lists[-1]) + 1 if lists else first + 1
    root.insert(after, entry)
    return attribute(entry, "w:numId")
