"""Headers and footers: those that some page shows, each text once, on however many pages."""

from __future__ import annotations

from .escaping import unescaped
from .package import value_of
from .story import Story
from .word_blocks import read_blocks
from .word_markdown import MarkdownPiece, written
from .xml import Element, attribute, name, switch

HEADING = "## Headers and footers"
_KINDS = {name("w:headerReference"): "headers", name("w:footerReference"): "footers"}


def margin_parts(
    document: Element, settings: Element | None, story: Story
) -> list[tuple[str, str]]:
    """Return the kind (`headers`, `footers`) and the part of each that is shown, in order."""
    relations = story.package.relations(story.part)
    has_even = bool(switch(settings, "w:evenAndOddHeaders"))
    shown: dict[str, str] = {}
    for section in document.iter(name("w:sectPr")):
        has_first = bool(switch(section, "w:titlePg"))
        for reference in section:
            kind = _KINDS.get(str(reference.tag))
            pages = attribute(reference, "w:type", "default")
            if kind is None or (pages == "first" and not has_first):
                continue
            relation = relations.get(value_of(reference))
            if (pages != "even" or has_even) and relation is not None and not relation.external:
                shown.setdefault(relation.target, kind)
    return [(kind, part) for part, kind in shown.items()]


def write_margins(parts: list[tuple[Element, Story]]) -> list[MarkdownPiece]:
    """Return the texts of headers and footers under a separate heading; nothing if there are none.

    A text on several pages appears once, with the sources of the first.
    """
    texts: dict[str, MarkdownPiece] = {}
    for root, story in parts:
        for block in read_blocks(root, story):
            pieces = list(written([block]))
            text = "\n\n".join(piece.text for piece in pieces)
            if text in texts:
                story.leave_out("repeated", unescaped(text))
            elif any(character.isalnum() for character in text):
                sources = tuple(line for piece in pieces for line in (*piece.sources, ()))[:-1]
                texts[text] = MarkdownPiece(text, sources)
    return [MarkdownPiece(HEADING), *texts.values()] if texts else []
