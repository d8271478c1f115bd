"""Examine what a step does to the terms of one folder: every version that it touches, in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..versions.version import Version, predecessor
from .dates import disagreements, disorder, short_notice
from .defects import broken_limits, conflict_markers, introduced
from .edits import edits_in_place
from .places import Place, PlaceKind
from .problem import Problem, Report
from .reviews import new_entries
from .step import TermsStep, applies, version_named
from .weighing import (
    Accepted,
    made_subject,
    matters,
    stale,
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
    def pair(self) -> Comparison | None:
        """What the version changes against the one whose place it takes."""
        version = self.version
        before = predecessor(self.step.new.versions, version) if version else None
        if before is None or self.new is None:
            return None
        return self.context.contents.comparison(self.step.new.text_of(before), self.new)

    @property
    def edit(self) -> Comparison | None:
        """What the step changes in the text itself."""
        if self.old is None or self.new is None:
            return None
        return self.context.contents.comparison(self.old, self.new)


def examine(step: TermsStep, context: Context) -> Report:
    """Return what is to be said of the terms of one folder."""
    cases = [_case(step, context, place) for place in step.touched if place.kind != "review"]
    problems = [problem for case in cases for problem in _problems(case)]
    problems += _of_reviews(step, context)
    problems += _of_successors(step, context)
    remarks = [remark for case in _with_reviews(step, context) for remark in _remarks(case)]
    compared = ((case.place.path, case.pair or case.edit) for case in cases)
    return Report(
        problems=tuple(problems),
        remarks=tuple(remarks),
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
    if case.place.kind == "misnamed":
        if case.place in case.step.misnamed:
            yield _misnamed(case.place)
    elif case.new is None:
        yield from _deleted(case)
    else:
        yield from conflict_markers(case.context.contents.document(case.new))
        if case.place.kind == "version":
            yield from disagreements(case.place, case.context.contents.document(case.new))
        if case.old is None:
            yield from _added(case)
        else:
            yield from _edited(case)


def _misnamed(place: Place) -> Problem:
    return Problem(
        "name",
        place.path,
        1,
        f"{place.name!r} is no date",
        "name the file for the day from which it applies: 2025-05-27.md",
    )


def _deleted(case: Case) -> Iterator[Problem]:
    if case.place.kind == "version" and not case.applied:
        return
    assert case.old is not None
    subject = made_subject("d", f"{case.place.name} deleted", case.place.name, case.old.blob)
    if not case.fresh.covers(subject):
        message = "this version applied and must stay on record; the step deletes it"
        cure = (
            f"restore it (`git restore --staged --worktree`), or `termsdiff ack {subject.id} "
            '--reason "…"`'
        )
        yield Problem("deleted", case.place.path, 1, message, cure, case.place.review, subject)


def _added(case: Case) -> Iterator[Problem]:
    context, version = case.context, case.version
    assert case.new is not None
    if version is None:
        return
    # the past of terms that come into the repository is on record, nobody can undo it
    if not context.whole and not case.step.old.texts and applies(version, context.today):
        return
    pair = case.pair
    if not context.whole:
        yield from disorder(case.place, version, case.step.old.versions, case.accepted)
    if pair is not None:
        yield from _weighty(case, pair)
        yield from _notice(case, version, pair)
    yield from _defects(case, pair.old if pair else None, context.contents.document(case.new))


def _defects(case: Case, old: Document | None, new: Document) -> Iterator[Problem]:
    context, review = case.context, case.place.review
    yield from introduced(old, new, context.settings, case.accepted, review)
    yield from broken_limits(old, new, context.contents.configuration, case.accepted, review)


def _weighty(case: Case, pair: Comparison) -> Iterator[Problem]:
    changes = (judged for judged in pair.changes if matters(judged, case.context.settings))
    yield from unacknowledged(pair, changes, case.accepted, case.place.review)


def _notice(case: Case, version: Version, pair: Comparison) -> Iterator[Problem]:
    if pair.verdict in ("material", "minor") and not case.context.whole:
        context = case.context
        yield from short_notice(
            case.place, version, pair.old, context.today, context.settings, case.accepted
        )


def _edited(case: Case) -> Iterator[Problem]:
    edit = case.edit
    assert edit is not None
    if case.applied:
        yield from edits_in_place(edit, case.fresh, case.place)
    else:
        yield from _redrafted(case, edit)
    yield from _defects(case, edit.old, edit.new)


def _redrafted(case: Case, edit: Comparison) -> Iterator[Problem]:
    """Yield what an edit of a version that does not apply yet, or of a living text, brings."""
    pair = case.pair
    if pair is not None:
        yield from _weighty(case, pair)
        version = case.version
        if version is not None and edit.verdict in ("material", "minor"):
            yield from _notice(case, version, pair)
    left = uncovered(edit, pair, case.context.settings)
    yield from unacknowledged(edit, left, case.fresh, case.place.review)


def _of_reviews(step: TermsStep, context: Context) -> Iterator[Problem]:
    """Yield the changes whose acknowledgement a step takes away, though they stand."""
    texts = {place.name for place in step.touched if place.kind != "review"}
    for case in _with_reviews(step, context):
        if case.place.name in texts or case.pair is None:
            continue
        former = step.old.reviews.get(case.place.name, ())
        lost = {e.change for e in new_entries(step.new.reviews.get(case.place.name, ()), former)}
        changes = (judged for judged in case.pair.changes if judged.change.id in lost)
        yield from unacknowledged(case.pair, changes, case.accepted, case.place.review)


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
    former = contents.comparison(step.old.text_of(before), text).changes if before else ()
    known = {judged.change.id for judged in former}
    pair = contents.comparison(step.new.text_of(now), text)
    changes = (
        judged
        for judged in pair.changes
        if judged.change.id not in known and matters(judged, context.settings)
    )
    lost = step.old.reviews.get(before.day, ()) if before else ()
    entries = step.new.reviews.get(version.day, ()) + lost
    case = _case(step, context, Place(text.path, "version", step.folder, version.day))
    accepted = Accepted(entries, case.accepted.ids)
    yield from unacknowledged(pair, changes, accepted, case.place.review)


def _remarks(case: Case) -> Iterator[str]:
    """Yield the acknowledgements of this step that speak of nothing."""
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
