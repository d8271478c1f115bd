"""A redline of two flows written into the paragraphs of NEW: run by run, to the character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ...input.word.xml import Element, name
from ...redline.change import Run
from .build import PPR, RPR, P, make, put_before
from .carry import Carrier
from .cuts import split_runs
from .flow import Flow, Node
from .stamp import Mark, Stamp
from .tracking import as_gone, as_marks, track_end, wrap

_TEXTS: Final = frozenset((name("w:t"), name("w:delText")))
_LINK: Final = name("w:hyperlink")
_TRACKED: Final = frozenset(name(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo"))


class Direction(NamedTuple):
    """How words only in NEW, only in OLD, and in both are marked; "" for not at all.

    A redline marks NEW's words `ins` and OLD's `del`; an answer that undoes a change does the
    opposite.
    """

    new: Mark = "ins"
    old: Mark = "del"
    both: Mark | str = ""


REDLINE: Final = Direction("ins", "del")
TURNED_BACK: Final = Direction("del", "ins")


@dataclass
class Plan:
    """What a redline does to NEW: which characters it marks, what from OLD goes where.

    `gaps` are stretches of OLD by the place in NEW before which they go; `kept` pairs the places
    of characters that both have.
    """

    marked: bytearray
    gaps: dict[int, tuple[int, int]] = field(default_factory=dict)
    kept: list[tuple[int, int, int]] = field(default_factory=list)


def plan_of(runs: Sequence[Run], size: int) -> Plan:
    """Return the plan for the runs of a redline on a flow of that many characters."""
    plan = Plan(bytearray(size))
    at_old = at_new = 0
    for operation, text in runs:
        length = len(text)
        if operation == "=":
            plan.kept.append((at_old, at_new, length))
        elif operation == "+":
            plan.marked[at_new : at_new + length] = b"\1" * length
        else:
            start = plan.gaps.get(at_new, (at_old, at_old))[0]
            plan.gaps[at_new] = (start, at_old + length)
        at_old += length if operation != "+" else 0
        at_new += length if operation != "-" else 0
    return plan


def own_form(paragraph: Element) -> Element:
    """Return a copy of the formatting of a paragraph of NEW."""
    own = paragraph.find(PPR)
    return make("pPr") if own is None else deepcopy(own)


class Ending(NamedTuple):
    """A paragraph as it is after an edit: its element, and how its end is tracked, "" for not.

    `new` and `old` are the forms (`w:pPr`) that it has on either side; None on a side without it.
    `is_whole` says that nothing of it is in both versions, and not its end alone.
    """

    element: Element
    mark: Mark | str
    new: Element | None
    old: Element | None
    is_whole: bool = False


@dataclass
class Editor:
    """Writes a plan into paragraphs."""

    carrier: Carrier
    stamp: Stamp
    direction: Direction = REDLINE
    is_whole: bool = False
    """Whether the whole paragraph is added or removed, and edited in between: dated as such."""
    has_layers: bool = False
    """Whether others have tracked changes in the paragraphs that are written."""

    def mark(self, flow: Flow, plan: Plan) -> None:
        """Mark the words of one paragraph, without inserting anything."""
        split_runs(flow, plan.marked, plan.gaps)
        self._mark(flow, plan, 0, len(flow.text))

    def write(self, old: Flow, new: Flow, plan: Plan, forms: Sequence[Element]) -> list[Ending]:
        """Mark the paragraphs of NEW, insert what only OLD has; return all paragraphs in order.

        `forms` are those of the paragraphs of OLD.
        """
        new_forms = [own_form(paragraph) for paragraph in new.paragraphs]
        self.has_layers = any(node.state for node in new.nodes)
        runs = split_runs(new, plan.marked, plan.gaps)
        at_end = len(new.text)
        bounds = [*new.ends, at_end]
        endings: list[Ending] = []
        at_old = 0
        first = 0
        for index, (paragraph, last) in enumerate(zip(new.paragraphs, bounds, strict=True)):
            for place in sorted(place for place in plan.gaps if first <= place <= last):
                start, end = plan.gaps[place]
                pieces = self._fragments(old, start, end)
                point = runs.get(place) if place < last else None
                for piece in pieces[:-1]:
                    part = self._broken_off(paragraph, piece, point, forms[at_old])
                    endings.append(Ending(part, self.direction.old, None, forms[at_old]))
                    at_old += 1
                _insert(paragraph, pieces[-1], point, self.stamp)
            self._mark(new, plan, first, last)
            is_last = index == len(bounds) - 1
            if not is_last and plan.marked[last]:
                track_end(paragraph, self.direction.new, self.stamp, whole=False)
                endings.append(Ending(paragraph, self.direction.new, new_forms[index], None))
            else:
                endings.append(Ending(paragraph, "", new_forms[index], forms[at_old]))
                at_old += 1
            first = last + 1
        return endings

    def _mark(self, flow: Flow, plan: Plan, first: int, last: int) -> None:
        """Wrap what only NEW has, and what both have if it moved."""
        waiting: list[Element] = []
        waiting_tag: Mark | str = ""

        def end() -> None:
            nonlocal waiting
            if waiting and waiting_tag:
                _wrap_free(waiting, waiting_tag, self.stamp, whole=self.is_whole)
            waiting = []

        for element, is_marked in _units(flow, plan, first, last):
            tag = self.direction.new if is_marked else self.direction.both
            is_next = waiting and waiting[-1].getnext() is element
            if not is_next or tag != waiting_tag:
                end()
            waiting_tag = tag
            waiting.append(element)
        end()

    def _fragments(self, old: Flow, start: int, end: int) -> list[list[Element]]:
        """Return a stretch of OLD as tracked elements, one list for each paragraph it touches."""
        bounds = [e for e in old.ends if start <= e < end]
        edges = [start, *(edge for e in bounds for edge in (e, e + 1)), end]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return [self._fragment(old, a, b) for a, b in pairs]

    def _fragment(self, old: Flow, start: int, end: int) -> list[Element]:
        layers: list[tuple[Element | None, list[Element]]] = []
        source: Element | None = None
        for node in old.nodes:
            # what someone deleted in OLD was no longer part of it
            piece = _slice(node, start, end) if node.state != "del" else None
            if piece is None:
                continue
            layer = self._layer(node)
            if not layers or layers[-1][0] is not layer:
                layers.append((layer, []))
                source = None
            found = layers[-1][1]
            if node.run is None:
                found += self._alone(node)
                source = None
            elif node.run is source:
                found[-1].append(piece)
            else:
                found.append(self._run(node.run, piece))
                source = node.run
        # runs are adapted whole, when all that they hold is in them
        tracked = [self._tracked(layer, found) for layer, found in layers]
        return self._linked(old, start, end, tracked)

    def _layer(self, node: Node) -> Element | None:
        """Return someone else's insertion that contains a text of OLD, if NEW has one, too.

        Taken out again, it is a deletion within that insertion: both are gone on both sides.
        """
        if node.state != "ins" or not self.has_layers or self.direction.old != "del":
            return None
        return next(node.element.iterancestors(name("w:ins")), None)

    def _run(self, run: Element, piece: Element) -> Element:
        new = make("r")
        own = run.find(RPR)
        if own is not None:
            new.append(deepcopy(own))
        new.append(piece)
        return new

    def _alone(self, node: Node) -> list[Element]:
        new = deepcopy(node.element)
        if new.tag != name("w:fldSimple"):
            return [new]
        holder = make("p")
        holder.append(new)
        return as_marks(new)

    def _tracked(self, layer: Element | None, found: list[Element]) -> Element:
        revision = self.stamp.revision(self.direction.old)
        for element in found:
            revision.append(self.carrier.copy(element))
        if self.direction.old == "del":
            as_gone(revision)
        if layer is None:
            return revision
        theirs = make("ins")
        for key, value in layer.attrib.items():
            theirs.set(key, value)
        theirs.set(name("w:id"), str(self.stamp.number()))
        theirs.append(revision)
        return theirs

    def _linked(self, old: Flow, start: int, end: int, tracked: list[Element]) -> list[Element]:
        link = _link_of(old, start, end)
        if link is None or not tracked:
            return tracked
        holder = make("hyperlink")
        for key, value in link.attrib.items():
            holder.set(key, value)
        holder = self.carrier.copy(holder)
        holder.extend(tracked)
        return [holder]

    def _broken_off(
        self, paragraph: Element, piece: list[Element], point: Element | None, form: Element
    ) -> Element:
        """Move what comes before a point into a separate paragraph, whose end only OLD has."""
        part = make("p")
        part.append(deepcopy(form))
        track_end(part, self.direction.old, self.stamp, whole=False)
        top = _top(point, paragraph) if point is not None else None
        for child in list(paragraph):
            if child is top:
                break
            if child.tag != PPR:
                part.append(child)
        for element in piece:
            part.append(element)
        put_before(paragraph, part)
        return part


def _units(flow: Flow, plan: Plan, first: int, last: int) -> Iterator[tuple[Element, int]]:
    """Yield the runs and equations of a paragraph, each with whether it is marked."""
    seen: set[Element] = set()
    for node in flow.nodes:
        if not first <= node.first < last or not (node.size or node.glued):
            continue
        unit = node.run if node.run is not None else node.element
        if unit in seen or unit.getparent() is None:
            continue
        seen.add(unit)
        is_marked = plan.marked[node.first]
        if unit.tag == name("w:fldSimple") and is_marked:
            for run in as_marks(unit):
                yield run, is_marked
        else:
            yield unit, is_marked


def _wrap_free(elements: list[Element], tag: Mark | str, stamp: Stamp, *, whole: bool) -> None:
    """Wrap runs in a revision unless they are in one; what someone deleted is wrapped whole."""
    parent = elements[0].getparent()
    if parent is None or parent.tag not in _TRACKED:
        wrap(elements, _mark(tag), stamp, whole=whole)
    elif parent.tag == name("w:del") and tag in ("ins", "moveTo") and len(parent) == len(elements):
        outer = parent.getparent()
        if outer is not None and outer.tag not in _TRACKED:
            wrap([parent], _mark(tag), stamp, whole=whole)


def _mark(tag: str) -> Mark:
    marks: tuple[Mark, ...] = ("ins", "del", "moveFrom", "moveTo")
    return next(mark for mark in marks if mark == tag)


def _slice(node: Node, start: int, end: int) -> Element | None:
    """Return a copy of the part of a node that is in a stretch; None if nothing of it is."""
    if node.size == 0:
        inside = node.glued and start <= node.first < end
        return deepcopy(node.element) if inside else None
    first, last = max(start, node.first), min(end, node.first + node.size)
    if first >= last:
        return None
    if node.element.tag in _TEXTS:
        text = node.element.text or ""
        return make("t", text[first - node.first : last - node.first])
    return deepcopy(node.element)


def _link_of(flow: Flow, start: int, end: int) -> Element | None:
    """Return the link in which all of a stretch is; None if it is in none."""
    found: set[Element | None] = set()
    for node in flow.nodes:
        if node.size and node.first < end and node.first + node.size > start:
            inner = node.run if node.run is not None else node.element
            found.add(next((a for a in inner.iterancestors(_LINK, P) if a.tag == _LINK), None))
    return found.pop() if len(found) == 1 else None


def _top(element: Element, paragraph: Element) -> Element:
    """Return the child of a paragraph in which an element is."""
    current = element
    while (parent := current.getparent()) is not None and parent is not paragraph:
        current = parent
    return current


def _insert(
    paragraph: Element, elements: list[Element], point: Element | None, stamp: Stamp
) -> None:
    """Put elements before a run, or at the end of a paragraph: never within a revision."""
    if not elements:
        return
    if point is None:
        for element in elements:
            paragraph.append(element)
        return
    place = _outside(point, paragraph, stamp)
    inside_link = next((a for a in place.iterancestors(_LINK, P) if a.tag == _LINK), None)
    if inside_link is not None:
        # a link cannot be in a link
        elements = [e for one in elements for e in (list(one) if one.tag == _LINK else [one])]
    for element in elements:
        put_before(place, element)


def _outside(point: Element, paragraph: Element, stamp: Stamp) -> Element:
    """Return the element before which something goes, out of what begins there or is tracked."""
    place = point
    while (parent := place.getparent()) is not None and parent is not paragraph:
        before = place.getprevious()
        is_first = before is None or str(before.tag).endswith("Pr")
        if is_first:
            place = parent
        elif parent.tag in _TRACKED:
            place = _split_wrapper(parent, place, stamp)
        else:
            break
    return place


def _split_wrapper(wrapper: Element, place: Element, stamp: Stamp) -> Element:
    """Split a revision in two before one of its runs; return the second one."""
    second = make("ins")
    second.tag = wrapper.tag
    for key, value in wrapper.attrib.items():
        second.set(key, value)
    second.set(name("w:id"), str(stamp.number()))
    for sibling in [place, *place.itersiblings()]:
        second.append(sibling)
    wrapper.addnext(second)
    return second
