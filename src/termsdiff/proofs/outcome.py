"""The result of the proofs for one change: what they saw, and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .proof import Proof
from .remainder import Remainder, Sentence


class Proved(NamedTuple):
    """What is left of a change, and what proofs saw in the rest."""

    remainder: Remainder
    proofs: tuple[Proof, ...] = ()


def joined(parts: Iterable[Proved]) -> Proved:
    """Join the parts of a change, without repeating the same proof."""
    edited: list[tuple[Sentence, Sentence]] = []
    added: list[Sentence] = []
    removed: list[Sentence] = []
    displaced: list[Sentence] = []
    proofs: dict[Proof, None] = {}
    for part in parts:
        edited += part.remainder.edited
        added += part.remainder.added
        removed += part.remainder.removed
        displaced += part.remainder.displaced
        proofs.update(dict.fromkeys(part.proofs))
    remainder = Remainder(tuple(edited), tuple(added), tuple(removed), tuple(displaced))
    return Proved(remainder, tuple(proofs))
