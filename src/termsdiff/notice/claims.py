"""What a statement claims about a change: that something was added, removed, increased or banned.

The phrases are data (`data/directions.toml`), each claim with its examples.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..facts import canonical_tokens
from ..rules.phrases import PhraseIndex
from .notice_tables import phrase_index, table

Claim = str
"""A table of `data/directions.toml`."""


@lru_cache(maxsize=1)
def _index() -> tuple[PhraseIndex, list[Claim]]:
    phrases: list[str] = []
    claims: list[Claim] = []
    for claim, entry in table("directions").items():
        for phrase in entry["phrases"]:
            phrases.append(phrase)
            claims.append(claim)
    return phrase_index(phrases), claims


def claims_of(text: str) -> dict[Claim, tuple[str, ...]]:
    """Return what a statement claims, each claim with the first words that say it, in normal form.

    A claim within the words of a longer one does not count: "no longer" does not claim "longer".
    """
    tokens = canonical_tokens(text)
    told: dict[Claim, tuple[str, ...]] = {}
    for claim, start, end in _spans(tokens):
        told.setdefault(claim, tokens[start:end])
    return told


def claiming_words(text: str) -> frozenset[str]:
    """Return all words of a statement that claim something, in normal form."""
    tokens = canonical_tokens(text)
    return frozenset(word for _, start, end in _spans(tokens) for word in tokens[start:end])


def _spans(tokens: tuple[str, ...]) -> Iterator[tuple[Claim, int, int]]:
    index, claims = _index()
    spans = sorted(
        (start, -end, claims[number])
        for number, found in index.find(tokens).items()
        for start, end in found
    )
    longest = (-1, -1)
    for start, minus_end, claim in spans:
        inside = start >= longest[0] and -minus_end <= longest[1]
        if inside and (start, -minus_end) != longest:
            continue
        yield claim, start, -minus_end
        longest = (start, -minus_end)
