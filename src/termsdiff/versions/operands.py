"""What a command-line operand means: parsed once, to a value that says how to read it.

Files come first, then terms in the folder, then git revisions. Only names are read here; `resolve`
reads the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..errors import TermsdiffError
from ..git.command import Repository
from ..git.commits import find_commit
from ..git.documents import need_document
from ..git.repository import find_repository, path_in
from ..input.files import is_document
from ..input.naming import File, StandardInput, WebPage, parse_name
from ..suggesting import did_you_mean
from .folder import DEFAULT_FOLDER, list_names, no_terms, read_terms, versions_of
from .version import Version, at_date, in_force, in_order, predecessor


class Filed(NamedTuple):
    """A version in the folder; `day` is the day by which it was found, if one was named."""

    version: Version
    day: str = ""


class Recorded(NamedTuple):
    """A file in a git revision; the path starts at the root of the repository."""

    repository: Repository
    revision: str
    path: str


Operand = StandardInput | File | WebPage | Filed | Recorded


class Kept(NamedTuple):
    """All versions of one set of terms in the folder."""

    versions: tuple[Version, ...]


class Followed(NamedTuple):
    """The history of one document in a repository."""

    repository: Repository
    path: str


Source = Kept | Followed


def parse_operand(text: str, folder: Path = DEFAULT_FOLDER, today: date | None = None) -> Operand:
    """Return what an operand means: a path, `-`, NAME, `NAME@2025-05-27`, `REV:path`, an address.

    Raises TermsdiffError for a day before the first version, and if git is needed but missing.
    Anything unknown is a path: reading it will say that there is no such file.
    """
    named = parse_name(text)
    if not isinstance(named, File) or is_document(named.path):
        return named
    filed = find_filed(text, folder, today)
    if filed is not None:
        return filed
    if ":" in text:
        revision, _, path = text.partition(":")
        return Recorded(find_repository(Path()), revision or "HEAD", path)
    return named


def find_filed(text: str, folder: Path = DEFAULT_FOLDER, today: date | None = None) -> Filed | None:
    """Return the version in the folder that `NAME` or `NAME@DATE` means; None for anything else."""
    name, at, wanted = text.rpartition("@")
    terms = read_terms(folder, name if at else text)
    if terms is None:
        return None
    versions = versions_of(terms)
    if at:
        return Filed(at_date(versions, wanted), wanted)
    return Filed(_now(versions, today))


def _now(versions: Sequence[Version], today: date | None) -> Version:
    return in_force(versions, today or date.today()) or in_order(versions)[0]


def parse_pair(
    old: str,
    new: str | None = None,
    since: str | None = None,
    folder: Path = DEFAULT_FOLDER,
    today: date | None = None,
) -> tuple[Operand, Operand]:
    """Return what the operands of a comparison mean.

    Two operands mean one text each, or `REV..REV path`, or `REV path` for the working tree against
    a revision. One operand means the two latest versions of terms, or with `since` the version of
    that day against what applies today; or a file in the working tree against HEAD.
    """
    if since is not None:
        return _since_version(old, new, since, folder, today)
    if new is None:
        return _single(old, folder)
    if _is_range(old, folder):
        return _of_range(old, new)
    if parse_name(old) == parse_name(new) == StandardInput():
        raise TermsdiffError(
            "only one of the versions can come from standard input; name a file for the other"
        )
    if _is_revision(old, new, folder):
        return _compared_with_git(old, new)
    return parse_operand(old, folder, today), parse_operand(new, folder, today)


def _since_version(
    name: str, new: str | None, since: str, folder: Path, today: date | None
) -> tuple[Operand, Operand]:
    terms = read_terms(folder, name)
    if new is not None:
        raise TermsdiffError(f"--since compares versions of one set of terms; leave {new} out")
    if terms is None:
        raise no_terms(name, folder)
    versions = versions_of(terms)
    return Filed(at_date(versions, since), since), Filed(_now(versions, today))


def _single(text: str, folder: Path) -> tuple[Operand, Operand]:
    if _is_file(text):
        return _compared_with_git("HEAD", text)
    terms = read_terms(folder, text)
    if terms is not None:
        return _two_latest(versions_of(terms))
    dated = _with_predecessor(text, folder)
    if dated is not None:
        return dated
    if not Path(text).exists() and ":" not in text:
        raise TermsdiffError(_unknown_operand(text, folder))
    raise TermsdiffError(f"{text}: only one version; name the one to compare it with")


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _with_predecessor(text: str, folder: Path) -> tuple[Operand, Operand] | None:
    """Return the version that `NAME@DATE` means, after the one that it replaced."""
    name, at, wanted = text.rpartition("@")
    terms = read_terms(folder, name) if at else None
    if terms is None:
        return None
    versions = versions_of(terms)
    version = at_date(versions, wanted)
    before = predecessor(versions, version)
    if before is None:
        raise TermsdiffError(f"{version.name} is the first version; name a file to compare it with")
    return Filed(before), Filed(version, wanted)


def _unknown_operand(text: str, folder: Path) -> str:
    try:
        hint = did_you_mean(text, list_names(folder))
    except TermsdiffError:
        hint = ""
    return f"{text}: no such file or terms{hint}; `termsdiff list` shows terms"


def _two_latest(versions: Sequence[Version]) -> tuple[Operand, Operand]:
    standing = [version for version in in_order(versions) if version.withdrawn is None]
    if len(standing) < 2:
        name = versions[0].terms
        raise TermsdiffError(f"{name} has only one version; name a file to compare it with")
    return Filed(standing[-2]), Filed(standing[-1])


def _is_range(text: str, folder: Path) -> bool:
    known = _is_file(text) or _begins_with_name(text, folder)
    return ".." in text and ":" not in text and "/.." not in text and not known


def _is_revision(old: str, new: str, folder: Path) -> bool:
    """Whether `old` can only be a revision, with `new` as the file to compare with it."""
    if not isinstance(parse_name(old), File) or not _is_file(new) or Path(old).exists():
        return False
    if ":" in old or _begins_with_name(old, folder):
        return False
    try:
        return find_commit(find_repository(Path(new)), old) is not None
    except TermsdiffError:
        return False


def _begins_with_name(text: str, folder: Path) -> bool:
    """Return whether an operand begins with the name of terms in the folder."""
    return any(read_terms(folder, name) for name in {text, text.rpartition("@")[0]} - {""})


def _of_range(revisions: str, path: str) -> tuple[Operand, Operand]:
    first, _, last = revisions.partition("..")
    repository = find_repository(Path())
    inside = path if repository.work_tree is None else path_in(repository, Path(path))
    return (
        Recorded(repository, first or "HEAD", inside),
        Recorded(repository, last.removeprefix(".") or "HEAD", inside),
    )


def _compared_with_git(revision: str, path: str) -> tuple[Operand, Operand]:
    repository = find_repository(Path(path))
    return Recorded(repository, revision, path_in(repository, Path(path))), File(path)


def parse_source(text: str, path: str | None = None, folder: Path = DEFAULT_FOLDER) -> Source:
    """Return the set of versions that an operand means.

    It is the name of terms in the folder, a file with a git history, or a repository with the path
    of a document in it. Raises TermsdiffError if it is none of these.
    """
    place = Path(text)
    if path is not None:
        if not place.exists():
            raise TermsdiffError(f"{place}: no such repository; name a folder on this machine")
        return Followed(find_repository(place), path)
    terms = read_terms(folder, text)
    if terms is not None:
        return Kept(versions_of(terms))
    if place.is_dir():
        return _of_folder(place, text)
    if _is_file(text):
        repository = find_repository(place)
        return Followed(repository, path_in(repository, place))
    raise TermsdiffError(_unknown_operand(text, folder))


def _of_folder(place: Path, text: str) -> Source:
    absolute = place.absolute()
    terms = read_terms(absolute.parent, absolute.name)
    if terms is not None:
        return Kept(versions_of(terms))
    try:
        repository = find_repository(place)
    except TermsdiffError:
        raise TermsdiffError(
            f"{text}: no versions found; name terms, or a repository with a document in it"
        ) from None
    raise need_document(repository, text)
