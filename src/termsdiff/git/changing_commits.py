"""The commits that changed files, in one pass over the history, renames followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from .command import Repository, conversation
from .commits import resolve_commit
from .documents import no_document, refuse_folder

_FORMAT = "--format=%x01%H%x02%cI%x02%s"
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a commit did to one file; `blob` is "" if the commit removed the file."""

    path: str
    blob: str
    old_path: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with the files that it changed against its first parent."""

    id: str
    when: datetime
    subject: str
    changes: tuple[FileChange, ...]


def file_history(repository: Repository, path: str, revision: str = "HEAD") -> tuple[Commit, ...]:
    """Return the commits of the main line that changed a file, oldest first, renames followed.

    Raises TermsdiffError if there is no such revision or file in it.
    """
    commit = resolve_commit(repository, revision)
    refuse_folder(repository, path, revision)
    found = tuple(_log(repository, "--follow", commit, "--", path))[::-1]
    if not found:
        raise no_document(repository, path, revision)
    return found


def read_history(
    repository: Repository, revision: str = "HEAD", under: str = ""
) -> Iterator[Commit]:
    """Yield the commits of the main line with all files that they changed, newest first."""
    commit = resolve_commit(repository, revision)
    yield from _log(repository, commit, "--", *([under] if under else []))


def _log(repository: Repository, *words: str) -> Iterator[Commit]:
    command = (
        *("log", "--raw", "-z", "--no-abbrev", "--find-renames", "--first-parent"),
        *("--diff-merges=first-parent", "--no-ext-diff", "--no-textconv", "--no-color"),
        *("--no-notes", "--no-mailmap", "--no-decorate", _FORMAT),
    )
    with conversation(repository, *command, *words) as (_, output):
        yield from _commits(_tokens(output))


def _tokens(stream: IO[bytes]) -> Iterator[str]:
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        for token in whole:
            # git writes paths as bytes; those that are not UTF-8 are passed back unchanged
            yield token.decode("utf-8", "surrogateescape")
    if rest:
        yield rest.decode("utf-8", "surrogateescape")


def _commits(tokens: Iterator[str]) -> Iterator[Commit]:
    head = ""
    changes: list[FileChange] = []
    for token in tokens:
        if token.startswith("\x01"):
            if head:
                yield _commit(head, changes)
            head, changes = token[1:], []
        elif token.lstrip("\n").startswith(":"):
            changes.append(_change(token.lstrip("\n"), tokens))
    if head:
        yield _commit(head, changes)


def _change(raw: str, tokens: Iterator[str]) -> FileChange:
    _, _, _, blob, status = raw.split(" ")
    path = next(tokens)
    if status[0] in "RC":
        return FileChange(next(tokens), blob, path)
    return FileChange(path, "" if status == "D" else blob)


def _commit(head: str, changes: list[FileChange]) -> Commit:
    sha, when, subject = head.rstrip("\n").split("\x02", 2)
    return Commit(sha, datetime.fromisoformat(when), subject, tuple(changes))
