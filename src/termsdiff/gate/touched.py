"""What of the terms a step touches: asked before every commit, so it needs next to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import TermsdiffError
from .git import REGULAR, PathChange, changed_paths
from .places import Place, place_of


class Touched(NamedTuple):
    """A path of the gate's business that the step changes."""

    place: Place
    change: PathChange


def find_touched(
    top: Path, base: str, target: str | None, globs: Sequence[str]
) -> tuple[Touched, ...]:
    """Return what of the terms a step changes; raise TermsdiffError for what is no plain file."""
    found = []
    for change in changed_paths(top, base, target):
        place = place_of(change.path, globs)
        if place is None:
            continue
        if change.new is not None and change.new.mode not in REGULAR:
            what = "a link" if change.new.mode == "120000" else "a submodule"
            raise TermsdiffError(f"{change.path}: {what}, not a text; put the text itself there")
        if change.old != change.new:
            found.append(Touched(place, change))
    return tuple(found)
