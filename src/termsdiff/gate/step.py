"""Which step of the repository is checked: from which tree to which, and what it touches.

This runs before every commit, so it loads almost nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ..errors import TermsdiffError
from ..git.command import Repository
from ..git.commits import find_commit, has_branches, main_line, merge_base, parent, resolve_commit
from ..git.index import write_tree
from ..git.trees import LINK, REGULAR, PathChange, TreeEntry, changed_paths, empty_tree
from ..settings.declarations import GateSettings
from .terms_paths import TermsPath, is_above_or_below, place_of


class Request(NamedTuple):
    """What to check: by default the index against HEAD.

    `base` and `target` are revisions; `whole` looks at every version, not at what changed.
    `message` is that of the commit in the making. `today` is the day of filing, by default that of
    the clock: the date of a commit is chosen by its author. `commit` is one commit, to be compared
    with its first parent. `hook` first writes the index as a tree, and records which tree passed.
    """

    base: str | None = None
    target: str | None = None
    whole: bool = False
    message: bytes | None = None
    today: date | None = None
    hook: bool = False
    commit: str | None = None


class Span(NamedTuple):
    """The two sides as git knows them: a tree, and another one or None for the index.

    `policy` is the tree whose settings count; `is_history` says that commits lead to the target.
    """

    repository: Repository
    base: str
    target: str | None
    policy: str
    is_history: bool = False
    is_first: bool = False


def span_of(repository: Repository, request: Request) -> Span:
    """Return the trees that a request compares; raise TermsdiffError if one is unknown."""
    target = resolve_commit(repository, request.target) if request.target is not None else None
    if request.whole:
        # every version is requested: there is no step, and only the current settings
        policy = find_commit(repository, "HEAD") if target is None else target
        empty = empty_tree(repository)
        return Span(repository, empty, target, policy or empty, target is not None)
    if request.commit is not None:
        return _span_of_commit(repository, request.commit)
    if request.base is None and target is not None:
        raise TermsdiffError("--to without --from; name the revision to start from")
    if request.base is None:
        head = find_commit(repository, "HEAD")
        if head is None and has_branches(repository):
            raise TermsdiffError(
                f"{repository.name}: this branch shares no history with the others, so there is "
                f"nothing to compare with; start it from one of them, or name one with --from"
            )
        base = head or empty_tree(repository)
        tree = write_tree(repository) if request.hook else None
        return Span(repository, base, tree, base, is_first=head is None)
    if not request.base.strip("0"):
        line = main_line(repository, target or resolve_commit(repository, "HEAD"))
        if line is None:
            raise TermsdiffError(
                f"{repository.name}: the previous state is not known, so nothing can be compared; "
                f"name it with --from (in CI: the target branch), or check every version with --all"
            )
        return Span(repository, line, target, line, target is not None)
    named = resolve_commit(repository, request.base)
    # commits to the base since then are not part of this step, but their settings count
    line = target or find_commit(repository, "HEAD")
    base = named if line is None else merge_base(repository, named, line)
    return Span(repository, base, target, named, target is not None)


def _span_of_commit(repository: Repository, revision: str) -> Span:
    commit = resolve_commit(repository, revision)
    before = parent(repository, commit)
    base = before or empty_tree(repository)
    return Span(repository, base, commit, base, is_history=True, is_first=before is None)


class Touched(NamedTuple):
    """A path that concerns the gate and that the step changes."""

    place: TermsPath
    change: PathChange


class Changes(NamedTuple):
    """What a step changes: paths that concern the gate, submodules among them, and all paths."""

    touched: tuple[Touched, ...]
    submodules: tuple[PathChange, ...]
    paths: tuple[PathChange, ...]


def find_changes(span: Span, settings: GateSettings) -> Changes:
    """Return what a step changes; raise TermsdiffError for a link where a text should be."""
    touched, submodules, paths = [], [], []
    for change in changed_paths(span.repository, span.base, span.target):
        paths.append(change)
        place = place_of(change.path, settings)
        modes = [entry.mode for entry in (change.old, change.new) if entry is not None]
        if any(mode not in REGULAR for mode in modes) and is_above_or_below(change.path, settings):
            if change.new is not None and change.new.mode == LINK:
                raise TermsdiffError(
                    f"{change.path}: a link, not a text; put the text itself there"
                )
            if change.new is not None and change.new.mode not in REGULAR:
                submodules.append(change)
                continue
            if change.old is not None and change.old.mode not in (*REGULAR, LINK):
                submodules.append(change)
        if place is not None and change.old != change.new:
            touched.append(Touched(place, change))
    return Changes(tuple(touched), tuple(submodules), tuple(paths))


def after_step(before: Mapping[str, TreeEntry], changes: Changes) -> dict[str, TreeEntry]:
    """Return all files after a step, by their path."""
    after = dict(before)
    for change in changes.paths:
        after.pop(change.path, None)
        if change.new is not None:
            after[change.path] = change.new
    return after
