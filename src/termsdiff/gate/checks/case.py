"""One text that a step touches, with everything the checks need to know about it."""

from __future__ import annotations

from dataclasses import dataclass

from ...comparison import Comparison
from ...versions.version import Version, predecessor
from ..acknowledgements import Accepted, new_entries
from ..context import Context, Text
from ..terms_paths import TermsPath
from ..touched_terms import FolderSide, TermsStep, applies, version_named


@dataclass(frozen=True, slots=True)
class Case:
    """One text that a step touches: its place, both texts, what was accepted.

    `accepted` has all acknowledgements on record, `fresh` those added in this step.
    """

    step: TermsStep
    context: Context
    place: TermsPath
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

    @property
    def pair(self) -> Comparison | None:
        """What the version changes compared with the one that it replaces."""
        version = self.version
        return None if version is None else pair_of(self.step.new, version, self.context)

    @property
    def edit(self) -> Comparison | None:
        """What the step changes in the text itself, if the text could be read before."""
        if self.old is None or self.new is None or self.context.contents.fault(self.old):
            return None
        return self.context.contents.comparison(self.old, self.new)


def pair_of(side: FolderSide, version: Version, context: Context) -> Comparison | None:
    """Return what a version changes compared with the one that it replaces on that side."""
    before = predecessor(side.versions, version)
    if before is None:
        return None
    return context.contents.comparison(side.text_of(before), side.text_of(version))


def case_of(step: TermsStep, context: Context, place: TermsPath) -> Case:
    """Return a text that the step touches, with its acknowledgements."""
    entries = step.new.reviews.get(place.name, ())
    fresh = new_entries(step.old.reviews.get(place.name, ()), entries)
    old, new = step.old.texts.get(place.name), step.new.texts.get(place.name)
    path = new.path if new else place.path
    ids = context.ids | context.earlier_ids(path)
    return Case(
        step, context, place, old, new, Accepted(entries, ids), Accepted(fresh, context.ids)
    )
