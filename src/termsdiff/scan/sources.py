"""From the named sources to units of work: archives, folders of versions, lists of pairs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from ..errors import TermsdiffError
from ..git.changing_commits import Commit, read_history
from ..git.repository import find_repository
from ..input.document_formats import FOUND, ending_of
from ..input.files import read_source
from ..versions.folder import Terms, list_terms
from .unit import Recorded, Unit

_LISTS = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Globs:
    """Which documents are selected, by path: `*` also matches slashes."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def match(self, path: str) -> bool:
        """Return whether a path is included and not excluded."""
        return self.includes(path) and not self.excludes(path)

    def includes(self, path: str) -> bool:
        """Return whether a path is included; by default, whether it is that of a document."""
        if not self.include:
            return ending_of(path) in FOUND
        return any(fnmatchcase(path, glob) for glob in self.include)

    def excludes(self, path: str) -> bool:
        """Return whether a path is excluded."""
        return any(fnmatchcase(path, glob) for glob in self.exclude)


def plan(sources: Sequence[str], globs: Globs, revision: str = "HEAD") -> tuple[Unit, ...]:
    """Return the units of all sources, ordered by source and document.

    Raises TermsdiffError for an invalid source, or if no document is left.
    """
    units = [unit for source in sources for unit in _plan_source(source, globs, revision)]
    if not units:
        raise TermsdiffError(
            f"{', '.join(sources)}: no documents (Markdown, HTML, Word, PDF); "
            "--include names other files"
        )
    return tuple(dict.fromkeys(units))


def _plan_source(source: str, globs: Globs, revision: str) -> list[Unit]:
    place = Path(source)
    if place.is_file():
        return [unit for unit in _pairs(source, place) if _wanted(unit, globs)]
    if not place.is_dir():
        raise TermsdiffError(
            f"{source}: no such source; name a git archive, a folder of versions or a CSV of pairs"
        )
    # a folder of versions is often in a repository, but a repository's root never is one
    found = list_terms(place)
    if found:
        return [unit for unit in _folder(source, place, found) if _wanted(unit, globs)]
    repository = find_repository(place)
    commits = read_history(repository, revision)
    recorded = _documents(commits, globs)
    git_dir = str(repository.git_dir)
    units = [_archived(source, git_dir, path, found) for path, found in recorded]
    return sorted(units, key=lambda unit: (unit.document, unit.recordings[0].when))


def _wanted(unit: Unit, globs: Globs) -> bool:
    """Return whether terms or a pair are selected: by folder, or by a file of that name."""
    names = (unit.document, f"{unit.document}.md")
    included = not globs.include or any(globs.includes(name) for name in names)
    return included and not any(globs.excludes(name) for name in names)


def _archived(source: str, git_dir: str, path: str, recordings: tuple[Recorded, ...]) -> Unit:
    parts = PurePosixPath(path)
    service = "/".join(parts.parts[:-1])
    return Unit("git", source, git_dir, path, recordings, service, parts.stem)


def _documents(
    commits: Iterable[Commit], globs: Globs
) -> Iterator[tuple[str, tuple[Recorded, ...]]]:
    """Yield each document under its last path with its recordings, renames followed.

    Commits come newest first: before a rename, the older path means the same document.
    """
    open_histories: dict[str, list[Recorded]] = {}
    found: list[tuple[str, list[Recorded]]] = []
    for commit in commits:
        when = commit.when.isoformat()
        for change in commit.changes:
            history = open_histories.pop(change.path, None)
            if history is None:
                history = []
                found.append((change.path, history))
            if change.blob:
                recorded = Recorded(change.blob, change.path, commit.id, when, commit.subject)
                history.append(recorded)
            open_histories[change.old_path or change.path] = history
    for path, history in found:
        if history and globs.match(path):
            yield path, tuple(reversed(history))


def _folder(source: str, place: Path, found: Sequence[Terms]) -> Iterator[Unit]:
    for terms in found:
        recordings = tuple(_file(file.path) for file in terms.files)
        service = terms.settings.provider
        title = terms.settings.title or terms.name
        yield Unit("folder", source, str(place.resolve()), terms.name, recordings, service, title)


def _file(path: str) -> Recorded:
    try:
        status = Path(path).stat()
    except OSError as error:
        raise TermsdiffError(f"{path}: cannot be read: {error.strerror}") from None
    return Recorded(str(Path(path).resolve()), path, state=f"{status.st_size}:{status.st_mtime_ns}")


def _pairs(source: str, place: Path) -> Iterator[Unit]:
    """Read a CSV or TSV with the columns old, new and optionally service, terms_type."""
    if place.suffix.lower() not in _LISTS:
        raise TermsdiffError(f"{source}: not a source; a list of pairs must be a .csv or .tsv file")
    text = read_source(source).text
    delimiter = "\t" if place.suffix.lower() == ".tsv" else ","
    reader = csv.DictReader(text.splitlines(), delimiter=delimiter)
    if not {"old", "new"} <= set(reader.fieldnames or ()):
        raise TermsdiffError(f"{source}: the first line must name the columns old and new")
    for row in reader:
        if not row["old"] or not row["new"]:
            raise TermsdiffError(f"{source}, line {reader.line_num}: old or new is missing")
        sides = tuple(_file(str(place.parent / row[side])) for side in ("old", "new"))
        service, terms_type = row.get("service") or "", row.get("terms_type") or ""
        yield Unit("pair", source, str(place), row["new"], sides, service, terms_type)
