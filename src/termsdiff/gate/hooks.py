"""Install the check as a git hook, next to an existing hook, where git looks for hooks."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from ..atomic import write_atomically
from ..errors import TermsdiffError
from ..git.command import Repository, ask, tell
from ..git.commits import find_commit
from ..git.index import staged
from ..git.trees import empty_tree, listing
from ..settings.declarations import GateSettings
from .gate_settings import (
    SETTINGS_FILE,
    Source,
    find_rules,
    find_source,
    read_gate_settings,
)
from .globs import folder_patterns, search_patterns
from .run_checks import CHECKED
from .scope import TELLING, Scope, link_reader, survey
from .terms_paths import DOCUMENTS

MARK = "# termsdiff hook "
BEFORE = ".before-termsdiff"
_AFTER = "post-commit"
"""Checks that what was committed is what was checked; git does not let it stop anything."""
_NAMES = {
    "file": ("pre-commit", "pre-merge-commit", _AFTER),
    "trailer": ("commit-msg", _AFTER),
}
_EVERY = ("pre-commit", "pre-merge-commit", "commit-msg", _AFTER)


@dataclass(frozen=True, slots=True)
class HookFolder:
    """Where git looks for hooks, and whether only this repository uses that folder."""

    path: Path
    shared: bool


@dataclass(frozen=True, slots=True)
class HookState:
    """The state of one hook: whether the check is in it and up to date, and what runs before."""

    name: str
    path: Path
    installed: bool
    current: bool
    before: bool


def hook_folder(repository: Repository, *, anywhere: bool = False) -> HookFolder:
    """Return the hooks folder, respecting core.hooksPath.

    Raises TermsdiffError if the repository's own settings lead out of it, unless `anywhere`: a
    repository must not choose which of its user's folders is written to.
    """
    scope, path = _configured(repository)
    inside = (_common_dir(repository), repository.place.resolve())
    if path is None:
        return HookFolder(_common_dir(repository) / "hooks", shared=False)
    folder = (repository.place / path).resolve()
    within = any(folder.is_relative_to(place) for place in inside)
    if not within and scope in ("local", "worktree") and not anywhere:
        raise TermsdiffError(
            f"{folder}: core.hooksPath of this repository leads out of it; install there with "
            f"--force, or remove it with `git config --unset core.hooksPath`"
        )
    return HookFolder(folder, shared=not within)


def _configured(repository: Repository) -> tuple[str, str | None]:
    words = ("config", "--show-scope", "-z", "--type=path", "--get-all", "core.hooksPath")
    output = ask(repository, *words).output
    parts = os.fsdecode(output).split("\0")
    found = list(zip(parts[::2], parts[1::2], strict=False))
    # git itself is called with our own setting, which is not one of the user's
    own = [(scope, value) for scope, value in found if scope != "command" and value]
    return own[-1] if own else ("", None)


def _common_dir(repository: Repository) -> Path:
    output = tell(repository, "rev-parse", "--git-common-dir")
    return (repository.place / os.fsdecode(output).rstrip("\n")).resolve()


def install(
    repository: Repository, *, anywhere: bool = False
) -> tuple[tuple[HookState, ...], bool]:
    """Install the hooks that the settings require; return their state, and whether shared."""
    folder = hook_folder(repository, anywhere=anywhere)
    settings = _settings(repository)
    wanted = _NAMES[settings.acknowledgement]
    for name in _EVERY:
        if name in wanted:
            _put(folder.path / name, _script(repository, name, settings))
        elif _is_ours(folder.path / name):
            _take_away(folder.path / name)
    return tuple(states(repository, folder, settings)), folder.shared


def uninstall(repository: Repository, *, anywhere: bool = False) -> tuple[Path, ...]:
    """Remove the hooks and restore what was there before; return the paths that were ours."""
    folder = hook_folder(repository, anywhere=anywhere)
    ours = [folder.path / name for name in _EVERY if _is_ours(folder.path / name)]
    for path in ours:
        _take_away(path)
    return tuple(ours)


def status(repository: Repository) -> tuple[HookState, ...]:
    """Return the state of each hook that the settings require, or that is installed."""
    return tuple(states(repository, hook_folder(repository, anywhere=True), _settings(repository)))


def states(
    repository: Repository, folder: HookFolder, settings: GateSettings
) -> Iterator[HookState]:
    """Yield the state of each hook that the settings require, or that is installed."""
    for name in _EVERY:
        path = folder.path / name
        wanted, installed = name in _NAMES[settings.acknowledgement], _is_ours(path)
        if wanted or installed:
            current = wanted and installed and _content(path) == _script(repository, name, settings)
            before = os.access(path.with_name(name + BEFORE), os.X_OK)
            yield HookState(name, path, installed, current, before)


def guarded(repository: Repository) -> tuple[Scope, GateSettings]:
    """Return what the gate guards in the index, and what nearby it does not."""
    settings = _settings(repository)
    return survey(staged(repository), settings, link_reader(repository)), settings


def _settings(repository: Repository) -> GateSettings:
    source = _source(repository)
    return read_gate_settings(source.table(), source.file)


def _tree(repository: Repository) -> str:
    return find_commit(repository, "HEAD") or empty_tree(repository)


def _source(repository: Repository) -> Source:
    return find_source(repository, _tree(repository))


def _script(repository: Repository, name: str, settings: GateSettings) -> str:
    """Return the text of a hook. Every value in it is quoted, so the shell reads it as one word."""
    text = resources.files(__package__).joinpath("hook.sh").read_text("utf-8")
    values = {
        "@NAME@": name,
        "@SETTINGS@": shlex.quote(_mark(repository)),
        "@WATCHED@": shlex.quote("|".join(_watched(repository, settings))),
        "@MESSAGE@": '--message "$message"' if name == "commit-msg" else "",
        "@CHECKED@": CHECKED,
        "@TRAILERS@": "yes" if settings.acknowledgement == "trailer" else "no",
        "@PYTHON@": shlex.quote(sys.executable),
    }
    # in one pass, so that a value that looks like a key stays as it is
    return re.sub("|".join(values), lambda match: values[match[0]], text)


def _mark(repository: Repository) -> str:
    """Return the lines that tell the hook whether the settings are those of its installation."""
    source = _source(repository)
    if not source.blob:
        return ""
    entry = listing(repository, _tree(repository), source.file)[source.file]
    return f"{entry.mode} blob {entry.blob}\t{source.file}"


def _watched(repository: Repository, settings: GateSettings) -> tuple[str, ...]:
    """Return `grep -E` patterns that find at least all paths that the check would mention."""
    scope, _ = guarded(repository)
    rules = find_rules(repository, _tree(repository), _source(repository).table())
    folders = (*(place for place, _ in scope.links), rules.folder)
    # at least mention what looks like terms but is not guarded
    telling = f"(^|[^a-z])({'|'.join(TELLING)})([^a-z].*)?\\.({'|'.join(sorted(DOCUMENTS))})"
    return tuple(
        dict.fromkeys(
            (
                *(one for glob in settings.paths for one in search_patterns(glob)),
                *(one for folder in folders if folder for one in folder_patterns(folder)),
                f"^{SETTINGS_FILE.replace('.', '[.]')}$",
                '(^|/)reviews/[^/]*[.]toml"?$',
                f'{telling}"?$',
            )
        )
    )


def _is_ours(path: Path) -> bool:
    return MARK in _content(path)


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _put(path: Path, script: str) -> None:
    before = path.with_name(path.name + BEFORE)
    if os.path.lexists(path) and not _is_ours(path):
        if os.path.lexists(before):
            raise TermsdiffError(
                f"{path}: there is also {before.name}; merge the two hooks into one first"
            )
        path.rename(before)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, script.encode("utf-8"))
    path.chmod(0o755)


def _take_away(path: Path) -> None:
    before = path.with_name(path.name + BEFORE)
    if os.path.lexists(before):
        before.replace(path)
    else:
        path.unlink()
