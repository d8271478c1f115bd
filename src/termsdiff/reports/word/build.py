"""Elements of Word's XML: how to create them, and where the schema wants them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from ...input.word.xml import NAMESPACES, Element, name

P, R, T, TBL, TR, TC = (name(f"w:{short}") for short in ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TRPR = (name(f"w:{short}") for short in ("pPr", "rPr", "trPr"))
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

REVISIONS: Final = frozenset(name(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo"))
"""Elements that wrap tracked runs, and that mark a tracked end of a paragraph."""

_PARAGRAPH_ORDER: Final = tuple(
    name(f"w:{tag}")
    for tag in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku"),
        *("wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi"),
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
        *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
        *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)
"""The order of the properties of a paragraph: CT_PPr of ISO/IEC 29500-1, 17.3.1.26."""


def make(short: str, content: str | None = None, /, **attributes: str | int) -> Element:
    """Return a new element `w:short`; attributes are of the same namespace."""
    element = etree.Element(name(f"w:{short}"), nsmap={"w": NAMESPACES["w"]})
    for key, value in attributes.items():
        element.set(name(f"w:{key}"), str(value))
    if content is not None:
        element.text = content
        element.set(SPACE, "preserve")
    return element


def text_run(text: str, properties: Element | None = None) -> Element:
    """Return a run of text; line ends and tabs become their elements."""
    run = make("r")
    if properties is not None:
        run.append(deepcopy(properties))
    piece = ""
    for character in text:
        if character in "\n\t":
            if piece:
                run.append(make("t", piece))
            run.append(make("br" if character == "\n" else "tab"))
            piece = ""
        else:
            piece += character
    if piece:
        run.append(make("t", piece))
    return run


def properties(element: Element, tag: str) -> Element:
    """Return the properties of a paragraph, run, row or cell; create them if there are none."""
    found = element.find(tag)
    if found is None:
        found = etree.Element(tag)
        # a row may begin with exceptions to the properties of its table
        first = element[0] if len(element) else None
        after = first is not None and first.tag == name("w:tblPrEx")
        element.insert(1 if after else 0, found)
    return found


def put(parent: Element, child: Element, order: Sequence[str] = _PARAGRAPH_ORDER) -> Element:
    """Insert a property in schema order, replacing one of the same name; return it."""
    old = parent.find(str(child.tag))
    if old is not None:
        parent.replace(old, child)
        return child
    later = set(order[order.index(str(child.tag)) + 1 :])
    place = next((n for n, other in enumerate(parent) if other.tag in later), len(parent))
    parent.insert(place, child)
    return child


def put_before(place: Element, element: Element) -> None:
    """Insert an element before another one; text that follows elements is never of a document."""
    place.addprevious(element)
    element.tail = None


def remove(element: Element) -> None:
    """Remove an element from its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
