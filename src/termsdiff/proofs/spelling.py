"""Spelling: variants from data, contractions, and corrected typos.

A typo is corrected if one side is not a word, the other is, and they are one keystroke apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from ..facts.normal_spelling import spelling
from ..on_demand import on_demand
from .proof_words import binds, words

if TYPE_CHECKING:
    from .dictionary import english_words
else:
    # few comparisons hold what may be an error of typing
    english_words = on_demand("termsdiff.proofs.dictionary:english_words")

_SHORTEST = 5
_SHORTEST_PART = 3
_LONGEST_PART = 6


def respelled(tokens: list[str]) -> list[str]:
    """Return the words in their normal spelling; a contraction is expanded."""
    return " ".join(map(spelling, tokens)).split()


def mended(old: Sequence[str], new: Sequence[str]) -> list[str] | None:
    """Return the new words with the old one for each corrected typo; None if there is none.

    Both sides must have equally many words, and differ only in typos.
    """
    if len(old) != len(new) or old == new:
        return None
    for before, after in zip(old, new, strict=True):
        if before != after and not is_typing_error(before, after):
            return None
    return list(old)


def joined_alike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether both sides have the same letters, with words only joined or separated.

    None of the words may be binding: "may be" is not "maybe".
    """
    if "".join(old) != "".join(new):
        return False
    apart = {token for token in (*old, *new) if token not in old or token not in new}
    if all(len(token) >= _SHORTEST_PART and not binds(token) for token in apart):
        return True
    # "LICENSORSBE" is not a word: the space was missing
    longest = max(apart, key=len, default="")
    return len(longest) > _LONGEST_PART and not is_word(longest)


def is_typing_error(one: str, other: str) -> bool:
    """Whether one of two words is not a word, and a single keystroke turns it into the other."""
    if min(len(one), len(other)) < _SHORTEST or one[-1] != other[-1] or one[0] != other[0]:
        return False
    if not (one.isalpha() and other.isalpha()) or binds(one) or binds(other):
        return False
    if OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return is_word(one) != is_word(other)


def is_word(token: str) -> bool:
    """Whether an English dictionary, or the list of legal words, has a word."""
    return token in words("known_words") or token in english_words()
