"""A Word file with tracked changes: accept all for the new version, reject all for the old one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...input.word.xml import Element
from ...spoken import say
from ..top_notes import notes_of
from ..wording import counted
from .answers import answers_to, notes_on
from .build import P
from .carry import Carrier
from .comments import Comments, lines_of, paragraph_at
from .cover import add_cover
from .edit import REDLINE, TURNED_BACK, Direction
from .links import Link, read_links
from .margin_changes import write_margins
from .side import Side
from .stamp import Stamp, begin
from .stories import write_insides, write_story
from .word_settings import track_from_now_on
from .writing_state import Decide, Work

if TYPE_CHECKING:
    from datetime import datetime

    from ...comparison import Comparison
    from ...rules.finding import JudgedChange
    from ..options import WordOptions


def write_redline(
    comparison: Comparison, old: Side, new: Side, options: WordOptions, moment: datetime
) -> bytes:
    """Return NEW's file with every difference from OLD as a revision, with comments."""
    work = _work(comparison, old, new, options.author, moment, lambda link: REDLINE, REDLINE)
    write_story(work, old.body, new.body)
    write_margins(work)
    write_insides(work)
    lines = lines_of(comparison)
    _comment(comparison, work, lines, _counts(comparison))
    return _finished(comparison, work, options)


def write_answer(
    comparison: Comparison, old: Side, new: Side, options: WordOptions, moment: datetime
) -> bytes:
    """Return NEW's file as an answer: rejected changes are undone as tracked changes.

    What is accepted is as in NEW, without a mark; so is what is open, which a comment says.
    """
    answers = answers_to(comparison.changes, options.answers)

    def decide(link: Link) -> Direction | None:
        answer = answers.get(link.judged.change.id) if link.judged is not None else None
        return TURNED_BACK if answer is not None and answer.answer == "reject" else None

    work = replace(
        _work(comparison, old, new, options.author, moment, decide, None), states_forms=False
    )
    write_story(work, old.body, new.body)
    write_margins(work)
    write_insides(work)
    _comment(comparison, work, notes_on(comparison.changes, answers), [])
    return _finished(comparison, work, options)


def _work(
    comparison: Comparison,
    old: Side,
    new: Side,
    author: str,
    moment: datetime,
    decide: Decide,
    inherited: Direction | None,
) -> Work:
    stamp = _stamp(new, author, moment)
    links = read_links(comparison, old, new)
    carrier = Carrier(old, new, stamp)
    parts = old.parts.main, new.parts.main
    return Work(old, new, links, stamp, carrier, decide, inherited, *parts)


def _finished(comparison: Comparison, work: Work, options: WordOptions) -> bytes:
    if options.cover:
        add_cover(comparison, work.new)
    track_from_now_on(work.new.parts)
    work.new.parts.as_document()
    return work.new.parts.packed()


def _stamp(side: Side, author: str, moment: datetime) -> Stamp:
    roots: list[Element] = [side.document, *side.margins.values()]
    roots += [note.getroottree().getroot() for note in side.notes.values()]
    return begin(author, moment, list(dict.fromkeys(roots)))


def _comment(
    comparison: Comparison, work: Work, lines: Mapping[str, Sequence[str]], top: Sequence[str]
) -> None:
    comments = Comments(work.new.parts, work.stamp)
    first = next(work.new.body.iter(P), None)
    if top and first is not None:
        comments.add(first, top)
    for judged in comparison.changes:
        if judged.change.id in lines:
            elements = _elements(comparison, work, judged)
            place = paragraph_at(elements, work.places, work.new.body)
            place = first if place is None else place
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
    """Return the comment at the top: notes, and counts of what was proved to say the same."""
    proved = [judged for judged in comparison.changes if judged.materiality == "editorial"]
    kinds = Counter(k for j in proved for k in dict.fromkeys(proof.kind for proof in j.proofs))
    lines = [note.words for note in notes_of(comparison)]
    if proved:
        words = ", ".join(f"{say(kind)} {number}" for kind, number in kinds.most_common())
        many = counted(len(proved), "change")
        lines.append(
            say(
                "{changes} proved to say the same, without a comment: {kinds}.",
                changes=many,
                kinds=words,
            )
        )
    return lines
