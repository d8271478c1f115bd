"""Furniture: menus, buttons and copyright lines that a page shows around a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property

from ..parsing.block import Block
from ..parsing.document import Document
from ..text.patterns import later
from .layout import is_sentence
from .proof_words import binds_in_words, words

_WORD = later(r"[^\W_]+")
_COPYRIGHT = later(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
_YEAR = later(r"(?:19|20)\d\d")
_CODE = later(r"(?=[^\W_]*\d{6})(?=[^\W_]*[a-z])[^\W_]{10,}", re.IGNORECASE)
_LONGEST_COPYRIGHT = 12
_LONGEST_LINE = 8
_LEAST_PROSE = 8
_LEAST_TIMES = 3
_BINDING = (
    *("negations", "modals", "effects", "territories", "legal_forms", "quantifiers"),
    *("parties", "scopes"),
)
_SPEAKERS = frozenset({"we", "you", "i", "they", "he", "she", "it"})


def is_furniture(text: str) -> bool:
    """Whether a line is one that pages show around any document."""
    tokens = _WORD.findall(text.casefold())
    if " ".join(tokens) in words("furniture") or is_copyright(text):
        return True
    if _CODE.fullmatch(text.strip()):
        return True
    return 0 < len(tokens) <= _LONGEST_LINE and all(token in words("menus") for token in tokens)


def is_copyright(text: str) -> bool:
    """Whether a line is only the copyright notice at the foot of a page."""
    tokens = _WORD.findall(text)
    if not _COPYRIGHT.search(text) or len(tokens) > _LONGEST_COPYRIGHT:
        return False
    return _YEAR.search(text) is not None


class PageLines:
    """Short lines of a page: those above the first sentence of a document and below its last, and
    those that one list has repeatedly, like icons with text.
    """

    def __init__(self, document: Document, leads: Sequence[int]) -> None:
        self._document = document
        self._leads = leads

    @cached_property
    def _times(self) -> Counter[tuple[int, str]]:
        return Counter(
            (self._leads[block.index], block.text)
            for block in self._document.blocks
            if block.is_clause and _is_short(block)
        )

    @cached_property
    def _prose(self) -> tuple[int, int]:
        """Where the first and the last sentence are; before and after all if there are none."""
        blocks = self._document.blocks
        first = next((block.index for block in blocks if _is_prose(block)), -1)
        last = next((block.index for block in reversed(blocks) if _is_prose(block)), len(blocks))
        return first, last

    def hold(self, block: Block) -> bool:
        """Whether a block is such a line, counts nothing and binds no one.

        Never if it is unknown which words bind: a short line may be a whole rule.
        """
        if (
            not binds_in_words(self._document.language)
            or not _is_short(block)
            or any(map(_binds, _WORD.findall(block.text.casefold())))
        ):
            return False
        if self._times[self._leads[block.index], block.text] >= _LEAST_TIMES:
            return True
        return self._is_at_edge(block) and self._leads[block.index] < 0

    def _is_at_edge(self, block: Block) -> bool:
        """Whether a block is above or below all sentences, and in no section without any.

        Above them there may be the title of the document.
        """
        first, last = self._prose
        blocks = self._document.blocks
        if block.index < first:
            return sum(one.is_heading for one in blocks[: block.index + 1]) <= 1
        below = blocks[last + 1 : block.index + 1]
        return last < block.index and not any(one.is_heading for one in below)


def _is_short(block: Block) -> bool:
    if block.kind == "row" or block.text.endswith((".", ":", ";", ",")):
        return False
    return 0 < len(_WORD.findall(block.text)) <= _LONGEST_LINE


def _binds(token: str) -> bool:
    if any(map(str.isdigit, token)) or token in _SPEAKERS:
        return True
    return token in _binding_words()


@cache
def _binding_words() -> frozenset[str]:
    return frozenset().union(*map(words, _BINDING))


def _is_prose(block: Block) -> bool:
    if not block.is_clause or not block.text.rstrip().endswith((".", ":", ";")):
        return False
    return len(block.text.split()) >= _LEAST_PROSE or is_sentence(block.text)
