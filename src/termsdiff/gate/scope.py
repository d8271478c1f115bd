"""What the gate guards in a repository, and what else looks like terms but is not guarded."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..git.command import Repository
from ..git.contents import content
from ..git.trees import LINK, REGULAR, TreeEntry
from ..settings.declarations import GateSettings
from .globs import matches
from .terms_paths import is_above_or_below, is_dated, is_document, place_of

TELLING = (
    *("terms", "tos", "conditions", "eula", "privacy", "agreement", "agreements", "dpa", "legal"),
    *("policy", "policies", "contract", "contracts", "addendum", "sla", "agb", "datenschutz"),
)
"""Words in the name of a file or its folder that make it look like terms."""
_WORDS = re.compile(r"[^\W\d_]+")
_ELSEWHERE = re.compile(r"(?:^|/)(?:\.[^/]+|node_modules|vendor|third_party|tests?|reports)/")
_NO_TERMS = re.compile(r"(?:README|LICEN[CS]E|CONTRIBUTING|SECURITY|CHANGELOG|CODE_OF_CONDUCT)\b")
_SHOWN = 5
_MOST_LINKS = 10
_LONGEST_LINK = 10_000
_OF_USE = "add it to [gate] paths in termsdiff.toml"


class Scope(NamedTuple):
    """What is guarded: how many texts, and by which patterns; what is not, with the reasons.

    `links` are the folders that links among the guarded places lead to, with the link of each.
    """

    guarded: int
    unguarded: tuple[str, ...]
    without: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()


def survey(
    entries: Mapping[str, TreeEntry], settings: GateSettings, read: Callable[[str, str], bytes]
) -> Scope:
    """Return which of these files are guarded; `read` returns contents by blob and path."""
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
            unguarded.append(f"{path} (not named like a version)")
        elif place is None and _is_in_sight(path, settings):
            unguarded.append(path)
    without = tuple(
        glob for glob in settings.paths if not any(matches(path, glob) for path in guarded)
    )
    return Scope(len(guarded), tuple(unguarded), without, tuple(links))


def _kind(entry: TreeEntry) -> str:
    return "a link" if entry.mode == LINK else "a submodule"


def _leads(
    path: str, entries: Mapping[str, TreeEntry], read: Callable[[str, str], bytes]
) -> Iterator[tuple[str, str]]:
    """Yield the places in the repository that a link leads to, through other links as well."""
    place: str | None = path
    for _ in range(_MOST_LINKS):
        if place is None:
            return
        link = next((one for one in _folders_above(place) if _is_link(entries.get(one))), None)
        if link is None:
            return
        target = read(entries[link].blob, link).decode("utf-8", "surrogateescape")
        place = _followed(link, target, place[len(link) + 1 :])
        if place is not None:
            yield place, path


def _is_link(entry: TreeEntry | None) -> bool:
    return entry is not None and entry.mode == LINK


def _folders_above(path: str) -> Iterator[str]:
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
    # reports of versions are pages with their dates in the name
    if is_dated(stem) and not ending.lower().startswith("htm"):
        return True
    words = {
        word.casefold() for word in _WORDS.findall(f"{folder.rpartition('/')[2]} {stem or file}")
    }
    return not words.isdisjoint(TELLING)


def describe_scope(scope: Scope, settings: GateSettings) -> str:
    """Return in one line what is guarded and what nearby is not."""
    patterns = ", ".join(settings.paths)
    if scope.guarded:
        texts = "1 text" if scope.guarded == 1 else f"{scope.guarded} texts"
        line = f"guarded: {texts} ({patterns})"
    else:
        line = f"guarded: NOTHING; no file matches {patterns}"
    if scope.guarded and scope.without:
        line += f"; no file matches {', '.join(scope.without)}"
    if scope.unguarded:
        shown = ", ".join(scope.unguarded[:_SHOWN])
        left = len(scope.unguarded) - _SHOWN
        more = f" and {left} more" if left > 0 else ""
        line += f"; not guarded: {shown}{more} ({_OF_USE})"
    return line


def link_reader(repository: Repository) -> Callable[[str, str], bytes]:
    """Return a function that gives the target of a link by its blob and path."""
    return lambda blob, path: content(repository, blob, path, _LONGEST_LINK)
