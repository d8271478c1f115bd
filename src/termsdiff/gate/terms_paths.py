"""What a path in the repository is to the gate: a version, review, living text, or nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from ..input.document_formats import READ, ending_of
from ..settings.declarations import DEFAULT_PATHS, GateSettings
from .globs import matches, roots

LARGEST = 20_000_000
"""The largest file that the gate reads, in bytes."""
PlaceKind = Literal["version", "living", "review", "stray", "notice"]
REVIEWS = "reviews"
NOTICES = "notices"
"""The folder of the notices of versions, next to them."""
GENERAL_REVIEW = f"{REVIEWS}/gate.toml"
"""The file for acknowledgements of what belongs to no text: settings, rules, links, submodules."""
DOCUMENTS = READ | frozenset(("mdx", "rst", "adoc", "asciidoc", "org", "tex"))
"""Extensions, in lower case, of files that may contain terms."""
_AMONG_VERSIONS = DOCUMENTS | frozenset(
    (
        *("pages", "epub", "mht", "mhtml", "eml", "msg", "xml", "json", "yaml"),
        *("yml", "csv", "rmd", "qmd", "wiki", "textile", "djvu", "ps", "xps", "xlsx", "zip"),
    )
)
"""Among versions, the same and more, including names without an extension."""
_DATED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<number>[2-9]|[1-9]\d{1,3}))?", re.ASCII)
_README = re.compile(r"README(?:[._-][A-Za-z]{2})?")


class TermsPath(NamedTuple):
    """A path with its meaning. `folder` is that of the terms, `name` the file's without `.md`.

    A `living` text is one file that is edited over time, without a date in its name. A `stray` is a
    document among versions whose name does not say from which day it applies.
    """

    path: str
    kind: PlaceKind
    folder: str
    name: str

    @property
    def terms(self) -> str:
        """The name of the terms in messages: the last part of their folder."""
        return self.folder.rpartition("/")[2] or self.name

    @property
    def review(self) -> str:
        """The path of the file with acknowledgements of its changes."""
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

    @property
    def is_original(self) -> bool:
        """Whether a stray is named for a version, as originals kept by `termsdiff add` are."""
        stem, _, ending = self.name.rpartition(".")
        return self.kind == "stray" and ending != "md" and is_dated(stem)

    @property
    def is_being_filed(self) -> bool:
        """Whether it is in the folder of an unfinished filing."""
        return _is_being_filed(self.folder)


def place_of(path: str, settings: GateSettings) -> TermsPath | None:
    """Return what a path is, None if it does not concern the gate."""
    folder, _, file = path.rpartition("/")
    if file.endswith(".toml") and folder.rpartition("/")[2] == REVIEWS:
        above = folder.rpartition("/")[0]
        name = file.removesuffix(".toml")
        # look for the review where the text would be
        beside = [f"{above}/{one}".lstrip("/") for one in (f"{name}.md", name)]
        wanted = any(matches(one, glob) for one in beside for glob in settings.paths)
        return TermsPath(path, "review", above, name) if wanted else None
    notice = _notice_place(path, folder, file, settings)
    return notice or _text_place(path, folder, file, settings)


def _notice_place(path: str, folder: str, file: str, settings: GateSettings) -> TermsPath | None:
    """Return the place of a version's notice, which is not a text of the terms itself."""
    above, _, last = folder.rpartition("/")
    stem = file.removesuffix(".md")
    if last != NOTICES or stem == file or not is_dated(stem):
        return None
    beside = f"{above}/{file}".lstrip("/")
    wanted = any(matches(beside, glob) for glob in settings.paths)
    return TermsPath(path, "notice", above, stem) if wanted else None


def _text_place(path: str, folder: str, file: str, settings: GateSettings) -> TermsPath | None:
    stem = file.rpartition(".")[0] or file
    wanted = any(matches(path, glob) for glob in settings.paths)
    if wanted and is_dated(stem):
        return TermsPath(path, "stray" if _is_being_filed(folder) else "version", folder, stem)
    if any(matches(path, glob) for glob in settings.ignore):
        return None
    if _README.fullmatch(stem) and path not in settings.paths:
        return None
    name = stem if file.endswith(".md") else file
    # configured paths mean whatever they match; by default only versions are meant
    if wanted and settings.paths != DEFAULT_PATHS:
        return TermsPath(path, "stray" if _like_a_date(stem) else "living", folder, name)
    among = any(matches(f"{folder}/2000-01-01.md".lstrip("/"), glob) for glob in settings.paths)
    named = settings.paths == DEFAULT_PATHS or _like_a_date(stem)
    if among and named and ("." not in file or ending_of(file) in _AMONG_VERSIONS):
        return TermsPath(path, "stray", folder, name)
    return None


def is_document(file: str) -> bool:
    """Return whether a file, by its extension, may contain terms."""
    return ending_of(file) in DOCUMENTS


def is_dated(name: str) -> bool:
    """Return whether a name is that of a version: a day, with a number if it is not the first."""
    match = _DATED.fullmatch(name)
    if match is None:
        return False
    try:
        date.fromisoformat(match["day"])
    except ValueError:
        return False
    return True


def _is_being_filed(folder: str) -> bool:
    name = folder.rpartition("/")[2]
    return name.startswith(".") and name.endswith(".filed")


def _like_a_date(name: str) -> bool:
    return re.match(r"\d{2,4}[-_. ]?\d{1,2}[-_. ]?\d{1,4}", name) is not None


def is_above_or_below(path: str, settings: GateSettings) -> bool:
    """Return whether a link or submodule at a path is where guarded texts would be."""
    if place_of(path, settings) is not None:
        return True
    return any(
        root and (f"{path}/".startswith(f"{root}/") or f"{root}/".startswith(f"{path}/"))
        for glob in settings.paths
        for root in roots(glob)
    )
