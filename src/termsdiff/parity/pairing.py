"""Which clause of one language version matches which of the other: labels, values, words, order."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import Clause

Pair = tuple[int, int]

_LABEL = 0.25
"""What the same label adds to the likeness of two clauses; a different one subtracts half of it."""
_VALUES = 0.25
_KIND = 0.1
_LEAST = 0.3
"""The likeness from which two clauses may be translations of each other."""
_LEAST_RATIO = 0.5
"""A translation has at least half as many words."""
_BAND = 80
"""How far apart two clauses may be, beyond the difference in document lengths."""


def pair_clauses(first: Sequence[Clause], second: Sequence[Clause]) -> list[Pair]:
    """Return the pairs of positions, in the order of both.

    Labels help unless one version was renumbered: pairing with and without labels are both tried,
    and the one with more pairs wins, then the one whose words are more alike.
    """
    ways = (_pair(first, second, weight) for weight in (_LABEL, 0.0))
    best = max(ways, key=lambda way: (len(way), _worth(way, first, second)))
    return _with_gaps(best, first, second)


def _with_gaps(pairs: list[Pair], first: Sequence[Clause], second: Sequence[Clause]) -> list[Pair]:
    """Pair what is left between two pairs, if both sides have equally many clauses of similar form.

    A heading or a short item is worded differently in every language.
    """
    found: list[Pair] = []
    before = (-1, -1)
    for pair in [*pairs, (len(first), len(second))]:
        rows, columns = range(before[0] + 1, pair[0]), range(before[1] + 1, pair[1])
        if len(rows) == len(columns):
            gap = list(zip(rows, columns, strict=True))
            if all(_alike_in_form(first[i], second[j]) for i, j in gap):
                found += gap
        if pair[0] < len(first):
            found.append(pair)
        before = pair
    return found


def _alike_in_form(one: Clause, other: Clause) -> bool:
    same = one.block.kind == other.block.kind and one.block.label == other.block.label
    shorter, longer = sorted((one.words, other.words))
    return same and shorter >= _LEAST_RATIO * longer


def _worth(pairs: Sequence[Pair], first: Sequence[Clause], second: Sequence[Clause]) -> float:
    return round(sum(likeness(first[i], second[j], 0.0) for i, j in pairs), 6)


def _pair(first: Sequence[Clause], second: Sequence[Clause], label: float) -> list[Pair]:
    """Return the pairing with the greatest likeness.

    A dynamic programme over both documents, as for sequences in biology (Needleman and Wunsch,
    1970), within a band around the diagonal.
    """
    rows, columns = len(first), len(second)
    best: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    steps: list[dict[int, str]] = [{} for _ in range(rows + 1)]
    band = _BAND + abs(rows - columns)
    for i in range(rows + 1):
        middle = i * columns // max(1, rows)
        for j in range(max(0, middle - band), min(columns, middle + band) + 1):
            best[i][j], steps[i][j] = _step(best, first, second, (i, j), label)
    return _path(steps, rows, columns)


def _step(
    best: Sequence[dict[int, float]],
    first: Sequence[Clause],
    second: Sequence[Clause],
    place: Pair,
    label: float,
) -> tuple[float, str]:
    i, j = place
    found, step = (0.0, "") if not i and not j else (-1.0, "")
    if i and j in best[i - 1]:
        found, step = best[i - 1][j], "first"
    if j and j - 1 in best[i] and best[i][j - 1] > found:
        found, step = best[i][j - 1], "second"
    if i and j and j - 1 in best[i - 1]:
        gain = likeness(first[i - 1], second[j - 1], label) - _LEAST
        if gain > 0 and best[i - 1][j - 1] + gain >= found:
            found, step = best[i - 1][j - 1] + gain, "both"
    return found, step


def _path(steps: Sequence[dict[int, str]], i: int, j: int) -> list[Pair]:
    pairs: list[Pair] = []
    while i or j:
        step = steps[i].get(j, "")
        if step == "both":
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif step == "first" or not j:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def likeness(one: Clause, other: Clause, label: float = _LABEL) -> float:
    """Return how much two clauses look like translations of each other, 0 to about 1.6.

    `label` is what the same label adds for a clause; sections are rarely renumbered.
    """
    if one.block.is_heading != other.block.is_heading:
        return 0.0
    label = _LABEL if one.block.is_heading else label
    labels = one.block.label, other.block.label
    found = _shared(one.stems, other.stems)
    if labels[0] and labels[1]:
        found += label if labels[0] == labels[1] else -label / 2
    elif labels[0] or labels[1]:
        found -= label / 2
    if one.values and other.values:
        found += _VALUES * _share_of_values(one, other)
    if one.block.kind == other.block.kind:
        found += _KIND
    if not (one.reads and other.reads) and labels[0] and labels[0] == labels[1]:
        found += _LABEL
    ratio = min(one.words, other.words) / max(one.words, other.words, 1)
    return found * (0.6 + 0.4 * min(1.0, 2 * ratio))


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the Dice coefficient of two bags of words, each weighted by its rarity."""
    total = sum(one.values()) + sum(other.values())
    common = one.keys() & other.keys()
    return sum(one[stem] + other[stem] for stem in common) / total if total else 0.0


def _share_of_values(one: Clause, other: Clause) -> float:
    same = sum(any(value.same(twin) for twin in other.values) for value in one.values)
    return 2 * same / (len(one.values) + len(other.values))
