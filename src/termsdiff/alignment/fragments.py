"""Fragments: clauses that were split into several, or merged into one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .block_features import Feature
from .kept_order import Pair
from .similarity import common_words

_LEAST_SHARE = 0.72
"""The share of a fragment's words that the whole must have, beyond those of its other parts."""
_LEAST_COVERED = 0.5
"""The share of the whole that fragments without a matched first part must cover together."""
_LEAST_WORDS = 3
_WINDOW = 4
"""The most blocks between a fragment and the matched part, such as an inserted block."""


class Whole(NamedTuple):
    """A block and the positions of its parts on the other side, in order."""

    whole: int
    parts: tuple[int, ...]


def find_parts(
    wholes: Sequence[Feature],
    sides: Sequence[Feature],
    partner: Mapping[int, int],
    free: Sequence[int],
    chain: Sequence[Pair],
) -> list[Whole]:
    """Find the blocks of `wholes` that live on in several blocks of `sides`.

    `partner` maps positions of `wholes` to the one matched block of `sides`; `free` are positions
    of `sides` without a match; `chain` are pairs (whole, side) in order, the anchors.
    """
    claims = _claims(wholes, sides, partner, free, chain)
    unclaimed = set(free)
    found = []
    for whole, parts in sorted(claims.items()):
        accepted = _accept(wholes[whole], sides, partner.get(whole), sorted(parts))
        if len(accepted) > 1:
            between = unclaimed.intersection(range(accepted[0], accepted[-1])) - set(accepted)
            short = [p for p in between if _is_short_part(wholes[whole], sides[p])]
            found.append(Whole(whole, tuple(sorted(accepted + short))))
    return found


def _claims(
    wholes: Sequence[Feature],
    sides: Sequence[Feature],
    partner: Mapping[int, int],
    free: Sequence[int],
    chain: Sequence[Pair],
) -> dict[int, list[int]]:
    """For each free block, the nearby whole that has most of its words."""
    claims: dict[int, list[int]] = defaultdict(list)
    near = _Neighbourhood(wholes, sides, partner, chain)
    for position in free:
        best = (0.0, -1)
        for whole in near.wholes_around(position):
            share = _new_share(wholes[whole], sides, partner.get(whole), position)
            best = max(best, (share, -whole))
        if best[0] >= _LEAST_SHARE:
            claims[-best[1]].append(position)
    return claims


class _Neighbourhood:
    """The wholes that a free block may be part of: those matched nearby, those free in its gap."""

    def __init__(
        self,
        wholes: Sequence[Feature],
        sides: Sequence[Feature],
        partner: Mapping[int, int],
        chain: Sequence[Pair],
    ) -> None:
        self._whole_of = {side: whole for whole, side in partner.items()}
        self._wholes = wholes
        self._sides = sides
        self._matched = sorted(self._whole_of)
        self._chain_wholes = [whole for whole, _ in chain]
        self._chain_sides = [side for _, side in chain]
        self._free = [w.position for w in wholes if w.position not in partner]

    def wholes_around(self, position: int) -> list[int]:
        at = bisect_left(self._matched, position)
        # in a long list only the lead-in may be matched: the nearest match counts, however far away
        places = {
            *self._matched[max(0, at - 1) : at + 1],
            *range(position - _WINDOW, position + _WINDOW + 1),
        }
        matched = [self._whole_of[place] for place in places if place in self._whole_of]
        gap = bisect_left(self._chain_sides, position)
        first = self._chain_wholes[gap - 1] if gap else -1
        last = self._chain_wholes[gap] if gap < len(self._chain_wholes) else len(self._wholes)
        start = bisect_left(self._free, first)
        in_gap = [w for w in self._free[start : start + 30] if first < w < last]
        size = self._sides[position].size
        return [w for w in {*matched, *in_gap} if self._wholes[w].size > size]


def _new_share(
    whole: Feature, sides: Sequence[Feature], matched: int | None, position: int
) -> float:
    """The share of a free block's words that are in the whole, beyond what its match explains."""
    part = sides[position]
    if whole.block.is_heading or not part.size:
        return 0.0
    if part.block.is_heading:
        # a short line that looks like a heading is part of a clause only at its start or end
        return float(matched is not None and _is_end(whole, part, sides[matched]))
    if matched is None:
        share = common_words(whole.words, part.words) / part.size
        return share if part.size >= _LEAST_WORDS else 0.0
    if _is_end(whole, part, sides[matched]):
        return 1.0
    if part.size < _LEAST_WORDS:
        return 0.0
    other = sides[matched]
    joined = part.words + other.words if position < matched else other.words + part.words
    explained = common_words(whole.words, other.words)
    return (common_words(whole.words, joined) - explained) / part.size


def _is_short_part(whole: Feature, part: Feature) -> bool:
    """Whether a block too short to be claimed alone ("(v) Prompts;") is in the whole."""
    return 0 < part.size < _LEAST_WORDS and not part.block.is_heading and part.words in whole.words


def _is_end(whole: Feature, part: Feature, other: Feature) -> bool:
    """Whether the part is, word for word, the end of the whole that its match lacks."""
    if part.block.label and part.block.text == part.block.written_label:
        return part.block.label == whole.block.label
    if part.position > other.position:
        return whole.words.endswith(part.words) and not other.words.endswith(part.words)
    return whole.words.startswith(part.words) and not other.words.startswith(part.words)


def _accept(
    whole: Feature, sides: Sequence[Feature], matched: int | None, parts: list[int]
) -> list[int]:
    if matched is not None:
        return sorted([matched, *parts])
    joined = "".join(sides[position].words for position in parts)
    covered = common_words(whole.words, joined) / max(1, whole.size)
    return parts if covered >= _LEAST_COVERED else []
