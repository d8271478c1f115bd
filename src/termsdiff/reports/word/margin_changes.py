"""Headers and footers of NEW, with their changes."""

from __future__ import annotations

from ...input.word.package import value_of
from ...input.word.xml import Element, attribute, name
from .side import Side
from .stories import write_story
from .tracking import track_blocks
from .writing_state import Work

_REFERENCES = (name("w:headerReference"), name("w:footerReference"))


def write_margins(work: Work) -> None:
    """Write into the headers and footers of NEW the differences from those in the same places.

    One that NEW no longer has is only noted in the report: a file cannot track it.
    """
    olds = _places(work.old)
    done: set[str] = set()
    for place, part in _places(work.new).items():
        if part in done:
            continue
        done.add(part)
        root = work.new.margins[part]
        old_part = olds.get(place, "")
        if old_part:
            inner = work.between(old_part, part)
            write_story(inner, work.old.margins[old_part], root, is_loose=True)
        elif work.inherited is not None:
            track_blocks(root, work.inherited.new, work.stamp)


def _places(side: Side) -> dict[tuple[int, str, str], str]:
    """Return the parts of headers and footers by section, kind and the pages that they are for."""
    found = {}
    sections: list[Element] = list(side.document.iter(name("w:sectPr")))
    for number, section in enumerate(sections):
        for reference in section.iter(*_REFERENCES):
            part = side.parts.target(side.parts.main, value_of(reference))
            if part in side.margins:
                pages = attribute(reference, "w:type", "default")
                found[number, str(reference.tag), pages] = part
    return found
