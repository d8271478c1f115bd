"""Versions that a step deletes: those that applied, and those whose changes were accepted."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem, made_subject
from .asked import Key, keys_of
from .case import DeletedText, pair_of


def deleted(case: DeletedText) -> Iterator[Problem]:
    """Yield a problem if a step deletes a version that must stay on record, or accepted changes."""
    announced = case.place.kind == "version" and not case.applied
    if announced and not _is_taken_back(case):
        return
    subject = made_subject("d", f"{case.place.name} deleted", case.place.name, case.old.blob)
    if not case.on_record.fresh.covers(subject):
        message = _withdrawn(case, announced=announced)
        cure = f"restore it (`git restore --staged --worktree`), or {subject.command}"
        yield Problem("deleted", case.place.path, 1, message, cure, case.place.review, subject)


def _withdrawn(case: DeletedText, *, announced: bool) -> str:
    if announced:
        return "this version announced changes that were accepted; the step withdraws them"
    what = "version applied" if case.place.kind == "version" else "text was in use"
    return f"this {what} and must stay on record; the step deletes it"


def _is_taken_back(case: DeletedText) -> bool:
    """Return whether changes that matter go with a version, and no other version makes them."""
    lost = case.former_pair
    if lost is None:
        return False
    kept: set[Key] = set()
    for version in case.step.new.versions:
        pair = pair_of(case.step.new, version, case.context)
        kept |= set(keys_of(pair)) if pair else set()
    return any(
        case.context.asks(judged) and key not in kept
        for judged, key in zip(lost.changes, keys_of(lost), strict=True)
    )
