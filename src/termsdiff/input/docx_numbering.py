"""The numbers that Word shows before paragraphs: they stand in no text, Word counts them.

A paragraph, or its style, points to a list and a level; the list says how each level is written
("%1.%2") and where it starts. Deeper levels begin anew after every number above them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from .number_forms import format_number

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: format, text with `%1`…, first number."""

    form: str
    text: str
    start: int
    style: str = ""
    legal: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list: the counters that it shares with other lists of its kind, and its levels."""

    counters: str
    levels: dict[int, Level]


@dataclass
class Numbering:
    """Counts as Word does, paragraph by paragraph; `lists` by the id that paragraphs give."""

    lists: dict[str, NumberedList]
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, paragraph: Paragraph) -> str:
        """Return the number of the next paragraph: "" for none, `-` for a bullet."""
        place = _place(paragraph, self.lists)
        if place is None:
            return ""
        numbered, depth = place
        level = numbered.levels.get(depth)
        if level is None or level.form == "none":
            return ""
        counts = self.counts.setdefault(numbered.counters, [None] * _LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return "-" if level.form == "bullet" else _written(numbered, depth, counts)


def _written(numbered: NumberedList, depth: int, counts: list[int | None]) -> str:
    level = numbered.levels[depth]
    text = level.text
    for index in range(depth + 1):
        inner = numbered.levels.get(index, level)
        count = counts[index]
        number = inner.start if count is None else count
        text = text.replace(
            f"%{index + 1}", format_number(number, "decimal" if level.legal else inner.form)
        )
    return text.strip()


def read_numbering(document: Document) -> Numbering:
    """Read the lists of a document."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return Numbering({})
    kinds = {
        _value(kind, "abstractNumId"): _levels(kind) for kind in root.findall(qn("w:abstractNum"))
    }
    lists = {}
    for number in root.findall(qn("w:num")):
        pointer = number.find(qn("w:abstractNumId"))
        kind = pointer.get(qn("w:val")) if pointer is not None else ""
        identity = number.get(qn("w:numId"), "")
        starts = _overrides(number)
        levels = dict(kinds.get(kind, {}))
        for depth, start in starts.items():
            if depth in levels:
                old = levels[depth]
                levels[depth] = Level(old.form, old.text, start, old.style, old.legal)
        # a list that starts anew counts for itself
        lists[identity] = NumberedList(f"num{identity}" if starts else f"kind{kind}", levels)
    return Numbering(lists)


def _value(element: BaseOxmlElement, name: str) -> str:
    return str(element.get(qn(f"w:{name}"), ""))


def _child(element: BaseOxmlElement, name: str, default: str) -> str:
    child = element.find(qn(f"w:{name}"))
    return default if child is None else str(child.get(qn("w:val"), default))


def _levels(kind: BaseOxmlElement) -> dict[int, Level]:
    found = {}
    for level in kind.findall(qn("w:lvl")):
        depth = _number(_value(level, "ilvl"))
        found[depth] = Level(
            form=_child(level, "numFmt", "decimal"),
            text=_child(level, "lvlText", ""),
            start=_number(_child(level, "start", "1"), 1),
            style=_child(level, "pStyle", ""),
            legal=level.find(qn("w:isLgl")) is not None,
        )
    return {depth: level for depth, level in found.items() if 0 <= depth < _LEVELS}


def _overrides(number: BaseOxmlElement) -> dict[int, int]:
    found = {}
    for override in number.findall(qn("w:lvlOverride")):
        start = override.find(qn("w:startOverride"))
        if start is not None:
            found[_number(_value(override, "ilvl"))] = _number(_value(start, "val"), 1)
    return found


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else default


def _place(paragraph: Paragraph, lists: dict[str, NumberedList]) -> tuple[NumberedList, int] | None:
    """Return the list and level of a paragraph: its own, else those of its style."""
    own = _properties(paragraph._p.find(qn("w:pPr")))
    identity, depth = own
    style = paragraph.style
    while style is not None and identity is None:
        found = _properties(style.element.find(qn("w:pPr")))
        identity = found[0]
        depth = depth if depth is not None else found[1]
        if identity in lists and depth is None:
            depth = _depth_of(lists[identity], style.style_id)
        style = getattr(style, "base_style", None)
    if identity is None or identity == "0" or identity not in lists:
        return None
    return lists[identity], depth or 0


def _properties(properties: BaseOxmlElement | None) -> tuple[str | None, int | None]:
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    if numbering is None:
        return None, None
    depth = _child(numbering, "ilvl", "")
    identity = _child(numbering, "numId", "")
    return identity or None, min(_number(depth), _LEVELS - 1) if depth else None


def _depth_of(numbered: NumberedList, style: str) -> int | None:
    return next((n for n, level in numbered.levels.items() if level.style == style), None)
