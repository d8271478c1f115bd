"""What alignment looks at in a block: its words, each as one character, and its identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from ..parsing.block import Block
from ..text.quote_marks import LIKE_DOUBLE, LIKE_SINGLE

_PLAIN_MARKS = {'"': LIKE_DOUBLE, "'": LIKE_SINGLE, "-": "–—‑"}
_WORD = re.compile(r"[^\W_]+|[$£%§]|€")
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)


def identity(text: str) -> str:
    """Return the text with quote marks and dashes unified."""
    if text.isascii() and "`" not in text:
        return text
    return _with_plain_marks(text)


# paragraphs that successive versions share are the same string objects: see parsing.parser
@lru_cache(maxsize=8_192)
def _with_plain_marks(text: str) -> str:
    for plain, others in _PLAIN_MARKS.items():
        for mark in others:
            text = text.replace(mark, plain)
    return text


class Vocabulary:
    """Writes each distinct word as one character, the same for both documents."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def encode(self, text: str) -> str:
        """Return one character for each word of the text, ignoring case."""
        codes = self._codes
        return "".join(
            [codes.get(word) or self._add(word) for word in _WORD.findall(text.casefold())]
        )

    def _add(self, word: str) -> str:
        code = _FIRST_CODE + len(self._codes)
        if code >= _SURROGATES.start:
            code += len(_SURROGATES)
        # if there are more distinct words than characters, some share one: a rare, harmless mix-up
        self._codes[word] = chr(min(code, 0x10FFFF))
        return self._codes[word]


class Feature:
    """A block as alignment sees it.

    `key` is equal for blocks of the same words, whatever their quote marks; `words` is the text
    with each word written as one character, so that string distances count words.
    """

    def __init__(self, block: Block, position: int, vocabulary: Vocabulary) -> None:
        self.block = block
        self.position = position
        self.key = identity(block.text)
        self._vocabulary = vocabulary

    @cached_property
    def words(self) -> str:
        """The text, one character per word; only needed for blocks without an anchor."""
        return self._vocabulary.encode(self.block.text)

    @cached_property
    def size(self) -> int:
        """Number of words."""
        return len(self.words)


def features(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Feature]:
    """Return the features of the blocks that have words; `position` counts only these."""
    worded = (block for block in blocks if block.has_words)
    return [Feature(block, position, vocabulary) for position, block in enumerate(worded)]
