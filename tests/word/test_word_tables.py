"""Tables of Word stay tables: every cell in its row and column."""

from __future__ import annotations

import pytest

pytest.importorskip("lxml")

from word_package import (
    box,
    cell,
    control,
    kind_of_list,
    level,
    list_of,
    numbered,
    package,
    paragraph,
    row,
    run,
    table,
    tracked,
    xml_part,
)

from termsdiff.input.word.convert import to_markdown

LISTS = kind_of_list(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")) + list_of(1, 1)
HEAD = row("Plan", "Fee")


def lines(body: str, *parts: object) -> list[str]:
    """Return the Markdown of a body line by line, without blank ones."""
    text = to_markdown(package(body, *parts, numbering=LISTS)).text  # type: ignore[arg-type]
    return [line for line in text.split("\n") if line]


def test_empty_cells_keep_their_column() -> None:
    assert lines(table(HEAD, row("Basic", ""), row("", "EUR 5"))) == [
        "| Plan | Fee |",
        "| --- | --- |",
        "| Basic |  |",
        "|  | EUR 5 |",
    ]


def test_merged_cells_take_their_columns() -> None:
    body = table(
        row("A", "B", "C"),
        row(cell(paragraph("wide"), '<w:gridSpan w:val="2"/>'), "c"),
        row(cell(paragraph("tall"), '<w:vMerge w:val="restart"/>'), "b1", "c1"),
        row(cell(paragraph(""), "<w:vMerge/>"), "b2", "c2"),
        row("b3", "c3", properties='<w:gridBefore w:val="1"/>'),
        columns=3,
    )
    assert lines(body)[2:] == [
        "| wide |  | c |",
        "| tall | b1 | c1 |",
        "|  | b2 | c2 |",
        "|  | b3 | c3 |",
    ]


def test_a_cell_that_claims_a_million_columns_gets_no_more_than_word_has() -> None:
    body = table(HEAD, row(cell(paragraph("x"), '<w:gridSpan w:val="99999"/>')))
    assert lines(body)[0].count("|") == 64


def test_content_controls_around_rows_and_cells() -> None:
    body = table(HEAD, control(row(control(cell(paragraph("Basic"))), "EUR 5")))
    assert lines(control(body))[2:] == ["| Basic | EUR 5 |"]


def test_paragraphs_numbers_boxes_and_notes_of_a_cell() -> None:
    notes = xml_part("footnotes", f'<w:footnote w:id="2">{paragraph("Net.")}</w:footnote>')
    inner = (
        paragraph("First", numbered(1))
        + paragraph("deeper", numbered(1, 1))
        + paragraph(run("a | b") + box(paragraph("Boxed")))
        + paragraph(run("EUR 5") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    body = paragraph("Before", numbered(1)) + table(HEAD, row(cell(inner), "x"))
    body += paragraph("After", numbered(1))
    assert lines(body, notes) == [
        "1\\. Before",
        "| Plan | Fee |",
        "| --- | --- |",
        "| 2. First (a) deeper a \\| b Boxed EUR 5 (Net.) | x |",
        "3\\. After",
    ]


def test_a_table_in_a_cell_follows_as_a_table() -> None:
    inner = table(row("x", "y"), row("1", "2"))
    assert lines(table(HEAD, row(cell(paragraph("Basic") + inner + paragraph("")), "EUR 5"))) == [
        "| Plan | Fee |",
        "| --- | --- |",
        "| Basic | EUR 5 |",
        "| x | y |",
        "| --- | --- |",
        "| 1 | 2 |",
    ]


def test_a_frame_about_paragraphs_is_no_table() -> None:
    inner = paragraph("Liability", style="Heading1") + paragraph("We pay EUR 5.", numbered(1))
    assert lines(table(row(cell(inner)), columns=1)) == ["## Liability", "1\\. We pay EUR 5."]


def test_rows_and_cells_that_are_tracked() -> None:
    gone = row(
        cell(paragraph(tracked("del", run("Acme")))),
        cell(paragraph(tracked("del", run("Ruritania")))),
        properties='<w:del w:id="1" w:author="A"/>',
    )
    new = row("Blue", "Utopia", properties='<w:ins w:id="1" w:author="B"/>')
    left = cell(paragraph("left"), '<w:cellDel w:id="1" w:author="C"/>')
    data = package(table(HEAD, gone, new, row("Grey", "Ulm", left)))
    accepted, rejected = to_markdown(data), to_markdown(data, "reject")
    assert accepted.text.split("\n")[2:] == ["| Blue | Utopia |", "| Grey | Ulm |", ""]
    assert rejected.text.split("\n")[2:] == [
        "| Acme | Ruritania |  |",
        "| Grey | Ulm | left |",
        "",
    ]
    assert all(count.words == count.kept for count in accepted.counts + rejected.counts)
