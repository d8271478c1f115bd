"""Which paragraphs and rows of OLD became which of NEW: the alignment, by elements."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ...comparison import Comparison
from ...input.word.xml import Element, name
from ...rules.finding import JudgedChange
from ..blocks import changes_by_block
from .build import TBL, TR, P
from .side import Side

_TEXTS = (name("w:t"), name("w:delText"))


class Link(NamedTuple):
    """What happened to a clause: its elements on both sides, and its change."""

    olds: tuple[Element, ...]
    news: tuple[Element, ...]
    judged: JudgedChange | None


@dataclass
class Links:
    """The links by the elements of either side."""

    old: dict[Element, Link] = field(default_factory=dict)
    new: dict[Element, Link] = field(default_factory=dict)


def read_links(comparison: Comparison, old: Side, new: Side) -> Links:
    """Return the alignment of a comparison, by the elements that its blocks were read from."""
    changes = changes_by_block(comparison)
    links = Links()
    for entry in comparison.alignment:
        sides = (
            tuple(e for block in entry.old for e in old.elements(comparison.old, block)),
            tuple(e for block in entry.new for e in new.elements(comparison.new, block)),
        )
        link = Link(*sides, changes.of(entry))
        for element in link.olds:
            links.old.setdefault(element, link)
        for element in link.news:
            links.new.setdefault(element, link)
    return links


class Step(NamedTuple):
    """Items of OLD and of NEW, by index, that are written in one go; one side may have none."""

    olds: tuple[int, ...]
    news: tuple[int, ...]
    link: Link | None = None


def steps_of(
    olds: Sequence[Element], news: Sequence[Element], links: Links, *, is_loose: bool
) -> list[Step]:
    """Return what to write for a container, in an order compatible with both sides.

    What moved, or is on one side only, is on its own. With `is_loose`, what the alignment says
    nothing of is paired by place: the paragraphs of a cell, a note, a header.
    """
    staying = _in_order(_candidates(olds, news, links))
    steps: list[Step] = []
    next_old = next_new = 0
    apart = _Apart(
        {n for n, e in enumerate(olds) if (link := links.old.get(e)) and link.news},
        {n for n, e in enumerate(news) if (link := links.new.get(e)) and link.olds},
    )
    for step in [*staying, Step((len(olds),), (len(news),))]:
        gap = range(next_old, step.olds[0]), range(next_new, step.news[0])
        steps += _between(olds, news, *gap, apart, links, is_loose=is_loose)
        next_old, next_new = step.olds[-1] + 1, step.news[-1] + 1
        steps.append(step)
    return _with_last_pair(olds, news, steps[:-1])


def _with_last_pair(
    olds: Sequence[Element], news: Sequence[Element], steps: list[Step]
) -> list[Step]:
    """Pair the last paragraphs where no paragraph is on both sides: the end of the last one stays.

    Neither Word nor LibreOffice can track the last end of a text as gone.
    """
    if any(step.olds and step.news and news[step.news[0]].tag == P for step in steps):
        return steps
    if not (olds and news and olds[-1].tag == news[-1].tag == P):
        return steps
    last = Step((len(olds) - 1,), (len(news) - 1,))
    kept = [s for s in steps if s.olds != last.olds and s.news != last.news]
    return [*kept, last]


class _Apart(NamedTuple):
    """Items whose other side is elsewhere: they are not paired here."""

    old: set[int]
    new: set[int]


def _candidates(olds: Sequence[Element], news: Sequence[Element], links: Links) -> list[Step]:
    """Return the pairs of items that the alignment makes, in the order of NEW."""
    old_places = {element: n for n, element in enumerate(olds)}
    new_places = {element: n for n, element in enumerate(news)}
    found: list[Step] = []
    seen: set[int] = set()
    for place, item in enumerate(news):
        link = links.new.get(item)
        if item.tag == TBL or (item.tag == TR and link is None):
            other = _holder_of(item, links, old_places)
            if other is not None and other not in seen:
                seen.add(other)
                found.append(Step((other,), (place,)))
        elif link is not None and link.news[0] is item:
            step = _step(link, old_places, new_places)
            if step is not None and not seen.intersection(step.olds):
                seen.update(step.olds)
                found.append(step)
    return found


def _step(
    link: Link, old_places: dict[Element, int], new_places: dict[Element, int]
) -> Step | None:
    """Return the items of a link where all are here and nothing is between them."""
    kinds = {e.tag for e in (*link.olds, *link.news)}
    is_row = kinds == {TR} and len(link.olds) == len(link.news) == 1
    if not link.olds or (kinds != {P} and not is_row):
        return None
    old = [old_places.get(e, -1) for e in link.olds]
    new = [new_places.get(e, -1) for e in link.news]
    for places in (old, new):
        if min(places) < 0 or places != list(range(places[0], places[0] + len(places))):
            return None
    return Step(tuple(old), tuple(new), link)


def _holder_of(table: Element, links: Links, places: dict[Element, int]) -> int | None:
    """Return the table or row of OLD from which most rows or paragraphs of one came."""
    votes: Counter[int] = Counter()
    for inner in table.iter(P, TR):
        link = links.new.get(inner)
        for other in link.olds if link is not None else ():
            item: Element | None = other
            while item is not None and item not in places:
                item = item.getparent()
            if item is not None and item.tag == table.tag:
                votes[places[item]] += 1
    return votes.most_common(1)[0][0] if votes else None


def _in_order(steps: Sequence[Step]) -> list[Step]:
    """Return the longest run of steps whose old sides are in order: what did not move."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, step in enumerate(steps):
        length = bisect_left(tails, step.olds[0])
        previous.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [step.olds[0]]
        ends[length : length + 1] = [index]
    kept = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(steps[index])
        index = previous[index]
    return kept[::-1]


