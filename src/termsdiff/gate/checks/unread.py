"""What is not read here: submodules, folders behind links, stray and doubled files."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ...git.trees import SUBMODULE
from ..acknowledgements import Accepted
from ..problem import Problem, made_subject
from ..scope import Scope
from ..step import Changes, Touched
from ..terms_paths import GENERAL_REVIEW, TermsPath, is_document


def beyond_judgement(changes: Changes, scope: Scope, fresh: Accepted) -> Iterator[Problem]:
    """Yield changes where the gate cannot look: submodules, folders behind links."""
    for change in changes.submodules:
        entries = [one for one in (change.old, change.new) if one is not None]
        commits = [one.blob if one.mode == SUBMODULE else "" for one in entries]
        what = "a submodule: its terms are judged in its own repository, where the hook belongs"
        yield from _asked(change.path, what, commits, fresh)
    for change in changes.paths:
        link = next((link for place, link in scope.links if _is_below(change.path, place)), None)
        if link is not None and is_document(change.path):
            what = f"{link} is a link to this place, and texts behind links are not judged"
            blobs = [one.blob if one else "" for one in (change.old, change.new)]
            yield from _asked(change.path, what, blobs, fresh)


def _is_below(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def _asked(path: str, what: str, objects: list[str], fresh: Accepted) -> Iterator[Problem]:
    subject = made_subject("u", f"{path}, not judged", path, *objects)
    if not fresh.covers(subject):
        cure = (
            f"put the texts themselves under the guarded paths, or confirm that you have read the "
            f"change: {subject.command}"
        )
        yield Problem("unguarded", path, 1, what, cure, GENERAL_REVIEW, subject)


def stray_problems(
    one: Touched, old: Container[str], new: Container[str], fresh: Accepted
) -> Iterator[Problem]:
    """Yield a document among versions that is not a version, unless it was acknowledged.

    `old` and `new` are the names of the texts before and after the step.
    """
    place, change = one
    version = place.name.rpartition(".")[0]
    comes_with_it = place.is_original and version in new and version not in old
    if comes_with_it or (change.new is None and not place.is_original):
        return
    if place.is_being_filed:
        message = "an unfinished filing; the contents of this folder count as filed"
        cure = (
            "finish it by running any `termsdiff add`, `import` or `update` here, then stage "
            "its folder"
        )
        yield Problem("name", place.path, 1, message, cure)
        return
    blobs = [entry.blob if entry else "" for entry in (change.old, change.new)]
    subject = made_subject("u", f"{place.name}, not judged", place.path, *blobs)
    if fresh.covers(subject):
        return
    if place.is_original:
        message = (
            "the original of a version was changed after filing, and originals are not compared"
        )
        cure = f"undo it; if it is intended, {subject.command}"
    else:
        message = f"{place.name!r} is not a date, so this text is not compared with anything"
        cure = (
            "name the file for the day from which it applies: 2025-05-27.md; if it is not a "
            f"version, {subject.command}, or list it under ignore in [gate]"
        )
    yield Problem("name", place.path, 1, message, cure, place.review, subject)


def doubled_problem(place: TermsPath) -> Problem:
    """Return the problem that two files have the name of the same version."""
    message = f"two files are named {place.name}, so it is not known which of them applies"
    return Problem("name", place.path, 1, message, "keep one of them")
