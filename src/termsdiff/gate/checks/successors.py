"""Upcoming versions that now change something else because the version before them differs."""

from __future__ import annotations

from collections.abc import Iterator

from ...versions.version import Version, predecessor
from ..acknowledgements import Accepted
from ..context import Context
from ..problem import Problem
from ..terms_paths import TermsPath
from ..touched_terms import TermsStep, applies, version_named
from .asked import Key, keys_of, unacknowledged
from .case import on_record


def of_successors(step: TermsStep, context: Context) -> Iterator[Problem]:
    """Yield what upcoming versions now change because the version before them differs."""
    touched = {place.name for place in step.touched if place.kind == "version"}
    for version in step.new.versions:
        former = version_named(step.old, version.day)
        if former is None or version.day in touched or applies(version, context.today):
            continue
        before = predecessor(step.old.versions, former)
        now = predecessor(step.new.versions, version)
        # if there was no version before it, its changes were never asked about
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
    # what was accepted for the removed version now shows in this one
    lost = step.old.reviews.get(before.day, ()) if before else ()
    place = TermsPath(text.path, "version", step.folder, version.day)
    fresh = on_record(step, context, place).fresh
    accepted = Accepted(fresh.entries + lost, fresh.ids)
    yield from unacknowledged(pair, changes, accepted, place.review)
