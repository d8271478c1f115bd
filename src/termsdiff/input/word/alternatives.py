"""Content that Word writes in several alternatives and that is read once."""

from __future__ import annotations

from .xml import Element, name

_ALTERNATIVES = name("mc:AlternateContent")
_BRANCHES = (name("mc:Choice"), name("mc:Fallback"))
_WORDS = tuple(
    name(short)
    for short in (
        *("w:t", "m:t", "a:t", "w:delText", "v:textpath"),
        # these link to parts with words in them
        *("c:chart", "cx:chart", "dgm:relIds", "w:footnoteReference", "w:endnoteReference"),
    )
)


def chosen(element: Element) -> Element | None:
    """Return the first alternative with words, or else the first one; None if there is none."""
    branches = [child for child in element if child.tag in _BRANCHES]
    with_words = (branch for branch in branches if next(branch.iter(*_WORDS), None) is not None)
    return next(with_words, branches[0] if branches else None)


def is_alternatives(element: Element) -> bool:
    """Whether an element has alternatives of the same content."""
    return bool(element.tag == _ALTERNATIVES)
