"""Read the index and the trees of a repository, and stage a file, without running anything of it.

The questions are few and every commit waits for them: git is asked directly, since importing
GitPython alone takes 70 ms and more. Unlike elsewhere, GIT_DIR, GIT_WORK_TREE and GIT_INDEX_FILE
count: a hook hears through them what is committed. Of the other variables of git only those count
that say where objects and settings are and who acts. Replacements of objects and grafts do not
count: they change what git shows here, not what is pushed.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TermsdiffError
from ..versions.git_repository import SWITCHES, Repository, environment

if TYPE_CHECKING:
    from ..versions.git_objects import ObjectReader

_KEPT = re.compile(
    r"GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|"
    r"EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|QUARANTINE_PATH|"
    r"CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|PARAMETERS|COUNT|KEY_\d+|VALUE_\d+)|"
    r"(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL))"
)
_AS_PUSHED = {"GIT_GRAFT_FILE": f"{os.devnull}/none"}
_NOTHING: Mapping[str, str] = {}
_SHA1 = 40
_LONGEST_LINK = 10_000
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


def _environment() -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("GIT_") or _KEPT.fullmatch(key)
    }
    fixed = {key: value for key, value in environment().items() if value is not None}
    return kept | fixed | _AS_PUSHED


def ask(
    top: Path, *words: str, feed: bytes = b"", extra: Mapping[str, str] = _NOTHING
) -> tuple[int, bytes, str]:
    """Run git in a folder; return its status, its output and its complaint.

    `extra` adds to its environment.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, its arguments as a list
            ["git", *SWITCHES, *words],  # noqa: S607
            cwd=top,
            env={**_environment(), **extra},
            input=feed,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise TermsdiffError("git is not installed; install git 2.31 or later") from None
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def tell(top: Path, *words: str, feed: bytes = b"", extra: Mapping[str, str] = _NOTHING) -> bytes:
    """Run git and return its output; raise TermsdiffError with its complaint where it fails."""
    status, output, complaint = ask(top, *words, feed=feed, extra=extra)
    if status:
        lines = complaint.strip().splitlines() or ["git gives no reason"]
        raise TermsdiffError(f"{top}: git says: {lines[0].removeprefix('fatal: ')}")
    return output


def find_top(place: Path | None = None) -> Path:
    """Return the top folder of the working tree; raise TermsdiffError where there is none."""
    here = place or Path.cwd()
    status, output, complaint = ask(here, "rev-parse", "--show-toplevel")
    if status == 0:
        return Path(os.fsdecode(output).rstrip("\n"))
    if "work tree" in complaint:
        raise TermsdiffError(f"{here}: no working tree here; run it at the top of a checkout")
    if "dubious ownership" in complaint:
        raise TermsdiffError(
            f"{here}: the repository belongs to another user; if you trust it, run "
            f"`git config --global --add safe.directory '{here.resolve()}'`"
        )
    raise TermsdiffError(f"{here}: no git repository here or above")


def find_commit(top: Path, revision: str) -> str | None:
    """Return the id of the commit that a revision names, None where it names none."""
    if "\0" in revision:
        return None
    name = f"{revision}^{{commit}}"
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    status, output, _ = ask(top, *words)
    return output.decode("ascii").strip().rsplit("\n", 1)[-1] if status == 0 else None


def wanted_commit(top: Path, revision: str) -> str:
    """Return the id of the commit that a revision names; raise TermsdiffError otherwise."""
    found = find_commit(top, revision)
    if found is None:
        raise TermsdiffError(f"{top}: no revision {revision!r}; {_why_missing(top)}")
    return found


def _why_missing(top: Path) -> str:
    if _is_shallow(top):
        return "the clone is shallow: fetch the whole history (`fetch-depth: 0`)"
    return "`git log` shows those that there are"


def _is_shallow(top: Path) -> bool:
    return tell(top, "rev-parse", "--is-shallow-repository").strip() == b"true"


def empty_tree(top: Path) -> str:
    """Return the id of the tree without files: what stands before the first commit."""
    return tell(top, "hash-object", "-t", "tree", "--stdin").decode("ascii").strip()


def merge_base(top: Path, one: str, other: str) -> str:
    """Return the commit where two lines parted, the first where they have none in common."""
    status, output, _ = ask(top, "merge-base", one, other)
    if status == 0:
        return output.decode("ascii").split("\n")[0]
    if _is_shallow(top):
        raise TermsdiffError(f"{top}: where the lines parted is not known; {_why_missing(top)}")
    return one


def has_branches(top: Path) -> bool:
    """Return whether the repository has any branch, of its own or of a server."""
    words = ("for-each-ref", "--count=1", "refs/heads", "refs/remotes")
    return bool(tell(top, *words).strip())


def parent(top: Path, commit: str) -> str | None:
    """Return the first parent of a commit, None where it is the first of all."""
    found = find_commit(top, f"{commit}^1")
    if found is None and _is_shallow(top):
        raise TermsdiffError(f"{top}: the commit before is not known; {_why_missing(top)}")
    return found


def write_tree(top: Path) -> str:
    """Return the id of the tree that the index holds now; raise TermsdiffError if unmerged."""
    status, output, complaint = ask(top, "write-tree")
    if status:
        found = re.search(r"^(?P<path>.*): unmerged", complaint, re.MULTILINE)
        if found:
            raise TermsdiffError(
                f"{found['path']}: not merged yet; resolve the conflict and add it"
            )
        raise TermsdiffError(f"{top}: git cannot write the index as a tree: {complaint.strip()}")
    return output.decode("ascii").strip()


