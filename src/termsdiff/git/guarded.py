"""GitPython's repository, with every command that its objects send going through `command`.

`git.Repo` itself is not opened on a path: it looks for the repository in places where git does not,
does not check who owns it, reads the settings of strangers, and passes on the whole environment.
Here git has already found the repository, and only objects are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from git.db import GitCmdObjectDB

from git import Blob, Commit, Git, Repo

from ..errors import TermsdiffError
from .command import GitStoppedError, Repository, run, start

_SHA1 = 40


class GuardedGit(Git):
    """The `Git` of GitPython's objects, which starts git through `command`."""

    def __init__(self, repository: Repository) -> None:
        super().__init__(str(repository.place))
        self._asked = repository

    def execute(  # type: ignore[override]
        self, command: Sequence[str], *, as_process: bool = False, **options: Any
    ) -> Any:
        """Run a command made by GitPython; only the options that its objects use are honoured."""
        words = (*self._asked.words, *command[1:])
        if as_process:
            process = start(self._asked.place, words, in_hook=self._asked.in_hook)
            return self.AutoInterrupt(process, command)
        answer = run(self._asked.place, words, in_hook=self._asked.in_hook)
        if answer.status:
            raise TermsdiffError(f"{self._asked.name}: git says: {answer.complaint.strip()}")
        text = options.get("stdout_as_string", True)
        return answer.output.decode("utf-8", "surrogateescape") if text else answer.output

    def _parse_object_header(self, header_line: Any) -> tuple[str, str, int]:
        """Read `ID KIND SIZE`; GitPython's own parser does not know ids of 64 digits (SHA-256)."""
        tokens = header_line.decode("ascii", "replace").split()
        if not tokens:
            raise GitStoppedError(f"{self._asked.name}: git stopped answering; try again")
        if len(tokens) != 3:
            raise TermsdiffError(
                f"{self._asked.name}: object {tokens[0][:12]} is missing; fetch the whole history"
            )
        return tokens[0], tokens[1], int(tokens[2])


class GuardedRepo(Repo):
    """A repository whose objects (`Commit`, `Tree`, `Blob`) GitPython reads."""

    def __init__(self, repository: Repository) -> None:
        self.git_dir = str(repository.git_dir)
        self._common_dir = ""
        self._bare = repository.work_tree is None
        self._working_tree_dir = str(repository.work_tree) if repository.work_tree else None
        self.working_dir = str(repository.place)
        self.git = GuardedGit(repository)
        self.odb = GitCmdObjectDB(str(repository.git_dir / "objects"), self.git)


def reads_objects(identity: str) -> bool:
    """Return whether GitPython has objects for an id: for SHA-1, not for the 64 digits of SHA-256.

    Blobs can be read whatever their ids.
    """
    return len(identity) == _SHA1


@contextmanager
def open_commit(repository: Repository, identity: str) -> Iterator[Commit]:
    """Yield a commit with its tree, as GitPython's objects."""
    repo = GuardedRepo(repository)
    try:
        yield Commit(repo, bytes.fromhex(identity))
    finally:
        repo.close()


def files_of(repository: Repository, identity: str, under: str) -> list[str]:
    """Return the paths of all files of a commit, or of a folder in it."""
    with open_commit(repository, identity) as found:
        try:
            tree = found.tree / under if under else found.tree
        except KeyError:
            return []
        return [str(item.path) for item in tree.traverse() if isinstance(item, Blob)]
