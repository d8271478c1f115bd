"""Moved and repeated: words that still are, or already were, somewhere else in the terms.

A sentence with "it", "this" or "the fee" refers to what is around it: it is only proved if it is
under the same heading and the same words that introduce its list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from ..facts import sentence_spans
from ..parsing.document import Document
from ..text.patterns import later
from .defined_capitals import DefinedTerms
from .normal_form import Tokens, normal_form
from .proof_words import words
from .regrouping import regrouped
from .telling import bare, may_be, telling

_WORD = later(r"[^\W_]+")
_LONG = 6
_LONG_WORD = later(rf"[^\W_]{{{_LONG},}}")
_MOST_PLACES = 40
"""The most blocks searched for one sentence; if its rarest word is in more, it is too common."""
_LARGEST = 200_000
"""The most characters of a text that is searched as a whole, once per sentence."""
_LEAST_WORDS = 4
"""Shorter sentences say nothing by themselves."""


class Stock:
    """All sentences of one version, to look up whether one is anywhere in it.

    Building it takes time in proportion to the text, looking up in proportion to the few blocks
    that share the rarest word of the sentence; of these, only those with its other telling words
    are normalised.
    """

    def __init__(self, document: Document, terms: DefinedTerms) -> None:
        self._document = document
        self._terms = terms
        self._stated: dict[int, tuple[tuple[str, str], ...]] = {}

    @cached_property
    def _whole(self) -> str:
        """The whole text, bare: a search for a word that it lacks needs no index."""
        worded = [block.text for block in self._document.blocks if block.has_words]
        return bare("\n".join(worded)) if sum(map(len, worded)) <= _LARGEST else ""

    @cached_property
    def _blocks_of_long(self) -> dict[str, list[int]]:
        return self._indexed(_LONG_WORD)

    @cached_property
    def _blocks_of(self) -> dict[str, list[int]]:
        return self._indexed(_WORD)

    def _indexed(self, word: re.Pattern[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for block in self._document.blocks:
            if block.has_words:
                for known in set(word.findall(block.text.casefold())):
                    found[known].append(block.index)
        return found

    def _pieces(self, block: int) -> tuple[tuple[str, str], ...]:
        """Return the sentences of a block, and the whole block, each also bare."""
        known = self._stated.get(block)
        if known is None:
            text = self._document.blocks[block].text
            pieces = [text[start:end] for start, end in sentence_spans(text)]
            # the block comes last: it is long, and few of the sentences searched for are whole
            # blocks
            asked = dict.fromkeys([*pieces, text])
            known = self._stated[block] = tuple((piece, bare(piece)) for piece in asked)
        return known

    def _states(self, block: int, text: str, tokens: Tokens, asked: Sequence[str]) -> bool:
        """Whether a sentence is a block, or one of its sentences, in any notation."""
        pieces = self._pieces(block)
        return may_be(asked, pieces[-1][1]) and any(
            may_be(asked, bared) and normal_form(piece) == tokens and self._is_same(text, piece)
            for piece, bared in pieces
        )

    def _is_same(self, text: str, piece: str) -> bool:
        """Whether two sentences with the same words have them in the same groups and terms."""
        return not (regrouped(text, piece) or self._terms.recased(text, piece))

    def places_of(self, text: str) -> Iterator[int]:
        """Yield the blocks that have a sentence, in any notation."""
        tokens = normal_form(text)
        asked = telling(tokens)
        if not tokens or (self._whole and not may_be(asked, self._whole)):
            return
        for block in self._candidates(text):
            if self._states(block, text, tokens, asked):
                yield block

    def _candidates(self, text: str) -> Sequence[int]:
        low = text.casefold()
        index, asked = self._blocks_of_long, set(_LONG_WORD.findall(low))
        if not asked:
            index, asked = self._blocks_of, set(_WORD.findall(low))
        # a word may be spelled differently there, so the rarest one may be missing
        known = [(len(index[word]), word) for word in asked if word in index]
        return index[min(known)[1]][:_MOST_PLACES] if known else ()


def is_self_contained(text: str) -> bool:
    """Whether a sentence means the same anywhere in the terms."""
    tokens = _WORD.findall(text.casefold())
    if len(tokens) < _LEAST_WORDS or text.rstrip().endswith(":"):
        return False
    pointing, known = words("pointing"), words("known_to_all")
    cased = _WORD.findall(text)
    for position, word in enumerate(tokens):
        following = cased[position + 1] if position + 1 < len(cased) else ""
        is_known = following.casefold() in known or following[:1].isupper()
        if word == "the" and not is_known:
            return False
        if word in ("this", "these"):
            if following.casefold() not in known:
                return False
        elif word in pointing:
            return False
    return True
