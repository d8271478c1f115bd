"""The terms that a step touches, on both sides: texts, reviews and notices of each folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from ..git.trees import REGULAR, TreeEntry
from ..input.front_matter import day_of, read_values
from ..settings.declarations import GateSettings
from ..versions.version import Version, in_order
from .acknowledgements import Acknowledgement, read_review, readable_review
from .context import Contents, Text
from .step import Touched
from .terms_paths import TermsPath, place_of


class FolderSide(NamedTuple):
    """The terms of one folder on one side of the step: texts, reviews and notices, by file name."""

    versions: tuple[Version, ...]
    texts: Mapping[str, Text]
    reviews: Mapping[str, tuple[Acknowledgement, ...]]
    notices: Mapping[str, Text] = {}

    def text_of(self, version: Version) -> Text:
        """Return the text of a version."""
        return self.texts[version.day]


class TermsStep(NamedTuple):
    """What a step does to the terms of one folder: both sides, and the places that it touches."""

    folder: str
    old: FolderSide
    new: FolderSide
    touched: tuple[TermsPath, ...]
    strays: tuple[Touched, ...] = ()
    doubled: tuple[TermsPath, ...] = ()


def read_steps(
    before: Mapping[str, TreeEntry],
    after: Mapping[str, TreeEntry],
    touched: Sequence[Touched],
    settings: GateSettings,
    contents: Contents,
) -> tuple[TermsStep, ...]:
    """Return what a step does to each of the terms that it touches."""
    return tuple(
        _step(before, after, folder, touched, settings, contents)
        for folder in dict.fromkeys(one.place.folder for one in touched)
    )


def _step(
    before: Mapping[str, TreeEntry],
    after: Mapping[str, TreeEntry],
    folder: str,
    touched: Sequence[Touched],
    settings: GateSettings,
    contents: Contents,
) -> TermsStep:
    here = [one for one in touched if one.place.folder == folder]
    texts = [one.place for one in here if one.place.kind in ("version", "living")]
    known = _known(after, folder, settings)
    names = [place.name for place, _ in known if place.kind in ("version", "living")]
    return TermsStep(
        folder,
        _side(_known(before, folder, settings), contents, before=True),
        _side(known, contents, before=False),
        (
            # a text may be renamed to another extension: it is still the same text
            *{place.name: place for place in texts}.values(),
            *(one.place for one in here if one.place.kind in ("review", "notice")),
        ),
        tuple(one for one in here if one.place.kind == "stray"),
        tuple(place for place in texts if names.count(place.name) > 1),
    )


def _known(
    entries: Mapping[str, TreeEntry], folder: str, settings: GateSettings
) -> list[tuple[TermsPath, str]]:
    """Return the files in a folder that concern the gate, each with its blob."""
    inside = f"{folder}/" if folder else ""
    return [
        (place, entry.blob)
        for path, entry in entries.items()
        if path.startswith(inside)
        and entry.mode in REGULAR
        and (place := place_of(path, settings)) is not None
        and place.folder == folder
    ]


def _side(
    known: Sequence[tuple[TermsPath, str]], contents: Contents, *, before: bool
) -> FolderSide:
    read = readable_review if before else read_review
    reviews = {
        place.name: read(contents.text(Text(place.path, blob)), place.path)
        for place, blob in known
        if place.kind == "review"
    }
    texts = {p.name: Text(p.path, b) for p, b in known if p.kind in ("version", "living")}
    versions = [_version(p, texts[p.name], contents) for p, _ in known if p.kind == "version"]
    notices = {p.name: Text(p.path, b) for p, b in known if p.kind == "notice"}
    return FolderSide(in_order(versions), texts, reviews, notices)


def _version(place: TermsPath, text: Text, contents: Contents) -> Version:
    values = read_values(contents.head(text))
    since = day_of(values, "since")
    return Version(
        terms=place.terms,
        date=place.date,
        basis="filed",
        source=place.path,
        load=partial(contents.text, text),
        number=place.number,
        # a text does not apply before its own date, whatever its front matter says
        since=since if since is not None and since >= place.date else None,
        withdrawn=day_of(values, "withdrawn"),
    )


def version_named(side: FolderSide, name: str) -> Version | None:
    """Return the version of that name, None if the side has none."""
    return next((version for version in side.versions if version.day == name), None)


def applies(version: Version, today: date) -> bool:
    """Return whether a version has come to apply by that day."""
    return version.start <= today
