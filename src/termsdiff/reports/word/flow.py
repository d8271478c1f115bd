"""A paragraph, or several that became one, as one line of characters tied to their elements.

Words are their characters; a note, a picture, an equation, a field is one sign. So a redline of two
lines says of every run, to the character, whether it is kept, new or gone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from ...input.word.xml import Element, attribute, name
from .build import P, R
from .signs import Signs

_TEXTS: Final = frozenset((name("w:t"), name("w:delText")))
_SINGLE: Final = {
    name("w:tab"): "\t",
    name("w:cr"): "\n",
    name("w:noBreakHyphen"): "\u2011",
    name("w:softHyphen"): "\u00ad",
}
_NOTES: Final = {name("w:footnoteReference"): "foot", name("w:endnoteReference"): "end"}
_OBJECTS: Final = frozenset(
    name(short) for short in ("w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:ruby")
)
_MATH: Final = frozenset((name("m:oMath"), name("m:oMathPara")))
_STATES: Final = {
    name("w:ins"): "ins",
    name("w:moveTo"): "ins",
    name("w:del"): "del",
    name("w:moveFrom"): "del",
}
_BOX = name("w:txbxContent")
_COUNTED: Final = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF"),
        *("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"),
    )
)
"""Fields whose result Word counts by itself: a different number there is not an edit."""
_NUMBERED_REFERENCE = re.compile(r"\\[rnwp]\b", re.IGNORECASE)
_CHANGING: Final = re.compile(
    rb' (?:r:\w+|[\w.]*:?(?:id|rsid\w*|paraId|textId|anchorId|editId))="[^"]*"'
)


class Node(NamedTuple):
    """What is in a run, or among runs (`run` None): from character `first`, `size` of them.

    One without characters belongs to the sign at `first` if it is `glued`: the instruction of a
    field, say. `state` tells whether it is tracked already: `ins`, `del` or "".
    """

    element: Element
    run: Element | None
    first: int
    size: int
    state: str = ""
    glued: bool = False


class Ways(NamedTuple):
    """What elements mean in their file: `media` digests the pictures that one shows.

    `is_unseen` tells of a paragraph and one of its runs whether that is struck through or hidden.
    """

    media: Callable[[Element], str]
    is_unseen: Callable[[Element, Element], bool]


@dataclass
class Flow:
    """Paragraphs one after the other; `ends` are the places of the signs between two of them."""

    paragraphs: tuple[Element, ...]
    text: str = ""
    nodes: list[Node] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    fields_whole: bool = False
    unread: bytearray = field(default_factory=bytearray)
    """For each character whether it is not part of the text: someone has deleted it."""


def read_flow(
    paragraphs: Sequence[Element],
    signs: Signs,
    ways: Ways,
    *,
    fields_whole: bool,
) -> Flow:
    """Return paragraphs as one line.

    With `fields_whole` a field is one sign with its result; otherwise its result is text, and its
    beginning and end are signs.
    """
    reading = _Reading(signs, ways, fields_whole)
    flow = Flow(tuple(paragraphs), fields_whole=fields_whole)
    for index, paragraph in enumerate(paragraphs):
        if index:
            flow.ends.append(reading.place)
            reading.say(signs.of("end of paragraph"))
        reading.paragraph, reading.fields = paragraph, _fields(paragraph)
        reading.read(paragraph, "")
        reading.covered, reading.state = None, ""
    flow.text = "".join(reading.pieces)
    flow.nodes, flow.unread = reading.nodes, reading.unread
    return flow


class _Field(NamedTuple):
    """A whole field of one paragraph: its instruction and what it shows."""

    instruction: str
    result: str
    is_single: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two fields the same: of one that is counted its result does not."""
        words = self.instruction.split(maxsplit=1)
        kind = words[0].upper() if words else ""
        by_number = kind == "REF" and _NUMBERED_REFERENCE.search(self.instruction)
        if kind in _COUNTED or by_number:
            return ("field", self.instruction)
        return ("field", self.instruction, self.result)

    @property
    def is_counted(self) -> bool:
        """Whether it stays one sign: Word counts it, or it holds other fields."""
        return self.is_single or len(self.key) == 2


def _fields(paragraph: Element) -> dict[Element, tuple[_Field, Element]]:
    """Return the outermost fields that begin and end here: by their first mark, with the last."""
    begun: list[Element] = []
    found: dict[Element, tuple[_Field, Element]] = {}
    instruction, result, in_result, nested = "", "", False, False
    for element in paragraph.iter(name("w:fldChar"), name("w:instrText"), *_TEXTS):
        kind = attribute(element, "w:fldCharType") if element.tag == name("w:fldChar") else ""
        if kind == "begin":
            if not begun:
                instruction, result, in_result, nested = "", "", False, False
            nested = nested or bool(begun)
            begun.append(element)
        elif kind == "separate" and len(begun) == 1:
            in_result = True
        elif kind == "end" and begun:
            first = begun.pop()
            if not begun:
                # one without a result has nothing that could be text
                is_single = nested or not in_result
                one = _Field(" ".join(instruction.split()), result, is_single)
                found[first] = (one, element)
        elif begun and element.tag == name("w:instrText"):
            # what fields inside say is a part of the instruction, or of the result
            instruction += element.text or "" if not in_result else ""
        elif begun and in_result:
            result += element.text or ""
    return found


