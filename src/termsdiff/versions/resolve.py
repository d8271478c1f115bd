"""Find the texts that operands of the command line mean, whatever kind of source they name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..errors import TermsdiffError
from ..input.files import STDIN, SourceText, is_document, read_source
from ..notes import Note
from .folder import DEFAULT_FOLDER, list_names, no_terms, read_terms, versions_of
from .version import Version, at_date, in_force, in_order, predecessor, read_day

_SCHEMES = ("https://", "http://")


def resolve(operand: str, folder: Path = DEFAULT_FOLDER, today: date | None = None) -> SourceText:
    """Return the text that an operand means; files come first, then terms, then revisions.

    It is a path (Markdown, text, HTML, Word, PDF), `-` for standard input, `NAME` (what applies
    today), `NAME@2025-05-27`, `REV:path` of git, or the address of a page (`https://…`).
    Raises TermsdiffError where it means nothing or the text cannot be read.
    """
    if operand.startswith(_SCHEMES):
        from ..input.reading import read_page

        return read_page(operand)
    if operand == STDIN or is_document(operand):
        from ..input.reading import read_any

        return read_any(operand)
    name, at, wanted = operand.rpartition("@")
    terms = read_terms(folder, name) if at else None
    if terms is not None:
        return source_at(versions_of(terms), wanted, today)
    version = find_version(operand, folder, today)
    if version is not None:
        return version.read()
    if ":" in operand:
        return _from_git(operand)
    # names the file in its complaint
    return read_source(operand)


def source_at(versions: Sequence[Version], wanted: str, today: date | None = None) -> SourceText:
    """Return the text that a day names or that applied on it, with a note where those differ."""
    version = at_date(versions, wanted)
    source = version.read()
    if version.day == wanted:
        return source
    return source._replace(notes=(*source.notes, *day_notes(version, read_day(wanted), today)))


def day_notes(version: Version, day: date, today: date | None = None) -> tuple[Note, ...]:
    """Return what to know where a version was found by a day that is not its own."""
    if day > (today or date.today()):
        said = f"{day} is yet to come: {version.name} is what will apply as far as is known today."
        return (Note("future-date", said),)
    if day not in (version.start, version.date):
        said = f"No version bears the date {day}: {version.name} applied on that day."
        return (Note("day-without-version", said),)
    return ()


def _is_file(operand: str) -> bool:
    try:
        return Path(operand).is_file()
    except (OSError, ValueError):
        return False


def find_version(
    operand: str, folder: Path = DEFAULT_FOLDER, today: date | None = None
) -> Version | None:
    """Return the version of the folder that `NAME` or `NAME@DATE` means; None for anything else."""
    name, at, wanted = operand.rpartition("@")
    terms = read_terms(folder, name if at else operand)
    if terms is None:
        return None
    versions = versions_of(terms)
    if at:
        return at_date(versions, wanted)
    return in_force(versions, today or date.today()) or in_order(versions)[0]


def _from_git(operand: str) -> SourceText:
    from .git_objects import read_blob
    from .git_repository import find_repository, resolve_blob

    revision, _, path = operand.partition(":")
    repository = find_repository(Path())
    blob = resolve_blob(repository, revision or "HEAD", path)
    return read_blob(repository, blob, operand)


def resolve_pair(
    old: str,
    new: str | None = None,
    since: str | None = None,
    folder: str | Path = DEFAULT_FOLDER,
    today: date | None = None,
) -> tuple[SourceText, SourceText]:
    """Return the two texts that the operands of a comparison mean.

    Two operands mean a text each, or `REV..REV path`, or `REV path` for the working tree against
    a revision. One operand means the two latest versions of terms, with `since` the one of that
    day against what applies today; or a file of the working tree against HEAD.
    """
    folder = Path(folder)
    if since is not None:
        return _since(old, new, since, folder, today)
    if new is None:
        return _single(old, folder)
    if _is_range(old, folder):
        return _of_range(old, new)
    if old == new == STDIN:
        raise TermsdiffError("only one of the versions can come from standard input")
    if _is_revision(old, new, folder):
        return _against(old, new)
    return resolve(old, folder, today), resolve(new, folder, today)


def _since(
    name: str, new: str | None, since: str, folder: Path, today: date | None
) -> tuple[SourceText, SourceText]:
    terms = read_terms(folder, name)
    if new is not None:
        raise TermsdiffError(f"--since compares versions of one set of terms; leave {new} out")
    if terms is None:
        raise no_terms(name, folder)
    versions = versions_of(terms)
    now = in_force(versions, today or date.today()) or in_order(versions)[0]
    return source_at(versions, since, today), now.read()


def _single(operand: str, folder: Path) -> tuple[SourceText, SourceText]:
    if not _is_file(operand):
        terms = read_terms(folder, operand)
        if terms is not None:
            return _two_latest(versions_of(terms))
        dated = _with_predecessor(operand, folder)
        if dated is not None:
            return dated
        if not Path(operand).exists() and ":" not in operand:
            raise TermsdiffError(_nothing_called(operand, folder))
        raise TermsdiffError(f"{operand}: one version only; name the one to compare it with")
    return _against("HEAD", operand)


def _with_predecessor(operand: str, folder: Path) -> tuple[SourceText, SourceText] | None:
    """Return the version that `NAME@DATE` means after the one that it took the place of."""
    name, at, wanted = operand.rpartition("@")
    terms = read_terms(folder, name) if at else None
    if terms is None:
        return None
    versions = versions_of(terms)
    version = at_date(versions, wanted)
    before = predecessor(versions, version)
    if before is None:
        raise TermsdiffError(f"{version.name} is the first version; name a file to compare it with")
    return before.read(), source_at(versions, wanted)


def _nothing_called(operand: str, folder: Path) -> str:
    from ..suggesting import did_you_mean

    try:
        hint = did_you_mean(operand, list_names(folder))
    except TermsdiffError:
        hint = ""
    return f"{operand}: no such file or terms{hint}; `termsdiff list` shows terms"


def _two_latest(versions: Sequence[Version]) -> tuple[SourceText, SourceText]:
    standing = [version for version in in_order(versions) if version.withdrawn is None]
    if len(standing) < 2:
        name = versions[0].terms
        raise TermsdiffError(f"{name} has one version only; name a file to compare it with")
    return standing[-2].read(), standing[-1].read()


def _is_range(operand: str, folder: Path) -> bool:
    known = _is_file(operand) or find_name(operand, folder)
    return ".." in operand and ":" not in operand and "/.." not in operand and not known


def _is_revision(old: str, new: str, folder: Path) -> bool:
    """Whether `old` can only be a revision, `new` being a file to compare with it."""
    if old == STDIN or old.startswith(_SCHEMES) or not _is_file(new) or Path(old).exists():
        return False
    if ":" in old or find_name(old, folder):
        return False
    from .git_repository import find_repository, resolve_commit

    try:
        resolve_commit(find_repository(Path(new)), old)
    except TermsdiffError:
        return False
    return True


def find_name(operand: str, folder: Path) -> bool:
    """Return whether an operand begins with the name of terms in the folder."""
    return any(read_terms(folder, name) for name in {operand, operand.rpartition("@")[0]} - {""})


def _of_range(revisions: str, path: str) -> tuple[SourceText, SourceText]:
    first, _, last = revisions.partition("..")
    place = Path(path)
    from .git_objects import read_blob
    from .git_repository import find_repository, path_in, resolve_blob

    repository = find_repository(Path())
    inside = path if repository.work_tree is None else path_in(repository, place)
    sides = []
    for revision in (first or "HEAD", last.removeprefix(".") or "HEAD"):
        name = f"{revision}:{inside}"
        blob = resolve_blob(repository, revision, inside)
        sides.append(read_blob(repository, blob, name))
    return sides[0], sides[1]


def _against(revision: str, path: str) -> tuple[SourceText, SourceText]:
    from .git_objects import read_blob
    from .git_repository import find_repository, path_in, resolve_blob

    repository = find_repository(Path(path))
    inside = path_in(repository, Path(path))
    name = f"{revision}:{inside}"
    blob = resolve_blob(repository, revision, inside)
    return read_blob(repository, blob, name), read_source(path)


def resolve_versions(
    operand: str, path: str | None = None, folder: Path = DEFAULT_FOLDER
) -> tuple[Version, ...]:
    """Return all versions that an operand means, in the order in which they came to apply.

    It is the name of terms in the folder, a file with a git history, or a repository with the
    path of a document in it. Raises TermsdiffError where it means none of these.
    """
    if path is not None:
        return _of_archive(Path(operand), path)
    terms = read_terms(folder, operand)
    if terms is not None:
        return versions_of(terms)
    place = Path(operand)
    if place.is_dir():
        return _of_folder(place, operand)
    if _is_file(operand):
        from .git_repository import find_repository, path_in

        return _of_archive(place, path_in(find_repository(place), place))
    raise TermsdiffError(_nothing_called(operand, folder))


def _of_folder(place: Path, operand: str) -> tuple[Version, ...]:
    absolute = place.absolute()
    terms = read_terms(absolute.parent, absolute.name)
    if terms is not None:
        return versions_of(terms)
    from .git_documents import need_document
    from .git_repository import find_repository

    try:
        repository = find_repository(place)
    except TermsdiffError:
        raise TermsdiffError(
            f"no versions in {operand}; name terms, or a repository with a document in it"
        ) from None
    raise need_document(repository, operand)


def _of_archive(place: Path, path: str) -> tuple[Version, ...]:
    from .archive import archive_versions, read_archive
    from .git_repository import find_repository

    if not place.exists():
        raise TermsdiffError(f"{place}: no such repository; name a folder on this machine")
    return archive_versions(read_archive(find_repository(place), path))
