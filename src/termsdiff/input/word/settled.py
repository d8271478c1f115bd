"""A Word file with its tracked changes resolved: all accepted or all rejected, in its own package.

The visible text does not change: the Markdown of the resolved file is that of the file itself read
with its changes accepted, or rejected.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from .tracked import Tracked, is_gone, is_mark_gone
from .xml import Element, name

_WRAPPERS: Final = frozenset(name(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo"))
_FORMS: Final = (
    ("w:pPrChange", "w:pPr"),
    ("w:rPrChange", "w:rPr"),
    ("w:tblPrChange", "w:tblPr"),
    ("w:trPrChange", "w:trPr"),
    ("w:tcPrChange", "w:tcPr"),
    ("w:sectPrChange", "w:sectPr"),
    ("w:tblGridChange", "w:tblGrid"),
    ("w:tblPrExChange", "w:tblPrEx"),
    ("w:numberingChange", ""),
)
_MARKS: Final = tuple(
    name(f"w:{tag}")
    for tag in (
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("cellIns", "cellDel", "cellMerge"),
    )
)
_KEPT_BEFORE: Final = frozenset((name("w:rPr"), name("w:sectPr"), name("w:pPrChange")))
_PARAGRAPH = name("w:p")
_TEXTS: Final = frozenset((name("w:t"), name("w:delText"), name("m:t")))


def settle(root: Element, tracked: Tracked) -> bool:
    """Accept or reject all tracked changes of a part, in place; return whether there were any."""
    known = (*_WRAPPERS, *_MARKS, *(name(change) for change, _ in _FORMS))
    if next(root.iter(*known), None) is None:
        return False
    _settle_forms(root, tracked)
    _join(root, tracked)
    _settle_words(root, tracked)
    for mark in list(root.iter(*_MARKS)):
        _remove(mark)
    return True


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _settle_forms(root: Element, tracked: Tracked) -> None:
    """Drop earlier formatting, or restore it."""
    for change_name, own_name in _FORMS:
        for change in list(root.iter(name(change_name))):
            own = change.getparent()
            before = change.find(name(own_name)) if own_name else None
            _remove(change)
            if tracked == "reject" and own is not None and before is not None:
                kept = [child for child in own if child.tag in _KEPT_BEFORE]
                own[:] = [*(deepcopy(child) for child in before), *kept]


def _join(root: Element, tracked: Tracked) -> None:
    """Join paragraphs whose end is not on this side with the ones after them."""
    for paragraph in list(root.iter(_PARAGRAPH)):
        properties = paragraph.find(name("w:pPr"))
        if not is_mark_gone(properties, tracked):
            continue
        following = paragraph.getnext()
        while following is not None and following.tag != _PARAGRAPH:
            # bookmarks and the like may be between two paragraphs, a table may not
            if following.tag in (name("w:tbl"), name("w:sdt"), name("w:sectPr")):
                following = None
                break
            following = following.getnext()
        if following is None:
            if not _has_words(paragraph, tracked) and paragraph.getprevious() is not None:
                _remove_unless_last(paragraph)
            continue
        content = [child for child in paragraph if child.tag != name("w:pPr")]
        theirs = following.find(name("w:pPr"))
        if properties is not None and _has_text(paragraph, tracked):
            _take_over(following, theirs, properties)
            theirs = properties
        place = 1 if theirs is not None else 0
        following[place:place] = content
        _remove(paragraph)


def _take_over(paragraph: Element, own: Element | None, properties: Element) -> None:
    """Give a paragraph the formatting of the one that begins it; its end mark stays its own."""
    mark = own.find(name("w:rPr")) if own is not None else None
    for child in (properties.find(name("w:rPr")), own):
        if child is not None:
            _remove(child)
    paragraph.insert(0, properties)
    if mark is not None:
        place = [n for n, child in enumerate(properties) if child.tag in _KEPT_BEFORE]
        properties.insert(place[0] if place else len(properties), mark)


def _has_text(element: Element, tracked: Tracked) -> bool:
    """Whether anything but white space is left of an element on this side."""
    for child in element:
        if is_gone(child, tracked):
            continue
        if child.tag in _TEXTS and (child.text or "").strip():
            return True
        if _has_text(child, tracked):
            return True
    return False


def _remove_unless_last(paragraph: Element) -> None:
    parent = paragraph.getparent()
    if parent is not None and sum(1 for _ in parent.iterchildren(_PARAGRAPH)) > 1:
        parent.remove(paragraph)


def _has_words(paragraph: Element, tracked: Tracked) -> bool:
    return any(
        not is_gone(child, tracked) and child.tag != name("w:pPr") and len(child)
        for child in paragraph
    )


def _settle_words(root: Element, tracked: Tracked) -> None:
    for element in list(root.iter(*_WRAPPERS, name("w:tr"), name("w:tc"))):
        parent = element.getparent()
        if parent is None:
            continue
        if is_gone(element, tracked):
            parent.remove(element)
            _remove_if_empty(parent)
        elif element.tag in _WRAPPERS:
            place = parent.index(element)
            parent[place : place + 1] = list(element)
    for text in list(root.iter(name("w:delText"))):
        text.tag = name("w:t")
    for text in list(root.iter(name("w:delInstrText"))):
        text.tag = name("w:instrText")


def _remove_if_empty(container: Element) -> None:
    """Remove a table without rows, or a row without cells."""
    wanted = {name("w:tbl"): name("w:tr"), name("w:tr"): name("w:tc")}.get(str(container.tag))
    if wanted is not None and next(container.iter(wanted), None) is None:
        _remove(container)
