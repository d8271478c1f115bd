"""Which documents a repository contains, for messages when a folder was named instead of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..input.document_formats import FOUND, ending_of
from ..on_demand import on_demand
from ..suggesting import did_you_mean
from .command import Repository
from .commits import resolve_commit
from .trees import is_folder, listing

if TYPE_CHECKING:
    from .guarded import files_of, reads_objects
else:
    # GitPython takes longer to load than most commands take
    files_of = on_demand("termsdiff.git.guarded:files_of")
    reads_objects = on_demand("termsdiff.git.guarded:reads_objects")

_MOST_SHOWN = 12


def list_documents(
    repository: Repository, revision: str = "HEAD", under: str = ""
) -> tuple[str, ...]:
    """Return the paths of all documents in a revision below a folder, sorted."""
    commit = resolve_commit(repository, revision)
    files = _files(repository, commit, under.rstrip("/"))
    return tuple(sorted(file for file in files if ending_of(file) in FOUND))


def _files(repository: Repository, commit: str, under: str) -> list[str]:
    """Return the paths of all files in a commit below a folder."""
    if not reads_objects(commit):
        return list(listing(repository, commit, *([f"{under}/"] if under else [])))
    return files_of(repository, commit, under)


def need_document(
    repository: Repository, named: str, revision: str = "HEAD", under: str = ""
) -> TermsdiffError:
    """Return the error for a folder named instead of a document; it lists the documents."""
    try:
        found = list_documents(repository, revision, under)
    except TermsdiffError as error:
        return error
    if not found:
        return TermsdiffError(
            f"{named}: a folder without documents (Markdown, HTML, Word, PDF); name another one"
        )
    shown = ", ".join(repr(path) for path in found[:_MOST_SHOWN])
    more = f" and {len(found) - _MOST_SHOWN} more" if len(found) > _MOST_SHOWN else ""
    return TermsdiffError(f"{named}: a folder; name one of its documents: {shown}{more}")


def refuse_folder(repository: Repository, path: str, revision: str = "HEAD") -> None:
    """Raise TermsdiffError if a path names a folder in a revision, which has no history."""
    commit = resolve_commit(repository, revision)
    plain = path.rstrip("/")
    if plain in ("", ".") or is_folder(repository, commit, plain):
        under = "" if plain in ("", ".") else plain
        raise need_document(repository, path or repository.name, revision, under)


def no_document(repository: Repository, path: str, revision: str) -> TermsdiffError:
    """Return the error for a path that no commit has, suggesting the document meant."""
    hint = did_you_mean(path, list_documents(repository, revision))
    return TermsdiffError(f"{repository.name}: no file {path!r} in the history of {revision}{hint}")
