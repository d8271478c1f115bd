"""Run the checks on what a step does to the terms of each folder, text by text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...comparison import Comparison
from ...git.contents import open_objects
from ...git.trees import TreeEntry
from ...parsing import Document
from ...versions.version import Version
from ..acknowledgements import Accepted
from ..context import Contents, Context
from ..gate_settings import Policy
from ..problem import Problem, Report, made_subject
from ..recorded_opinions import read_opinions
from ..step import Changes, Request, Span
from ..touched_terms import TermsStep, applies, read_steps
from .announcements import of_announcements
from .asked import Key, keys_of, unacknowledged, uncovered
from .case import (
    OF_WEIGHT,
    AddedText,
    Case,
    DeletedText,
    EditedText,
    PresentText,
    RepairedText,
    case_of,
    on_record,
)
from .defects import broken_limits, conflict_markers, introduced
from .deletions import deleted
from .front_matter_keys import hidden_in_front_matter
from .in_place import edits_in_place
from .missing import includes, incomplete
from .notice_period import short_notice
from .renames import first_texts, notes_on_first_texts, of_first_texts
from .review_records import (
    Moves,
    moves_of,
    of_reviews,
    remarks_on,
    with_reviews,
)
from .successors import of_successors
from .unread import doubled_problem, stray_problems
from .version_dates import disagreements, disorder, impossible_spans

_TEXTS = ("version", "living")


def examined(
    span: Span,
    request: Request,
    policy: Policy,
    changes: Changes,
    before: Mapping[str, TreeEntry],
    after: Mapping[str, TreeEntry],
    ids: frozenset[str],
) -> list[Report]:
    """Return what was found in the terms that a step touches, a report for each folder."""
    with open_objects(span.repository) as reader:
        trees = dict.fromkeys((span.base, span.target))
        opinions = read_opinions(span.repository, trees, policy.source.readable())
        contents = Contents(reader, policy.configuration, opinions)
        today = request.today or date.today()
        context = Context(span, policy.settings, contents, today, request.whole, ids)
        steps = read_steps(before, after, changes.touched, policy.settings, contents)
        return examine(steps, context)


def examine(steps: Sequence[TermsStep], context: Context) -> list[Report]:
    """Return what was found in the terms of each folder, and what moved between them."""
    cases = {step.folder: _cases(step, context) for step in steps}
    firsts = first_texts([case for found in cases.values() for case in found])
    edits = {one.case.place.path: one.edit for one in firsts if one.edit is not None}
    moves = moves_of(steps, edits)
    reports = [_examined(step, cases[step.folder], context, moves) for step in steps]
    remarks = dict.fromkeys(notes_on_first_texts(firsts))
    moved = Report(tuple(of_first_texts(firsts)), tuple(remarks), tuple(edits.items()))
    return [*reports, moved]


def _cases(step: TermsStep, context: Context) -> list[Case]:
    places = (place for place in step.touched if place.kind in _TEXTS)
    return [case for place in places if (case := case_of(step, context, place)) is not None]


def _examined(step: TermsStep, cases: Sequence[Case], context: Context, moves: Moves) -> Report:
    present = [case for case in cases if not isinstance(case, DeletedText)]
    problems = [problem for case in cases for problem in _problems(case)]
    for one in step.strays:
        fresh = on_record(step, context, one.place).fresh
        problems += stray_problems(one, step.old.texts, step.new.texts, fresh)
    problems += [doubled_problem(place) for place in step.doubled]
    problems += of_reviews(step, moves)
    problems += of_announcements(step, context)
    problems += of_successors(step, context)
    reviewed = with_reviews(step, context)
    remarks = [remark for case in reviewed for remark in remarks_on(case, moves)]
    remarks += [remark for case in present for remark in _notes(case)]
    return Report(
        problems=tuple(problems),
        remarks=tuple(dict.fromkeys(remarks)),
        comparisons=tuple(
            (case.place.path, found) for case in present for found in case.comparisons[:1]
        ),
    )


def _problems(case: Case) -> Iterator[Problem]:
    if isinstance(case, DeletedText):
        yield from deleted(case)
        return
    yield from conflict_markers(case.document)
    if case.place.kind == "version":
        yield from disagreements(case.place, case.document)
        yield from impossible_spans(case.place, case.document)
    match case:
        case AddedText():
            yield from _added(case)
        case RepairedText():
            yield from _unreadable_before(case)
            yield from _added(case)
        case EditedText():
            yield from _edited(case)


def _unreadable_before(case: RepairedText) -> Iterator[Problem]:
    """Yield a problem if an edit cannot be judged because the previous text cannot be read."""
    blobs = (case.old.blob, case.new.blob)
    subject = made_subject("u", f"{case.place.name}, edited", case.place.path, *blobs)
    if not case.on_record.fresh.covers(subject):
        message = f"the text before the edit cannot be read: {case.fault}"
        cure = f"read the whole text, then {subject.command}"
        yield Problem("unguarded", case.place.path, 1, message, cure, case.place.review, subject)


def _added(case: AddedText | RepairedText) -> Iterator[Problem]:
    context, version, pair = case.context, case.version, case.pair
    fresh = case.on_record.fresh
    yield from _unseen(case, (pair.old,) if pair else ())
    if version is None:
        return
    # the history of terms that enter the repository is on record and cannot be undone
    if not context.whole and not case.step.old.texts and applies(version, context.today):
        return
    if not context.whole:
        yield from disorder(case.place, version, case.step.old.versions, fresh)
    if pair is not None:
        # acknowledgements of an earlier text under this name were for that text
        changes = (judged for judged in pair.changes if context.asks(judged))
        yield from unacknowledged(pair, changes, fresh, case.place.review)
        yield from _notice(case, version, pair, fresh)
    yield from _defects(case, pair.old if pair else None, fresh)


def _unseen(case: PresentText, known: tuple[Document, ...]) -> Iterator[Problem]:
    """Yield what readers see and the program does not, or vice versa."""
    place, document, fresh = case.place, case.document, case.on_record.fresh
    yield from hidden_in_front_matter(place, document, known, fresh)
    yield from includes(place, document, known, fresh)
    yield from incomplete(place, next(iter(case.comparisons), None), document, fresh)


def _defects(case: PresentText, old: Document | None, accepted: Accepted) -> Iterator[Problem]:
    context, new, review = case.context, case.document, case.place.review
    yield from introduced(old, new, context.settings, accepted, review)
    yield from broken_limits(old, new, context.contents.configuration, accepted, review)


def _notice(
    case: PresentText, version: Version, pair: Comparison, accepted: Accepted
) -> Iterator[Problem]:
    if pair.verdict in OF_WEIGHT and not case.context.whole:
        context = case.context
        yield from short_notice(
            case.place, version, pair.old, context.today, context.settings, accepted
        )


def _edited(case: EditedText) -> Iterator[Problem]:
    edit = case.edit
    yield from _unseen(case, (edit.old,))
    if case.applied:
        yield from edits_in_place(edit, case.on_record.fresh, case.place)
    else:
        yield from _redrafted(case)
    yield from _defects(case, edit.old, case.on_record.accepted)


def _redrafted(case: EditedText) -> Iterator[Problem]:
    """Yield what an edit of a version that does not apply yet, or of a living text, changes."""
    edit, pair = case.edit, case.pair
    if pair is not None:
        yield from _weighty(case, pair)
        version = case.version
        if version is not None and edit.verdict in OF_WEIGHT:
            yield from _notice(case, version, pair, case.on_record.accepted)
    left = uncovered(edit, pair, case.context.asks)
    yield from unacknowledged(edit, left, case.on_record.fresh, case.place.review)


def _weighty(case: EditedText, pair: Comparison) -> Iterator[Problem]:
    """Yield the changes of a redraft that matter and are not acknowledged.

    What was there before the step may have been accepted at any time. What the step adds needs its
    own acknowledgement, even if the same words were accepted once before.
    """
    former = case.former_pair
    standing = set(keys_of(former)) if former else set[Key]()
    for judged, key in zip(pair.changes, keys_of(pair), strict=True):
        if case.context.asks(judged):
            accepted = case.on_record.accepted if key in standing else case.on_record.fresh
            yield from unacknowledged(pair, (judged,), accepted, case.place.review)


def _notes(case: PresentText) -> Iterator[str]:
    """Yield what a reader must know about a text that the step touches, or its comparison."""
    of_both = case.comparisons[0].notes if case.comparisons else ()
    for note in (*case.document.notes, *of_both):
        if not note.incomplete:
            yield f"{case.place.path}: {note.text}"
