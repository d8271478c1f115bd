"""What trees hold: files with their contents' ids, and what differs from one tree to another."""

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


class Entry(NamedTuple):
    """A path of the index or of a tree: its mode (`100644`, `120000` a link, …) and its blob."""

    mode: str
    blob: str


class PathChange(NamedTuple):
    """What became of one path; None on the side where it is not."""

    path: str
    old: Entry | None
    new: Entry | None


def empty_tree(repository: Repository) -> str:
    """Return the id of the tree without files: what stands before the first commit."""
    return tell(repository, "hash-object", "-t", "tree", "--stdin").decode("ascii").strip()


def resolve_blob(repository: Repository, revision: str, path: str) -> str:
    """Return the id of a file's content in a revision; raise TermsdiffError if it is not there."""
    commit = resolve_commit(repository, revision)
    found = find_object(repository, f"{commit}:{path}")
    if found is None:
        raise TermsdiffError(
            f"{repository.name}: no file {path!r} in {revision}; name it from the root on"
        )
    return found


def is_folder(repository: Repository, commit: str, path: str) -> bool:
    """Return whether a path is a folder of a commit."""
    found = find_object(repository, f"{commit}:{path}")
    return found is not None and tell(repository, "cat-file", "-t", found).strip() == b"tree"


def listing(repository: Repository, tree: str, *paths: str) -> dict[str, Entry]:
    """Return the files of a tree by their path: all, or those of these paths and below them."""
    words = ("ls-tree", "-r", "-z", "--full-tree", tree, *(("--", *paths) if paths else ()))
    found = {}
    for row in tell(repository, *words).split(b"\0"):
        head, tab, path = row.partition(b"\t")
        if tab:
            mode, _, blob = head.decode("ascii").split(" ")
            found[path.decode("utf-8", "surrogateescape")] = Entry(mode, blob)
    return found


def changed_paths(repository: Repository, base: str, target: str | None) -> Iterator[PathChange]:
    """Yield what differs between a tree and another, or the index where that is None.

    Files that are only announced to the index (`git add -N`) do not count.
    """
    command = (
        ("diff-tree", "-r") if target else ("diff-index", "--cached", "--ita-invisible-in-index")
    )
    # a repository may ask to be spared the changes of a submodule; nobody else is spared them
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


def _entry(mode: str, blob: str) -> Entry | None:
    return None if mode == GONE else Entry(mode, blob)