def main_line(top: Path, target: str) -> str | None:
    """Return the commit where a line left the main one of the server; None where none is known."""
    for name in (
        "refs/remotes/origin/HEAD",
        "refs/remotes/origin/main",
        "refs/remotes/origin/master",
    ):
        found = find_commit(top, name)
        if found is not None and (base := merge_base(top, found, target)) != target:
            return base
    return None


def as_kept(top: Path, message: bytes) -> str:
    """Return what git keeps of a message whatever its clean-up: no comments, nothing below a cut.

    A line counts only where no clean-up mode takes it away.
    """
    head = re.split(rb"^.*-{24} >8 -{24}.*$", message, maxsplit=1, flags=re.MULTILINE)[0]
    return tell(top, "stripspace", "--strip-comments", feed=head).decode("utf-8", "replace")


def messages(top: Path, *words: str) -> list[str]:
    """Return the messages of the commits that the words of `git log` select."""
    output = tell(top, "log", "-z", "--no-show-signature", "--format=%B", *words)
    return output.decode("utf-8", "replace").split("\0")


def link_reader(top: Path) -> Callable[[str, str], bytes]:
    """Return what gives the target of a link by its blob and path."""
    return lambda blob, path: content(top, blob, path, _LONGEST_LINK)


def content(top: Path, blob: str, name: str, limit: int) -> bytes:
    """Return the content of a blob; raise TermsdiffError where it is too long, or another's."""
    size = int(tell(top, "cat-file", "-s", blob))
    if size > limit:
        raise TermsdiffError(f"{name}: larger than {limit / 1e6:g} MB; nobody writes that")
    data = tell(top, "cat-file", "blob", blob)
    refuse_another(data, blob, name)
    return data


def refuse_another(data: bytes, blob: str, name: str) -> None:
    """Raise TermsdiffError where a content is not the one that its id says: that one is pushed."""
    import hashlib

    # ids of 40 digits are SHA-1, those of 64 SHA-256
    kind = hashlib.sha1 if len(blob) == _SHA1 else hashlib.sha256
    if kind(b"blob %d\0" % len(data) + data).hexdigest() != blob:
        raise TermsdiffError(
            f"{name}: object {blob[:12]} does not hold what its id says; run `git fsck`"
        )


def changed_paths(top: Path, base: str, target: str | None) -> Iterator[PathChange]:
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
    tokens = iter(tell(top, *command, *fixed, "--end-of-options", *sides).split(b"\0"))
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


def listing(top: Path, tree: str, *paths: str) -> dict[str, Entry]:
    """Return the files of a tree by their path: all, or those of these paths and below them."""
    found = {}
    words = ("ls-tree", "-r", "-z", "--full-tree", tree, *(("--", *paths) if paths else ()))
    for row in tell(top, *words).split(b"\0"):
        head, tab, path = row.partition(b"\t")
        if tab:
            mode, _, blob = head.decode("ascii").split(" ")
            found[path.decode("utf-8", "surrogateescape")] = Entry(mode, blob)
    return found


def staged(top: Path, *paths: str) -> dict[str, Entry]:
    """Return the files of the index by their path: all, or those of these paths and below them."""
    found = {}
    words = ("ls-files", "--stage", "-z", "--full-name", *(("--", *paths) if paths else ()))
    for row in tell(top, *words).split(b"\0"):
        head, tab, path = row.partition(b"\t")
        if tab:
            mode, blob, _ = head.decode("ascii").split(" ")
            found[path.decode("utf-8", "surrogateescape")] = Entry(mode, blob)
    return found


@contextmanager
def open_contents(top: Path) -> Iterator[ObjectReader]:
    """Yield a reader of contents; one process of git serves all of them."""
    from ..versions.git_objects import ObjectReader

    process = subprocess.Popen(  # noqa: S603 - a fixed program, its arguments as a list
        ["git", *SWITCHES, "cat-file", "--batch"],  # noqa: S607
        cwd=top,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield ObjectReader(Repository(top, top), process.stdin, process.stdout)
    finally:
        process.stdin.close()
        process.stdout.close()
        process.kill()
        process.wait()


def stage(top: Path, path: str, content: bytes) -> None:
    """Put a content under a path of the index; no filter of the repository touches it."""
    words: Sequence[str] = ("hash-object", "-w", "--stdin", "--no-filters")
    blob = tell(top, *words, feed=content).decode("ascii").strip()
    row = f"100644 {blob}\t".encode() + path.encode("utf-8", "surrogateescape") + b"\0"
    tell(top, "update-index", "--add", "-z", "--index-info", feed=row, extra=_no_filters(top))


def _no_filters(top: Path) -> dict[str, str]:
    """Return an environment in which the filters of the repository are empty.

    Git writes the index anew and looks again at files that were touched in that very moment; it
    would send them through their filters.
    """
    words = ("config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|smudge|process)$")
    _, output, _ = ask(top, *words)
    names = [os.fsdecode(name) for name in output.split(b"\0") if name]
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    settings = {"GIT_CONFIG_COUNT": str(first + len(names))}
    for number, name in enumerate(names, start=first):
        settings[f"GIT_CONFIG_KEY_{number}"] = name
        settings[f"GIT_CONFIG_VALUE_{number}"] = ""
    return settings


def identity(top: Path) -> str:
    """Return who acts, as git knows it: `Ada <ada@example.com>`; raise TermsdiffError if not."""
    status, output, _ = ask(top, "var", "GIT_COMMITTER_IDENT")
    who = output.decode("utf-8", "replace").strip().rsplit(" ", 2)[0]
    if status or not who:
        raise TermsdiffError(
            "git does not know who you are; run `git config user.name` and `git config user.email`"
        )
    return who
