"""Fields: of `{ PAGE }` and the like a reader sees the result, never the instruction.

A complex field is a mark where it begins, one before its result, and one where it ends; it may
contain other fields and span many paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .alternatives import chosen, is_alternatives
from .symbols import sign
from .tracked import Tracked, is_gone
from .xml import Element, attribute, child_value, name, number, switch

_MARK = name("w:fldChar")
_PAGE_NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_CONTENTS = frozenset(("TOC", "INDEX"))
_COUNTED = frozenset(("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"))
_BUTTONS = frozenset(("MACROBUTTON", "GOTOBUTTON"))
_SWITCH = re.compile(r"\\[A-Za-z]{1,3}")
_SYMBOL = re.compile(
    r'(?P<code>0x[0-9a-f]{1,4}|\d{1,5})(?:[^"]{0,20}\\f\s{0,3}"?(?P<font>[\w ]{1,40}))?',
    re.IGNORECASE,
)
_LONGEST = 2_000
"""The most characters of an instruction that are kept."""


@dataclass
class _Field:
    """An open field; `kind` is known as soon as its result begins."""

    instruction: str = ""
    in_result: bool = False
    kind: str = ""


@dataclass
class Fields:
    """The fields of one part that are open while it is read from top to bottom.

    `marks` has the marks that belong to a complete field; a lone mark is ignored, as an unclosed
    field would hide everything that follows. `counted` fields show a number that is not stored.
    """

    marks: frozenset[Element]
    _open: list[_Field] = field(default_factory=list)
    _kinds: Counter[str] = field(default_factory=Counter)
    _asked: int = 0
    counted: int = 0

    def meet(self, mark: Element) -> str:
        """Record a mark, and return what a form field without text shows."""
        if mark not in self.marks:
            return ""
        kind = attribute(mark, "w:fldCharType")
        if kind == "begin":
            shown = _form_field(mark) if self.is_shown() else ""
            self._open.append(_Field())
            self._asked += 1
            return shown
        if self._open and kind == "separate" and not self._open[-1].in_result:
            self._begin_result(self._open[-1])
            self._asked -= 1
        elif self._open and kind == "end":
            one = self._close()
            return "" if one.in_result or not self.is_shown() else self._shown_without_result(one)
        return ""

    def _shown_without_result(self, one: _Field) -> str:
        """Return what a field without a result shows: its instruction has the words."""
        kind, _, rest = one.instruction.strip().partition(" ")
        kind = kind.upper()
        if kind in _COUNTED:
            self.counted += 1
        if kind == "EQ":
            return _SWITCH.sub("", rest).strip()
        if kind == "SYMBOL":
            match = _SYMBOL.match(rest.strip())
            code = int(match["code"], 0) if match is not None else 0
            return sign(match["font"] or "", code) if match is not None else ""
        return rest.strip().partition(" ")[2] if kind in _BUTTONS else ""

    def _begin_result(self, one: _Field) -> None:
        words = one.instruction.split(maxsplit=1)
        one.kind = words[0].upper() if words else ""
        one.in_result = True
        self._kinds[one.kind] += 1

    def _close(self) -> _Field:
        one = self._open.pop()
        if one.in_result:
            self._kinds[one.kind] -= 1
        else:
            self._asked -= 1
        return one

    def open_simple(self, element: Element) -> None:
        """Begin a `w:fldSimple`, which contains only its result."""
        self._open.append(_Field(attribute(element, "w:instr")))
        self._begin_result(self._open[-1])

    def close_simple(self) -> None:
        """End a `w:fldSimple`."""
        if self._open:
            self._close()

    def instruct(self, text: str) -> None:
        """Record a piece of an instruction."""
        one = self._open[-1] if self._open else None
        # its first word is all that matters
        if one is not None and not one.in_result and len(one.instruction) < _LONGEST:
            one.instruction += text

    def is_shown(self) -> bool:
        """Whether a reader sees what is here: it is not in an instruction."""
        return self._asked == 0

    def is_page_number(self, *, in_margin: bool) -> bool:
        """Whether what is here is a page number, which is layout, not text."""
        if in_margin and self._has(_PAGE_NUMBERS):
            return True
        return self._kinds["PAGEREF"] > 0 and self._has(_CONTENTS)

    def _has(self, kinds: frozenset[str]) -> bool:
        return any(self._kinds[kind] > 0 for kind in kinds)

    def is_at_end(self) -> bool:
        """Whether no field is open at the end of a part."""
        return not self._open

    def is_contents(self) -> bool:
        """Whether what is here is a table of contents."""
        return self._has(_CONTENTS)


def read_fields(root: Element, tracked: Tracked) -> Fields:
    """Find the complete fields of a part."""
    whole: set[Element] = set()
    begun: list[list[Element]] = []
    for mark in _marks(root, tracked):
        kind = attribute(mark, "w:fldCharType")
        if kind == "begin":
            begun.append([mark])
        elif begun and kind in ("separate", "end"):
            begun[-1].append(mark)
            if kind == "end":
                whole.update(begun.pop())
    return Fields(frozenset(whole))


def _marks(root: Element, tracked: Tracked) -> list[Element]:
    """Return the marks of this side in the order in which they are read."""
    ways: dict[Element, Element | None] = {}
    return [mark for mark in root.iter(_MARK) if not _is_left_out(mark, root, tracked, ways)]


def _is_left_out(
    element: Element, root: Element, tracked: Tracked, ways: dict[Element, Element | None]
) -> bool:
    inner = element
    for above in element.iterancestors():
        if is_gone(above, tracked):
            return True
        if is_alternatives(above):
            if above not in ways:
                ways[above] = chosen(above)
            if ways[above] is not inner:
                return True
        if above is root:
            break
        inner = above
    return False


def _form_field(mark: Element) -> str:
    """Return the checkbox tick or the list choice that a legacy form shows."""
    data = mark.find(name("w:ffData"))
    box = data.find(name("w:checkBox")) if data is not None else None
    if box is not None:
        ticked = switch(box, "w:checked")
        return "☒" if (switch(box, "w:default") if ticked is None else ticked) else "☐"
    choices = data.find(name("w:ddList")) if data is not None else None
    if choices is None:
        return ""
    entries = choices.findall(name("w:listEntry"))
    place = number(child_value(choices, "w:result") or child_value(choices, "w:default", "0"))
    return attribute(entries[place], "w:val") if place < len(entries) else ""
