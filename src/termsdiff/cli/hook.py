"""Install the check as a git hook, remove it, or show its status.

The hook checks what is about to be committed, costs almost nothing if no terms are staged, and
first runs any hook that was there before. core.hooksPath, worktrees and submodules are respected.
The command says what the hook guards, and what looks like terms but is not guarded. Install it
again after changing [gate] in termsdiff.toml. To skip it once: `git commit --no-verify`. For the
pre-commit framework, see docs/gate.md instead.

examples:
  termsdiff hook install
  termsdiff hook status
  termsdiff hook uninstall

exit status: 0; 1 if status finds a hook missing or out of date, or terms nearby but none guarded; 2
bad input or usage
"""

from __future__ import annotations

import argparse

from ..gate.hooks import guarded, install, status, uninstall
from ..gate.scope import describe_scope
from ..git.command import Repository
from ..git.repository import find_checkout
from ..reports.writing import print_text
from ..text.visible import visible_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("action", choices=("install", "uninstall", "status"), help="what to do")
    parser.add_argument(
        "--force",
        action="store_true",
        help="install even if core.hooksPath leads out of the repository",
    )


def run(arguments: argparse.Namespace) -> int:
    """Perform the action, say what was done, and return the exit status."""
    repository = find_checkout()
    if arguments.action == "status":
        return _status(repository)
    return (_install if arguments.action == "install" else _uninstall)(repository, arguments.force)


def _install(repository: Repository, force: bool) -> int:
    found, shared = install(repository, anywhere=force)
    for state in found:
        after = "; the existing hook runs first" if state.before else ""
        _say(f"installed: {state.path}{after}")
    if shared:
        _say("note: core.hooksPath is set for all your repositories, so the hook runs in all")
    _say_what_is_guarded(repository)
    return 0


def _uninstall(repository: Repository, force: bool) -> int:
    removed = uninstall(repository, anywhere=force)
    for path in removed:
        _say(f"removed: {path}")
    if not removed:
        _say("nothing to remove: the hook is not installed")
    return 0


def _status(repository: Repository) -> int:
    found = status(repository)
    for state in found:
        if not state.installed:
            words = "not installed; `termsdiff hook install` does it"
        elif not state.current:
            words = "out of date: settings or program changed; run `termsdiff hook install`"
        else:
            words = "installed" + ("; another hook runs first" if state.before else "")
        _say(f"{state.name}: {words} ({state.path})")
    guards = _say_what_is_guarded(repository)
    return 0 if guards and all(state.installed and state.current for state in found) else 1


def _say_what_is_guarded(repository: Repository) -> bool:
    """Say what the hook guards and what nearby it does not; return whether it guards anything."""
    scope, settings = guarded(repository)
    _say(describe_scope(scope, settings))
    return scope.guarded > 0 or not scope.unguarded


def _say(line: str) -> None:
    print_text(visible_line(line) + "\n")
