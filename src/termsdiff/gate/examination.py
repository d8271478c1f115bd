"""Examine what a step does to the terms of one folder: every version that it touches, in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..versions.version import Version, predecessor
from .announcements import announcement_problems
from .dates import (
    disagreements,
    disorder,
    hidden_in_front_matter,
    impossible_spans,
    short_notice,
)
from .defects import broken_limits, conflict_markers, includes, incomplete, introduced
from .edits import edits_in_place
from .places import Place, PlaceKind
from .problem import Problem, Report
from .reviews import Acknowledgement, new_entries, stale
from .scope import doubled_problem, stray_problems
from .step import Side, TermsStep, applies, version_named
from .weighing import (
    Accepted,
    Key,
    keys_of,
    made_subject,
    subject_of,
    unacknowledged,
    uncovered,
)

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing import Document
    from .checking import Context
    from .contents import Text


@dataclass(frozen=True, slots=True)
class Case:
    """One text that a step touches: its place, both texts, what was accepted of it.

    `accepted` holds all acknowledgements on record, `fresh` those that come with this step.
    """

    step: TermsStep
    context: Context
    place: Place
    old: Text | None
    new: Text | None
    accepted: Accepted
    fresh: Accepted

    @property
    def version(self) -> Version | None:
        """The version after the step."""
        return version_named(self.step.new, self.place.name)

    @property
    def applied(self) -> bool:
        """Whether it applied already before the step."""
        former = version_named(self.step.old, self.place.name)
        return former is not None and applies(former, self.context.today)

    @property
    def former_pair(self) -> Comparison | None:
        """What the version changed before the step, against the one whose place it took then."""
        former = version_named(self.step.old, self.place.name)
        before = None if former is None else predecessor(self.step.old.versions, former)
        if former is None or before is None:
            return None
        sides = (self.step.old.text_of(before), self.step.old.text_of(former))
        if any(self.context.contents.fault(text) for text in sides):
            return None
        return self.context.contents.comparison(*sides)

    @property
    def pair(self) -> Comparison | None:
        """What the version changes against the one whose place it takes."""
        version = self.version
        return None if version is None else _pair(self.step.new, version, self.context)

    @property
    def edit(self) -> Comparison | None:
        """What the step changes in the text itself, where that could be read before."""
        if self.old is None or self.new is None or self.context.contents.fault(self.old):
            return None
        return self.context.contents.comparison(self.old, self.new)


def _pair(side: Side, version: Version, context: Context) -> Comparison | None:
    before = predecessor(side.versions, version)
    if before is None:
        return None
    return context.contents.comparison(side.text_of(before), side.text_of(version))


def examine(step: TermsStep, context: Context) -> Report:
    """Return what is to be said of the terms of one folder."""
    cases = [_case(step, context, place) for place in step.touched if place.kind in _TEXTS]
    problems = [problem for case in cases for problem in _problems(case)]
    for one in step.strays:
        fresh = _case(step, context, one.place).fresh
        problems += stray_problems(one, step.old.texts, step.new.texts, fresh)
    problems += [doubled_problem(place) for place in step.doubled]
    problems += _of_reviews(step)
    problems += _of_notices(step, context)
    problems += _of_successors(step, context)
    remarks = [remark for case in _with_reviews(step, context) for remark in _remarks(case)]
    remarks += [remark for case in cases for remark in _notes(case)]
    remarks += _new_texts(step, cases)
    compared = ((case.place.path, case.pair or case.edit) for case in cases)
    return Report(
        problems=tuple(problems),
        remarks=tuple(dict.fromkeys(remarks)),
        comparisons=tuple((path, found) for path, found in compared if found is not None),
    )


def _case(step: TermsStep, context: Context, place: Place) -> Case:
    entries = step.new.reviews.get(place.name, ())
    fresh = new_entries(step.old.reviews.get(place.name, ()), entries)
    old, new = step.old.texts.get(place.name), step.new.texts.get(place.name)
    path = new.path if new else place.path
    ids = context.ids | context.earlier_ids(path)
    return Case(
        step, context, place, old, new, Accepted(entries, ids), Accepted(fresh, context.ids)
    )


def _problems(case: Case) -> Iterator[Problem]:
    if case.new is None:
        yield from _deleted(case)
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
    """Yield that an edit cannot be judged because the text before it cannot be read."""
    assert case.old is not None
    assert case.new is not None
    blobs = (case.old.blob, case.new.blob)
    subject = made_subject("u", f"{case.place.name}, edited", case.place.path, *blobs)
    if not case.fresh.covers(subject):
        message = f"the text before this edit cannot be read: {fault}"
        cure = f'read the whole text, then `termsdiff ack {subject.short_id} --reason "…"`'
        yield Problem("unguarded", case.place.path, 1, message, cure, case.place.review, subject)
    yield from _added(case)


def _deleted(case: Case) -> Iterator[Problem]:
    announced = case.place.kind == "version" and not case.applied
    if announced and not _is_taken_back(case):
        return
    assert case.old is not None
    subject = made_subject("d", f"{case.place.name} deleted", case.place.name, case.old.blob)
    if not case.fresh.covers(subject):
        if announced:
            message = "what this version announced, and somebody accepted, is taken back"
        else:
            message = "this version applied and must stay on record; the step deletes it"
        cure = (
            f"restore it (`git restore --staged --worktree`), or `termsdiff ack "
            f'{subject.short_id} --reason "…"`'
        )
        yield Problem("deleted", case.place.path, 1, message, cure, case.place.review, subject)


def _is_taken_back(case: Case) -> bool:
    """Return whether changes that matter go with a version, and no other version makes them."""
    lost = case.former_pair
    if lost is None:
        return False
    kept: set[Key] = set()
    for version in case.step.new.versions:
        pair = _pair(case.step.new, version, case.context)
        kept |= set(keys_of(pair)) if pair else set()
    return any(
        case.context.asks(judged) and key not in kept
        for judged, key in zip(lost.changes, keys_of(lost), strict=True)
    )


def _added(case: Case) -> Iterator[Problem]:
    context, version = case.context, case.version
    assert case.new is not None
    document, pair = context.contents.document(case.new), case.pair
    yield from _unseen(case, document, (pair.old,) if pair else ())
    if version is None:
        return
    # the past of terms that come into the repository is on record, nobody can undo it
    if not context.whole and not case.step.old.texts and applies(version, context.today):
        return
    if not context.whole:
        yield from disorder(case.place, version, case.step.old.versions, case.fresh)
    if pair is not None:
        # what was accepted of an earlier text under this name was accepted of that text
        changes = (judged for judged in pair.changes if context.asks(judged))
        yield from unacknowledged(pair, changes, case.fresh, case.place.review)
        yield from _notice(case, version, pair, case.fresh)
    yield from _defects(case, pair.old if pair else None, document, case.fresh)


def _unseen(case: Case, document: Document, known: tuple[Document, ...]) -> Iterator[Problem]:
    """Yield what readers see and the program does not, or the other way round."""
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
    """Yield what an edit of a version that does not apply yet, or of a living text, brings."""
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

    What stood before the step may have been accepted at any time. What comes with it, be it in
    words that were accepted once before, needs an acknowledgement made for it.
    """
    former = case.former_pair
    standing = set(keys_of(former)) if former else set[Key]()
    for judged, key in zip(pair.changes, keys_of(pair), strict=True):
        if case.context.asks(judged):
            accepted = case.accepted if key in standing else case.fresh
            yield from unacknowledged(pair, (judged,), accepted, case.place.review)


