"""What is copied from OLD's package into NEW's: styles, lists, pictures, notes of deleted text."""

from __future__ import annotations

import posixpath
from copy import copy, deepcopy
from typing import Final

from ...input.word.settled import settle
from ...input.word.xml import NAMESPACES, Element, attribute, name
from .build import PPR, RPR, P, make, remove
from .side import Side
from .stamp import Stamp
from .tracking import loose_runs
from .word_lists import Lists

_RELATION: Final = f"{{{NAMESPACES['r']}}}"
_STYLE_TAGS: Final = (name("w:pStyle"), name("w:rStyle"), name("w:tblStyle"))
_CHANGES: Final = tuple(
    name(f"w:{tag}")
    for tag in (
        *("pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange"),
        *("tblPrExChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
        *("commentRangeStart", "commentRangeEnd", "permStart", "permEnd"),
        *("proofErr", "lastRenderedPageBreak", "moveFromRangeStart"),
        *("moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)
"""What a copy omits: remarks on the original, and marks that must be unique."""
_DRAWN: Final = tuple(
    f"{{http://schemas.openxmlformats.org/drawingml/2006/{space}}}{tag}"
    for space, tag in (("wordprocessingDrawing", "docPr"), ("picture", "cNvPr"))
)
_DEEPEST: Final = 4
_BOOKMARK, _BOOKMARK_END = name("w:bookmarkStart"), name("w:bookmarkEnd")
_LIST_ATTRIBUTE: Final = name("w:numId")


class Carrier:
    """Copies content of OLD so that it looks the same in NEW's package."""

    def __init__(self, old: Side, new: Side, stamp: Stamp) -> None:
        """Begin with the documents; `between` makes one for other parts of the same files."""
        self._old, self._new, self._stamp = old, new, stamp
        self._from, self._to = old.parts.main, new.parts.main
        self._old_styles, self._new_styles = old.styles, new.styles
        self._styles: dict[str, str] = {}
        self._names = {attribute(m, "w:name") for m in new.document.iter(_BOOKMARK)}
        self._lists: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._notes: dict[tuple[str, str], str] = {}

    def between(self, old_part: str, new_part: str) -> Carrier:
        """Return one that copies from a part of OLD to a part of NEW: a header, notes."""
        other = copy(self)
        other._from, other._to = old_part, new_part
        return other

    def copy(self, element: Element) -> Element:
        """Return a copy of anything in OLD's document, ready for NEW's."""
        new = deepcopy(element)
        new.tail = None
        settle(new, "accept")
        for change in list(new.iter(*_CHANGES, name("w:commentReference"))):
            remove(change)
        for paragraph in new.iter(P):
            for run in loose_runs(paragraph):
                remove(run)
        for control in list(new.iter(name("w:sdt"))):
            _unwrap(control)
        self._keep_new_names(new)
        self._adapt(new)
        return new

    def _keep_new_names(self, new: Element) -> None:
        """Keep the bookmarks that NEW no longer has, as OLD's references point to them."""
        kept: dict[str, str] = {}
        for mark in list(new.iter(_BOOKMARK, _BOOKMARK_END)):
            title, identity = attribute(mark, "w:name"), attribute(mark, "w:id")
            if mark.tag == _BOOKMARK and title not in self._names:
                self._names.add(title)
                kept[identity] = str(self._stamp.number())
            if identity in kept:
                mark.set(name("w:id"), kept[identity])
            else:
                remove(mark)

    def form(self, paragraph: Element) -> Element:
        """Return the properties of a paragraph of OLD: without a section, without its own mark."""
        own = paragraph.find(PPR)
        form = make("pPr") if own is None else self.copy(own)
        for tag in ("w:sectPr", "w:rPr"):
            inner = form.find(name(tag))
            if inner is not None:
                form.remove(inner)
        return form

    def look(self, run: Element | None) -> Element | None:
        """Return the properties of a run of OLD."""
        own = run.find(RPR) if run is not None else None
        return None if own is None else self.copy(own)

    def _adapt(self, new: Element) -> None:
        for inner in list(new.iter("{*}*")):
            if inner.tag in _STYLE_TAGS:
                self._restyle(inner)
            elif inner.tag == _LIST_ATTRIBUTE:
                listed = attribute(inner, "w:val")
                inner.set(name("w:val"), self.list_of(listed))
            elif inner.tag in (name("w:footnoteReference"), name("w:endnoteReference")):
                self._renumber_note(inner)
            elif inner.tag in _DRAWN:
                inner.set("id", str(self._stamp.number()))
            elif inner.tag == name("w:sectPr"):
                remove(inner)
            for key, value in list(inner.attrib.items()):
                if str(key).startswith(_RELATION):
                    self._relate(inner, str(key), str(value))

    def _restyle(self, reference: Element) -> None:
        style = self.style(attribute(reference, "w:val"))
        if style:
            reference.set(name("w:val"), style)
        else:
            remove(reference)

    def style(self, identity: str) -> str:
        """Return the id of a style in NEW's package, adding it if missing; "" for none."""
        if identity not in self._styles:
            self._styles[identity] = self._carried_style(identity)
        return self._styles[identity]

    def _carried_style(self, identity: str) -> str:
        target = self._new.parts.related(self._new.parts.main, "styles")
        found = self._old_styles.by_id.get(identity)
        if found is None or not target:
            return identity if identity in self._new_styles.by_id else ""
        new = identity
        if identity in self._new_styles.by_id:
            if self._numbers_alike(identity):
                return identity
            # the look is NEW's wherever it has the style; a number must be the one of the old text
            new = f"{identity}-old"
            while new in self._new_styles.by_id:
                new += "-"
        # before what it is based on is followed: a chain may be a ring
        self._styles[identity] = new
        style = deepcopy(found)
        style.attrib.pop(name("w:default"), None)
        if new != identity:
            style.set(name("w:styleId"), new)
            title = style.find(name("w:name"))
            if title is not None:
                title.set(name("w:val"), f"{attribute(title, 'w:val')} (old)")
        self._new.parts.xml(target).append(style)
        for tag in ("w:basedOn", "w:next", "w:link"):
            other = style.find(name(tag))
            if other is not None:
                value = self.style(attribute(other, "w:val"))
                if value:
                    other.set(name("w:val"), value)
                else:
                    style.remove(other)
        for listed in style.iter(_LIST_ATTRIBUTE):
            listed.set(name("w:val"), self.list_of(attribute(listed, "w:val")))
        return new

    def _numbers_alike(self, identity: str) -> bool:
        """Whether a style numbers its paragraphs in the same way on both sides."""
        form = make("pPr")
        form.append(make("pStyle", val=identity))
        old, new = (styles.number_place(form) for styles in (self._old_styles, self._new_styles))
        if not old.list_id and not new.list_id:
            return True
        listed = self.list_of(old.list_id or "0")
        return (listed, old.level or 0) == (new.list_id or "0", new.level or 0)

    def list_of(self, identity: str) -> str:
        """Return the id of a list in NEW's package, adding it if there is no equal one."""
        if identity in ("", "0"):
            return identity
        if identity not in self._lists:
            self._carry_lists(identity)
        return self._lists[identity]

    def _carry_lists(self, identity: str) -> None:
        """Find, or add, all lists that share the counters of one."""
        self._lists[identity] = identity
        place = self._old.parts.related(self._old.parts.main, "numbering")
        if not place:
            return
        old = Lists(self._old.parts.peek(place), self._old_styles)
        numbers = old.sharing(identity)
        if not numbers:
            return
        target = self._new.parts.related(self._new.parts.main, "numbering")
        if not target:
            target = self._new.parts.add_xml("numbering", make("numbering"))
        new = Lists(self._new.parts.peek(target), self._new_styles)
        if old.are_alike(new, numbers):
            self._lists.update((number, number) for number in numbers)
            return
        self._lists.update(old.carry(numbers, self._new.parts.xml(target)))

    def _relate(self, element: Element, key: str, identity: str) -> None:
        link = self._old.parts.links(self._from).get(identity)
        new = ""
        if link is not None and link.external:
            new = self._new.parts.link(self._to, link.kind, link.target, external=True)
        elif link is not None:
            part = self._old.parts.target(self._from, identity)
            new = self._carry(part, link.kind, self._to, 0)
        if new:
            element.set(key, new)
        else:
            # a missing relation would keep Word from opening the file
            del element.attrib[key]

    def _carry(self, part: str, kind: str, holder: str, depth: int) -> str:
        """Copy a part with those that it refers to, and return the id of the relation to it."""
        if depth > _DEEPEST or part not in self._old.parts:
            return ""
        if part not in self._parts:
            data, same = self._old.parts.read(part), ""
            if part in self._new.parts and self._new.parts.read(part) == data:
                same = part
            content_type = self._old.parts.content_type(part)
            self._parts[part] = same or self._new.parts.add(part, data, content_type)
            for link in () if same else self._old.parts.links(part).values():
                if link.external:
                    self._new.parts.link(self._parts[part], link.kind, link.target, external=True)
                else:
                    inner = posixpath.normpath(
                        posixpath.join(posixpath.dirname(part), link.target)
                    ).lstrip("/")
                    self._carry(inner, link.kind, self._parts[part], depth + 1)
        folder = posixpath.dirname(holder) or "."
        return self._new.parts.link(holder, kind, posixpath.relpath(self._parts[part], folder))

    def _renumber_note(self, reference: Element) -> None:
        kind = "end" if reference.tag == name("w:endnoteReference") else "foot"
        identity = attribute(reference, "w:id")
        if (kind, identity) not in self._notes:
            self._notes[kind, identity] = self._carried_note(kind, identity)
        reference.set(name("w:id"), self._notes[kind, identity])

    def _carried_note(self, kind: str, identity: str) -> str:
        note = self._old.notes.get((kind, identity))
        if note is None:
            return identity
        main = self._new.parts.main
        place = self._new.parts.related(main, f"{kind}notes")
        root = self._new.parts.xml(place) if place else self._begin_notes(kind)
        taken = [attribute(one, "w:id") for one in root]
        number = max([1, *(int(one) for one in taken if one.isascii() and one.isdigit())]) + 1
        parts = self._old.parts
        source = parts.related(parts.main, f"{kind}notes")
        target = self._new.parts.related(main, f"{kind}notes")
        new = self.between(source, target).copy(note)
        new.set(name("w:id"), str(number))
        root.append(new)
        return str(number)

    def _begin_notes(self, kind: str) -> Element:
        """Begin a part of notes; the first two of it are the lines that part notes from text."""
        root = make(f"{kind}notes")
        for number, line in ((-1, "separator"), (0, "continuationSeparator")):
            note = make(f"{kind}note", type=line, id=number)
            paragraph, run = make("p"), make("r")
            run.append(make(line))
            paragraph.append(run)
            note.append(paragraph)
            root.append(note)
        self._new.parts.add_xml(f"{kind}notes", root)
        return root


def _unwrap(control: Element) -> None:
    """Replace a content control by its contents: an empty one would be left behind."""
    parent, content = control.getparent(), control.find(name("w:sdtContent"))
    if parent is not None:
        place = parent.index(control)
        parent[place : place + 1] = list(content) if content is not None else []
