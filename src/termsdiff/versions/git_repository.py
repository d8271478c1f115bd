"""Ask git about a repository without letting the repository run anything.

A repository is data: hooks, file system monitors, filters, pagers, external diffs and lazy
fetches are switched off, and a revision or path is passed where git reads nothing else.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import PIPE
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from git.cmd import Git

SWITCHES = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "protocol.allow=never",
    "-c",
    "core.sshCommand=false",
    "-c",
    "core.quotePath=false",
)
_DROPPED = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"),
    *("GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_SSH_COMMAND"),
    *("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
)
_FIXED = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # objects as they are pushed, not as somebody replaced them on this machine
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
UNBORN = "no commit yet"


class Repository(NamedTuple):
    """A repository on this machine: its git folder and, unless it is bare, its working tree."""

    git_dir: Path
    work_tree: Path | None
    shallow: bool = False

    @property
    def name(self) -> str:
        """How messages call it."""
        return str(self.work_tree or self.git_dir)


def environment() -> dict[str, str | None]:
    """Return what git may see of the environment: None removes a variable."""
    dropped: dict[str, str | None] = dict.fromkeys(_DROPPED)
    return dropped | _FIXED


def _git(folder: Path) -> Git:
    from git.cmd import Git

    return Git(str(folder))


def _environment() -> dict[str, str]:
    changed = environment()
    kept = {key: value for key, value in os.environ.items() if key not in changed}
    return kept | {key: value for key, value in changed.items() if value is not None}


def _run(folder: Path, words: Sequence[str]) -> tuple[int, bytes, str]:
    """Run git in a folder; return its status, its output and its complaint."""
    from git.exc import GitCommandNotFound

    try:
        answer = _git(folder).execute(
            ["git", *SWITCHES, *words],
            env=_environment(),
            with_extended_output=True,
            with_exceptions=False,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
        )
    except (GitCommandNotFound, FileNotFoundError):
        raise TermsdiffError("git is not installed; install git 2.31 or later") from None
    status, output, complaint = cast("tuple[int, bytes, str | bytes]", answer)
    words_of_git = (
        complaint.decode("utf-8", "replace") if isinstance(complaint, bytes) else complaint
    )
    return status, output, words_of_git


@contextmanager
def git_process(repository: Repository, *words: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Run a git command that answers as it is asked; yield its input and its output."""
    started = _git(repository.git_dir).execute(
        ["git", *SWITCHES, f"--git-dir={repository.git_dir}", *words],
        env=_environment(),
        as_process=True,
        istream=PIPE,
    )
    process = started.proc
    assert process is not None
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdin, process.stdout
    finally:
        with suppress(OSError):
            # what git was still to be asked, if it has died
            process.stdin.close()
        process.stdout.close()
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def find_repository(place: Path) -> Repository:
    """Return the repository at a folder or above it; raise TermsdiffError where there is none."""
    folder = place if place.is_dir() else place.parent
    if not folder.is_dir():
        raise TermsdiffError(f"{folder}: no such folder; name one on this machine")
    status, output, complaint = _run(
        folder,
        ["rev-parse", "--absolute-git-dir", "--is-shallow-repository", "--is-bare-repository"],
    )
    if status:
        raise TermsdiffError(_why_not(folder, complaint))
    git_dir, shallow, bare = os.fsdecode(output).rstrip("\n").rsplit("\n", 2)
    tree = None if bare == "true" else _work_tree(folder)
    return Repository(Path(git_dir), tree, shallow == "true")


def _work_tree(folder: Path) -> Path | None:
    status, output, _ = _run(folder, ["rev-parse", "--show-toplevel"])
    # within .git itself there is no working tree
    return None if status else Path(os.fsdecode(output).rstrip("\n"))


def _why_not(folder: Path, complaint: str) -> str:
    if "dubious ownership" in complaint:
        return (
            f"{folder}: the repository belongs to another user; if you trust it, run "
            f"`git config --global --add safe.directory '{folder.resolve()}'`"
        )
    if "not a git repository" in complaint:
        return f"{folder}: no git repository here or above"
    return f"{folder}: git cannot read it: {_first_line(complaint)}"


def _first_line(complaint: str) -> str:
    lines = complaint.strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "git gives no reason"


def resolve_commit(repository: Repository, revision: str) -> str:
    """Return the id of the commit that a revision names.

    Raises TermsdiffError where it names none; a revision that begins with `-` is no option.
    """
    found = _verify(repository, f"{revision}^{{commit}}")
    if found is not None:
        return found
    if revision == "HEAD":
        raise TermsdiffError(f"{repository.name}: {UNBORN}; commit the first version")
    hint = "; the clone is shallow, fetch more of it" if repository.shallow else ""
    raise TermsdiffError(f"{repository.name}: no revision {revision!r}{hint}")


def resolve_blob(repository: Repository, revision: str, path: str) -> str:
    """Return the id of a file's content in a revision; raise TermsdiffError if it is not there."""
    commit = resolve_commit(repository, revision)
    found = _verify(repository, f"{commit}:{path}")
    if found is None:
        raise TermsdiffError(
            f"{repository.name}: no file {path!r} in {revision}; name it from the root on"
        )
    return found


def _verify(repository: Repository, name: str) -> str | None:
    if "\0" in name:
        return None
    words = ["rev-parse", "--verify", "--quiet", "--end-of-options", name]
    status, output, _ = _run(repository.git_dir, [f"--git-dir={repository.git_dir}", *words])
    answer = output.decode("ascii", "replace").strip()
    # rev-parse repeats --end-of-options in its answer
    last = answer.rsplit("\n", 1)[-1]
    return last if status == 0 and _OBJECT.fullmatch(last) else None


def kind_of(repository: Repository, name: str) -> str:
    """Return `blob`, `tree` or `commit` for what a name means in git; "" where it means nothing."""
    if "\0" in name or "\n" in name:
        return ""
    git_dir = f"--git-dir={repository.git_dir}"
    found = _verify(repository, name)
    if found is None:
        return ""
    status, output, _ = _run(repository.git_dir, [git_dir, "cat-file", "-t", found])
    return "" if status else output.decode("ascii", "replace").strip()


def raw_commit(repository: Repository, commit: str) -> bytes:
    """Return a commit as git keeps it: its head, an empty line, its message."""
    words = ["cat-file", "commit", commit]
    status, output, complaint = _run(
        repository.git_dir, [f"--git-dir={repository.git_dir}", *words]
    )
    if status:
        raise TermsdiffError(f"{repository.name}: {_first_line(complaint)}")
    return output


def list_files(repository: Repository, commit: str, under: str = "") -> list[str]:
    """Return the paths of all files of a commit below a folder of it."""
    words = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, "--"]
    git_dir = f"--git-dir={repository.git_dir}"
    folder = [f"{under.rstrip('/')}/"] if under else []
    _, output, _ = _run(repository.git_dir, [git_dir, *words, *folder])
    return [path.decode("utf-8", "surrogateescape") for path in output.split(b"\0") if path]


def path_in(repository: Repository, file: Path) -> str:
    """Return a file of the working tree as git names it: relative, with slashes."""
    if repository.work_tree is None:
        raise TermsdiffError(
            f"{repository.name}: a bare repository has no working tree; name a revision"
        )
    # the file itself may be a link or gone; its folder is what has to lie in the tree
    absolute = file.absolute().parent.resolve() / file.name
    try:
        return absolute.relative_to(repository.work_tree.resolve()).as_posix()
    except ValueError:
        raise TermsdiffError(f"{file}: not in the working tree of {repository.name}") from None
