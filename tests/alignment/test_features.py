"""What alignment looks at in a block: its words, and what makes two blocks the same."""

from __future__ import annotations

import pytest

from termsdiff.alignment.block_features import Vocabulary, features, identity
from termsdiff.parsing.block import Block, BlockKind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the “Fees”", 'the "Fees"', True),
        ("the „Fees‟", "the «Fees»", True),
        ("the ＂Fees″", "the “Fees”", True),
        ("you’ll", "you'll", True),
        ("you‘ll", "you´ll", True),
        ("you`ll", "you'll", True),
        ("you‚ll", "you′ll", True),
        ("2–3", "2-3", True),
        ("2—3", "2‑3", True),
        ("You pay", "you pay", False),
        ("you pay.", "you pay", False),
        ("you “pay”", "you pay", False),
        ("é", "e", False),
    ],
)
def test_quote_marks_and_dashes_make_no_difference(one: str, other: str, same: bool) -> None:
    assert (identity(one) == identity(other)) is same


def test_words_are_one_character_each_on_both_sides() -> None:
    vocabulary = Vocabulary()
    first = vocabulary.encode("You pay 30 days, you pay.")
    assert len(first) == 6
    assert first[0] == first[4]
    assert first[1] == first[5]
    assert len(set(first)) == 4
    assert vocabulary.encode("PAY you") == first[1] + first[0]
    assert vocabulary.encode("– … ***") == ""
    assert len(vocabulary.encode("5 € $ £ % §")) == 6


def test_no_word_is_half_a_character() -> None:
    vocabulary = Vocabulary()
    coded = vocabulary.encode(" ".join(f"w{n}" for n in range(0xE000)))
    assert len(set(coded)) == 0xE000
    assert not any(0xD800 <= ord(code) < 0xE000 for code in coded)
    assert min(coded) == chr(0x100)


def test_more_words_than_characters_are_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = Vocabulary()
    many = {f"w{n}": "x" for n in range(0x110000 - 0x100 - 0x800 - 1)}
    monkeypatch.setattr(vocabulary, "_codes", many)
    assert vocabulary.encode("last more much") == chr(0x10FFFF) * 3


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("heading", True),
        ("paragraph", True),
        ("item", True),
        ("row", True),
        ("html", True),
        ("code", True),
        ("ornament", False),
        ("front_matter", False),
    ],
)
def test_blocks_without_words_are_passed_over(kind: BlockKind, counts: bool) -> None:
    blocks = [Block(0, kind, "a b", (1, 1)), Block(1, "paragraph", "c", (2, 2))]
    found = features(blocks, Vocabulary())
    assert [(f.block.index, f.position, f.size) for f in found] == (
        [(0, 0, 2), (1, 1, 1)] if counts else [(1, 0, 1)]
    )
