"""Text of Word stays text in Markdown: the parser gives back the same words."""

from __future__ import annotations

import pytest

pytest.importorskip("lxml")

from hypothesis import given, settings
from hypothesis import strategies as st
from word_package import package, paragraph, row, run, table

from termsdiff import parse
from termsdiff.input.word.convert import to_markdown

_PIECES = st.sampled_from(
    [
        *(
            "#",
            "##",
            "*",
            "**",
            "_",
            "__",
            "`",
            "```",
            "~~",
            "~~~",
            "|",
            "<b>",
            "</b>",
            "<!--",
            "-->",
        ),
        *(
            "&amp;",
            "&",
            "&#35;",
            "[x]",
            "[x](y)",
            "![x](y)",
            "[x]: y",
            "\\",
            "\\*",
            "---",
            "===",
            "- ",
        ),
        *("+", "1.", "1)", "12.", ">", "<http://x.example>", "http://x.example", "$x$", "^", "(a)"),
        *("fee", "harbour", "2*3", "a_b_c", "EUR 5", "§ 7", "word", "über", "条"),
    ]
)
_LINES = st.lists(_PIECES, min_size=1, max_size=6).map(" ".join)


def words(text: str) -> str:
    """Return all letters, digits and signs of a text but white space and stars.

    The parser takes a star that touches a word for emphasis gone wrong, escaped or not.
    """
    return "".join(text.replace("*", "").split())


@settings(max_examples=300, deadline=None)
@given(_LINES)
def test_a_paragraph_keeps_its_words(line: str) -> None:
    document = parse(to_markdown(package(paragraph(run(f"Q {line} Z")))).text)
    assert [words(block.text) for block in document.blocks] == [words(f"Q{line}Z")]


@settings(max_examples=300, deadline=None)
@given(_LINES)
def test_what_begins_a_line_is_no_mark(line: str) -> None:
    converted = to_markdown(
        package(paragraph("Q.") + paragraph(run(f"{line} x")) + paragraph("Z."))
    )
    letters = "".join(filter(str.isalnum, line))
    blocks = parse(converted.text).blocks
    assert "".join(filter(str.isalnum, "".join(b.full_text for b in blocks))) == f"Q{letters}xZ"
    assert all(block.kind in ("paragraph", "heading", "ornament") for block in blocks)
    # only what reads as a number in words is a heading of its own, never a mark of Markdown
    assert not any(0 < block.level < 7 for block in blocks[1:])


@settings(max_examples=200, deadline=None)
@given(_LINES, _LINES)
def test_a_cell_keeps_its_words(left: str, right: str) -> None:
    body = table(row("Head", "Row"), row(f"Q{left}Z", f"Q{right}Z"))
    blocks = parse(to_markdown(package(body)).text).blocks
    assert [words(block.text) for block in blocks if block.kind == "row"] == [
        "Head|Row",
        words(f"Q{left}Z|Q{right}Z"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "# no heading",
        "- no item",
        "1. no item",
        "* no item",
        "> no quote",
        "--- no rule",
        "+ 3",
        "| a |",
    ],
)
def test_lines_that_look_like_markdown(line: str) -> None:
    document = parse(to_markdown(package(paragraph("First.") + paragraph(line))).text)
    assert len(document.blocks) == 2
    assert document.blocks[1].kind == "paragraph"


def test_front_matter_is_text() -> None:
    body = paragraph("---") + paragraph("key: value") + paragraph("---") + paragraph("The fee.")
    document = parse(to_markdown(package(body)).text)
    assert document.front_matter == ()
    assert "key: value" in [block.text for block in document.blocks]
