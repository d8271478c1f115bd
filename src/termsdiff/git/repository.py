"""Find a repository: by one of its folders, or as that of the running hook."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import TermsdiffError
from .command import Repository, first_line, run

_WORDS = ("rev-parse", "--absolute-git-dir", "--is-shallow-repository", "--is-bare-repository")


def find_repository(place: Path) -> Repository:
    """Return the repository at or above a folder; raise TermsdiffError if there is none."""
    folder = place if place.is_dir() else place.parent
    if not folder.is_dir():
        raise TermsdiffError(f"{folder}: no such folder; name one on this machine")
    answer = run(folder, _WORDS)
    if answer.status:
        raise TermsdiffError(_why_unusable(folder, answer.complaint))
    git_dir, shallow, bare = os.fsdecode(answer.output).rstrip("\n").rsplit("\n", 2)
    tree = None if bare == "true" else _work_tree(folder)
    return Repository(Path(git_dir), tree, shallow == "true")


def find_checkout(place: Path | None = None) -> Repository:
    """Return the repository whose working tree contains a folder (by default here).

    In a hook it is the one that git gives to the hook. Raises TermsdiffError if there is none.
    """
    here = place or Path.cwd()
    words = ("rev-parse", "--show-toplevel", "--absolute-git-dir", "--is-shallow-repository")
    answer = run(here, words, in_hook=True)
    if answer.status:
        if "work tree" in answer.complaint:
            raise TermsdiffError(f"{here}: no working tree here; run it at the top of a checkout")
        raise TermsdiffError(_why_unusable(here, answer.complaint))
    top, git_dir, shallow = os.fsdecode(answer.output).rstrip("\n").rsplit("\n", 2)
    return Repository(Path(git_dir), Path(top), shallow == "true", in_hook=True)


def _work_tree(folder: Path) -> Path | None:
    answer = run(folder, ("rev-parse", "--show-toplevel"))
    # within .git itself there is no working tree
    return None if answer.status else Path(os.fsdecode(answer.output).rstrip("\n"))


def _why_unusable(folder: Path, complaint: str) -> str:
    if "dubious ownership" in complaint:
        return (
            f"{folder}: the repository belongs to another user; if you trust it, run "
            f"`git config --global --add safe.directory '{folder.resolve()}'`"
        )
    if "not a git repository" in complaint:
        return f"{folder}: no git repository here or above"
    return f"{folder}: git cannot read it: {first_line(complaint)}"


def path_in(repository: Repository, file: Path) -> str:
    """Return the path of a file in the working tree as git writes it: relative, with slashes."""
    if repository.work_tree is None:
        raise TermsdiffError(
            f"{repository.name}: a bare repository has no working tree; name a revision"
        )
    # the file itself may be a link or missing; its folder has to be in the tree
    absolute = file.absolute().parent.resolve() / file.name
    try:
        return absolute.relative_to(repository.work_tree.resolve()).as_posix()
    except ValueError:
        raise TermsdiffError(f"{file}: not in the working tree of {repository.name}") from None
