"""What stands beside the text of a Word file: footnotes, endnotes and text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_REFERENCES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_NOTES = {"footnotes": qn("w:footnote"), "endnotes": qn("w:endnote")}
Notes = Mapping[tuple[str, str], "BaseOxmlElement"]
"""Notes by their kind and their id."""


def read_notes(document: Document) -> Notes:
    """Return the footnotes and endnotes of a document."""
    found: dict[tuple[str, str], BaseOxmlElement] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _NOTES and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iter(_NOTES[kind]):
                found[kind, note.get(qn("w:id"), "")] = note
    return found


def note_of(reference: BaseOxmlElement, notes: Notes) -> BaseOxmlElement | None:
    """Return the note to which an element refers; None where it is no reference to one."""
    kind = _REFERENCES.get(reference.tag)
    return notes.get((kind, reference.get(qn("w:id"), ""))) if kind else None


def own_runs(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Yield the runs of a paragraph itself, not those of text boxes that are anchored in it."""
    for run in paragraph.iter(qn("w:r")):
        above = takewhile(lambda parent: parent is not paragraph, run.iterancestors())
        if all(parent.tag != _BOX for parent in above):
            yield run


def box_paragraphs(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Yield the paragraphs of the text boxes that are anchored in a paragraph, each once.

    Word writes a box a second time for readers that do not know the first way.
    """
    for inner in paragraph.iter(qn("w:p")):
        tags = [parent.tag for parent in inner.iterancestors()]
        if inner is not paragraph and _BOX in tags and _FALLBACK not in tags:
            yield inner
