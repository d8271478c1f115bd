"""Is what a statement says in both versions, in a clause that did not change?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..facts import sentence_spans
from .statement_words import stems_of

if TYPE_CHECKING:
    from ..alignment.entry import Alignment
    from ..parsing.document import Document
    from .likeness import Saying
    from .trace import Stems

_LEAST = 0.75
"""The share of a statement's weight that one unchanged sentence must cover."""
_FEWEST = 4
"""How many stems a statement must share with such a sentence."""


class Standing(NamedTuple):
    """A sentence of a clause in both versions: its block in the new one, its span and stems."""

    block: int
    start: int
    end: int
    stems: Stems


def unchanged_sentences(
    new: Document, alignment: Alignment, without: frozenset[int] = frozenset()
) -> tuple[Standing, ...]:
    """Return the sentences of unchanged clauses, except those of some blocks."""
    found: list[Standing] = []
    for entry in alignment:
        if entry.text != "identical":
            continue
        for index in entry.new:
            block = new.blocks[index]
            if block.is_clause and index not in without:
                found += [
                    Standing(index, start, end, frozenset(stems_of(block.text[start:end])))
                    for start, end in sentence_spans(block.text)
                ]
    return tuple(found)


def find_standing(
    saying: Saying, sentences: Sequence[Standing], above: float = 0.0
) -> Standing | None:
    """Return the unchanged sentence that says what a statement says, or None.

    It must cover most of the statement's weight, and more than `above`. All figures must be there.
    """
    best, high = None, max(_LEAST, above)
    for sentence in sentences:
        common = saying.stems & sentence.stems
        if len(common) < _FEWEST or saying.figures - sentence.stems:
            continue
        share = math.fsum(saying.weights[one] for one in common) / saying.total
        if share > high:
            best, high = sentence, share
    return best
