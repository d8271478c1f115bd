"""`align`: which block of the old document became which of the new one.

First anchors with the same words, then similarity in the gaps between anchors, then moved blocks,
then split or merged clauses, then headings by what is below them. See docs/alignment.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..parsing.block import Block
from ..parsing.document import Document
from .anchors import find_anchors, find_moved
from .assignment import assign
from .block_features import Feature, Vocabulary, features
from .entry import Alignment, Entry, TextState
from .fragments import Whole, find_parts
from .headings import follow_first_parts, pair_headings, pair_sole_clauses
from .kept_order import Pair, heaviest_increasing, weight_of

_LEAST_WORDS_MOVED = 5
"""Shorter blocks found elsewhere are not reported as moved: they are not clauses."""


def align(old: Document, new: Document) -> Alignment:
    """Align all headings and clauses of two documents."""
    vocabulary = Vocabulary()
    old_side = features(old.blocks, vocabulary)
    new_side = features(new.blocks, vocabulary)
    chain = find_anchors(old_side, new_side)
    pairs = {*chain, *find_moved(old_side, new_side, chain, _LEAST_WORDS_MOVED)}
    pairs |= set(assign(old_side, new_side, chain, pairs))
    chain = _steady(old_side, new_side, pairs)
    led = pair_headings(old_side, new_side, pairs)
    pairs |= set(led)
    pairs |= set(pair_sole_clauses(old_side, new_side, pairs))
    splits, merges = _fragments(old_side, new_side, pairs, chain)
    pairs = follow_first_parts(old_side, new_side, pairs, led, splits, merges)
    return Alignment(tuple(_entries(old_side, new_side, pairs, splits, merges)))


def _steady(old: Sequence[Feature], new: Sequence[Feature], pairs: set[Pair]) -> list[Pair]:
    """Return the pairs that keep their order."""
    ordered = sorted(pairs)
    return sorted(heaviest_increasing(ordered, lambda p: weight_of(old[p[0]].key, new[p[1]].key)))


def _fragments(
    old: Sequence[Feature], new: Sequence[Feature], pairs: set[Pair], chain: Sequence[Pair]
) -> tuple[list[Whole], list[Whole]]:
    """Find clauses that were split, then those that were merged, among the unmatched blocks."""
    taken_old = {i for i, _ in pairs}
    taken_new = {j for _, j in pairs}
    free_new = [f.position for f in new if f.position not in taken_new]
    splits = find_parts(old, new, dict(pairs), free_new, chain) if free_new else []
    in_splits = {split.whole for split in splits}
    free_old = [
        f.position for f in old if f.position not in taken_old and f.position not in in_splits
    ]
    if not free_old:
        return splits, []
    in_parts = {part for split in splits for part in split.parts}
    partner = {j: i for i, j in pairs if j not in in_parts}
    backwards = [(j, i) for i, j in chain]
    wholes = [f for f in new if f.position not in in_parts]
    merges = find_parts(new, old, partner, free_old, backwards) if wholes else []
    return splits, [merge for merge in merges if merge.whole not in in_parts]


def _entries(
    old: Sequence[Feature],
    new: Sequence[Feature],
    pairs: set[Pair],
    splits: Sequence[Whole],
    merges: Sequence[Whole],
) -> list[Entry]:
    groups = _groups(pairs, splits, merges)
    steady = set(_steady(old, new, {(olds[0], news[0]) for olds, news in groups}))
    entries = [
        (news[0], _entry(old, new, olds, news, steady=(olds[0], news[0]) in steady))
        for olds, news in groups
    ]
    used_old = {i for olds, _ in groups for i in olds}
    used_new = {j for _, news in groups for j in news}
    entries += [
        (f.position, Entry((), (f.block.index,), "added"))
        for f in new
        if f.position not in used_new
    ]
    removed = [f for f in old if f.position not in used_old]
    return _in_order(entries, removed, sorted(steady))


def _groups(
    pairs: set[Pair], splits: Sequence[Whole], merges: Sequence[Whole]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]]
    groups = [((split.whole,), split.parts) for split in splits]
    groups += [(merge.parts, (merge.whole,)) for merge in merges]
    used = {i for olds, _ in groups for i in olds}
    groups += [((i,), (j,)) for i, j in sorted(pairs) if i not in used]
    return groups


def _entry(
    old: Sequence[Feature],
    new: Sequence[Feature],
    olds: tuple[int, ...],
    news: tuple[int, ...],
    *,
    steady: bool,
) -> Entry:
    same = " ".join([old[i].key for i in olds]) == " ".join([new[j].key for j in news])
    state: TextState = "identical" if same else "edited"
    one, other = old[olds[0]].block, new[news[0]].block
    if same and steady and one.written_label == other.written_label and len(olds) == len(news) == 1:
        return Entry((one.index,), (other.index,), "identical")
    moved = not steady and (other.is_heading or _least_words(old, new, olds, news))
    renumbered = _is_renumbered(one, other)
    return Entry(
        tuple(old[i].block.index for i in olds),
        tuple(new[j].block.index for j in news),
        state,
        moved=moved,
        renumbered=renumbered,
    )


def _is_renumbered(one: Block, other: Block) -> bool:
    """Whether a block has another number, or lost or gained one.

    Numbers that nobody wrote follow from the place in a list: they do not count.
    """
    if one.written_label and other.written_label:
        return one.label.casefold() != other.label.casefold()
    written = one.written_label or other.written_label
    return bool(written) and not (one.label and other.label)


def _least_words(
    old: Sequence[Feature], new: Sequence[Feature], olds: tuple[int, ...], news: tuple[int, ...]
) -> bool:
    """Whether both sides are long enough to be reported as moved."""
    words = min(sum(old[i].size for i in olds), sum(new[j].size for j in news))
    return words >= _LEAST_WORDS_MOVED


def _in_order(
    entries: list[tuple[int, Entry]], removed: Sequence[Feature], steady: Sequence[Pair]
) -> list[Entry]:
    """Sort by place in the new document; a removed block follows the previous steady pair."""
    placed = [((place, 1, 0), entry) for place, entry in entries]
    chain = list(steady)
    after = -1
    position = 0
    for feature in removed:
        while position < len(chain) and chain[position][0] < feature.position:
            after = chain[position][1]
            position += 1
        entry = Entry((feature.block.index,), (), "removed")
        placed.append(((after, 2, feature.position), entry))
    placed.sort(key=lambda item: item[0])
    return [entry for _, entry in placed]
