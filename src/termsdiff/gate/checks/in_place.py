"""Edits of a version that already applies: each needs its own acknowledgement."""

from __future__ import annotations

from collections.abc import Iterator

from ...comparison import Comparison
from ..acknowledgements import Accepted
from ..problem import Problem, ProblemKind, made_subject
from ..terms_paths import TermsPath
from .asked import unacknowledged

_KIND: ProblemKind = "edited-in-place"


def edits_in_place(edit: Comparison, fresh: Accepted, place: TermsPath) -> Iterator[Problem]:
    """Yield a problem for each edit without its own acknowledgement."""
    yield from unacknowledged(edit, edit.changes, fresh, place.review, _KIND)
    before, after = dict(edit.old.front_matter), dict(edit.new.front_matter)
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    for key in keys:
        yield from _front_matter(key, before.get(key, ""), after.get(key, ""), fresh, place)
    if not edit.changes and not keys and edit.old.markdown != edit.new.markdown:
        yield from _spelling(edit, fresh, place)


def _front_matter(
    key: str, old: str, new: str, fresh: Accepted, place: TermsPath
) -> Iterator[Problem]:
    subject = made_subject("f", f"front matter, {key}", place.name, key, old, new, old=old, new=new)
    if not fresh.covers(subject):
        message = f"front matter, {key}: {old or 'nothing'} became {new or 'nothing'}"
        cure = f"undo it; if it is intended, {subject.command}"
        yield Problem(_KIND, place.path, 1, message, cure, place.review, subject)


def _spelling(edit: Comparison, fresh: Accepted, place: TermsPath) -> Iterator[Problem]:
    words = (edit.old.sha256, edit.new.sha256)
    subject = made_subject("s", "Markdown notation only", place.name, *words)
    if not fresh.covers(subject):
        message = "the Markdown is written differently; the words are the same"
        cure = f"undo it; if it is intended, {subject.command}"
        yield Problem(_KIND, place.path, 1, message, cure, place.review, subject)
