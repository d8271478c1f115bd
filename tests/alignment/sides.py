"""Blocks in a short notation, so that a test states just the words that matter.

`# Fees` is a heading, `[2.1] You pay` a clause with that number, anything else a paragraph.
"""

from __future__ import annotations

import re

from termsdiff.alignment.block_features import Feature, Vocabulary, features
from termsdiff.parsing.block import Block

_NUMBER = re.compile(r"\[([^\]]+)\] ?")


def block(index: int, text: str) -> Block:
    kind = "heading" if text.startswith("# ") else "paragraph"
    text = text.removeprefix("# ")
    number = _NUMBER.match(text)
    label = number[1] if number else ""
    return Block(
        index,
        "heading" if kind == "heading" else "paragraph",
        _NUMBER.sub("", text, count=1),
        (index + 1, index + 1),
        label=label,
        written_label=label,
        number=label,
    )


def sides(old: list[str], new: list[str]) -> tuple[list[Feature], list[Feature]]:
    """Return both sides as alignment sees them, with one vocabulary."""
    vocabulary = Vocabulary()
    one, other = (
        features([block(index, text) for index, text in enumerate(texts)], vocabulary)
        for texts in (old, new)
    )
    return one, other


def words(stem: str, number: int) -> str:
    """Return so many distinct words: `words("a", 3)` is "a0 a1 a2"."""
    return " ".join(f"{stem}{n}" for n in range(number))


def sharing(shared: int, old: int, new: int, stem: str = "") -> tuple[str, str]:
    """Return two texts of `old` and `new` words that have `shared` of them in common."""
    common = words(f"{stem}both", shared)
    return (
        f"{common} {words(f'{stem}old', old - shared)}".strip(),
        f"{common} {words(f'{stem}new', new - shared)}".strip(),
    )