def _between(
    olds: Sequence[Element],
    news: Sequence[Element],
    old_range: range,
    new_range: range,
    apart: _Apart,
    links: Links,
    *,
    is_loose: bool,
) -> list[Step]:
    """Pair what is the same between two steps: empty paragraphs, and those of no clause."""
    free_old = [n for n in old_range if n not in apart.old]
    free_new = [n for n in new_range if n not in apart.new]
    pairs = _same([_key(olds[n]) for n in free_old], [_key(news[n]) for n in free_new])
    matched = [(free_old[a], free_new[b]) for a, b in pairs]
    if is_loose:
        matched = _by_place(olds, news, free_old, free_new, matched)
    steps: list[Step] = []
    next_old, next_new = old_range.start, new_range.start
    for old, new in [*matched, (old_range.stop, new_range.stop)]:
        steps += [Step((n,), (), links.old.get(olds[n])) for n in range(next_old, old)]
        steps += [Step((), (n,), links.new.get(news[n])) for n in range(next_new, new)]
        steps.append(Step((old,), (new,)))
        next_old, next_new = old + 1, new + 1
    return steps[:-1]


def _key(item: Element) -> tuple[str, str]:
    return str(item.tag), "".join(text.text or "" for text in item.iter(*_TEXTS))


def _same(old: Sequence[object], new: Sequence[object]) -> list[tuple[int, int]]:
    """Return the pairs of equal values that come in one order on both sides, most of them."""
    codes: dict[object, int] = {}
    sides = [[codes.setdefault(value, len(codes)) for value in side] for side in (old, new)]
    return [
        (block.src_start + n, block.dest_start + n)
        for block in Indel.opcodes(*sides)
        if block.tag == "equal"
        for n in range(block.src_end - block.src_start)
    ]


def _by_place(
    olds: Sequence[Element],
    news: Sequence[Element],
    free_old: Sequence[int],
    free_new: Sequence[int],
    matched: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Pair what is left between equal items one by one, from the first."""
    result: list[tuple[int, int]] = []
    last_old = last_new = -1
    for old, new in [*matched, (len(olds), len(news))]:
        left = [n for n in free_old if last_old < n < old]
        right = [n for n in free_new if last_new < n < new]
        for a, b in zip(left, right, strict=False):
            if olds[a].tag == news[b].tag:
                result.append((a, b))
        if old < len(olds):
            result.append((old, new))
        last_old, last_new = old, new
    return result
