"""The values of the chain: sentences, and what of a change is left unproved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

Tokens = tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence as written, its words in normal form, and its block.

    A table cell is one, too; `context` is the header of its column. `tokens` lack contact details
    and dates; they are what rules look at, not what proofs compare. `language` is that of a
    sentence judged through its gloss, with the tokens of the gloss; "" for all others.
    """

    text: str
    tokens: Tokens
    block: int = -1
    context: str = ""
    language: str = ""


class Remainder(NamedTuple):
    """What no proof accounts for: edited sentences in pairs, added ones, removed ones.

    `displaced` are sentences with the same words that are now among other clauses, and whose
    meaning depends on what is around them.
    """

    edited: tuple[tuple[Sentence, Sentence], ...] = ()
    added: tuple[Sentence, ...] = ()
    removed: tuple[Sentence, ...] = ()
    displaced: tuple[Sentence, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether proofs account for everything that differs."""
        return not (self.edited or self.added or self.removed or self.displaced)

    def inserted(self) -> list[str]:
        """Return the tokens that edited sentences gained, in order."""
        return [token for pair in self.edited for token in surplus(pair[1], pair[0])]

    def deleted(self) -> list[str]:
        """Return the tokens that edited sentences lost, in order."""
        return [token for pair in self.edited for token in surplus(pair[0], pair[1])]


def surplus(sentence: Sentence, other: Sentence) -> Iterator[str]:
    """Yield the tokens of one sentence that the other lacks, with multiplicity."""
    left = Counter(other.tokens)
    for token in sentence.tokens:
        if left[token]:
            left[token] -= 1
        else:
            yield token
