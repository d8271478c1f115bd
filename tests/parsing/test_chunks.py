"""Cutting the source into chunks changes nothing but the time that parsing takes."""

from __future__ import annotations

import pytest

from termsdiff import parse
from termsdiff.parsing import parser
from termsdiff.parsing.chunks import Chunk, split_chunks

LISTS = [
    "- one thing\n- another thing\n- a third",
    "Intro:\n- one thing\n- another\n\n  with a second paragraph\n- a third",
    "* one\n  * inside\n* two\ngoes on lazily\n* three",
    "+ one\n- two\n+ three",
    "1. first\n- bullet\n2. second\n- bullet",
    "- title\n---\n- other\n===",
    "- - -\n- item\n* * *",
    "| a | b |\n| - | - |\n| 1 | 2 |\n- item one\n- item two",
    "- a | b\n- | -\n- c",
    "<div>\n- not an item\n- nor this\n</div>\n\n- an item",
    "> quoted\n- item\n> - inside\n- item",
    "- **bold** words\n- “quoted” words\n- (a) labelled\n- 1.1 numbered\n- 1. nested\n- # heading",
    "-  two spaces\n-     five spaces\n-\n- after an empty one\n",
    "# Heading\n- item\n## Another\n- item\n1.1 Clause\n\n1.2 Clause\n\n1. List\n\n2. List",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_reads_the_same_cut_or_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = parse(text)
    monkeypatch.setattr(parser, "split_chunks", lambda lines, start: [Chunk("\n".join(lines), 0)])
    assert cut.blocks == parse(text).blocks


def test_each_item_and_each_numbered_clause_is_a_chunk_of_its_own() -> None:
    lines = ["1.1 One", "", "1.2 Two", "", "- three", "- four", "  and more", "- five"]
    assert [chunk.offset for chunk in split_chunks(lines, 0)] == [0, 2, 4, 5, 7]
