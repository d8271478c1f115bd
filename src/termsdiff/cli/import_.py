"""Turn the git history of a document into dated versions.

REPO is a repository, for example a clone of an archive of terms; PATH is a document in it
("Service/Terms type.md"). Each version gets the date that its text states, or else the date of its
commit. Commits that only re-spell the same words are left out, a text that comes back after another
one counts once, and commits that call themselves technical upgrades are marked. Running the command
again files what is new, changes nothing that is already filed, and lists the versions that the
history now contradicts.

examples:
  termsdiff import ../archive "Service/Terms of Service.md" --dry-run
  termsdiff import ../archive "Service/Terms of Service.md"
  termsdiff import ../archive "Service/Terms of Service.md" --terms service-copy
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..errors import TermsdiffError
from ..git.documents import need_document
from ..git.repository import find_repository
from ..reports.wording import counted
from ..reports.writing import print_text
from ..text.visible import visible
from ..versions.archive import Archive, archive_versions, read_archive
from ..versions.importing import Imported, import_archive, name_for
from .arguments import add_quiet_argument
from .version_sources import add_folder_argument, version_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("repository", metavar="REPO", help="a local git repository")
    parser.add_argument("path", nargs="?", metavar="PATH", help="the document in it")
    parser.add_argument(
        "--terms", metavar="NAME", help="name of the terms (default: from the path)"
    )
    parser.add_argument(
        "--revision", default="HEAD", metavar="REV", help="where its history ends (default: HEAD)"
    )
    parser.add_argument("--dry-run", action="store_true", help="only show what would be filed")
    add_folder_argument(parser)
    add_quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import the history, report the result, and return the exit status."""
    place = Path(arguments.repository)
    if not place.is_dir():
        raise TermsdiffError(f"{place}: no such repository; name a folder on this machine")
    repository = find_repository(place)
    if arguments.path is None:
        raise need_document(repository, arguments.repository, arguments.revision)
    archive = read_archive(repository, arguments.path, arguments.revision)
    name = arguments.terms or name_for(arguments.path)
    if arguments.dry_run:
        imported = Imported(name, archive_versions(archive, name), 0)
    else:
        imported = import_archive(archive, name, Path(arguments.folder))
    print_text(visible("".join(f"{line}\n" for line in _lines(archive, imported))))
    return 0


def _lines(archive: Archive, imported: Imported) -> Iterator[str]:
    if not imported.filed and not imported.left and imported.known:
        first = next(_report(archive, imported.name, 0, imported.known))
        yield f"{first}; nothing new, everything is already filed"
        return
    yield from _report(archive, imported.name, len(imported.filed), imported.known)
    for version, says in imported.left:
        yield f"  left as filed: {version.day} ({says})"
    for version in imported.filed:
        yield f"  {version_line(version, date.today())}"
    if not (imported.filed or imported.known):
        yield f"  nothing to file: {counted(0, 'version')} in {archive.path}"


def _report(archive: Archive, name: str, filed: int, known: int) -> Iterator[str]:
    found = archive.collapsed
    yield (
        f"{name}: {counted(found.recordings, 'commit')} gave "
        f"{counted(len(found.versions), 'version')}, {filed} new"
        + (f", {known} filed before" if known else "")
    )
    if found.respelled:
        flips = f", {found.rerendered} of them going back to an earlier text"
        verb = "repeats" if found.respelled == 1 else "repeat"
        yield (
            f"  {found.respelled:,} {verb} the same words in another "
            f"notation{flips if found.rerendered else ''}"
        )
    if found.returned:
        yield f"  {counted(found.returned, 'return')} to an earlier text, not filed again"
    for recording in found.renderings:
        yield f"  left out, a temporary rendering: {recording.place}"
    for recording in found.failed:
        yield f"  left out, almost nothing in it: {recording.place}"
    if archive.unreadable:
        yield f"  left out, no text: {counted(archive.unreadable, 'commit')}"
    if archive.repository.shallow:
        yield "  the clone is shallow: versions before its first commit are not known"
