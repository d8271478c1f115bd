"""Start git so that nothing in a repository runs, and no name becomes an option.

Hooks, file system monitors, filters, pagers, external diffs and lazy fetches are switched off. Of
git's environment variables, only those count that say where settings are and who acts; in a hook
also those that say what is being committed. Object replacements and grafts do not count: they
change what git shows on this machine, not what is pushed.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from ..errors import TermsdiffError

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
_SETTINGS = frozenset(
    (
        *("GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"),
        *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT"),
        *("GIT_CONFIG_PARAMETERS", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"),
        *("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"),
    )
)
_NUMBERED = ("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
_OF_A_HOOK = frozenset(
    (
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_QUARANTINE_PATH"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
    )
)
_FIXED = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # objects as they are pushed, not as replaced on this machine
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": f"{os.devnull}/none",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_NOTHING: Mapping[str, str] = {}
_HEXADECIMAL = frozenset("0123456789abcdef")


class GitStoppedError(TermsdiffError):
    """The git process ended early, which says nothing about the repository."""


class GitAnswer(NamedTuple):
    """Git's answer: its status, its output, its error message."""

    status: int
    output: bytes
    complaint: str


class Repository(NamedTuple):
    """A repository on this machine: its git folder and, unless it is bare, its working tree.

    `in_hook` says that it is the repository of a hook: variables such as GIT_INDEX_FILE name its
    parts.
    """

    git_dir: Path
    work_tree: Path | None
    shallow: bool = False
    in_hook: bool = False

    @property
    def name(self) -> str:
        """Its name in messages."""
        return str(self.work_tree or self.git_dir)

    @property
    def place(self) -> Path:
        """The folder in which git runs."""
        return self.work_tree if self.in_hook and self.work_tree else self.git_dir

    @property
    def words(self) -> tuple[str, ...]:
        """The arguments that name it on git's command line."""
        return () if self.in_hook else (f"--git-dir={self.git_dir}",)


def environment(*, in_hook: bool) -> dict[str, str]:
    """Return the complete environment in which git runs."""
    wanted = _SETTINGS | _OF_A_HOOK if in_hook else _SETTINGS
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("GIT_") or key in wanted or key.startswith(_NUMBERED)
    }
    return kept | _FIXED


def start(folder: Path, words: Sequence[str], *, in_hook: bool) -> subprocess.Popen[bytes]:
    """Start git in a folder with pipes to it; raise TermsdiffError if there is no git."""
    try:
        return subprocess.Popen(  # noqa: S603 - a fixed program, its arguments as a list
            ["git", *SWITCHES, *words],  # noqa: S607
            cwd=folder,
            env=environment(in_hook=in_hook),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise _no_git() from None


def run(
    folder: Path,
    words: Sequence[str],
    *,
    in_hook: bool = False,
    feed: bytes = b"",
    extra: Mapping[str, str] = _NOTHING,
) -> GitAnswer:
    """Run git in a folder to its end; `extra` adds to its environment."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, its arguments as a list
            ["git", *SWITCHES, *words],  # noqa: S607
            cwd=folder,
            env={**environment(in_hook=in_hook), **extra},
            input=feed,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise _no_git() from None
    return GitAnswer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def _no_git() -> TermsdiffError:
    return TermsdiffError("git is not installed; install git 2.31 or later")


def ask(
    repository: Repository, *words: str, feed: bytes = b"", extra: Mapping[str, str] = _NOTHING
) -> GitAnswer:
    """Run git on a repository; return its answer, whatever its status."""
    command = (*repository.words, *words)
    return run(repository.place, command, in_hook=repository.in_hook, feed=feed, extra=extra)


def tell(
    repository: Repository, *words: str, feed: bytes = b"", extra: Mapping[str, str] = _NOTHING
) -> bytes:
    """Return git's output; raise TermsdiffError with its error message if it fails."""
    answer = ask(repository, *words, feed=feed, extra=extra)
    if answer.status:
        raise TermsdiffError(f"{repository.name}: git says: {first_line(answer.complaint)}")
    return answer.output


@contextmanager
def conversation(repository: Repository, *words: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Start an interactive git command; yield its input and its output."""
    command = (*repository.words, *words)
    process = start(repository.place, command, in_hook=repository.in_hook)
    # `start` asks for both pipes; the type of Popen cannot say so
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdin, process.stdout
    finally:
        with suppress(OSError):
            # unsent requests, if git has died
            process.stdin.close()
        process.stdout.close()
        process.kill()
        process.wait()


def first_line(complaint: str) -> str:
    """Return the first line of git's error message, for a one-line message."""
    lines = complaint.strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "git gives no reason"


def is_id(text: str) -> bool:
    """Return whether a text is a full object id: SHA-1 or SHA-256."""
    return len(text) in (40, 64) and _HEXADECIMAL.issuperset(text)
