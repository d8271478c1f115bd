"""One text in any layout, and in any format, compares as identical."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from layouts import Layout, as_pdf, random_layout
from model_text import Part, as_markdown, as_page, read_model

from termsdiff import Document, compare, parse
from termsdiff.input.reading import as_text

VERSIONS = Path(__file__).parents[2] / "versions"
TERMS = (VERSIONS / "aurelia-deployment" / "2026-02-09.md").read_text("utf-8")
NOTICE = (VERSIONS / "aurelia-privacy" / "2026-07-01.md").read_text("utf-8")
RENDERINGS: dict[str, Callable[[list[Part]], bytes]] = {
    "Markdown": as_markdown,
    "page": as_page,
    "PDF": lambda parts: as_pdf(parts, Layout(columns=2, size=9, hyphens=True, number="{n}")),
    "other PDF": lambda parts: as_pdf(parts, Layout(page="A5", font="Times-Roman", grid="rows")),
}
"""Each format that a text can be written in; the Word writer belongs here, too."""


def read(data: bytes) -> Document:
    name, text, notes, *_ = as_text(data, "terms").source
    assert [note for note in notes if note.incomplete] == []
    return parse(text, name, notes)


@pytest.mark.parametrize("number", [3, 5, 10, 13, 20, 30])
def test_terms_in_any_layout_are_identical(number: int) -> None:
    parts = read_model(TERMS)
    first = read(as_pdf(parts, random_layout(1)))
    other = read(as_pdf(parts, random_layout(number)))
    assert len(first.clauses) > 100
    assert compare(first, other).verdict == "identical"


@pytest.mark.parametrize("number", [102, 105, 108, 116, 129])
def test_a_notice_with_a_table_in_any_layout_is_identical(number: int) -> None:
    parts = read_model(NOTICE)
    expected = parse(as_markdown(parts).decode())
    assert compare(expected, read(as_pdf(parts, random_layout(number)))).verdict == "identical"


@pytest.mark.parametrize("text", [TERMS, NOTICE], ids=["terms", "notice"])
def test_one_text_in_any_two_formats_is_identical(text: str) -> None:
    parts = read_model(text)
    documents = {name: read(write(parts)) for name, write in RENDERINGS.items()}
    for one, other in combinations(documents, 2):
        assert compare(documents[one], documents[other]).verdict == "identical", (one, other)


def test_a_changed_number_is_told_in_any_format() -> None:
    parts = read_model(TERMS)
    changed = [part._replace(text=part.text.replace("six (6)", "three (3)")) for part in parts]
    assert changed != parts
    for name, write in RENDERINGS.items():
        assert compare(read(write(parts)), read(write(changed))).verdict == "material", name
