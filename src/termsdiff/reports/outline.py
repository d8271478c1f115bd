"""What `termsdiff parse` shows about one document: for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..on_demand import on_demand
from ..text.visible import visible_line
from .wording import counted, short, version_words

if TYPE_CHECKING:
    from ..parsing.block import Block, Definition, Reference, Section
    from ..parsing.document import Document
    from .json import document_object
else:
    # the outline for people needs nothing of the report on a comparison
    document_object = on_demand("termsdiff.reports.json:document_object")

SCHEMA = "termsdiff.document/1"
_INDENT = "  "
_BEFORE = 40
"""How many characters are shown before a defined term."""


def outline_text(document: Document, width: int = 100) -> str:
    """Return the outline with its clauses, the definitions and the references, as text."""
    lines = [
        visible_line(document.title) or "(no title)",
        f"{version_words(document)} · language {document.language or 'unknown'} · "
        f"{counted(len(document.clauses), 'clause')} · {visible_line(document.source)}",
        *(visible_line(note.text) for note in document.notes),
        "",
        *_outline(document, width),
        *_listed("Definitions", _definitions(document, width)),
        *_listed("References", _references(document, width)),
    ]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _outline(document: Document, width: int) -> Iterator[str]:
    for section in document.sections:
        yield from _section_lines(section, 0, width)


def _section_lines(section: Section, depth: int, width: int) -> Iterator[str]:
    if section.heading is not None:
        yield _block_line(section.heading, depth, width)
    inner = depth + (section.heading is not None)
    for block in section.blocks:
        if block.is_clause:
            yield _block_line(block, inner, width)
    for child in section.sections:
        yield from _section_lines(child, inner, width)


def _block_line(block: Block, depth: int, width: int) -> str:
    # beyond some depth, indentation only takes space from the words
    before = f"{block.lines[0]:5}  {_INDENT * min(depth, 8)}"
    mark = "# " if block.is_heading else ""
    return before + mark + short(block.full_text, max(20, width - len(before) - len(mark)))


def _listed(title: str, lines: list[str]) -> list[str]:
    return ["", f"{title} ({len(lines)})", *lines] if lines else []


def _definitions(document: Document, width: int) -> list[str]:
    return [
        f"{_line_of(document, found):5}  “{short(found.term, 40)}”: "
        f"{_around(document.blocks[found.block].text, found.start, max(20, width - 30))}"
        for found in document.definitions
    ]


def _around(text: str, start: int, length: int) -> str:
    """Return the words around a place in a text, with a few before it."""
    cut = max(0, start - _BEFORE)
    words = text[cut:].partition(" ")[2] if cut else text
    return f"{'…' if cut else ''}{short(words, length)}"


def _references(document: Document, width: int) -> list[str]:
    return [
        f"{_line_of(document, found):5}  {short(_reference_words(found), 50)} "
        f"→ {short(_target_words(document, found), max(20, width - 60))}"
        for found in document.references
    ]


def _line_of(document: Document, found: Definition | Reference) -> int:
    return document.blocks[found.block].lines[0]


def _reference_words(found: Reference) -> str:
    return f"{found.label} ({found.caption})" if found.caption else found.label


def _target_words(document: Document, found: Reference) -> str:
    if found.external:
        return "another document"
    if found.target is None:
        return "no such label in this document"
    target = document.blocks[found.target]
    return f"line {target.lines[0]}, {target.full_text}"


def outline_json(document: Document) -> str:
    """Return the document as JSON: its blocks, definitions and references."""
    content = {
        "schema": SCHEMA,
        **document_object(document),
        "blocks": [_block_object(block) for block in document.blocks],
        "definitions": [
            {"term": found.term, "block": found.block, "span": [found.start, found.end]}
            for found in document.definitions
        ],
        "references": [_reference_object(found) for found in document.references],
    }
    return json.dumps(content, ensure_ascii=True, indent=1) + "\n"


def _block_object(block: Block) -> dict[str, object]:
    return {
        "index": block.index,
        "kind": block.kind,
        "label": block.label,
        "number": block.number,
        "caption": block.caption,
        "headings": block.headings,
        "lines": block.lines,
        "text": block.text,
    }


def _reference_object(found: Reference) -> dict[str, object]:
    return {
        "label": found.label,
        "caption": found.caption,
        "block": found.block,
        "span": [found.start, found.end],
        "target": found.target,
        "external": found.external,
    }
