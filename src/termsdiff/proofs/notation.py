"""Notation: the same value written differently: six (6) months, 6 months; EUR 1,000, €1,000."""

from __future__ import annotations

from ..facts.quantities import quantity_at, quantity_words


def valued(words: list[str]) -> list[str]:
    """Return the words with each number, duration and amount as one normalised token."""
    known = quantity_words()
    opening = [at for at, word in enumerate(words) if word in known or "0" <= word[0] <= "9"]
    if not opening:
        return words
    found, done = list[str](), 0
    for position in opening:
        if position < done:
            continue
        quantity = quantity_at(words, position)
        if quantity is not None:
            found += words[done:position]
            found += quantity.tokens
            done = quantity.end
    return found + words[done:]
