"""One version as a Word file: its parts, and where each line of its text is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from ...errors import TermsdiffError
from ...input.word.convert import read_traced
from ...input.word.settled import settle
from ...input.word.styles import Styles, read_styles
from ...input.word.tracked import Tracked
from ...input.word.xml import NAMESPACES, Element, attribute, name
from ...parsing.document import Document
from .build import PPR, RPR, TBL, P
from .parts import Parts

_RELATION: Final = f"{{{NAMESPACES['r']}}}"
_SETTLED_PARTS: Final = ("footnotes", "endnotes", "header", "footer")


@dataclass
class Side:
    """A version: its parts, the elements behind each line or block, its document, its notes."""

    parts: Parts
    text: str
    lines: dict[int, tuple[Element, ...]]
    document: Element
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    margins: dict[str, Element] = field(default_factory=dict)
    blocks: dict[int, tuple[Element, ...]] = field(default_factory=dict)
    _media: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> Element:
        """The body of the document."""
        return body_of(self.document)

    def media(self, part: str, element: Element) -> str:
        """Return a digest of the files that an element of a part shows: its pictures."""
        return " ".join(
            self._digest(part, str(value))
            for inner in element.iter("{*}*")
            for key, value in inner.attrib.items()
            if str(key).startswith(_RELATION)
        )

    def _digest(self, part: str, identity: str) -> str:
        target = self.parts.target(part, identity)
        if target not in self._media:
            data = self.parts.read(target) if target and target in self.parts else b""
            self._media[target] = hashlib.sha256(data).hexdigest()
        return self._media[target]

    def is_unseen(self, paragraph: Element, run: Element) -> bool:
        """Whether a run is struck through or hidden, by itself or by a style."""
        style = self.styles.paragraph_style(paragraph.find(PPR))
        look = self.styles.look(style, run.find(RPR))
        return look.struck or look.hidden

    @cached_property
    def styles(self) -> Styles:
        """What the styles of the file say."""
        place = self.parts.related(self.parts.main, "styles")
        return read_styles(self.parts.peek(place) if place else None)

    def note(self, reference: Element) -> Element | None:
        """Return the note that a reference in the text means."""
        kind = "end" if "endnote" in str(reference.tag) else "foot"
        return self.notes.get((kind, attribute(reference, "w:id")))

    def read_margins(self) -> None:
        """Read the headers and footers of the file."""
        for part in _story_parts(self.parts):
            if not part.endswith("notes.xml"):
                self.margins[part] = self.parts.xml(part)

    def elements(self, document: Document, block: int) -> tuple[Element, ...]:
        """Return the paragraphs or the row that a block of the parsed text was read from."""
        if self.blocks:
            return self.blocks.get(block, ())
        first, last = document.blocks[block].lines
        found = (e for line in range(first, last + 1) for e in self.lines.get(line, ()))
        return tuple(dict.fromkeys(found))


def body_of(root: Element) -> Element:
    """Return the body of a document; raise TermsdiffError if there is none."""
    body = root.find(name("w:body")) if root.tag == name("w:document") else None
    if body is None:
        raise TermsdiffError("a Word file without a document in it; open and save it in Word")
    return body


def read_side(data: bytes, tracked: Tracked, *, is_settled: bool) -> Side:
    """Return a Word file as it is, or with its tracked changes resolved.

    Raises TermsdiffError if it is damaged.
    """
    parts = Parts(data)
    if is_settled:
        data = _settled(parts, tracked)
        parts, tracked = Parts(data), "accept"
    traced = read_traced(parts.package, tracked)
    parts.take(parts.main, traced.document)
    side = Side(parts, traced.text, dict(traced.lines), traced.document)
    for (kind, identity), note in traced.story.asides.items():
        root = note.getroottree().getroot()
        parts.take(traced.story.note_parts[kind], root)
        side.notes[kind.removesuffix("notes"), identity] = note
    for part, root in traced.margins.items():
        parts.take(part, root)
        side.margins[part] = root
    return side


def _settled(parts: Parts, tracked: Tracked) -> bytes:
    for part in (parts.main, *_story_parts(parts)):
        if settle(parts.peek(part), tracked):
            parts.take(part, parts.peek(part))
    return parts.packed()


def _story_parts(parts: Parts) -> Iterator[str]:
    for identity, (kind, _, external) in parts.links(parts.main).items():
        part = parts.target(parts.main, identity)
        if kind.rpartition("/")[2] in _SETTLED_PARTS and not external and part in parts:
            yield part


def items_of(container: Element) -> list[Element]:
    """Return the paragraphs and tables of a body, cell, note or box, out of any wrapping."""
    found: list[Element] = []
    for child in container:
        if child.tag in (P, TBL):
            found.append(child)
        elif len(child) and not str(child.tag).endswith("Pr"):
            found += items_of(child)
    return found
