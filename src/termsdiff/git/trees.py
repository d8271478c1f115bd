"""What trees contain: files with the ids of their blobs, and differences between trees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..errors import TermsdiffError
from .command import Repository, tell
from .commits import find_object, resolve_commit

REGULAR = ("100644", "100755")
LINK = "120000"
SUBMODULE = "160000"
GONE = "000000"


class TreeEntry(NamedTuple):
    """A path in the index or a tree: its mode (`100644`, `120000` for a link, …) and its blob."""

    mode: str
    blob: str


class PathChange(NamedTuple):
    """What happened to one path; None on the side that lacks it."""

    path: str
    old: TreeEntry | None
    new: TreeEntry | None


def empty_tree(repository: Repository) -> str:
    """Return the id of the empty tree: the state before the first commit."""
    return tell(repository, "hash-object", "-t", "tree", "--stdin").decode("ascii").strip()


def resolve_blob(repository: Repository, revision: str, path: str) -> str:
    """Return the id of a file's blob in a revision; raise TermsdiffError if it is not there."""
    commit = resolve_commit(repository, revision)
    found = find_object(repository, f"{commit}:{path}")
    if found is None:
        raise TermsdiffError(
            f"{repository.name}: no file {path!r} in {revision}; give the path from the root"
        )
    return found


def is_folder(repository: Repository, commit: str, path: str) -> bool:
    """Return whether a path is a folder in a commit."""
    found = find_object(repository, f"{commit}:{path}")
    return found is not None and tell(repository, "cat-file", "-t", found).strip() == b"tree"


def listing(repository: Repository, tree: str, *paths: str) -> dict[str, TreeEntry]:
    """Return the files of a tree by path: all, or those at and below the given paths."""
    words = ("ls-tree", "-r", "-z", "--full-tree", tree, *(("--", *paths) if paths else ()))
    found = {}
    for row in tell(repository, *words).split(b"\0"):
        head, tab, path = row.partition(b"\t")
        if tab:
            mode, _, blob = head.decode("ascii").split(" ")
            found[path.decode("utf-8", "surrogateescape")] = TreeEntry(mode, blob)
    return found


def changed_paths(repository: Repository, base: str, target: str | None) -> Iterator[PathChange]:
    """Yield what differs between a tree and another one, or the index if that is None.

    Files that are only marked as intended (`git add -N`) do not count.
    """
    command = (
        ("diff-tree", "-r") if target else ("diff-index", "--cached", "--ita-invisible-in-index")
    )
    # a repository may ask to ignore changes in a submodule; do not ignore them here
    sides = (base, target) if target else (base,)
    fixed = (
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--ignore-submodules=none",
    )
    output = tell(repository, *command, *fixed, "--end-of-options", *sides)
    tokens = iter(output.split(b"\0"))
    for head in tokens:
        if not head.startswith(b":"):
            continue
        old_mode, new_mode, old, new, status = head[1:].decode("ascii").split(" ")
        path = next(tokens).decode("utf-8", "surrogateescape")
        if status == "U":
            raise TermsdiffError(f"{path}: not merged yet; resolve the conflict and add it")
        yield PathChange(path, _entry(old_mode, old), _entry(new_mode, new))


def _entry(mode: str, blob: str) -> TreeEntry | None:
    return None if mode == GONE else TreeEntry(mode, blob)
