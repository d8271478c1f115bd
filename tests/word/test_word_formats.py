"""One text in two formats is one text: Markdown against Word, and our own reports read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("lxml")

from word_package import (
    cell,
    kind_of_list,
    level,
    list_of,
    numbered,
    package,
    paragraph,
    row,
    run,
    table,
)

from termsdiff import compare, parse
from termsdiff.input.word.convert import to_markdown
from termsdiff.parsing.block import Block
from termsdiff.parsing.document import Document
from termsdiff.reports.options import RenderOptions
from termsdiff.reports.word.render import render

SAMPLES = sorted((Path(__file__).parents[2] / "versions").glob("*/*.md"))
BULLETS = kind_of_list(1, level(0, "bullet", "•")) + list_of(1, 1)


def _body(blocks: tuple[Block, ...]) -> str:
    """Return blocks as Word has them: headings in styles, numbers typed, rows in tables."""
    parts: list[str] = []
    rows: list[str] = []
    for block in blocks:
        if block.kind != "row" and rows:
            parts.append(table(*rows, columns=rows[0].count("<w:tc>")))
            rows = []
        if block.kind == "row":
            texts = block.text.split(" | ")
            rows.append(row(*(cell(paragraph(run(text))) for text in texts)))
        elif block.kind == "heading":
            style = "Title" if block.level == 1 else f"Heading{min(block.level, 7) - 1}"
            parts.append(paragraph(run(block.full_text), style=style))
        elif block.kind == "item" and not block.written_label:
            parts.append(paragraph(run(block.full_text), numbered(1)))
        elif block.kind not in ("ornament", "front_matter"):
            parts.append(paragraph(run(block.full_text)))
    if rows:
        parts.append(table(*rows, columns=rows[0].count("<w:tc>")))
    return "".join(parts)


def _as_word(document: Document) -> Document:
    return parse(to_markdown(package(_body(document.blocks), numbering=BULLETS)).text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_word_against_markdown_of_one_text(path: Path) -> None:
    document = parse(path.read_text("utf-8"))
    comparison = compare(document, _as_word(document))
    assert comparison.verdict in ("identical", "editorial"), [
        (change.materiality, change) for change in comparison.changes
    ]


def _words(document: Document) -> Counter[str]:
    return Counter(" ".join(block.full_text for block in document.blocks if block.text).split())


def test_a_report_in_word_holds_both_versions() -> None:
    old, new = (parse(path.read_text("utf-8")) for path in SAMPLES[:2])
    data = render(compare(old, new), RenderOptions())
    assert isinstance(data, bytes)
    for side, document in (("reject", old), ("accept", new)):
        converted = to_markdown(data, side)
        assert not any(note.incomplete for note in converted.notes)
        missing = _words(document) - _words(parse(converted.text))
        assert not [word for word in missing if any(map(str.isalnum, word))]
