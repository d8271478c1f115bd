"""The names of Word's XML, and safe parsing of its parts, without entities or network access."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from lxml import etree

from ...errors import TermsdiffError

Element = etree._Element
_TRANSITIONAL: Final = "http://schemas.openxmlformats.org"
NAMESPACES: Final = {
    "w": f"{_TRANSITIONAL}/wordprocessingml/2006/main",
    "r": f"{_TRANSITIONAL}/officeDocument/2006/relationships",
    "m": f"{_TRANSITIONAL}/officeDocument/2006/math",
    "a": f"{_TRANSITIONAL}/drawingml/2006/main",
    "c": f"{_TRANSITIONAL}/drawingml/2006/chart",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "dgm": f"{_TRANSITIONAL}/drawingml/2006/diagram",
    "pic": f"{_TRANSITIONAL}/drawingml/2006/picture",
    "mc": f"{_TRANSITIONAL}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
STRICT: Final = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": NAMESPACES["w"],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": NAMESPACES["r"],
    "http://purl.oclc.org/ooxml/officeDocument/math": NAMESPACES["m"],
    "http://purl.oclc.org/ooxml/drawingml/main": NAMESPACES["a"],
    "http://purl.oclc.org/ooxml/drawingml/chart": NAMESPACES["c"],
    "http://purl.oclc.org/ooxml/drawingml/diagram": NAMESPACES["dgm"],
    "http://purl.oclc.org/ooxml/drawingml/picture": NAMESPACES["pic"],
}
"""The names of ISO 29500 Strict, and those of the usual form."""
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_MOST_NODES = 4_000_000
"""The most tags and attributes in one part: each takes over a hundred bytes of memory."""

_MOST_PARAGRAPHS = 250_000


@lru_cache(maxsize=512)
def name(short: str) -> str:
    """Return the full name of an element or attribute: `w:p` for a paragraph of Word."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def read_xml(data: bytes, part: str) -> Element:
    """Parse a part, converting names of the strict form to the usual ones.

    Raises TermsdiffError if it is damaged, declares a document type, or is larger than any
    text.
    """
    if _DOCTYPE.search(data):
        raise TermsdiffError(f"a Word file whose {part} declares a document type; save it anew")
    if data.count(b"<") + data.count(b"=") > _MOST_NODES:
        raise TermsdiffError("a Word file that unpacks to more than any terms would need")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise TermsdiffError(
            f"a Word file whose {part} cannot be read: {error.msg}; open and save it in Word"
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise TermsdiffError(f"a Word file whose {part} declares a document type; save it anew")
    if any(uri in STRICT for uri in root.nsmap.values()):
        _make_transitional(root)
    if sum(1 for _ in root.iter(name("w:p"))) > _MOST_PARAGRAPHS:
        raise TermsdiffError(f"a Word file of more than {_MOST_PARAGRAPHS:,} paragraphs")
    return root


def _make_transitional(root: Element) -> None:
    for element in root.iter(etree.Element):
        element.tag = _usual(str(element.tag))
        for key, value in element.attrib.items():
            usual = _usual(str(key))
            if usual != key:
                del element.attrib[key]
                element.set(usual, value)


@lru_cache(maxsize=4096)
def _usual(full: str) -> str:
    uri, brace, local = full[1:].partition("}")
    return f"{{{STRICT[uri]}}}{local}" if brace and uri in STRICT else full


def attribute(element: Element | None, short: str, default: str = "") -> str:
    """Return an attribute of an element that may be missing."""
    return default if element is None else str(element.get(name(short), default))


def child_value(element: Element | None, short: str, default: str = "") -> str:
    """Return `w:val` of a child that may be missing."""
    if element is None:
        return default
    child = element.find(name(short))
    return default if child is None else str(child.get(name("w:val"), default))


def switch(element: Element | None, short: str) -> bool | None:
    """Return whether a property is on; None if the element does not say."""
    child = element.find(name(short)) if element is not None else None
    if child is None:
        return None
    return str(child.get(name("w:val"), "1")).lower() not in ("0", "false", "off")


def number(text: str, default: int = 0) -> int:
    """Return a small integer, or the default for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
