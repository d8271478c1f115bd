"""The package of a Word file: its parts, their types, and how they refer to each other."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from ...errors import TermsdiffError
from .xml import Element, attribute, read_xml

_LARGEST = 100_000_000
"""The most bytes that all read parts may decompress to."""
_MOST_ENTRIES = 20_000
_TOO_LARGE = "a Word file that unpacks to more than any terms would need"
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _damaged(what: object) -> TermsdiffError:
    return TermsdiffError(f"a damaged Word file: {what}; open and save it in Word")


class Relation(NamedTuple):
    """A relation of a part: the last word of its type, and the part that it names.

    `external` relations name something outside the file, which is never read.
    """

    kind: str
    target: str
    external: bool


class Room:
    """The bytes that may still be decompressed: nested files share those of the outer one."""

    def __init__(self) -> None:
        self.left = _LARGEST


class Package:
    """The parts of one file; every read is counted against one limit."""

    def __init__(self, data: bytes, room: Room | None = None) -> None:
        """Open a package; raise TermsdiffError if it is invalid or too large."""
        self.room = room or Room()
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self._types: dict[str, str] | None = None
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _damaged(error) from None
        entries = self._archive.infolist()
        if len(entries) > _MOST_ENTRIES:
            raise TermsdiffError(_TOO_LARGE)
        self._entries = {entry.filename.casefold().lstrip("/"): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._entries

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; raise TermsdiffError if it is missing or too large."""
        entry = self._entries.get(part.casefold())
        if entry is None:
            raise _damaged(f"{part} is missing")
        if entry.file_size > self.room.left:
            raise TermsdiffError(_TOO_LARGE)
        if entry.compress_type not in _PLAIN or entry.flag_bits & 0x1:
            raise TermsdiffError(
                f"a Word file whose {part} is compressed or encrypted in an unknown way"
            )
        self.room.left -= entry.file_size
        try:
            with self._archive.open(entry) as stream:
                return stream.read(entry.file_size)
        except _DAMAGES as error:
            raise _damaged(error) from None

    def read_xml(self, part: str) -> Element:
        """Return the root of a part; raise TermsdiffError if it cannot be read."""
        return read_xml(self.read(part), part)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return what a part refers to, by id; `""` is the package itself."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> Mapping[str, Relation]:
        folder, base = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{base}.rels")
        if place not in self:
            return {}
        return {
            str(entry.get("Id", "")): _relation(entry, folder)
            for entry in self.read_xml(place).iter("{*}Relationship")
        }

    def content_type(self, part: str) -> str:
        """Return the declared type of a part; "" if there is none."""
        if self._types is None:
            self._types = _read_types(self)
        ending = part.rpartition(".")[2].casefold()
        return self._types.get(part.casefold()) or self._types.get(f".{ending}", "")


def _relation(entry: Element, folder: str) -> Relation:
    kind = str(entry.get("Type", "")).rpartition("/")[2]
    target = str(entry.get("Target", ""))
    if str(entry.get("TargetMode", "")).casefold() == "external":
        return Relation(kind, target, external=True)
    joined = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return Relation(kind, joined.lstrip("/"), external=False)


def _read_types(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}
    if "[Content_Types].xml" not in package:
        return found
    for entry in package.read_xml("[Content_Types].xml").iter("{*}Default", "{*}Override"):
        kind = str(entry.get("ContentType", ""))
        part = str(entry.get("PartName", "")).casefold().lstrip("/")
        found[part or f".{str(entry.get('Extension', '')).casefold()}"] = kind
    return found


def main_part(package: Package) -> str:
    """Return the part with the document; raise TermsdiffError if there is none."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and relation.target in package:
            return relation.target
    if "word/document.xml" in package:
        return "word/document.xml"
    raise TermsdiffError("a Word file without a document in it; open and save it in Word")


def value_of(element: Element | None) -> str:
    """Return the relation that an element names with `r:id`."""
    return attribute(element, "r:id")
