"""What the gate guards in a repository, and what in sight looks like terms and is not guarded."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .git import LINK, REGULAR, SUBMODULE, Entry
from .globs import matches
from .places import GENERAL_REVIEW, Place, is_above_or_below, is_dated, is_document, place_of
from .problem import Problem
from .touched import Changes, Touched
from .weighing import Accepted, made_subject

if TYPE_CHECKING:
    from .settings import GateSettings

TELLING = (
    *("terms", "tos", "conditions", "eula", "privacy", "agreement", "agreements", "dpa", "legal"),
    *("policy", "policies", "contract", "contracts", "addendum", "sla", "agb", "datenschutz"),
)
"""Words in the name of a file, or of its folder, that make it look like terms."""
_WORDS = re.compile(r"[^\W\d_]+")
_ELSEWHERE = re.compile(r"(?:^|/)(?:\.[^/]+|node_modules|vendor|third_party|tests?|reports)/")
_NO_TERMS = re.compile(r"(?:README|LICEN[CS]E|CONTRIBUTING|SECURITY|CHANGELOG|CODE_OF_CONDUCT)\b")
_SHOWN = 5
_MOST_LINKS = 10
_OF_USE = "name it under [gate] paths in termsdiff.toml"


class Scope(NamedTuple):
    """What is guarded: how many texts, and by which patterns; what is not, each with the reason.

    `links` are the folders to which links among the guarded places lead, with the link of each.
    """

    guarded: int
    unguarded: tuple[str, ...]
    without: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()


def survey(
    entries: Mapping[str, Entry], settings: GateSettings, read: Callable[[str, str], bytes]
) -> Scope:
    """Return what of these files is guarded; `read` gives a content by its blob and its path."""
    guarded: list[str] = []
    links: list[tuple[str, str]] = []
    unguarded: list[str] = []
    for path, entry in entries.items():
        place = place_of(path, settings)
        if entry.mode not in REGULAR:
            if is_above_or_below(path, settings) or _looks_like_terms(path):
                unguarded.append(f"{path} ({_kind(entry)})")
                links += _leads(path, entries, read)
        elif place is not None and place.kind in ("version", "living"):
            guarded.append(path)
        elif place is not None and place.kind == "stray" and not place.is_original:
            unguarded.append(f"{path} (not named as a version)")
        elif place is None and _is_in_sight(path, settings):
            unguarded.append(path)
    without = tuple(
        glob for glob in settings.paths if not any(matches(path, glob) for path in guarded)
    )
    return Scope(len(guarded), tuple(unguarded), without, tuple(links))


def _kind(entry: Entry) -> str:
    return "a link" if entry.mode == LINK else "a submodule"


def _leads(
    path: str, entries: Mapping[str, Entry], read: Callable[[str, str], bytes]
) -> Iterator[tuple[str, str]]:
    """Yield the places in the repository to which a link leads, by way of other links."""
    place: str | None = path
    for _ in range(_MOST_LINKS):
        if place is None:
            return
        link = next((one for one in _upwards(place) if _is_link(entries.get(one))), None)
        if link is None:
            return
        target = read(entries[link].blob, link).decode("utf-8", "surrogateescape")
        place = _followed(link, target, place[len(link) + 1 :])
        if place is not None:
            yield place, path


def _is_link(entry: Entry | None) -> bool:
    return entry is not None and entry.mode == LINK


def _upwards(path: str) -> Iterator[str]:
    while path:
        yield path
        path = posixpath.dirname(path)


def _followed(link: str, target: str, rest: str) -> str | None:
    place = posixpath.normpath(posixpath.join(posixpath.dirname(link), target, rest))
    return None if not target or place.startswith(("/", "..")) else place


def _is_in_sight(path: str, settings: GateSettings) -> bool:
    if any(matches(path, glob) for glob in settings.ignore):
        return False
    return _looks_like_terms(path)


def _looks_like_terms(path: str) -> bool:
    folder, _, file = path.rpartition("/")
    stem, _, ending = file.rpartition(".")
    if _ELSEWHERE.search(path) or _NO_TERMS.match(file):
        return False
    if ending and stem and not is_document(file):
        return False
    # reports of versions are pages that bear their dates
    if is_dated(stem) and not ending.lower().startswith("htm"):
        return True
    words = {
        word.casefold() for word in _WORDS.findall(f"{folder.rpartition('/')[2]} {stem or file}")
    }
    return not words.isdisjoint(TELLING)


def told(scope: Scope, settings: GateSettings) -> str:
    """Return in one line what is guarded and what in sight is not."""
    patterns = ", ".join(settings.paths)
    if scope.guarded:
        texts = "1 text" if scope.guarded == 1 else f"{scope.guarded} texts"
        line = f"guarded: {texts} ({patterns})"
    else:
        line = f"guarded: NOTHING, no file matches {patterns}"
    if scope.guarded and scope.without:
        line += f"; no file matches {', '.join(scope.without)}"
    if scope.unguarded:
        shown = ", ".join(scope.unguarded[:_SHOWN])
        left = len(scope.unguarded) - _SHOWN
        more = f" and {left} more" if left > 0 else ""
        line += f"; not guarded: {shown}{more} ({_OF_USE})"
    return line


def beyond_judgement(changes: Changes, scope: Scope, fresh: Accepted) -> Iterator[Problem]:
    """Yield what a step changes where the gate cannot look: submodules, folders behind links."""
    for change in changes.submodules:
        entries = [one for one in (change.old, change.new) if one is not None]
        commits = [one.blob if one.mode == SUBMODULE else "" for one in entries]
        what = "a submodule: its terms are judged in its own repository, where the hook belongs"
        yield from _asked(change.path, what, commits, fresh)
    for change in changes.paths:
        link = next((link for place, link in scope.links if _is_below(change.path, place)), None)
        if link is not None and is_document(change.path):
            what = f"{link} leads here by a link, and texts behind links are not judged"
            blobs = [one.blob if one else "" for one in (change.old, change.new)]
            yield from _asked(change.path, what, blobs, fresh)


def _is_below(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def _asked(path: str, what: str, objects: list[str], fresh: Accepted) -> Iterator[Problem]:
    subject = made_subject("u", f"{path}, not judged", path, *objects)
    if not fresh.covers(subject):
        cure = (
            f"put the texts themselves under the guarded paths, or say that you read the change: "
            f'`termsdiff ack {subject.short_id} --reason "…"`'
        )
        yield Problem("unguarded", path, 1, what, cure, GENERAL_REVIEW, subject)


def stray_problems(
    one: Touched, old: Container[str], new: Container[str], fresh: Accepted
) -> Iterator[Problem]:
    """Yield a document among versions that is none of them, unless somebody said so.

    `old` and `new` hold the names of the texts before and after the step.
    """
    place, change = one
    version = place.name.rpartition(".")[0]
    comes_with_it = place.is_original and version in new and version not in old
    if comes_with_it or (change.new is None and not place.is_original):
        return
    if place.is_being_filed:
        message = "a filing that was not finished; what lies in this folder counts as filed"
        cure = "finish it: any `termsdiff add`, `import` or `update` here does; then add its folder"
        yield Problem("name", place.path, 1, message, cure)
        return
    blobs = [entry.blob if entry else "" for entry in (change.old, change.new)]
    subject = made_subject("u", f"{place.name}, not judged", place.path, *blobs)
    if fresh.covers(subject):
        return
    ack = f'`termsdiff ack {subject.short_id} --reason "…"`'
    if place.is_original:
        message = "the original of a version was changed after it was filed; nobody compares it"
        cure = f"undo it; if it is meant so, {ack}"
    else:
        message = f"{place.name!r} is no date, so this text is compared with nothing"
        cure = (
            "name the file for the day from which it applies: 2025-05-27.md; where it is no "
            f"version, {ack}, or name it under ignore in [gate]"
        )
    yield Problem("name", place.path, 1, message, cure, place.review, subject)


def doubled_problem(place: Place) -> Problem:
    """Return the problem that two files have the name of one version."""
    message = f"two files are named {place.name}, so it is not known which of them applies"
    return Problem("name", place.path, 1, message, "keep one of them")
