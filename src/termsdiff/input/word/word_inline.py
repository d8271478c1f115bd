"""The words of one paragraph as a reader sees them, and what is anchored in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from .alternatives import chosen, is_alternatives
from .equations import equation_text
from .story import Story
from .styles import Look
from .symbols import is_symbolic, sign, signs
from .tracked import is_gone, properties_of
from .xml import Element, attribute, name

_PLAIN = Look()
_BREAKS: Final = {
    name("w:tab"): "\t",
    name("w:ptab"): "\t",
    name("w:br"): " ",
    name("w:cr"): " ",
    name("w:noBreakHyphen"): "-",
}
_NOTES: Final = {
    name("w:footnoteReference"): "footnotes",
    name("w:endnoteReference"): "endnotes",
}
_BOXES: Final = frozenset((name("w:txbxContent"),))
_SILENT: Final = frozenset(
    name(short) for short in ("w:fldData", "w:ffData", "w:delInstrText", "w:rt", "w:rubyBase")
)


class Words(NamedTuple):
    """A run of text in one style."""

    text: str
    bold: bool = False


class Anchored(NamedTuple):
    """What is anchored in a paragraph: its kind, `box`, `note`, `diagram`, `chart` or `art`.

    `element` contains it; for a diagram or chart it names the part, `text` is that of WordArt.
    """

    kind: str
    element: Element
    text: str = ""


class Inline(NamedTuple):
    """The words of a paragraph in order, and what is anchored in it."""

    words: tuple[Words, ...]
    anchored: tuple[Anchored, ...]

    @property
    def text(self) -> str:
        """The words without anything else."""
        return "".join(piece.text for piece in self.words)


@dataclass
class _Reading:
    story: Story
    style: str
    words: list[Words] = field(default_factory=list)
    anchored: list[Anchored] = field(default_factory=list)
    look: Look = _PLAIN
    font: str = ""

    def say(self, text: str) -> None:
        """Add a piece of text, or record why it is invisible."""
        fields = self.story.fields
        if not fields.is_shown():
            self.story.leave_out("field", text)
        elif fields.is_page_number(in_margin=self.story.in_margin):
            self.story.leave_out("page", text)
        elif self.look.hidden:
            self.story.leave_out("hidden", text)
        elif self.look.struck:
            self.story.leave_out("struck", text)
        else:
            self.words.append(Words(text, self.look.bold))

    @property
    def is_seen(self) -> bool:
        return self.story.fields.is_shown() and not (self.look.hidden or self.look.struck)


def read_inline(element: Element, story: Story, style: str) -> Inline:
    """Read a paragraph of this style, or any other element with runs."""
    reading = _Reading(story, style)
    _read_children(element, reading)
    return Inline(tuple(reading.words), tuple(reading.anchored))


def _read_children(element: Element, reading: _Reading) -> None:
    for child in element:
        _read(child, reading)


def _read(element: Element, reading: _Reading) -> None:
    tag = str(element.tag)
    reader = _READERS.get(tag)
    if reader is not None:
        reader(element, reading)
    elif tag in _BREAKS:
        reading.say(_BREAKS[tag])
    elif tag in _NOTES:
        _note(element, reading)
    elif tag in _BOXES:
        if reading.is_seen:
            reading.anchored.append(Anchored("box", element))
    elif tag.endswith("Pr") or tag in _SILENT or is_gone(element, reading.story.tracked):
        return
    elif is_alternatives(element):
        branch = chosen(element)
        if branch is not None:
            _read_children(branch, reading)
    else:
        # whatever wraps runs: links, content controls, insertions, and unknown elements
        _read_children(element, reading)


def _run(element: Element, reading: _Reading) -> None:
    before = reading.look, reading.font
    properties = properties_of(element, "w:rPr", reading.story.tracked)
    reading.look = reading.story.styles.look(reading.style, properties)
    fonts = properties.find(name("w:rFonts")) if properties is not None else None
    reading.font = attribute(fonts, "w:ascii") or attribute(fonts, "w:hAnsi")
    _read_children(element, reading)
    reading.look, reading.font = before


def _text(element: Element, reading: _Reading) -> None:
    text = element.text or ""
    if is_symbolic(reading.font):
        # the letters of such a font are signs: no one sees the letters
        reading.story.leave_out("sign", text)
        text = signs(reading.font, text)
    reading.say(text)


def _deleted_text(element: Element, reading: _Reading) -> None:
    if reading.story.tracked == "reject":
        _text(element, reading)


def _symbol(element: Element, reading: _Reading) -> None:
    try:
        code = int(attribute(element, "w:char", "0")[:8], 16)
    except ValueError:
        return
    reading.say(sign(attribute(element, "w:font"), code))


def _instruction(element: Element, reading: _Reading) -> None:
    reading.story.fields.instruct(element.text or "")


def _field_mark(element: Element, reading: _Reading) -> None:
    shown = reading.story.fields.meet(element)
    if shown and not (reading.look.hidden or reading.look.struck):
        reading.words.append(Words(shown, reading.look.bold))


def _simple_field(element: Element, reading: _Reading) -> None:
    reading.story.fields.open_simple(element)
    _read_children(element, reading)
    reading.story.fields.close_simple()


def _ruby(element: Element, reading: _Reading) -> None:
    """Read a word with its reading above it: the reading follows in brackets."""
    base, above = element.find(name("w:rubyBase")), element.find(name("w:rt"))
    if base is not None:
        _read_children(base, reading)
    if above is not None and any(text.text for text in above.iter(name("w:t"))):
        reading.say("(")
        _read_children(above, reading)
        reading.say(")")


def _equation(element: Element, reading: _Reading) -> None:
    text = equation_text(element, reading.story.tracked)
    # an equation is separated from the words around it
    reading.say(f" {text} ")


def _note(element: Element, reading: _Reading) -> None:
    kind = _NOTES[str(element.tag)]
    note = reading.story.asides.get((kind, attribute(element, "w:id")))
    if note is not None and reading.is_seen and note not in reading.story.findings.notes:
        reading.anchored.append(Anchored("note", note))
        reading.story.findings.notes[note] = kind


def _lettering(element: Element, reading: _Reading) -> None:
    text = str(element.get("string", "")).strip()
    if text and reading.is_seen:
        reading.anchored.append(Anchored("art", element, text))


def _drawn_text(element: Element, reading: _Reading) -> None:
    """Read a paragraph inside a drawing that is not a Word text box."""
    text = "".join(piece.text or "" for piece in element.iter(name("a:t")))
    if text.strip() and reading.is_seen:
        reading.anchored.append(Anchored("art", element, text))


def _diagram(element: Element, reading: _Reading) -> None:
    if reading.is_seen:
        reading.anchored.append(Anchored("diagram", element))


def _chart(element: Element, reading: _Reading) -> None:
    if reading.is_seen:
        reading.anchored.append(Anchored("chart", element))


def _newer_chart(element: Element, reading: _Reading) -> None:
    if reading.is_seen:
        reading.story.findings.unread.append("a chart of a newer type")


def _picture(element: Element, reading: _Reading) -> None:
    reading.story.findings.pictures += reading.is_seen


def _embedded(element: Element, reading: _Reading) -> None:
    kind = str(element.get("ProgID", ""))[:60] or "unknown kind"
    if reading.is_seen:
        reading.story.findings.unread.append(f"an embedded object ({kind})")


def _external_document(element: Element, reading: _Reading) -> None:
    reading.story.findings.unread.append("a document outside the file that is part of it")


_READERS: Final[dict[str, Callable[[Element, _Reading], None]]] = {
    name("w:r"): _run,
    name("w:t"): _text,
    name("w:delText"): _deleted_text,
    name("w:sym"): _symbol,
    name("w:instrText"): _instruction,
    name("w:fldChar"): _field_mark,
    name("w:fldSimple"): _simple_field,
    name("w:ruby"): _ruby,
    name("m:oMath"): _equation,
    name("v:textpath"): _lettering,
    name("a:p"): _drawn_text,
    name("dgm:relIds"): _diagram,
    name("c:chart"): _chart,
    name("cx:chart"): _newer_chart,
    name("pic:pic"): _picture,
    name("v:imagedata"): _picture,
    name("o:OLEObject"): _embedded,
    name("w:subDoc"): _external_document,
}
