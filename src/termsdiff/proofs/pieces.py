"""Pieces: the sentences and cells that the chain compares, and which of them belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ..facts import canonical_tokens, sentence_spans
from ..facts.masks import MASKS
from ..parsing.block import Block
from .normal_form import Tokens
from .proof_words import words
from .remainder import Sentence

_LEAST_SIMILAR = 0.5
_MOST_PAIRS = 40_000


class Piece(NamedTuple):
    """A sentence as written, its block, and its position in the clause."""

    text: str
    block: int
    position: int


def cut(text: str, block: int) -> list[Piece]:
    """Split a clause into its sentences."""
    return [
        Piece(text[start:end], block, position)
        for position, (start, end) in enumerate(sentence_spans(text))
    ]


def cell(text: str, row: Block, column: int) -> Sentence:
    """Return a cell with the header of its column."""
    head = row.columns[column] if column < len(row.columns) else ""
    return sentence(text, row.index)._replace(context=head)


def sentence(text: str, block: int) -> Sentence:
    """Return a sentence with what rules look at: its words without contact details and dates."""
    tokens = tuple(token for token in canonical_tokens(text) if token not in MASKS)
    return Sentence(text, tokens, block)


def out_of_order(matched: Sequence[Piece]) -> list[Piece]:
    """Return the sentences that reordering moved; `matched` are in the old order."""
    loose = []
    highest = -1
    for piece in matched:
        if piece.position < highest:
            loose.append(piece)
        highest = max(highest, piece.position)
    return loose


def leans(text: str) -> bool:
    """Whether a sentence begins by referring to the one before it."""
    first = text.casefold().split(maxsplit=2)[:2]
    return any(word.strip(".,;:") in words("pointing") for word in first)


def paired(old: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Pair sentences that are each other's edit, the most similar first."""
    if len(old) * len(new) > _MOST_PAIRS:
        return []
    old_words = [canonical_tokens(piece.text) for piece in old]
    new_words = [canonical_tokens(piece.text) for piece in new]
    scored = [
        (value, i, j)
        for i, before in enumerate(old_words)
        for j, after in enumerate(new_words)
        if (value := Indel.normalized_similarity(before, after)) >= _LEAST_SIMILAR
    ]
    if len(old) == len(new) == 1 and not scored:
        scored = [(0.0, 0, 0)] if _shares_half(old_words[0], new_words[0]) else []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((i, j))
    return [(old[i], new[j]) for i, j in sorted(pairs)]


def _shares_half(one: Tokens, other: Tokens) -> bool:
    common = Counter(set(one)) & Counter(set(other))
    return common.total() * 2 >= min(len(set(one)), len(set(other)))
