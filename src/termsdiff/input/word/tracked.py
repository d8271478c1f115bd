"""Tracked changes: which side of them is read, what that leaves out, and who made them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from ...notes import Note
from .xml import Element, attribute, name

Tracked = Literal["accept", "reject"]
_GONE: Final = {
    "accept": frozenset((name("w:del"), name("w:moveFrom"))),
    "reject": frozenset((name("w:ins"), name("w:moveTo"))),
}
_CELL_GONE: Final = {"accept": "w:cellDel", "reject": "w:cellIns"}
_CHANGES = tuple(
    name(short) for short in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel")
)
_MOST_AUTHORS = 5
_LONGEST_NAME = 60


def is_gone(element: Element, tracked: Tracked) -> bool:
    """Whether a change, a row or a cell is not on the side that is read."""
    tag = element.tag
    if tag in _GONE[tracked]:
        return True
    if tag == name("w:tr"):
        return _is_marked(element.find(name("w:trPr")), tracked)
    if tag == name("w:tc"):
        properties = element.find(name("w:tcPr"))
        return properties is not None and properties.find(name(_CELL_GONE[tracked])) is not None
    return False


def is_mark_gone(properties: Element | None, tracked: Tracked) -> bool:
    """Whether a paragraph continues in the next one because its end is not on this side."""
    run = properties.find(name("w:rPr")) if properties is not None else None
    return _is_marked(run, tracked)


def _is_marked(properties: Element | None, tracked: Tracked) -> bool:
    return properties is not None and any(child.tag in _GONE[tracked] for child in properties)


def properties_of(element: Element, short: str, tracked: Tracked) -> Element | None:
    """Return the properties of a paragraph (`w:pPr`) or run (`w:rPr`) on the side that is read."""
    properties = element.find(name(short))
    if tracked == "accept" or properties is None:
        return properties
    change = properties.find(name(f"{short}Change"))
    before = change.find(name(short)) if change is not None else None
    return properties if before is None else before


def tracked_note(roots: Iterable[Element], tracked: Tracked) -> tuple[Note, ...]:
    """Return a note on the tracked changes in these parts, their number and their authors."""
    changes = [change for root in roots for change in root.iter(*_CHANGES)]
    if not changes:
        return ()
    names = {attribute(change, "w:author")[:_LONGEST_NAME].strip() for change in changes}
    authors = sorted(names - {""})
    named = ", ".join(authors[:_MOST_AUTHORS])
    if len(authors) > _MOST_AUTHORS:
        named += f" and {len(authors) - _MOST_AUTHORS} more"
    many = "1 tracked change" if len(changes) == 1 else f"{len(changes)} tracked changes"
    by = f" by {named}" if named else ""
    was = "was" if len(changes) == 1 else "were"
    return (Note("tracked-changes", f"{many}{by} {was} read as {tracked}ed"),)
