"""Notation: the same value written otherwise: six (6) months, 6 months; EUR 1,000, €1,000."""

from __future__ import annotations

from ..facts.quantities import quantity_at, quantity_words


def valued(words: list[str]) -> list[str]:
    """Return the words with each number, duration and amount as one token in its normal form."""
    known, found, position = quantity_words(), list[str](), 0
    while position < len(words):
        word = words[position]
        quantity = None
        if word in known or "0" <= word[0] <= "9":
            quantity = quantity_at(words, position)
        if quantity is None:
            found.append(word)
            position += 1
        else:
            found.append(quantity.normal)
            position = quantity.end
    return found
