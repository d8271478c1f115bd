"""Acknowledgements that a step removes, or that match no change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...comparison import Comparison
from ..acknowledgements import Acknowledgement, lost_entries, new_entries, stale
from ..context import Context
from ..problem import Problem
from ..terms_paths import PlaceKind, TermsPath
from ..touched_terms import TermsStep, version_named
from .asked import subject_of
from .case import PresentText, present_text


class Moves(NamedTuple):
    """What may have moved: a text under another name takes its review along.

    `added` are the entries that a step adds to reviews of all folders, `found` those that it found
    in them, and `edits` what it changes in texts that it renames, by their new paths.
    """

    added: frozenset[Acknowledgement]
    found: frozenset[Acknowledgement]
    edits: Mapping[str, Comparison]


def moves_of(steps: Sequence[TermsStep], edits: Mapping[str, Comparison]) -> Moves:
    """Return what may have moved in a step, given what it changes in texts that it renames."""
    added = (
        entry
        for step in steps
        for name, entries in step.new.reviews.items()
        for entry in new_entries(step.old.reviews.get(name, ()), entries)
    )
    found = (one for step in steps for entries in step.old.reviews.values() for one in entries)
    return Moves(frozenset(added), frozenset(found), edits)


def of_reviews(step: TermsStep, moves: Moves) -> Iterator[Problem]:
    """Yield the reviews from which a step removes entries; they may move to another text."""
    for place in step.touched:
        former = step.old.reviews.get(place.name, ()) if place.kind == "review" else ()
        lost = new_entries(step.new.reviews.get(place.name, ()), former)
        moved = place.name not in step.new.texts and all(one in moves.added for one in lost)
        if lost and not moved:
            yield lost_entries(place.path, lost)


def with_reviews(step: TermsStep, context: Context) -> Iterator[PresentText]:
    """Yield the texts whose review a step touches."""
    for place in step.touched:
        text = step.new.texts.get(place.name)
        if place.kind == "review" and text is not None:
            kind: PlaceKind = "version" if version_named(step.new, place.name) else "living"
            beside = TermsPath(text.path, kind, place.folder, place.name)
            yield present_text(step, context, beside, text)


def remarks_on(case: PresentText, moves: Moves) -> Iterator[str]:
    """Yield the acknowledgements that match no change, or no longer count."""
    added = [one for one in case.on_record.fresh.entries if one not in moves.found]
    renamed = moves.edits.get(case.place.path)
    comparisons = case.comparisons if renamed is None else (*case.comparisons, renamed)
    known = [subject_of(found, judged) for found in comparisons for judged in found.changes]
    for entry in stale(added, known):
        if entry.change.startswith("c-"):
            what = f"{entry.change} ({entry.clause})" if entry.clause else entry.change
            yield (
                f"{case.place.review}: acknowledges {what}, which is not a change in "
                f"{case.place.name}; remove the entry, or check that the edit is staged"
            )
    for entry in case.on_record.accepted.entries:
        if entry.is_short:
            yield (
                f"{case.place.review}: {entry.change} is an id from an older termsdiff, which too "
                f"many changes could share; it no longer counts, so acknowledge the change again"
            )
