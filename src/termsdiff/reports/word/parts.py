"""The parts of a Word file that is being written: read once, changed in place, packed again.

Whatever is not changed is copied byte for byte, in order.
"""

from __future__ import annotations

import posixpath
from io import BytesIO
from typing import Final, NamedTuple
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from ...input.word.package import Package, main_part
from ...input.word.xml import NAMESPACES, STRICT, Element, read_xml

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date a ZIP file can hold: the same report has the same bytes on any day."""
_TYPES: Final = "[Content_Types].xml"
_TYPES_SPACE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS: Final = f"{NAMESPACES['r']}/"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_NO_TEMPLATE: Final = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
_MACROS: Final = ("vbaProject", "vbaData", "wordVbaData", "keyMapCustomizations")
_COMMON: Final = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}


class Link(NamedTuple):
    """What a part refers to: kind of the relation (its whole type), target, outside or not."""

    kind: str
    target: str
    external: bool


class Parts:
    """The parts of one file; `xml` and `links` return trees that are written back by `packed`."""

    def __init__(self, data: bytes) -> None:
        """Open a file; raise TermsdiffError if it is damaged or too large."""
        self._data = data = _transitional(data)
        self._package = Package(data)
        self._order = [entry.filename for entry in ZipFile(BytesIO(data)).infolist()]
        self._trees: dict[str, Element] = {}
        self._seen: dict[str, Element] = {}
        self._new: dict[str, bytes] = {}
        self.main = main_part(self._package)

    @property
    def package(self) -> Package:
        """The package as it was read."""
        return self._package

    def __contains__(self, part: str) -> bool:
        return part in self._trees or part in self._new or part in self._package

    def xml(self, part: str) -> Element:
        """Return the root of a part, which may be changed in place."""
        if part not in self._trees:
            self._trees[part] = read_xml(self.read(part), part)
        return self._trees[part]

    def peek(self, part: str) -> Element:
        """Return the root of a part that is not changed."""
        if part in self._trees:
            return self._trees[part]
        if part not in self._seen:
            self._seen[part] = read_xml(self.read(part), part)
        return self._seen[part]

    def take(self, part: str, root: Element) -> None:
        """Use this tree, read elsewhere, for a part."""
        self._trees[part] = root

    def read(self, part: str) -> bytes:
        """Return the bytes of a part as they were."""
        return self._new[part] if part in self._new else self._package.read(part)

    def related(self, part: str, kind: str) -> str:
        """Return the part of a kind (`comments`) that a part refers to; "" if there is none."""
        relations = self._package.relations(part).values()
        own = next((one.target for one in relations if one.kind == kind and not one.external), "")
        if own:
            return own
        added = (one.target for one in self.links(part).values() if one.kind == RELATIONS + kind)
        target = next(added, "")
        return _place_of(part, target) if target else ""

    def target(self, part: str, identity: str) -> str:
        """Return the part that an id of a part refers to; "" for none, and for one outside."""
        link = self.links(part).get(identity)
        return "" if link is None or link.external else _place_of(part, link.target)

    def links(self, part: str) -> dict[str, Link]:
        """Return what a part refers to, by id."""
        place = _links_of(part)
        return {
            str(entry.get("Id", "")): Link(
                str(entry.get("Type", "")),
                str(entry.get("Target", "")),
                entry.get("TargetMode") == "External",
            )
            for entry in (self.peek(place) if place in self else ())
        }

    def _links(self, part: str) -> Element:
        place = _links_of(part)
        if place not in self:
            self._trees[place] = etree.Element(
                f"{{{_RELATIONS_SPACE}}}Relationships", nsmap={None: _RELATIONS_SPACE}
            )
        return self.xml(place)

    def link(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relation to a part, and return its id."""
        known = self.links(part)
        wanted = Link(kind, target, external)
        for identity, link in known.items():
            if link == wanted:
                return identity
        number = len(known) + 1
        while f"rId{number}" in known:
            number += 1
        entry = etree.SubElement(self._links(part), f"{{{_RELATIONS_SPACE}}}Relationship")
        entry.set("Id", f"rId{number}")
        entry.set("Type", kind)
        entry.set("Target", target)
        if external:
            entry.set("TargetMode", "External")
        return f"rId{number}"

    def add(self, part: str, data: bytes, content_type: str) -> str:
        """Add a part, under another name if the name is taken; return its name."""
        stem, ending = posixpath.splitext(part)
        place, number = part, 1
        while place in self:
            number += 1
            place = f"{stem}-{number}{ending}"
        self._new[place] = data
        self._state_type(place, content_type)
        return place

    def add_xml(self, kind: str, root: Element) -> str:
        """Add a Word part that the document lacks: `comments`, `footnotes`."""
        folder = posixpath.dirname(self.main)
        place = self.add(posixpath.join(folder, f"{kind}.xml"), b"", _KIND.format(kind))
        self._trees[place] = root
        self.link(self.main, RELATIONS + kind, posixpath.basename(place))
        return place

    def _state_type(self, part: str, content_type: str) -> None:
        types = self.xml(_TYPES)
        ending = posixpath.splitext(part)[1].lstrip(".").casefold()
        stated = content_type or _COMMON.get(ending, "application/octet-stream")
        for entry in types.iter("{*}Default"):
            if str(entry.get("Extension", "")).casefold() == ending:
                if entry.get("ContentType") == stated:
                    return
                break
        override = etree.SubElement(types, f"{{{_TYPES_SPACE}}}Override")
        override.set("PartName", f"/{part}")
        override.set("ContentType", stated)

    def content_type(self, part: str) -> str:
        """Return the declared type of a part."""
        return self._package.content_type(part)

    def as_document(self) -> None:
        """Make a document of a template or of a file with macros, which the copy leaves out."""
        for entry in self.xml(_TYPES).iter("{*}Override", "{*}Default"):
            if entry.get("ContentType") in _NO_TEMPLATE:
                entry.set("ContentType", _KIND.format("document.main"))
        for link in list(self._links(self.main)):
            if posixpath.basename(str(link.get("Type", ""))) in _MACROS:
                gone = _place_of(self.main, str(link.get("Target", "")))
                self._links(self.main).remove(link)
                self._order = [one for one in self._order if not one.startswith(gone)]
                for entry in list(self.xml(_TYPES).iter("{*}Override")):
                    if str(entry.get("PartName", "")).lstrip("/") == gone:
                        self.xml(_TYPES).remove(entry)

    def packed(self) -> bytes:
        """Return the file."""
        buffer = BytesIO()
        package = Package(self._data)
        trees = {part.casefold(): part for part in self._trees}
        written: set[str] = set()
        with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            for entry in self._order:
                part = entry.lstrip("/").casefold()
                if part in written or entry.endswith("/"):
                    continue
                written.add(part)
                tree = trees.get(part)
                data = self._written(tree) if tree is not None else package.read(part)
                _store(archive, entry, data)
            for part in [*self._new, *self._trees]:
                if part.casefold() not in written:
                    written.add(part.casefold())
                    data = self._written(part) if part in self._trees else self._new[part]
                    _store(archive, part, data)
        return buffer.getvalue()

    def _written(self, part: str) -> bytes:
        return etree.tostring(
            self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True
        )


def _links_of(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _place_of(part: str, target: str) -> str:
    """Return the name of a part that another one refers to."""
    joined = posixpath.join("/", posixpath.dirname(part), unquote(target))
    return posixpath.normpath(joined).lstrip("/")


def _store(archive: ZipFile, name: str, data: bytes) -> None:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    archive.writestr(info, data)


def _transitional(data: bytes) -> bytes:
    """Return a file of ISO 29500 Strict with the names of the usual form."""
    package = Package(data)
    start = package.read(main_part(package))[:4_000]
    if b"http://purl.oclc.org/ooxml/" not in start:
        return data
    buffer = BytesIO()
    names = [entry.filename for entry in ZipFile(BytesIO(data)).infolist()]
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in dict.fromkeys(names):
            if not name.endswith("/"):
                content = package.read(name.lstrip("/"))
                if name.endswith((".xml", ".rels")):
                    content = _with_usual_names(content)
                _store(archive, name, content)
    return buffer.getvalue()


def _with_usual_names(content: bytes) -> bytes:
    for strict, usual in STRICT.items():
        content = content.replace(strict.encode(), usual.encode())
    return content.replace(b'conformance="strict"', b'conformance="transitional"')
