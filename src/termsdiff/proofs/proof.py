"""The result of a proof: what shows that some words of a change mean nothing new."""

from __future__ import annotations

from typing import Literal, NamedTuple

ProofKind = Literal[
    "typography",
    "spelling",
    "notation",
    "numbering",
    "reference",
    "moved",
    "repeated",
    "order",
    "synonym",
    "rename",
    "date",
    "contact",
    "link",
    "furniture",
    "layout",
]


class Proof(NamedTuple):
    """What one proof saw in a change: its kind, a plain sentence, and for some the other place.

    `at` is the label or heading of the place of moved or repeated words, otherwise "".
    """

    kind: ProofKind
    text: str
    at: str = ""
