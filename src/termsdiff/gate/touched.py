"""What of the terms a step touches: asked before every commit, so it needs next to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..errors import TermsdiffError
from .git import LINK, REGULAR, Entry, PathChange, changed_paths
from .places import Place, is_above_or_below, place_of
from .settings import GateSettings


class Touched(NamedTuple):
    """A path of the gate's business that the step changes."""

    place: Place
    change: PathChange


class Changes(NamedTuple):
    """What a step changes: paths of the gate's business, submodules among them, all paths."""

    touched: tuple[Touched, ...]
    submodules: tuple[PathChange, ...]
    paths: tuple[PathChange, ...]


def find_changes(top: Path, base: str, target: str | None, settings: GateSettings) -> Changes:
    """Return what a step changes; raise TermsdiffError for a link where a text should be."""
    touched, submodules, paths = [], [], []
    for change in changed_paths(top, base, target):
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


def after_step(before: Mapping[str, Entry], changes: Changes) -> dict[str, Entry]:
    """Return all files after a step, by their path."""
    after = dict(before)
    for change in changes.paths:
        after.pop(change.path, None)
        if change.new is not None:
            after[change.path] = change.new
    return after
