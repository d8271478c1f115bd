"""What a path of the repository is to the gate: a version, a review, a living text, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from .settings import DEFAULT_PATHS

PlaceKind = Literal["version", "living", "review", "misnamed"]
REVIEWS = "reviews"
_DATED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<number>[2-9]|[1-9]\d{1,3}))?")
_LIKE_A_DATE = re.compile(r"\d{2,4}[-_. ]?\d{1,2}[-_. ]?\d{1,4}\S*")


class Place(NamedTuple):
    """A path with its meaning. `folder` is that of the terms, `name` the file's without ending.

    A `living` text is one file that is edited as time goes by, without a date in its name.
    """

    path: str
    kind: PlaceKind
    folder: str
    name: str

    @property
    def terms(self) -> str:
        """How messages call the terms: the last part of their folder."""
        return self.folder.rpartition("/")[2] or self.name

    @property
    def review(self) -> str:
        """The path of the file with the acknowledgements of its changes."""
        return f"{self.folder}/{REVIEWS}/{self.name}.toml".lstrip("/")

    @property
    def date(self) -> date:
        """The date in the name of a version."""
        return date.fromisoformat(self.name[:10])

    @property
    def number(self) -> int:
        """The number of a version among those of its date, from 1."""
        match = _DATED.fullmatch(self.name)
        return int(match["number"] or 1) if match else 1


@lru_cache(maxsize=64)
def pattern_of(glob: str) -> re.Pattern[str]:
    """Return a glob as a pattern for whole paths: `**/` any folders, `*` and `?` within a name."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob.lstrip("/"))
    meaning = {"**/": r"(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(p, re.escape(p)) for p in parts), re.DOTALL)


def place_of(path: str, globs: Sequence[str]) -> Place | None:
    """Return what a path is, None where it is none of the gate's business."""
    folder, _, file = path.rpartition("/")
    if file.endswith(".toml") and folder.rpartition("/")[2] == REVIEWS:
        above = folder.rpartition("/")[0]
        name = file.removesuffix(".toml")
        # the review is wanted where the version would be
        if any(_matches(f"{above}/{name}.md".lstrip("/"), glob) for glob in globs):
            return Place(path, "review", above, name)
        return None
    if not any(_matches(path, glob) for glob in globs):
        return None
    return _text_place(path, folder, file.rpartition(".")[0] or file, globs)


def _matches(path: str, glob: str) -> bool:
    return pattern_of(glob).fullmatch(path) is not None


def _text_place(path: str, folder: str, name: str, globs: Sequence[str]) -> Place | None:
    match = _DATED.fullmatch(name)
    if match and _is_day(match["day"]):
        return Place(path, "version", folder, name)
    if match or _LIKE_A_DATE.fullmatch(name):
        return Place(path, "misnamed", folder, name)
    # by default notes beside the versions are notes; who names paths means what they match
    if tuple(globs) == DEFAULT_PATHS or name.upper().startswith("README"):
        return None
    return Place(path, "living", folder, name)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
