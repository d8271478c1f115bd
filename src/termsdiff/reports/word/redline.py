"""A Word file with tracked changes: accept all for the new version, reject all for the old one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ...input.word.xml import Element
from ..notes import notes_of
from ..wording import counted
from .build import P
from .carry import Carrier
from .edit import REDLINE, Direction
from .links import Link, read_links
from .margins import write_margins
from .notes import Comments, lines_of, paragraph_at
from .settings import track_from_now_on
from .side import Side
from .stamp import Stamp, begin
from .stories import write_insides, write_story
from .work import Work

if TYPE_CHECKING:
    from datetime import datetime

    from ...comparison import Comparison
    from ...rules.finding import JudgedChange


def write_redline(
    comparison: Comparison, old: Side, new: Side, author: str, moment: datetime
) -> bytes:
    """Return NEW's file with every difference from OLD as a revision, and comments beside them."""
    stamp = _stamp(new, author, moment)
    work = Work(
        old,
        new,
        read_links(comparison, old, new),
        stamp,
        Carrier(old, new, stamp),
        _always,
        REDLINE,
        old.parts.main,
        new.parts.main,
    )
    write_story(work, old.body, new.body)
    write_margins(work, REDLINE)
    write_insides(work)
    _comment(comparison, work)
    track_from_now_on(new.parts)
    new.parts.as_document()
    return new.parts.packed()


def _always(link: Link) -> Direction:
    del link
    return REDLINE


def _stamp(side: Side, author: str, moment: datetime) -> Stamp:
    roots: list[Element] = [side.document, *side.margins.values()]
    roots += [note.getroottree().getroot() for note in side.notes.values()]
    return begin(author, moment, list(dict.fromkeys(roots)))


def _comment(comparison: Comparison, work: Work) -> None:
    comments = Comments(work.new.parts, work.stamp)
    first = next(work.new.body.iter(P), None)
    top = _counts(comparison)
    if top and first is not None:
        comments.add(first, top)
    lines = lines_of(comparison)
    for judged in comparison.changes:
        if judged.change.id in lines:
            place = paragraph_at(_elements(comparison, work, judged), work.places, work.new.body)
            if place is None:
                place = first
            if place is not None:
                comments.add(place, lines[judged.change.id])


def _elements(comparison: Comparison, work: Work, judged: JudgedChange) -> list[Element]:
    """Return what a change was read from, in NEW first."""
    found: list[Element] = []
    for side, clause, document in (
        (work.new, judged.change.new, comparison.new),
        (work.old, judged.change.old, comparison.old),
    ):
        for block in clause.blocks if clause is not None else ():
            found += side.elements(document, block)
    return found


def _counts(comparison: Comparison) -> list[str]:
    """Return the comment at the top: notes, and what was shown to say the same, with counts."""
    proved = [judged for judged in comparison.changes if judged.materiality == "editorial"]
    kinds = Counter(k for j in proved for k in dict.fromkeys(proof.kind for proof in j.proofs))
    lines = [note.words for note in notes_of(comparison)]
    if proved:
        words = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
        many = counted(len(proved), "change")
        lines.append(f"{many} shown to say the same, without a comment: {words}.")
    return lines
