"""One step of a repository, from a tree to another or to the index: the terms on both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ..versions.front_matter import day_of, read_values
from ..versions.version import Version, in_order
from .contents import Contents, Text
from .git import REGULAR, Entry, listing
from .places import Place, place_of
from .reviews import Acknowledgement, read_review
from .touched import Touched


class Side(NamedTuple):
    """The terms of one folder on one side of the step: texts and reviews, by name of file."""

    versions: tuple[Version, ...]
    texts: Mapping[str, Text]
    reviews: Mapping[str, tuple[Acknowledgement, ...]]

    def text_of(self, version: Version) -> Text:
        """Return the text of a version."""
        return self.texts[version.day]


class TermsStep(NamedTuple):
    """What a step does to the terms of one folder: both sides, and the places that it touched."""

    folder: str
    old: Side
    new: Side
    touched: tuple[Place, ...]
    misnamed: tuple[Place, ...] = ()


def read_steps(
    top: Path, base: str, touched: Sequence[Touched], globs: Sequence[str], contents: Contents
) -> tuple[TermsStep, ...]:
    """Return what a step does to each of the terms that it touches."""
    before = listing(top, base)
    after: dict[str, Entry] = dict(before)
    for one in touched:
        after.pop(one.change.path, None)
        if one.change.new is not None:
            after[one.change.path] = one.change.new
    folders = dict.fromkeys(one.place.folder for one in touched)
    return tuple(
        TermsStep(
            folder,
            _side(before, folder, globs, contents),
            _side(after, folder, globs, contents),
            tuple(one.place for one in touched if one.place.folder == folder),
            _misnamed(touched, folder),
        )
        for folder in folders
    )


def _misnamed(touched: Sequence[Touched], folder: str) -> tuple[Place, ...]:
    """Return the files that the step leaves in the folder and whose names are no dates."""
    return tuple(
        one.place
        for one in touched
        if one.place.folder == folder and one.place.kind == "misnamed" and one.change.new
    )


def _side(
    entries: Mapping[str, Entry], folder: str, globs: Sequence[str], contents: Contents
) -> Side:
    inside = f"{folder}/" if folder else ""
    known = [
        (place, entry.blob)
        for path, entry in entries.items()
        if path.startswith(inside)
        and entry.mode in REGULAR
        and (place := place_of(path, globs)) is not None
        and place.folder == folder
    ]
    reviews = {
        place.name: read_review(contents.text(Text(place.path, blob)), place.path)
        for place, blob in known
        if place.kind == "review"
    }
    texts = {p.name: Text(p.path, b) for p, b in known if p.kind in ("version", "living")}
    versions = [_version(p, texts[p.name], contents) for p, _ in known if p.kind == "version"]
    return Side(in_order(versions), texts, reviews)


def _version(place: Place, text: Text, contents: Contents) -> Version:
    values = read_values(contents.text(text))
    return Version(
        terms=place.terms,
        date=place.date,
        basis="filed",
        source=place.path,
        load=partial(contents.text, text),
        number=place.number,
        since=day_of(values, "since"),
        withdrawn=day_of(values, "withdrawn"),
    )


def version_named(side: Side, name: str) -> Version | None:
    """Return the version of that name, None where the side has none."""
    return next((version for version in side.versions if version.day == name), None)


def applies(version: Version, today: date) -> bool:
    """Return whether a version has come to apply by that day."""
    return version.start <= today
