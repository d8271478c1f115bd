"""A body, cell, note or header of NEW, written with the changes of its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ...input.word.xml import Element, name
from .build import TBL, P, put_before
from .edit import Direction, Ending, own_form
from .ends import settle_ends, state_forms
from .links import Link, Step, steps_of
from .paragraphs import (
    add_paragraph,
    deleted_paragraph,
    edit_group,
    leave_group,
    move_paragraph,
)
from .side import items_of
from .tracking import cells_of, is_deleted, rows_of, track_row
from .writing_state import Work

_WRAPPERS = (name("w:sdtContent"), name("w:sdt"), name("w:customXml"))


def write_story(work: Work, old: Element, new: Element, *, is_loose: bool = False) -> None:
    """Write into a container of NEW, in place, what differs from a container of OLD.

    With `is_loose`, paragraphs that no clause was read from are paired by place.
    """
    olds, news = items_of(old), items_of(new)
    steps = steps_of(olds, news, work.links, is_loose=is_loose)
    moves = _moves(steps, olds, news)
    endings: list[Ending] = []
    previous: Element | None = None
    moved: dict[int, Ending] = {}
    for step in steps:
        if step.olds and step.news:
            endings += _write_common(work, step, olds, news)
            previous = news[step.news[-1]]
            continue
        direction = work.direction(step.link)
        if step.news:
            item = news[step.news[0]]
            previous = item
            if direction is None:
                endings += _as_they_are([item])
            elif item.tag == TBL:
                for row in rows_of(item):
                    track_row(row, direction.new, work.stamp)
            elif (link := moves.get(id(step.link))) is not None:
                endings.append(_moved(work, direction, link, moved, is_old=False))
            else:
                endings.append(add_paragraph(work, direction, item))
        elif direction is not None and not is_deleted(olds[step.olds[0]]):
            item = olds[step.olds[0]]
            if item.tag == TBL:
                gone = _deleted_table(work, direction, item)
            else:
                ending = (
                    _moved(work, direction, link, moved, is_old=True)
                    if (link := moves.get(id(step.link))) is not None
                    else deleted_paragraph(work, direction, item)
                )
                endings.append(ending)
                gone = ending.element
            _place(gone, previous, new, news)
            previous = gone
    is_last = bool(endings) and endings[-1].element is previous
    endings = settle_ends(endings, work.stamp, is_last=is_last)
    if work.states_forms:
        state_forms(endings, work.stamp)


def _moves(
    steps: Sequence[Step], olds: Sequence[Element], news: Sequence[Element]
) -> dict[int, Link]:
    """Return the links, by identity, of paragraphs that are here on both sides, elsewhere."""
    gone = {id(s.link) for s in steps if s.link and not s.news and olds[s.olds[0]].tag == P}
    return {
        id(step.link): step.link
        for step in steps
        if step.link is not None
        and not step.olds
        and id(step.link) in gone
        and len(step.link.olds) == len(step.link.news) == 1
        and news[step.news[0]].tag == P
    }


def _moved(
    work: Work, direction: Direction, link: Link, done: dict[int, Ending], *, is_old: bool
) -> Ending:
    """Return one place of a move; both are written when the first of them is met."""
    other = done.pop(id(link), None)
    if other is not None:
        return other
    places = move_paragraph(work, direction, link.olds[0], link.news[0])
    done[id(link)] = places[1 if is_old else 0]
    return places[0 if is_old else 1]


def _write_common(
    work: Work, step: Step, olds: Sequence[Element], news: Sequence[Element]
) -> list[Ending]:
    """Write what both sides have: paragraphs in groups, a table row by row."""
    old, new = [olds[n] for n in step.olds], [news[n] for n in step.news]
    for element in old:
        work.places[element] = new[0]
    if new[0].tag == TBL:
        write_table(work, old[0], new[0])
        return []
    direction = work.direction(step.link)
    if direction is None:
        leave_group(work, old, new)
        return _as_they_are(new)
    return edit_group(work, direction, old, new)


def _as_they_are(items: Sequence[Element]) -> list[Ending]:
    return [Ending(p, "", own_form(p), own_form(p)) for p in items if p.tag == P]


def _place(
    element: Element, previous: Element | None, container: Element, news: Sequence[Element]
) -> None:
    """Put what only OLD has after what comes before it."""
    if previous is None:
        if not news:
            container.append(element)
            return
        first = news[0]
        while (parent := first.getparent()) is not None and parent is not container:
            first = parent
        put_before(first, element)
        return
    while (
        (parent := previous.getparent()) is not None
        and parent is not container
        and parent.tag in _WRAPPERS
        and previous.getnext() is None
    ):
        previous = parent
    previous.addnext(element)


def _deleted_table(work: Work, direction: Direction, table: Element) -> Element:
    clone = work.carrier.copy(table)
    for row, copy in zip(rows_of(table), rows_of(clone), strict=True):
        track_row(copy, direction.old, work.stamp)
        work.places[row] = copy
    return clone


def write_table(work: Work, old: Element, new: Element) -> None:
    """Write the changes of a table, row by row and cell by cell."""
    olds, news = rows_of(old), rows_of(new)
    previous: Element | None = None
    for step in steps_of(olds, news, work.links, is_loose=True):
        direction = work.direction(step.link)
        row = news[step.news[0]] if step.news else None
        before = olds[step.olds[0]] if step.olds else None
        if row is not None and before is not None:
            work.places[before] = row
            cells = cells_of(before), cells_of(row)
            if direction is None and step.link is not None:
                previous = row
                continue
            if len(cells[0]) == len(cells[1]):
                inner = work.within(direction)
                for left, right in zip(*cells, strict=True):
                    write_story(inner, left, right, is_loose=True)
                previous = row
                continue
        if direction is None:
            previous = row if row is not None else previous
            continue
        if before is not None and not is_deleted(before):
            gone = work.carrier.copy(before)
            track_row(gone, direction.old, work.stamp)
            if row is None:
                work.places[before] = gone
            _place(gone, previous, new, news)
            previous = gone
        if row is not None:
            track_row(row, direction.new, work.stamp)
            previous = row


def write_insides(work: Work) -> None:
    """Write what differs within notes and boxes that both sides have at one place."""
    main_old, main_new = work.old.parts.main, work.new.parts.main
    while work.insides:
        old, new, is_note = work.insides.pop()
        part = work
        if is_note:
            kind = "endnotes" if new.tag == name("w:endnote") else "footnotes"
            part = work.between(
                work.old.parts.related(main_old, kind), work.new.parts.related(main_new, kind)
            )
        write_story(part, old, new, is_loose=True)
