"""One text that a step touches, with everything the checks need to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ...comparison import Comparison
from ...parsing import Document
from ...versions.version import Version, predecessor
from ..acknowledgements import Accepted, new_entries
from ..context import Context, Text
from ..terms_paths import TermsPath
from ..touched_terms import FolderSide, TermsStep, applies, version_named

OF_WEIGHT = ("material", "minor", "unassessed", "incomplete")
"""The verdicts of comparisons that show more than editorial changes."""


class OnRecord(NamedTuple):
    """The acknowledgements of a text: all on record, and those that the step adds."""

    accepted: Accepted
    fresh: Accepted


@dataclass(frozen=True, slots=True)
class TouchedText:
    """What every text has that a step touches: its place, and what was accepted of it."""

    step: TermsStep
    context: Context
    place: TermsPath
    on_record: OnRecord

    @property
    def applied(self) -> bool:
        """Whether it already applied before the step."""
        former = version_named(self.step.old, self.place.name)
        return former is not None and applies(former, self.context.today)

    @property
    def former_pair(self) -> Comparison | None:
        """What the version changed before the step, compared with the one that it replaced then."""
        former = version_named(self.step.old, self.place.name)
        before = None if former is None else predecessor(self.step.old.versions, former)
        if former is None or before is None:
            return None
        sides = (self.step.old.text_of(before), self.step.old.text_of(former))
        if any(self.context.contents.fault(text) for text in sides):
            return None
        return self.context.contents.comparison(*sides)


@dataclass(frozen=True, slots=True)
class DeletedText(TouchedText):
    """A text that only the old side has."""

    old: Text


@dataclass(frozen=True, slots=True)
class StandingText(TouchedText):
    """A text that the new side has, whatever the old one has under its name."""

    new: Text

    @property
    def document(self) -> Document:
        """The text, parsed."""
        return self.context.contents.document(self.new)

    @property
    def version(self) -> Version | None:
        """The version that it is after the step; a living text is none."""
        return version_named(self.step.new, self.place.name)

    @property
    def pair(self) -> Comparison | None:
        """What the version changes compared with the one that it replaces."""
        version = self.version
        return None if version is None else pair_of(self.step.new, version, self.context)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons that show what the step changes, the one to report first."""
        pair = self.pair
        return () if pair is None else (pair,)


@dataclass(frozen=True, slots=True)
class AddedText(StandingText):
    """A text that only the new side has."""


@dataclass(frozen=True, slots=True)
class RepairedText(StandingText):
    """A text that could not be read before the step, so nobody knows what the step changes in it.

    `fault` says why.
    """

    old: Text
    fault: str


@dataclass(frozen=True, slots=True)
class EditedText(StandingText):
    """A text that both sides have and that can be read on both."""

    old: Text

    @property
    def edit(self) -> Comparison:
        """What the step changes in the text itself."""
        return self.context.contents.comparison(self.old, self.new)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparison with the version that it replaces, if there is one, and the edit."""
        pair = self.pair
        return (self.edit,) if pair is None else (pair, self.edit)


PresentText = AddedText | RepairedText | EditedText
Case = DeletedText | PresentText
"""What a step does to one text."""


def pair_of(side: FolderSide, version: Version, context: Context) -> Comparison | None:
    """Return what a version changes compared with the one that it replaces on that side."""
    before = predecessor(side.versions, version)
    if before is None:
        return None
    return context.contents.comparison(side.text_of(before), side.text_of(version))


def on_record(step: TermsStep, context: Context, place: TermsPath) -> OnRecord:
    """Return the acknowledgements of what belongs to a place."""
    entries = step.new.reviews.get(place.name, ())
    fresh = new_entries(step.old.reviews.get(place.name, ()), entries)
    new = step.new.texts.get(place.name)
    ids = context.ids | context.earlier_ids(new.path if new else place.path)
    return OnRecord(Accepted(entries, ids), Accepted(fresh, context.ids))


def case_of(step: TermsStep, context: Context, place: TermsPath) -> Case | None:
    """Return what a step does to the text at a place, None if neither side has a text there."""
    old, new = step.old.texts.get(place.name), step.new.texts.get(place.name)
    if new is not None:
        return present_text(step, context, place, new)
    if old is not None:
        return DeletedText(step, context, place, on_record(step, context, place), old)
    # a link was removed
    return None


def present_text(step: TermsStep, context: Context, place: TermsPath, new: Text) -> PresentText:
    """Return a text that the new side has, and what it was before the step."""
    known = on_record(step, context, place)
    old = step.old.texts.get(place.name)
    if old is None:
        return AddedText(step, context, place, known, new)
    fault = context.contents.fault(old)
    if fault:
        return RepairedText(step, context, place, known, new, old, fault)
    return EditedText(step, context, place, known, new, old)
