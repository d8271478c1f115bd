"""What revisions mean: commits, their parents, where branches diverged, commit messages."""

from __future__ import annotations

import re

from ..errors import TermsdiffError
from .command import Repository, ask, is_id, tell

_MAIN_LINES = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")
UNBORN = "no commit yet"


def find_object(repository: Repository, name: str) -> str | None:
    """Return the id of the object that a name means in git (`v1`, `HEAD:terms.md`), or None.

    A name that begins with `-` is not an option.
    """
    if "\0" in name:
        return None
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    answer = ask(repository, *words)
    # rev-parse repeats --end-of-options in its answer
    last = answer.output.decode("ascii", "replace").strip().rsplit("\n", 1)[-1]
    return last if answer.status == 0 and is_id(last) else None


def find_commit(repository: Repository, revision: str) -> str | None:
    """Return the id of the commit that a revision names, or None."""
    return find_object(repository, f"{revision}^{{commit}}")


def resolve_commit(repository: Repository, revision: str) -> str:
    """Return the id of the commit that a revision names; raise TermsdiffError if it names none."""
    found = find_commit(repository, revision)
    if found is not None:
        return found
    if revision == "HEAD":
        raise TermsdiffError(f"{repository.name}: {UNBORN}; commit the first version")
    raise TermsdiffError(
        f"{repository.name}: unknown revision {revision!r}; {_why_missing(repository)}"
    )


def _why_missing(repository: Repository) -> str:
    if repository.shallow:
        return "the clone is shallow: fetch the whole history (`fetch-depth: 0`)"
    return "`git log` lists the commits"


def parent(repository: Repository, commit: str) -> str | None:
    """Return the first parent of a commit, None for the very first commit."""
    found = find_commit(repository, f"{commit}^1")
    if found is None and repository.shallow:
        raise TermsdiffError(
            f"{repository.name}: the parent commit is not known; {_why_missing(repository)}"
        )
    return found


def merge_base(repository: Repository, one: str, other: str) -> str:
    """Return the commit where two branches diverged, the first if they share none."""
    answer = ask(repository, "merge-base", one, other)
    if answer.status == 0:
        return answer.output.decode("ascii").split("\n")[0]
    if repository.shallow:
        raise TermsdiffError(
            f"{repository.name}: the common ancestor is not known; {_why_missing(repository)}"
        )
    return one


def main_line(repository: Repository, target: str) -> str | None:
    """Return the commit where a branch left the server's main one; None if unknown."""
    for name in _MAIN_LINES:
        found = find_commit(repository, name)
        if found is not None and (base := merge_base(repository, found, target)) != target:
            return base
    return None


def has_branches(repository: Repository) -> bool:
    """Return whether the repository has any branch, local or remote."""
    words = ("for-each-ref", "--count=1", "refs/heads", "refs/remotes")
    return bool(tell(repository, *words).strip())


def messages(repository: Repository, selection: str, path: str = "") -> list[str]:
    """Return the messages of commits, newest first: `BASE..TARGET` or one id with those before it.

    With a path, only of those that changed it. The selection consists of ids, never of user input.
    """
    words = ("log", "-z", "--no-show-signature", "--no-mailmap", "--format=%B", selection, "--")
    output = tell(repository, *words, *([path] if path else []))
    return [one for one in output.decode("utf-8", "replace").split("\0") if one]


def raw_commit(repository: Repository, commit: str) -> bytes:
    """Return a commit, by its id, as git stores it: its header, an empty line, its message."""
    return tell(repository, "cat-file", "commit", commit)


def as_kept(repository: Repository, message: bytes) -> str:
    """Return what git keeps of a message in any clean-up mode: no comments, nothing below a cut.

    A line counts only if no clean-up mode removes it.
    """
    head = re.split(rb"^.*-{24} >8 -{24}.*$", message, maxsplit=1, flags=re.MULTILINE)[0]
    kept = tell(repository, "stripspace", "--strip-comments", feed=head)
    return kept.decode("utf-8", "replace")
