"""The numbers that a reader sees before paragraphs: Word counts them and does not store them.

A paragraph, or its style, points to a list and a level; the list says how each level is written
("%1.%2") and where it starts. Lists of one kind share their counters. A level restarts after a
number above it; a start value in a list applies once, at its first number there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..number_forms import format_number
from .styles import NumberPlace, Styles, number_place
from .xml import Element, attribute, child_value, name, number, switch

BULLET = "•"
_LEVELS = 9
_MOST_LINKS = 20
_LONGEST_TEXT = 250


class Level(NamedTuple):
    """How one level of a list is written, where it starts, and after which level it restarts.

    `restart` counts levels from 1; 0 means never, None after any number above.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None


class NumberedList(NamedTuple):
    """A list: whose counters it shares, its levels, and their start values."""

    counters: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass
class Numbering:
    """Counts as Word does, paragraph by paragraph; `lists` by the id that paragraphs give."""

    lists: Mapping[str, NumberedList]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)

    def label(self, place: NumberPlace) -> str:
        """Return the number of the next paragraph: "" for none, `BULLET` for any bullet."""
        numbered = self.lists.get(place.list_id or "0")
        depth = place.level or 0
        if numbered is None or depth not in numbered.levels:
            return ""
        level = numbered.levels[depth]
        counts = self._counts.setdefault(numbered.counters, [None] * _LEVELS)
        self._count(numbered, place.list_id or "", depth, counts)
        if level.form == "bullet":
            return BULLET
        return _written(numbered.levels, depth, counts)

    def _count(
        self, numbered: NumberedList, list_id: str, depth: int, counts: list[int | None]
    ) -> None:
        for above in range(depth):
            # a skipped number counts as the first of its level
            if counts[above] is None:
                counts[above] = numbered.levels.get(above, Level()).start
        before = counts[depth]
        start = numbered.starts.get(depth)
        if start is not None and list_id not in self._started:
            counts[depth] = start
            self._started.add(list_id)
        elif before is None:
            counts[depth] = numbered.levels[depth].start
        else:
            counts[depth] = before + 1
        for below in range(depth + 1, _LEVELS):
            restart = numbered.levels.get(below, Level()).restart
            if restart is None or depth < restart:
                counts[below] = None


def _written(levels: Mapping[int, Level], depth: int, counts: list[int | None]) -> str:
    level = levels[depth]
    text = level.text
    for index in range(depth + 1):
        mark = f"%{index + 1}"
        if mark not in text:
            continue
        inner = levels.get(index, Level())
        count = counts[index]
        shown = inner.start if count is None else count
        # a bullet above has no number to repeat
        form = "none" if inner.form == "bullet" else "decimal" if level.legal else inner.form
        text = text.replace(mark, format_number(shown, form))
    return " ".join(text.split())


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Read the numbering part; an absent one has no lists."""
    if root is None:
        return Numbering({})
    levels = {
        attribute(kind, "w:abstractNumId"): _levels(kind)
        for kind in root.findall(name("w:abstractNum"))
    }
    kinds = kinds_of_lists(root, styles)
    lists = {}
    for entry in root.findall(name("w:num")):
        identity = attribute(entry, "w:numId")
        kind = kinds[identity]
        own, starts = dict(levels.get(kind, {})), {}
        for override in entry.findall(name("w:lvlOverride")):
            depth = number(attribute(override, "w:ilvl"))
            level = override.find(name("w:lvl"))
            if level is not None and depth < _LEVELS:
                own[depth] = _level(level)
            start = child_value(override, "w:startOverride")
            if start:
                starts[depth] = number(start, 1)
        if identity != "0":
            lists[identity] = NumberedList(kind, own, starts)
    return Numbering(lists)


def kinds_of_lists(root: Element, styles: Styles) -> dict[str, str]:
    """Return for each list, by id, the kind that has its levels; each kind has one counter."""
    kinds = {
        attribute(kind, "w:abstractNumId"): kind for kind in root.findall(name("w:abstractNum"))
    }
    pointers = {
        attribute(entry, "w:numId"): child_value(entry, "w:abstractNumId")
        for entry in root.findall(name("w:num"))
    }
    return {
        identity: _followed(kind, kinds, pointers, styles) for identity, kind in pointers.items()
    }


def _followed(
    kind: str, kinds: Mapping[str, Element], pointers: Mapping[str, str], styles: Styles
) -> str:
    """Return the list that actually has the levels: a list may name a style that names a list."""
    for _ in range(_MOST_LINKS):
        link = child_value(kinds.get(kind), "w:numStyleLink")
        if not link:
            break
        style = styles.by_id.get(link)
        properties = style.find(name("w:pPr")) if style is not None else None
        named = pointers.get(number_place(properties).list_id or "", "")
        if not named or named == kind:
            named = _with_style_link(kinds, link) or kind
        if named == kind:
            break
        kind = named
    return kind


def _with_style_link(kinds: Mapping[str, Element], link: str) -> str:
    return next(
        (kind for kind, entry in kinds.items() if child_value(entry, "w:styleLink") == link), ""
    )


def _levels(kind: Element) -> dict[int, Level]:
    found = {}
    for level in kind.findall(name("w:lvl")):
        depth = number(attribute(level, "w:ilvl"), _LEVELS)
        if depth < _LEVELS:
            found[depth] = _level(level)
    return found


def _level(level: Element) -> Level:
    restart = child_value(level, "w:lvlRestart")
    return Level(
        form=_form(level),
        text=child_value(level, "w:lvlText")[:_LONGEST_TEXT],
        start=number(child_value(level, "w:start", "0"), 0),
        legal=bool(switch(level, "w:isLgl")),
        restart=number(restart) if restart.isdigit() else None,
    )


def _form(level: Element) -> str:
    """Return the number format; newer ones come with an older fallback."""
    form = level.find(f".//{name('w:numFmt')}")
    return "decimal" if form is None else attribute(form, "w:val", "decimal")
