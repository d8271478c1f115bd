"""Turn the git history of a document into dated versions in the folder.

REPO is a repository, a clone of an archive of terms for example, PATH a document in it
("Service/Terms type.md"). A version bears the date that its text states, else that of its commit.
What only re-spells the same words is left out, a text that comes back after another one counts
once, and commits that say they are technical upgrades are marked. Doing it again files what is new,
changes nothing that is filed, and names the versions of which the history now says otherwise.

examples:
  termsdiff import ../archive "Service/Terms of Service.md"
  termsdiff import ../archive "Service/Terms of Service.md" --terms service
  termsdiff import ../archive "Service/Terms of Service.md" --dry-run
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..versions.archive import Archive


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    from .sources import add_folder_argument

    parser.add_argument("repository", metavar="REPO", help="a git repository on this machine")
    parser.add_argument("path", metavar="PATH", help="the document in it")
    parser.add_argument("--terms", metavar="NAME", help="name for the terms (from the path)")
    parser.add_argument("--revision", default="HEAD", metavar="REV", help="its history (HEAD)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be filed")
    add_folder_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import the history, report what became of it, and return the exit status."""
    from ..reports.visible import visible
    from ..reports.writing import print_text
    from ..versions.archive import archive_versions, read_archive
    from ..versions.git_repository import find_repository
    from ..versions.importing import Imported, import_archive, name_for

    place = Path(arguments.repository)
    if not place.is_dir():
        raise TermsdiffError(f"no such repository: {place}")
    name = arguments.terms or name_for(arguments.path)
    archive = read_archive(find_repository(place), arguments.path, arguments.revision)
    if arguments.dry_run:
        imported = Imported(name, archive_versions(archive, name), 0)
    else:
        imported = import_archive(archive, name, Path(arguments.folder))
    from .sources import version_line

    lines = [version_line(version, date.today()) for version in imported.filed]
    kept = [f"left as filed: {version.day} ({says})" for version, says in imported.left]
    report = [
        *_report(archive, name, len(imported.filed), imported.known),
        *(f"  {x}" for x in (*kept, *lines)),
    ]
    print_text(visible("".join(f"{line}\n" for line in report)))
    return 0


def _report(archive: Archive, name: str, filed: int, known: int) -> Iterator[str]:
    from ..reports.wording import counted

    found = archive.collapsed
    yield (
        f"{name}: {counted(found.recordings, 'commit')} came to "
        f"{counted(len(found.versions), 'version')}, {filed} new"
        + (f", {known} filed before" if known else "")
    )
    if found.respelled:
        flips = f", {found.rerendered} of them flips to a text seen before"
        yield f"  {found.respelled} re-spell the same words{flips if found.rerendered else ''}"
    if found.returned:
        yield f"  {counted(found.returned, 'return')} to an earlier text, not filed again"
    for recording in found.renderings:
        yield f"  left out, a rendering that came and went: {recording.place}"
    for recording in found.failed:
        yield f"  left out, next to nothing in it: {recording.place}"
    if archive.unreadable:
        yield f"  left out, no text: {counted(archive.unreadable, 'commit')}"
    if archive.repository.shallow:
        yield "  the clone is shallow: versions before its first commit are not known"
