"""What styles say about paragraphs and runs: headings, numbers, bold, struck and hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .xml import Element, attribute, child_value, name, number, switch

_HEADING = re.compile(r"heading (?P<level>[1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc [1-9]|table of figures", re.IGNORECASE)
_NO_OUTLINE = 9
_DEEPEST_CHAIN = 50
_TOGGLES = ("w:b", "w:strike", "w:dstrike", "w:vanish")


class Look(NamedTuple):
    """How a run looks: in bold, struck through, hidden."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False


class NumberPlace(NamedTuple):
    """The list and the level that a paragraph or a style names; None if it does not say."""

    list_id: str | None = None
    level: int | None = None


_Toggles = tuple[bool | None, ...]


@dataclass
class Styles:
    """The styles of a document by id, with caching."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default_paragraph: str = ""
    default_run: Element | None = None
    _toggles: dict[str, _Toggles] = field(default_factory=dict)
    _looks: dict[tuple[str, str], _Toggles] = field(default_factory=dict)
    _levels: dict[str, int] = field(default_factory=dict)
    _places: dict[str, NumberPlace] = field(default_factory=dict)

    def chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those that it is based on; an unknown one means the default."""
        current = style if style in self.by_id else self.default_paragraph
        for _ in range(_DEEPEST_CHAIN):
            element = self.by_id.get(current)
            if element is None:
                return
            yield element
            current = child_value(element, "w:basedOn")

    def paragraph_style(self, properties: Element | None) -> str:
        """Return the id of the style of a paragraph."""
        return child_value(properties, "w:pStyle") or self.default_paragraph

    def look(self, paragraph_style: str, run: Element | None) -> Look:
        """Return how a run with these properties looks in a paragraph of this style."""
        run_style = child_value(run, "w:rStyle")
        key = (paragraph_style, run_style)
        base = self._looks.get(key)
        if base is None:
            base = self._looks[key] = self._of_styles(paragraph_style, run_style)
        if run is not None and len(run):
            direct = _switches(run)
            base = tuple(b if d is None else d for d, b in zip(direct, base, strict=True))
        bold, strike, double, hidden = (bool(value) for value in base)
        return Look(bold, strike or double, hidden)

    def _of_styles(self, paragraph_style: str, run_style: str) -> _Toggles:
        """Combine as Word does: a toggle set by two kinds of style is off again."""
        sides = [self._resolved(paragraph_style)]
        if run_style in self.by_id:
            sides.append(self._resolved(run_style))
        default = _switches(self.default_run) if self.default_run is not None else (None,) * 4
        return tuple(
            bool(default[place]) or sum(bool(side[place]) for side in sides) % 2 == 1
            for place in range(len(_TOGGLES))
        )

    def _resolved(self, style: str) -> _Toggles:
        found = self._toggles.get(style)
        if found is None:
            values: list[bool | None] = [None] * len(_TOGGLES)
            for element in self.chain(style):
                own = _switches(element.find(name("w:rPr")))
                values = [o if v is None else v for v, o in zip(values, own, strict=True)]
            found = self._toggles[style] = tuple(values)
        return found

    def heading_level(self, properties: Element | None) -> int:
        """Return the Markdown level of a heading: 1 for the title, 0 for a paragraph."""
        own = _outline(properties)
        if own is not None:
            return own
        style = self.paragraph_style(properties)
        if style not in self._levels:
            self._levels[style] = self._level_of(style)
        return self._levels[style]

    def _level_of(self, style: str) -> int:
        for element in self.chain(style):
            title = child_value(element, "w:name")
            match = _HEADING.fullmatch(title)
            if match is not None:
                return min(int(match["level"]) + 1, 6)
            if title.casefold() == "title":
                return 1
            outline = _outline(element.find(name("w:pPr")))
            if outline is not None:
                return outline
        return 0

    def is_contents(self, properties: Element | None) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        style = self.by_id.get(self.paragraph_style(properties))
        return _CONTENTS.fullmatch(child_value(style, "w:name")) is not None

    def number_place(self, properties: Element | None) -> NumberPlace:
        """Return the list and level of a paragraph: its own, or else those of its styles."""
        own = number_place(properties)
        if own.list_id is not None:
            return own
        style = self.paragraph_style(properties)
        if style not in self._places:
            self._places[style] = self._place_of(style)
        list_id, level = self._places[style]
        return NumberPlace(list_id, level if own.level is None else own.level)

    def _place_of(self, style: str) -> NumberPlace:
        level = None
        for element in self.chain(style):
            found = number_place(element.find(name("w:pPr")))
            level = found.level if level is None else level
            if found.list_id is not None:
                return NumberPlace(found.list_id, level)
        return NumberPlace(None, level)


def read_styles(root: Element | None) -> Styles:
    """Read the styles part; an absent one has none."""
    styles = Styles()
    if root is None:
        return styles
    styles.default_run = root.find(
        f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{name('w:rPr')}"
    )
    for element in root.findall(name("w:style")):
        identity = attribute(element, "w:styleId")
        styles.by_id[identity] = element
        is_default = attribute(element, "w:default") in ("1", "true", "on")
        if is_default and attribute(element, "w:type") == "paragraph":
            styles.default_paragraph = identity
    return styles


def number_place(properties: Element | None) -> NumberPlace:
    """Return what `w:numPr` says."""
    numbering = properties.find(name("w:numPr")) if properties is not None else None
    if numbering is None:
        return NumberPlace()
    level = child_value(numbering, "w:ilvl")
    return NumberPlace(
        child_value(numbering, "w:numId") or None, number(level) if level.isdigit() else None
    )


def _outline(properties: Element | None) -> int | None:
    text = child_value(properties, "w:outlineLvl")
    if not text:
        return None
    level = number(text, _NO_OUTLINE)
    return 0 if level >= _NO_OUTLINE else min(level + 2, 6)


def _switches(properties: Element | None) -> _Toggles:
    if properties is None:
        return (None,) * len(_TOGGLES)
    return tuple(switch(properties, short) for short in _TOGGLES)
