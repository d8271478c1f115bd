"""Fields: of `{ PAGE }` and the like a reader sees the result, never the instruction.

A complex field is a mark where it begins, one before its result, and one where it ends; it may hold
other fields and go on over many paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .alternatives import chosen, is_alternatives
from .tracked import Tracked, is_gone
from .xml import Element, attribute, child_value, name, number, switch

_MARK = name("w:fldChar")
_PAGE_NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_CONTENTS = frozenset(("TOC", "INDEX"))


@dataclass
class _Field:
    instruction: str = ""
    in_result: bool = False

    @property
    def kind(self) -> str:
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""


@dataclass
class Fields:
    """The fields of one part that are open while it is read from top to bottom.

    `marks` holds the marks that belong to a whole field; a mark alone means nothing, as a field
    without an end would hide all that follows.
    """

    marks: frozenset[Element]
    _open: list[_Field] = field(default_factory=list)

    def meet(self, mark: Element) -> str:
        """Take note of a mark, and return what a form field shows without having text."""
        if mark not in self.marks:
            return ""
        kind = attribute(mark, "w:fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            return _form_field(mark) if self.is_shown(but_last=True) else ""
        if self._open and kind == "separate":
            self._open[-1].in_result = True
        elif self._open:
            self._open.pop()
        return ""

    def open_simple(self, element: Element) -> None:
        """Begin a `w:fldSimple`, which holds nothing but its result."""
        self._open.append(_Field(attribute(element, "w:instr"), in_result=True))

    def close_simple(self) -> None:
        """End a `w:fldSimple`."""
        self._open.pop()

    def instruct(self, text: str) -> None:
        """Take note of a piece of an instruction."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text

    def is_shown(self, *, but_last: bool = False) -> bool:
        """Whether a reader sees what stands here: it is in no instruction."""
        return all(one.in_result for one in (self._open[:-1] if but_last else self._open))

    def is_page_number(self, *, in_margin: bool) -> bool:
        """Whether what stands here is the number of a page, which is layout and no text."""
        kinds = {one.kind for one in self._open}
        if in_margin and kinds & _PAGE_NUMBERS:
            return True
        return "PAGEREF" in kinds and bool(kinds & _CONTENTS)

    def is_contents(self) -> bool:
        """Whether what stands here is a table of contents."""
        return any(one.kind in _CONTENTS for one in self._open)


def read_fields(root: Element, tracked: Tracked) -> Fields:
    """Find the whole fields of a part."""
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
    return [mark for mark in root.iter(_MARK) if not _is_left_out(mark, root, tracked)]


def _is_left_out(element: Element, root: Element, tracked: Tracked) -> bool:
    inner = element
    for above in element.iterancestors():
        if is_gone(above, tracked):
            return True
        if is_alternatives(above) and chosen(above) is not inner:
            return True
        if above is root:
            break
        inner = above
    return False


def _form_field(mark: Element) -> str:
    """Return the tick of a check box, or the choice of a list, that an old form shows."""
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
