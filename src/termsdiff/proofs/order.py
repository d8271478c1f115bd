"""Order: the same list items in another order, joining adverbs elsewhere in a sentence.

Swapped values, parties or cells do not count as order: who pays whom matters.
"""

from __future__ import annotations

import re
from collections import Counter

from ..text.patterns import later
from .normal_form import Tokens, normal_form
from .proof import ProofKind
from .proof_words import binds, words

_PIECE = later(r"\s*(?:,\s*(?:and|or)\s|,|;\s*(?:and|or)\s|;|\s(?:and|or)\s)\s*", re.IGNORECASE)
_JOINT = later(r"\b(and|or)\b", re.IGNORECASE)
_LONGEST_MEMBER = 6
_WORD = later(r"[^\W_]+")
_PURPOSE = later(r"\bin order (?:to|that|for)\b")


def without_joining(tokens: Tokens) -> Tokens:
    """Return the words with joining adverbs moved to the front."""
    joining = words("joining")
    front = sorted(token for token in tokens if token in joining)
    return (*front, *(token for token in tokens if token not in joining)) if front else tokens


def ranks(text: str) -> bool:
    """Whether a text says that the order of what it lists matters: "in order to" does not."""
    plain = _PURPOSE.sub(" ", text.casefold())
    return not words("ranking").isdisjoint(_WORD.findall(plain))


def lists_same_members(old: str, new: str, stages: frozenset[ProofKind]) -> bool:
    """Whether two sentences are the same except for the order of plain items of one list."""
    if ranks(old):
        return False
    before, after = old.split(), new.split()
    start = _common(before, after)
    stop = _common(before[start:][::-1], after[start:][::-1])
    one = before[start : len(before) - stop]
    other = after[start : len(after) - stop]
    if not one or not other:
        return False
    return _members(" ".join(one), stages) == _members(" ".join(other), stages) != None  # noqa: E711


def _common(one: list[str], other: list[str]) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first.strip(".,;").casefold() != second.strip(".,;").casefold():
            break
        count += 1
    return count


def _members(text: str, stages: frozenset[ProofKind]) -> tuple[Counter[Tokens], bool] | None:
    """Return the items of a list and whether all are meant; None if it is not a plain list."""
    joints = {joint.lower() for joint in _JOINT.findall(text)}
    pieces = [piece for piece in _PIECE.split(text) if piece.strip(" .,;")]
    if len(pieces) < 2 or len(joints) > 1:
        return None
    members = [normal_form(piece, stages) for piece in pieces]
    for member in members:
        if not 0 < len(member) <= _LONGEST_MEMBER or any(map(binds, member)):
            return None
    return Counter(members), "or" not in joints
