"""Lists of Word that number paragraphs: whether two files have the same, and how one gets more."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from ...input.word.styles import Styles
from ...input.word.word_numbering import kinds_of_lists
from ...input.word.xml import Element, attribute, name
from .build import remove


class Lists:
    """The lists of one file, as its numbering part and its styles have them."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._kinds = {
            attribute(kind, "w:abstractNumId"): kind for kind in root.findall(name("w:abstractNum"))
        }
        self._entries = {attribute(one, "w:numId"): one for one in root.findall(name("w:num"))}
        self._kind_of = kinds_of_lists(root, styles)

    def sharing(self, identity: str) -> list[str]:
        """Return the lists that count together with one, itself among them; none if unknown."""
        kind = self._kind_of.get(identity)
        if kind not in self._kinds:
            return []
        return [number for number, other in self._kind_of.items() if other == kind]

    def are_alike(self, other: Lists, numbers: Sequence[str]) -> bool:
        """Whether another file has lists of these numbers that look alike and count together."""
        together = {other._kind_of.get(number) for number in numbers}
        return len(together) == 1 and all(
            self._appearance(n) == other._appearance(n) for n in numbers
        )

    def _appearance(self, identity: str) -> bytes:
        """Return what a list looks like, without the numbers by which it is called."""
        kind = self._kinds.get(self._kind_of.get(identity, ""))
        if kind is None:
            return b""
        overrides = self._entries[identity].findall(name("w:lvlOverride"))
        inner = [*overrides, *kind.findall(name("w:lvl"))]
        return b"|" + b"".join(etree.tostring(e, method="c14n", exclusive=True) for e in inner)

    def carry(self, numbers: Sequence[str], root: Element) -> dict[str, str]:
        """Add copies of lists that count together to another file; return their new numbers."""
        kind = deepcopy(self._kinds[self._kind_of[numbers[0]]])
        for tag in ("w:nsid", "w:styleLink"):
            inner = kind.find(name(tag))
            if inner is not None:
                kind.remove(inner)
        for style in list(kind.iter(name("w:pStyle"))):
            # a level that belongs to a style there may belong to another one here
            remove(style)
        kinds, known = root.findall(name("w:abstractNum")), root.findall(name("w:num"))
        kind.set(name("w:abstractNumId"), str(next_number(kinds, "w:abstractNumId")))
        if kinds:
            kinds[-1].addnext(kind)
        elif known:
            known[0].addprevious(kind)
        else:
            root.append(kind)
        return {n: _add(root, self._entries[n], kind) for n in numbers}


def _add(root: Element, entry: Element, kind: Element) -> str:
    """Add a copy of a list that is of a kind; return its number."""
    copy = deepcopy(entry)
    known = root.findall(name("w:num"))
    copy.set(name("w:numId"), str(next_number(known, "w:numId")))
    pointer = copy.find(name("w:abstractNumId"))
    if pointer is not None:
        pointer.set(name("w:val"), attribute(kind, "w:abstractNumId"))
    (known[-1] if known else kind).addnext(copy)
    return attribute(copy, "w:numId")


def next_number(taken: Sequence[Element], key: str) -> int:
    """Return the number after the highest of these elements; ids that are no numbers are none."""
    numbers = [attribute(one, key) for one in taken]
    return max([0, *(int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 9)]) + 1
