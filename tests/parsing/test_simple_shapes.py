"""Plain shapes of Markdown are read without markdown-it, and exactly as markdown-it reads them."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termsdiff.parsing.commonmark import read_commonmark
from termsdiff.parsing.commonmark_inline import read_commonmark_inline
from termsdiff.parsing.simple_blocks import read_simple_blocks
from termsdiff.parsing.simple_inline import read_simple_inline

BLOCKS = [
    "The operator keeps a log of visits.\nNobody else may read it.\n",
    "## 4. Duties of the harbour\n",
    "###### Closing words   \n\n",
    "Duties of the harbour\n---------------------\n",
    "4\\. Duties\n==========\n\n",
    "[**4\\. Duties**](#duties)\n--------\n",
    "* * *\n",
    "---\n",
    "_________________\n",
    "*Note.* The quay is closed at night.\n",
    "**\\[Withdrawn\\]**\n",
    "”Quay” means the stone quay.\n",
    "30 days after the storm, the fee is due.\n",
    "2.1 The pilot is paid by the hour.\n",
    "2.\u00a0The pilot is paid by the hour.\n",
    "1. First the pilot,\n2. then the crew.\n",
    "1. First the pilot,\n\n2. then the crew.\n\n7. A number that Markdown counts on.\n",
    "3) Third\n4) Fourth\n",
    "The crew may:\n\n1. land;\n2. load; and\n3. leave.\n",
    "The crew may:\n1. land;\n2. load.\n",
    "- land\n",
    "-    [x] landed\n",
    "*   The crew may:\n    \n    *   land;\n    *   load:\n        \n        1.  by day;\n"
    "        2.  by night.\n    *   leave.\n        \n",
    "*   **Landing**\n    \n    The pilot says where.\n    \n    The crew says when.\n",
    "1. Duties of the pilot\n   -------------------\n\n   The pilot steers.\n",
    "1. #### Duties of the pilot\n\n   1. The pilot steers.\n   2. The pilot is sober.\n",
    "### Duties\n\n1. To steer.\n2. To moor.\n",
    "+ one\n  + two\n  + three\n",
]
OTHER_BLOCKS = [
    "> quoted words\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "a | b\n---|---\n1 | 2\n",
    "# Heading #\n",
    "- one\n* two\n",
    "1. one\n2) two\n",
    "- one\ngoes on\n",
    "- > quoted\n",
    "```\ncode\n```\n",
    "<div>hidden</div>\n",
    "[quay]: https://example.org\n",
    "The crew may:\n2. load.\n",
    "Land under clause\n14. The fee is due.\n",
]


@pytest.mark.parametrize("text", BLOCKS)
def test_plain_shapes_of_blocks_are_read_as_markdown_it_reads_them(text: str) -> None:
    found = read_simple_blocks(text)
    assert found is not None
    assert (found, {}) == read_commonmark(text)


@pytest.mark.parametrize("text", OTHER_BLOCKS)
def test_other_shapes_of_blocks_are_left_to_markdown_it(text: str) -> None:
    assert read_simple_blocks(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The quay.\n\u00a0\n",
        "[The quay](x)  \n\u00a0  ",
        "## Quay\n\u00a0\n",
        "- quay  \n    \u00a0\n\n",
    ],
)
def test_a_block_ends_above_lines_of_spaces_of_any_kind(text: str) -> None:
    found = read_simple_blocks(text)
    assert found is not None
    assert [(block.first, block.last) for block in found] == [(1, 1)]


INLINE = [
    "The **Operator** keeps a *log*.",
    "**“Quay”** means the _stone_ quay, **(the “Wall”)** and [the **pier**](https://example.org/a_b).",
    "**_Duties._** The crew lands.",
    "_**Duties**_. The crew lands.",
    "2.1**Duties**. The crew lands.",
    "Write to quay_office at once\\_, or \\[call\\]; fees \\* rise.",
    "A line  \nthat ends\\\nearly, and *emphasis that\n  goes on*.",
    '[](#top)[Back](https://example.org/a(b)c "the top") to the_start_of it.',
    "Fees & charges, R&D, [map](https://example.org/?a=1&hl=en).",
    "5 * 4 is 20, and ** is nothing.",
    "The crew** lands.",
    "**bold** **bold again**, *em***",
    "***both***",
]
OTHER_INLINE = [
    "`code`",
    "<b>HTML</b>",
    "~~struck~~",
    "![a picture](quay.png)",
    "&amp; and &#169;",
    "**never closed",
    "*crossed **marks* here**",
    "[no link]",
    "[a [nested](x) link](y)",
]


def in_bold(text: str, bold: list[tuple[int, int]]) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in bold]


def assert_read_alike(content: str) -> bool:
    """Whether the content is of a plain shape; fails where it is read otherwise."""
    simple = read_simple_inline(content)
    if simple is None:
        return False
    full = read_commonmark_inline(content, {})
    assert not full.pictured
    assert not any(full.unseen)
    assert simple.text.split() == full.text.split()
    assert in_bold(simple.text, simple.bold) == in_bold(full.text, full.bold)
    return True


@pytest.mark.parametrize("content", INLINE[:-2])
def test_plain_shapes_of_words_are_read_as_markdown_it_reads_them(content: str) -> None:
    assert assert_read_alike(content)


@pytest.mark.parametrize("content", [*INLINE[-2:], *OTHER_INLINE])
def test_other_shapes_of_words_are_left_to_markdown_it(content: str) -> None:
    assert read_simple_inline(content) is None


PIECES = st.sampled_from(
    [
        *("quay", "Pier", "é", "7", "30", " ", " ", " ", "  ", "\n", "\t", "\u00a0", ".", ",", "’"),
        *("*", "*", "**", "**", "_", "_", "__", "***", "(", ")", "[", "]", "](", "](x)", '"', "“"),
        *("\\", "\\*", "\\[", "\\_", "\\\n", "&", "&amp;", ";", "!", "-", "~", "`", "<", ">", "$"),
        *(
            "[a](b)",
            "**c**",
            "*d*",
            "_e_",
            "**_f._**",
            "[**g**](h_i_j)",
            ' "t")',
            "\u0301",
            "\u200a",
        ),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=1_500, deadline=None)
def test_whatever_is_read_as_plain_words_is_read_as_markdown_it_does(content: str) -> None:
    assert_read_alike(content)


LINE_BEGINNINGS = st.sampled_from(
    [
        *("", "", "", "    ", "  ", "   ", "     ", "\t", "1. ", "2. ", "3) ", "1.  ", "- ", "* "),
        *(
            "*   ",
            "+ ",
            "    * ",
            "    *   ",
            "        - ",
            "  - ",
            "   1. ",
            "    2. ",
            "# ",
            "### ",
        ),
        *("> ", "| ", "- - ", "1. - ", "- # ", "1.", "#"),
    ]
)
LINE_WORDS = st.sampled_from(
    [
        *("quay", "Pier 7.", "**Wall**", "", "", "", "---", "===", "-", "***", "* * *", "[x] done"),
        *(
            "2.1 dues",
            "30 days",
            "4\\. dues",
            "[a](b)",
            "| c |",
            "section",
            "a | b",
            "|---|",
            "_e_",
        ),
        *(":--", "`", "```", "~~~", "#", "dues #", "é", "”", "[ ] open", "words  ", "  "),
    ]
)


@given(st.lists(st.tuples(LINE_BEGINNINGS, LINE_WORDS).map("".join), min_size=1, max_size=8))
@settings(max_examples=2_500, deadline=None)
def test_whatever_is_read_as_plain_blocks_is_read_as_markdown_it_does(lines: list[str]) -> None:
    # chunks begin with a line that is not indented
    text = "\n".join(lines).lstrip()
    found = read_simple_blocks(text) if text else None
    if found is not None:
        assert (found, {}) == read_commonmark(text)


@pytest.mark.parametrize(
    "text",
    [
        "# a" + " " * 60_000 + "\nb",
        "* * *" + " " * 60_000 + "b",
        "*" + " *" * 30_000 + "b",
        "a\n---" + " " * 60_000 + "b",
        "a\n" * 30_000 + "- - b",
        "- a\n" * 20_000 + "> b",
    ],
)
def test_no_chunk_takes_long_to_be_found_of_another_shape(text: str) -> None:
    before = time.process_time()
    read_simple_blocks(text)
    assert time.process_time() - before < 2


@pytest.mark.parametrize(
    "text",
    [
        "[a" * 20_000,
        "*a " * 20_000,
        "a_b*" * 20_000,
        "[" + "a" * 40_000,
        "[a](" + "(b)" * 20_000,
        "&a" * 20_000,
    ],
)
def test_no_words_take_long_to_be_found_of_another_shape(text: str) -> None:
    before = time.process_time()
    read_simple_inline(text)
    assert time.process_time() - before < 2


def test_terms_of_plain_shapes_load_no_markdown_it(tmp_path: Path) -> None:
    for name, days in (("old.md", "thirty"), ("new.md", "ten")):
        text = (
            f"# Terms of the Quay\n\n1. The **fee** is due in {days} days.\n\n   * See [dues](x).\n"
        )
        (tmp_path / name).write_text(text, "utf-8")
    code = (
        "import sys; from termsdiff.cli.main import run; run(sys.argv[1:]);"
        "print('markdown_it' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "diff", "old.md", "new.md", "--format", "json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "False\n"
