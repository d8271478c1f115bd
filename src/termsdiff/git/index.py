"""What is staged, and staging a file, without running the repository's filters."""

from __future__ import annotations

import os
import re

from ..errors import TermsdiffError
from .command import Repository, ask, tell
from .trees import TreeEntry


def write_tree(repository: Repository) -> str:
    """Return the id of the tree in the current index; raise TermsdiffError if unmerged."""
    answer = ask(repository, "write-tree")
    if answer.status:
        found = re.search(r"^(?P<path>.*): unmerged", answer.complaint, re.MULTILINE)
        if found:
            raise TermsdiffError(
                f"{found['path']}: not merged yet; resolve the conflict and add it"
            )
        raise TermsdiffError(
            f"{repository.name}: git cannot write the index as a tree: {answer.complaint.strip()}"
        )
    return answer.output.decode("ascii").strip()


def staged(repository: Repository, *paths: str) -> dict[str, TreeEntry]:
    """Return the files of the index by path: all, or those at and below the given paths."""
    words = ("ls-files", "--stage", "-z", "--full-name", *(("--", *paths) if paths else ()))
    found = {}
    for row in tell(repository, *words).split(b"\0"):
        head, tab, path = row.partition(b"\t")
        if tab:
            mode, blob, _ = head.decode("ascii").split(" ")
            found[path.decode("utf-8", "surrogateescape")] = TreeEntry(mode, blob)
    return found


def stage(repository: Repository, path: str, content: bytes) -> None:
    """Put contents at a path in the index; the repository's filters do not touch them."""
    words = ("hash-object", "-w", "--stdin", "--no-filters")
    blob = tell(repository, *words, feed=content).decode("ascii").strip()
    row = f"100644 {blob}\t".encode() + path.encode("utf-8", "surrogateescape") + b"\0"
    command = ("update-index", "--add", "-z", "--index-info")
    tell(repository, *command, feed=row, extra=_no_filters(repository))


def _no_filters(repository: Repository) -> dict[str, str]:
    """Return an environment in which the filters of the repository are empty.

    Git rewrites the index and looks again at files touched at that very moment; it would send them
    through their filters.
    """
    words = ("config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|smudge|process)$")
    output = ask(repository, *words).output
    names = [os.fsdecode(name) for name in output.split(b"\0") if name]
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    settings = {"GIT_CONFIG_COUNT": str(first + len(names))}
    for number, name in enumerate(names, start=first):
        settings[f"GIT_CONFIG_KEY_{number}"] = name
        settings[f"GIT_CONFIG_VALUE_{number}"] = ""
    return settings


def identity(repository: Repository) -> str:
    """Return the user's identity in git: `Ada <ada@example.com>`; raise TermsdiffError if unset."""
    answer = ask(repository, "var", "GIT_COMMITTER_IDENT")
    who = answer.output.decode("utf-8", "replace").strip().rsplit(" ", 2)[0]
    if answer.status or not who:
        raise TermsdiffError(
            "git does not know who you are; run `git config user.name` and `git config user.email`"
        )
    return who
