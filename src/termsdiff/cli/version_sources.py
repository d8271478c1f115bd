"""What commands on versions share: the folder, the source, and how a version is printed."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..on_demand import on_demand
from .arguments import add_output_arguments
from .output import deliver_rows

if TYPE_CHECKING:
    from datetime import date

    from ..input.files import SourceText
    from ..versions.folder import title_beside
    from ..versions.resolve import resolve_versions
    from ..versions.version import Version
else:
    # two files need no folder of versions
    title_beside = on_demand("termsdiff.versions.folder:title_beside")
    resolve_versions = on_demand("termsdiff.versions.resolve:resolve_versions")


def add_folder_argument(parser: argparse.ArgumentParser) -> None:
    """Declare where the versions are kept."""
    parser.add_argument(
        "--folder", default="versions", metavar="DIR", help="folder of terms (default: versions)"
    )


def add_title_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the title of the document, if its text does not give it."""
    parser.add_argument("--title", default="", metavar="TEXT", help="the title of the document")


def titled(source: SourceText, given: str) -> SourceText:
    """Return a text with the given title, or else the one from the settings next to it."""
    if given or source.title:
        return source._replace(title=" ".join(given.split()) or source.title)
    # most files have none next to them, and reading it needs a TOML parser
    settings = os.path.join(os.path.dirname(source.name), "terms.toml")  # noqa: PTH118, PTH120
    if not os.path.isfile(settings):  # noqa: PTH113
        return source
    return source._replace(title=title_beside(source.name))


def add_source_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what names a set of versions: terms, a file in git, or a repository and a path."""
    parser.add_argument(
        "source", metavar="NAME", help="name of terms, a file under git, or a repository"
    )
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="path of the document in that repository"
    )
    add_folder_argument(parser)


def add_list_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how a list is written."""
    add_output_arguments(parser, ("text", "json"))


def read_source_versions(arguments: argparse.Namespace) -> tuple[Version, ...]:
    """Return the versions that the arguments name."""
    return resolve_versions(arguments.source, arguments.path, Path(arguments.folder))


def version_line(version: Version, today: date, current: Version | None = None) -> str:
    """Return a version on one line: its date, since when it applies, and anything special about it.

    `current` is the version in force, if that is to be shown.
    """
    marks = ["in force"] if version == current else []
    if version.since is not None:
        marks.append(f"since {version.since}")
    if version.basis == "recorded":
        marks.append("no date stated, recorded on that day")
    if version.withdrawn is not None:
        marks.append(f"withdrawn {version.withdrawn}")
    if version.start > today:
        marks.append("upcoming")
    if version.technical:
        marks.append("technical upgrade of the recording")
    return version.day + (f" ({'; '.join(marks)})" if marks else "")


def version_object(version: Version) -> dict[str, object]:
    """Return a version for programs."""
    return {
        "name": version.name,
        "date": version.date.isoformat(),
        "basis": version.basis,
        "since": version.start.isoformat(),
        "withdrawn": version.withdrawn.isoformat() if version.withdrawn else None,
        "technical": version.technical,
        "source": version.source,
        "note": version.note,
    }


def print_list(arguments: argparse.Namespace, content: object, text: str) -> None:
    """Write JSON or text, as the arguments say."""
    deliver_rows(arguments, content, text)