def _of_reviews(step: TermsStep) -> Iterator[Problem]:
    """Yield the reviews from which a step takes entries; they may move to another version."""
    added = {
        entry
        for name, entries in step.new.reviews.items()
        for entry in new_entries(step.old.reviews.get(name, ()), entries)
    }
    for place in step.touched:
        former = step.old.reviews.get(place.name, ()) if place.kind == "review" else ()
        lost = new_entries(step.new.reviews.get(place.name, ()), former)
        # a version that gets a new date takes its review along
        moved = place.name not in step.new.texts and all(entry in added for entry in lost)
        if lost and not moved:
            yield lost_entries(place.path, lost)


def _of_notices(step: TermsStep, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with the notices of versions that a step touches or that it announces."""
    if context.settings.announcement != "required":
        return
    names = {place.name for place in step.touched if place.kind in ("version", "notice")}
    for name in sorted(names):
        version = version_named(step.new, name)
        pair = _pair(step.new, version, context) if version is not None else None
        # the past is on record: only what was never in force here can still be announced
        former = version_named(step.old, name)
        known = former is not None and applies(former, context.today)
        if version is None or pair is None or known:
            continue
        text = step.new.notices.get(name)
        case = _case(step, context, Place(version.source, "version", step.folder, name))
        said = context.contents.text(text) if text is not None else None
        yield from announcement_problems(
            case.place,
            pair,
            said,
            context.today,
            Accepted(case.accepted.entries, case.accepted.ids),
        )


_TEXTS = ("version", "living", "stray")


def lost_entries(path: str, lost: Sequence[Acknowledgement]) -> Problem:
    """Return the problem that entries of a review were removed or rewritten."""
    names = ", ".join(dict.fromkeys(entry.clause or entry.change for entry in lost[:_NAMED]))
    more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    message = (
        f"what was accepted of {names}{more} no longer stands there as it was committed; "
        "acknowledgements are only added"
    )
    cure = "put them back: `git restore --source=HEAD --staged --worktree` the file, then add to it"
    return Problem("review", path, 1, message, cure)


_NAMED = 3


def _with_reviews(step: TermsStep, context: Context) -> Iterator[Case]:
    for place in step.touched:
        text = step.new.texts.get(place.name)
        if place.kind == "review" and text is not None:
            kind: PlaceKind = "version" if version_named(step.new, place.name) else "living"
            yield _case(step, context, Place(text.path, kind, place.folder, place.name))


def _of_successors(step: TermsStep, context: Context) -> Iterator[Problem]:
    """Yield what upcoming versions now change because the version before them is another one."""
    touched = {place.name for place in step.touched if place.kind == "version"}
    for version in step.new.versions:
        former = version_named(step.old, version.day)
        if former is None or version.day in touched or applies(version, context.today):
            continue
        before = predecessor(step.old.versions, former)
        now = predecessor(step.new.versions, version)
        # where there was none before it, nothing of what it changes was ever asked
        if now is not None and (before is None or before.day != now.day):
            yield from _of_successor(step, context, version, before, now)


def _of_successor(
    step: TermsStep, context: Context, version: Version, before: Version | None, now: Version
) -> Iterator[Problem]:
    text = step.new.text_of(version)
    contents = context.contents
    former = contents.comparison(step.old.text_of(before), text) if before else None
    known = set(keys_of(former)) if former else set[Key]()
    pair = contents.comparison(step.new.text_of(now), text)
    changes = (
        judged
        for judged, key in zip(pair.changes, keys_of(pair), strict=True)
        if key not in known and context.asks(judged)
    )
    # what was accepted of the version that went away now shows in this one
    lost = step.old.reviews.get(before.day, ()) if before else ()
    case = _case(step, context, Place(text.path, "version", step.folder, version.day))
    accepted = Accepted(case.fresh.entries + lost, case.fresh.ids)
    yield from unacknowledged(pair, changes, accepted, case.place.review)


def _remarks(case: Case) -> Iterator[str]:
    """Yield the acknowledgements that speak of nothing, or count no longer."""
    known = [
        subject_of(found, judged)
        for found in (case.pair, case.edit)
        if found is not None
        for judged in found.changes
    ]
    for entry in stale(case.fresh.entries, known):
        if entry.change.startswith("c-"):
            what = f"{entry.change} ({entry.clause})" if entry.clause else entry.change
            yield (
                f"{case.place.review}: acknowledges {what}, which is no change of "
                f"{case.place.name}; remove the entry, or see whether the edit is staged"
            )
    for entry in case.accepted.entries:
        if entry.is_short:
            yield (
                f"{case.place.review}: {entry.change} is an id of an older termsdiff, which too "
                "many changes could share; it counts no longer, so acknowledge the change again"
            )


def _new_texts(step: TermsStep, cases: Sequence[Case]) -> Iterator[str]:
    """Yield what is new and so compared with nothing."""
    if not step.old.texts and step.new.texts:
        yield f"{step.folder or '.'}: new terms; their first text is compared with none"
        return
    for case in cases:
        if case.place.kind == "living" and case.old is None:
            yield f"{case.place.path}: a new text, compared with none"


def _notes(case: Case) -> Iterator[str]:
    """Yield what a reader must know of a text that the step touches, or of its comparison."""
    if case.new is None:
        return
    found = case.pair or case.edit
    of_both = found.notes if found is not None else ()
    for note in (*case.context.contents.document(case.new).notes, *of_both):
        if not note.incomplete:
            yield f"{case.place.path}: {note.text}"
