"""Run the checks on what a step does to the terms of one folder, text by text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...comparison import Comparison
from ...parsing import Document
from ...versions.version import Version
from ..acknowledgements import Accepted
from ..context import Context
from ..problem import Problem, Report, made_subject
from ..touched_terms import TermsStep, applies
from .announcements import of_announcements
from .asked import Key, keys_of, unacknowledged, uncovered
from .case import Case, case_of
from .defects import broken_limits, conflict_markers, introduced
from .deletions import deleted
from .hidden import hidden_in_front_matter
from .in_place import edits_in_place
from .missing import includes, incomplete
from .promises import short_notice
from .review_records import of_reviews, remarks_on, with_reviews
from .successors import of_successors
from .unread import doubled_problem, stray_problems
from .version_dates import disagreements, disorder, impossible_spans

_TEXTS = ("version", "living")


def examine(step: TermsStep, context: Context) -> Report:
    """Return what was found in the terms of one folder."""
    cases = [case_of(step, context, place) for place in step.touched if place.kind in _TEXTS]
    problems = [problem for case in cases for problem in _problems(case)]
    for one in step.strays:
        fresh = case_of(step, context, one.place).fresh
        problems += stray_problems(one, step.old.texts, step.new.texts, fresh)
    problems += [doubled_problem(place) for place in step.doubled]
    problems += of_reviews(step)
    problems += of_announcements(step, context)
    problems += of_successors(step, context)
    remarks = [remark for case in with_reviews(step, context) for remark in remarks_on(case)]
    remarks += [remark for case in cases for remark in _notes(case)]
    remarks += _new_texts(step, cases)
    compared = ((case.place.path, case.pair or case.edit) for case in cases)
    return Report(
        problems=tuple(problems),
        remarks=tuple(dict.fromkeys(remarks)),
        comparisons=tuple((path, found) for path, found in compared if found is not None),
    )


def _problems(case: Case) -> Iterator[Problem]:
    if case.new is None:
        yield from deleted(case)
        return
    document = case.context.contents.document(case.new)
    yield from conflict_markers(document)
    if case.place.kind == "version":
        yield from disagreements(case.place, document)
        yield from impossible_spans(case.place, document)
    lost = case.context.contents.fault(case.old) if case.old is not None else ""
    if case.old is None:
        yield from _added(case)
    elif lost:
        yield from _unreadable_before(case, lost)
    else:
        yield from _edited(case)


def _unreadable_before(case: Case, fault: str) -> Iterator[Problem]:
    """Yield a problem if an edit cannot be judged because the previous text cannot be read."""
    assert case.old is not None
    assert case.new is not None
    blobs = (case.old.blob, case.new.blob)
    subject = made_subject("u", f"{case.place.name}, edited", case.place.path, *blobs)
    if not case.fresh.covers(subject):
        message = f"the text before the edit cannot be read: {fault}"
        cure = f'read the whole text, then `termsdiff ack {subject.short_id} --reason "…"`'
        yield Problem("unguarded", case.place.path, 1, message, cure, case.place.review, subject)
    yield from _added(case)


def _added(case: Case) -> Iterator[Problem]:
    context, version = case.context, case.version
    assert case.new is not None
    document, pair = context.contents.document(case.new), case.pair
    yield from _unseen(case, document, (pair.old,) if pair else ())
    if version is None:
        return
    # the history of terms that enter the repository is on record and cannot be undone
    if not context.whole and not case.step.old.texts and applies(version, context.today):
        return
    if not context.whole:
        yield from disorder(case.place, version, case.step.old.versions, case.fresh)
    if pair is not None:
        # acknowledgements of an earlier text under this name were for that text
        changes = (judged for judged in pair.changes if context.asks(judged))
        yield from unacknowledged(pair, changes, case.fresh, case.place.review)
        yield from _notice(case, version, pair, case.fresh)
    yield from _defects(case, pair.old if pair else None, document, case.fresh)


def _unseen(case: Case, document: Document, known: tuple[Document, ...]) -> Iterator[Problem]:
    """Yield what readers see and the program does not, or vice versa."""
    yield from hidden_in_front_matter(case.place, document, known, case.fresh)
    yield from includes(case.place, document, known, case.fresh)
    yield from incomplete(case.place, case.pair or case.edit, document, case.fresh)


def _defects(
    case: Case, old: Document | None, new: Document, accepted: Accepted
) -> Iterator[Problem]:
    context, review = case.context, case.place.review
    yield from introduced(old, new, context.settings, accepted, review)
    yield from broken_limits(old, new, context.contents.configuration, accepted, review)


def _notice(
    case: Case, version: Version, pair: Comparison, accepted: Accepted
) -> Iterator[Problem]:
    if pair.verdict in _OF_WEIGHT and not case.context.whole:
        context = case.context
        yield from short_notice(
            case.place, version, pair.old, context.today, context.settings, accepted
        )


_OF_WEIGHT = ("material", "minor", "unassessed", "incomplete")


def _edited(case: Case) -> Iterator[Problem]:
    edit = case.edit
    assert edit is not None
    yield from _unseen(case, edit.new, (edit.old,))
    if case.applied:
        yield from edits_in_place(edit, case.fresh, case.place)
    else:
        yield from _redrafted(case, edit)
    yield from _defects(case, edit.old, edit.new, case.accepted)


def _redrafted(case: Case, edit: Comparison) -> Iterator[Problem]:
    """Yield what an edit of a version that does not apply yet, or of a living text, changes."""
    pair = case.pair
    if pair is not None:
        yield from _weighty(case, pair)
        version = case.version
        if version is not None and edit.verdict in _OF_WEIGHT:
            yield from _notice(case, version, pair, case.accepted)
    left = uncovered(edit, pair, case.context.asks)
    yield from unacknowledged(edit, left, case.fresh, case.place.review)


def _weighty(case: Case, pair: Comparison) -> Iterator[Problem]:
    """Yield the changes of a redraft that matter and are not acknowledged.

    What was there before the step may have been accepted at any time. What the step adds needs its
    own acknowledgement, even if the same words were accepted once before.
    """
    former = case.former_pair
    standing = set(keys_of(former)) if former else set[Key]()
    for judged, key in zip(pair.changes, keys_of(pair), strict=True):
        if case.context.asks(judged):
            accepted = case.accepted if key in standing else case.fresh
            yield from unacknowledged(pair, (judged,), accepted, case.place.review)


def _new_texts(step: TermsStep, cases: Sequence[Case]) -> Iterator[str]:
    """Yield texts that are new and so not compared with anything."""
    if not step.old.texts and step.new.texts:
        yield f"{step.folder or '.'}: new terms; their first text is not compared with anything"
        return
    for case in cases:
        if case.place.kind == "living" and case.old is None:
            yield f"{case.place.path}: a new text, not compared with anything"


def _notes(case: Case) -> Iterator[str]:
    """Yield what a reader must know about a text that the step touches, or its comparison."""
    if case.new is None:
        return
    found = case.pair or case.edit
    of_both = found.notes if found is not None else ()
    for note in (*case.context.contents.document(case.new).notes, *of_both):
        if not note.incomplete:
            yield f"{case.place.path}: {note.text}"