@dataclass
class _Reading:
    signs: Signs
    ways: Ways
    fields_whole: bool
    paragraph: Element | None = None
    pieces: list[str] = field(default_factory=list)
    unread: bytearray = field(default_factory=bytearray)
    nodes: list[Node] = field(default_factory=list)
    place: int = 0
    fields: dict[Element, tuple[_Field, Element]] = field(default_factory=dict)
    covered: Element | None = None
    """The last mark of the field that is one sign, while it is being read."""
    heading: bool = False
    """Whether what is read is the instruction of a field whose result is text."""
    ends: set[Element] = field(default_factory=set)
    state: str = ""

    def say(self, text: str, *, is_read: bool = True) -> None:
        self.pieces.append(text)
        self.unread += bytes(len(text)) if is_read else b"\1" * len(text)
        self.place += len(text)

    def add(self, element: Element, run: Element | None, state: str, text: str) -> None:
        if self.covered is not None or self.heading:
            self.nodes.append(Node(element, run, self.place - 1, 0, state, glued=True))
            return
        if state != self.state:
            # no word continues from deleted text into its replacement
            self.say(self.signs.of("another state"), is_read=False)
            self.state = state
        self.nodes.append(Node(element, run, self.place, len(text), state))
        self.say(text, is_read=state != "del")

    def read(self, element: Element, state: str) -> None:
        for child in element:
            tag = child.tag
            if tag == R:
                for inner in child:
                    self._inner(inner, child, state)
            elif tag in _STATES:
                self.read(child, state if state == "del" else _STATES[str(tag)])
            elif tag in _MATH:
                self.add(child, None, state, self.signs.of("object", self._digest(child)))
            elif tag == name("w:fldSimple"):
                shown = "".join(t.text or "" for t in child.iter(*_TEXTS))
                one = _Field(" ".join(attribute(child, "w:instr").split()), shown)
                self.add(child, None, state, self.signs.of(*one.key))
            elif tag != P and not str(tag).endswith("Pr"):
                self.read(child, state)

    def _inner(self, node: Element, run: Element, state: str) -> None:
        tag = str(node.tag)
        if tag in _TEXTS:
            text = self.signs.text(node.text or "")
            if self.paragraph is not None and self.ways.is_unseen(self.paragraph, run):
                # struck or hidden text is not the same as the words in plain type
                text = "".join(self.signs.of("unseen", character) for character in text)
            self.add(node, run, state, text)
        elif tag in _SINGLE:
            self.add(node, run, state, _SINGLE[tag])
        elif tag == name("w:br"):
            kind = attribute(node, "w:type", "textWrapping")
            text = "\n" if kind == "textWrapping" else self.signs.of("break", kind)
            self.add(node, run, state, text)
        elif tag in _NOTES:
            self.add(node, run, state, self.signs.of("note", _NOTES[tag]))
        elif tag in _OBJECTS:
            self.add(node, run, state, self.signs.of("object", self._digest(node)))
        elif tag == name("w:sym"):
            sign = (attribute(node, "w:font"), attribute(node, "w:char"))
            self.add(node, run, state, self.signs.of("symbol", *sign))
        elif tag == name("w:fldChar"):
            self._field_mark(node, run, state)
        elif tag != name("w:rPr") and (self.covered is not None or self.heading):
            self.add(node, run, state, "")

    def _field_mark(self, node: Element, run: Element, state: str) -> None:
        begun = self.fields.get(node) if self.covered is None else None
        if begun is not None:
            one, last = begun
            whole = self.fields_whole or one.is_counted
            key = one.key if whole else ("field", one.instruction, "begin")
            self.add(node, run, state, self.signs.of(*key))
            if whole:
                self.covered = last
            else:
                self.heading = True
                self.ends.add(last)
        elif self.covered is not None or self.heading:
            self.add(node, run, state, "")
            if node is self.covered:
                self.covered = None
            elif self.covered is None and attribute(node, "w:fldCharType") == "separate":
                self.heading = False
        elif node in self.ends:
            self.add(node, run, state, self.signs.of("field", "end"))

    def _digest(self, element: Element) -> str:
        """Return a digest of what an object shows, without the numbers that change at every save.

        The words of a box are compared within it.
        """
        if next(element.iter(_BOX), None) is not None:
            return "box"
        written = _CHANGING.sub(b"", etree.tostring(element, method="c14n"))
        return hashlib.sha256(written + self.ways.media(element).encode()).hexdigest()
