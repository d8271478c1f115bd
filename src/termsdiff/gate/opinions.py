"""Opinions that are recorded in the repository: at the gate they ask for more, never for less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import TermsdiffError
from . import git

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..opinion.records import Records
    from ..rules.configuration import Configuration

_LARGEST = 20_000_000


def read_opinions(
    top: Path, trees: Iterable[str | None], table: Mapping[str, Any]
) -> tuple[Records, ...]:
    """Return the opinions in the file that the settings name, of each tree (None is the index).

    Those before the step count beside those after it, so that a step can take none away.
    """
    own = table.get("opinion")
    name = own.get("file") if isinstance(own, dict) else None
    if not isinstance(name, str) or not name:
        return ()
    path = name.removeprefix("./")
    if path.startswith("/") or any(part in ("", ".", "..") for part in path.split("/")):
        raise TermsdiffError(f"opinion.file: {name}: a file beside or below the settings is needed")
    from ..opinion.records import parse_records

    found = []
    for tree in trees:
        listed = git.staged(top, path) if tree is None else git.listing(top, tree, path)
        entry = listed.get(path)
        if entry is not None and entry.mode in git.REGULAR:
            text = git.content(top, entry.blob, path, _LARGEST).decode("utf-8", "replace")
            found.append(parse_records(text))
    return tuple(found)


def with_opinions(
    comparison: Comparison, opinions: Iterable[Records], configuration: Configuration | None
) -> Comparison:
    """Return a comparison in which opinions have raised what they would raise."""
    from ..opinion.applying import apply
    from ..rules.finding import TOPICS

    topics = tuple(dict.fromkeys((*TOPICS, *(configuration.topics if configuration else ()))))
    for records in opinions:
        comparison = apply(comparison, records, asked="all", topics=topics, only_raise=True)
    return comparison
