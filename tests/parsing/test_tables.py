"""Rows of tables: every cell has its column, whether Markdown or HTML sets the table."""

from __future__ import annotations

import pytest

from termsdiff import Block, compare, parse

HEAD = "| Thing | Home | Work |\n| --- | --- | --- |\n"


def rows(source: str) -> list[Block]:
    return [block for block in parse(source).blocks if block.kind == "row"]


def last(source: str) -> Block:
    return rows(source)[-1]


@pytest.mark.parametrize(
    ("row", "cells", "text"),
    [
        ("| a | b | c |", ("a", "b", "c"), "a | b | c"),
        ("|  | b | c |", ("", "b", "c"), "| b | c"),
        ("| a |  | c |", ("a", "", "c"), "a | | c"),
        ("| a | b |  |", ("a", "b", ""), "a | b |"),
        ("| a |  |  |", ("a", "", ""), "a | |"),
        ("|  |  | c |", ("", "", "c"), "| | c"),
        ("| a |", ("a", "", ""), "a | |"),
        ("a | b | c", ("a", "b", "c"), "a | b | c"),
        ("| a \\| b | **c** | `d` |", ("a | b", "c", "d"), "a | b | c | d"),
        ("| - 5 | + 5 | • five |", ("- 5", "+ 5", "five"), "- 5 | + 5 | five"),
        ("| a<br>b | ~~c~~ | ✓ |", ("a b", "", "✓"), "a b | | ✓"),
        ("| — | ✓ | |", ("—", "✓", ""), "— | ✓ |"),
        ("| ✓ | | |", ("✓", "", ""), "✓ | |"),
    ],
)
def test_cells_of_a_row(row: str, cells: tuple[str, ...], text: str) -> None:
    block = last(HEAD + row)
    assert (block.cells, block.text) == (cells, text)
    assert block.columns == ("Thing", "Home", "Work")


def test_a_head_row_has_no_columns() -> None:
    head = rows(HEAD + "| a | b | c |")[0]
    assert (head.kind, head.cells, head.columns) == ("row", ("Thing", "Home", "Work"), ())


def test_a_table_without_heads_has_no_columns() -> None:
    assert last("| | |\n|---|---|\n| a | b |").columns == ()
    assert last("<table>\n<tr><td>a</td><td>b</td></tr>\n</table>").columns == ()


def test_other_blocks_have_no_cells() -> None:
    assert {block.cells for block in parse("# A\n\nText | more.\n\n- item").blocks} == {()}


def test_cells_beyond_the_last_column_are_noted() -> None:
    document = parse(HEAD + "| a | b | c | nobody sees this |")
    assert last(document.markdown).cells == ("a", "b", "c")
    (note,) = document.notes
    assert (note.code, note.incomplete) == ("hidden-text", False)
    assert "3 words" in note.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| a | x | |", "| a | | x |"),
        ("| a | x | |", "| a | | |"),
        ("| ✓ | | |", "| | ✓ | |"),
        ("| | ✓ | |", "| | ✗ | |"),
        ("| a | 5 | 7 |", "| a | 7 | 5 |"),
    ],
)
def test_a_cell_that_changes_is_a_change(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        assert compare(HEAD + one + "\n", HEAD + other + "\n").verdict != "identical"


def test_formatting_a_table_changes_nothing() -> None:
    formatted = (
        "| Thing     | Home  |  Work |\n|:----------|:-----:|------:|\n"
        "| Advice    |   x   |       |\n| Export \\| all |       | x     |\n"
    )
    plain = "|Thing|Home|Work|\n|-|-|-|\n|Advice|x||\n|Export \\| all||x|\n"
    assert [b.cells for b in rows(formatted)] == [b.cells for b in rows(plain)]
    assert compare(formatted, plain).verdict == "identical"


PIPES = "| Boat | Toll |\n|---|---|\n| Raft | EUR 4 |\n| | x |\n"
HTML_TABLES = {
    "with sections": (
        "<table>\n<thead>\n<tr><th>Boat</th><th>Toll</th></tr>\n</thead>\n<tbody>\n"
        "<tr><td>Raft</td><td>EUR 4</td></tr>\n<tr><td></td><td>x</td></tr>\n</tbody>\n</table>\n"
    ),
    "on one line": (
        "<table><tr><th>Boat</th><th>Toll</th></tr><tr><td>Raft</td><td><b>EUR</b>&nbsp;4</td></tr>"
        "<tr><td></td><td><p>x</p></td></tr></table>"
    ),
    "without end tags": (
        "<table>\n<tr><th>Boat<th>Toll\n<tr><td>Raft<td>EUR\n4\n<tr><td><td>x\n</table>"
    ),
    "one cell a line": (
        "<table>\n<tr>\n<th>\nBoat\n</th>\n<th>\nToll\n</th>\n</tr>\n<tr>\n<td>\nRaft\n</td>\n"
        "<td>EUR 4</td>\n</tr>\n<tr>\n<td>\n</td>\n<td>x</td>\n</tr>\n</table>"
    ),
    "a head of the row": (
        "<table>\n<tr><th>Boat</th><th>Toll</th></tr>\n<tr><th>Raft</th><td>EUR 4</td></tr>\n"
        "<tr><th></th><td>x</td></tr>\n</table>"
    ),
    "blank lines": (
        "<table>\n\n<tr><th>Boat</th><th>Toll</th></tr>\n\n<tr><td>Raft</td><td>EUR 4</td></tr>\n\n"
        "<tr><td></td><td>x</td></tr>\n\n</table>\n"
    ),
}


@pytest.mark.parametrize("name", HTML_TABLES)
def test_a_table_in_html_equals_one_of_pipes(name: str) -> None:
    read = [(b.cells, b.columns, b.text) for b in rows(HTML_TABLES[name])]
    assert read == [(b.cells, b.columns, b.text) for b in rows(PIPES)]
    assert compare(PIPES, HTML_TABLES[name]).verdict == "identical"


def test_spans_keep_the_columns() -> None:
    source = (
        "<table>\n<tr><th>a</th><th>b</th><th>c</th></tr>\n"
        "<tr><td rowspan=2>r</td><td colspan=2>wide</td></tr>\n<tr><td>1</td><td>2</td></tr>\n"
        "<tr><td>3</td><td>4</td><td>5</td></tr>\n</table>"
    )
    assert [b.cells for b in rows(source)][1:] == [
        ("r", "wide", ""),
        ("", "1", "2"),
        ("3", "4", "5"),
    ]


def test_spans_without_bounds_stay_bounded() -> None:
    source = "<table><tr><td colspan=99999999 rowspan=99999999>a</td></tr></table>" * 20
    assert all(len(block.cells) <= 500 for block in rows(source))


def test_a_table_that_serves_as_a_layout_is_no_table() -> None:
    source = (
        "<table>\n<tr>\n<td>\n<h2>Fees</h2>\n<p>You pay.</p>\n</td>\n<td>\n<ul>\n<li>Monthly</li>\n"
        "</ul>\n</td>\n</tr>\n</table>"
    )
    document = parse(source)
    assert [heading.text for heading in document.headings] == ["Fees"]
    assert [clause.text for clause in document.clauses] == ["You pay.", "Monthly"]
