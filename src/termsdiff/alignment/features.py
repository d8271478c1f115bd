"""What alignment looks at in a block: its words, each as one character, and its identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..parsing.document import Block

_DOUBLE_QUOTES = re.compile("[“”„‟«»＂″]")
_SINGLE_QUOTES = re.compile("[‘’‚‛`´′]")
_DASHES = re.compile("[–—‑]")
_WORD = re.compile(r"[^\W_]+|[$€£%§]")
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)


def identity(text: str) -> str:
    """Return the text without the differences that quote marks and dashes make."""
    if text.isascii() and "`" not in text:
        return text
    return _DASHES.sub("-", _SINGLE_QUOTES.sub("'", _DOUBLE_QUOTES.sub('"', text)))


class Vocabulary:
    """Writes each distinct word as one character, the same for both documents."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def encode(self, text: str) -> str:
        """Return one character for each word of the text; case does not count."""
        codes = self._codes
        return "".join(
            [codes.get(word) or self._add(word) for word in _WORD.findall(text.casefold())]
        )

    def _add(self, word: str) -> str:
        code = _FIRST_CODE + len(self._codes)
        if code >= _SURROGATES.start:
            code += len(_SURROGATES)
        # more distinct words than there are characters share them: a rare, harmless mix-up
        self._codes[word] = chr(min(code, 0x10FFFF))
        return self._codes[word]


@dataclass(frozen=True)
class Feature:
    """A block as alignment sees it.

    `key` is equal for blocks of the same words, whatever their quote marks; `words` is the text
    with each word written as one character, so that string distances count words.
    """

    block: Block
    position: int
    key: str
    vocabulary: Vocabulary

    @cached_property
    def words(self) -> str:
        """The text, one character a word; only what no anchor holds is ever asked for it."""
        return self.vocabulary.encode(self.block.text)

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.words)


def features(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Feature]:
    """Return the features of the blocks that have words; `position` counts only these."""
    worded = (block for block in blocks if block.has_words)
    return [
        Feature(block, position, identity(block.text), vocabulary)
        for position, block in enumerate(worded)
    ]
