"""Opinions recorded in the repository: at the gate they can require more, never less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import TermsdiffError
from ..git.command import Repository
from ..git.contents import content
from ..git.index import staged
from ..git.trees import REGULAR, listing
from ..opinion.answer_file import parse_records
from ..opinion.applying import apply
from ..rules.configuration import Configuration, known_topics
from .terms_paths import LARGEST

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..opinion.answer_file import Records


def read_opinions(
    repository: Repository, trees: Iterable[str | None], table: Mapping[str, Any]
) -> tuple[Records, ...]:
    """Return the opinions in the file that the settings name, in each tree (None is the index).

    Those before the step count as well as those after it, so that a step cannot remove any.
    """
    own = table.get("opinion")
    name = own.get("file") if isinstance(own, dict) else None
    if not isinstance(name, str) or not name:
        return ()
    path = name.removeprefix("./")
    if path.startswith("/") or any(part in ("", ".", "..") for part in path.split("/")):
        raise TermsdiffError(f"opinion.file: {name}: must be a file next to the settings or below")

    found = []
    for tree in trees:
        listed = staged(repository, path) if tree is None else listing(repository, tree, path)
        entry = listed.get(path)
        if entry is not None and entry.mode in REGULAR:
            text = content(repository, entry.blob, path, LARGEST).decode("utf-8", "replace")
            found.append(parse_records(text))
    return tuple(found)


def with_opinions(
    comparison: Comparison, opinions: Sequence[Records], configuration: Configuration | None
) -> Comparison:
    """Return a comparison with the changes that opinions raise."""
    topics = known_topics(configuration)
    for records in opinions:
        comparison = apply(comparison, records, asked="all", topics=topics, only_raise=True)
    return comparison
