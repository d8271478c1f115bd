"""Print a script that lets your shell complete commands, options and file names.

Generate it once and install it where your shell looks for it; completion then does not run
termsdiff. Generating it needs an extra: pip install 'termsdiff[completion]'.

examples:
  termsdiff completion bash > ~/.local/share/bash-completion/completions/termsdiff
  termsdiff completion zsh > ~/.zfunc/_termsdiff
  termsdiff completion fish > ~/.config/fish/completions/termsdiff.fish
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from ..errors import TermsdiffError
from ..reports.writing import print_utf8
from .commands import COMMANDS

SHELLS = ("bash", "zsh", "fish")
_FILES = ("FILE", "OLD", "NEW", "PATH", "NAME", "SOURCE", "REPO")
_FOLDERS = ("DIR",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def run(arguments: argparse.Namespace) -> int:
    """Print the script and return the exit status."""
    shtab = _import_shtab()
    print_utf8(shtab.complete(whole_parser(shtab), arguments.shell) + "\n")
    return 0


def _import_shtab() -> Any:
    try:
        import shtab
    except ImportError:
        raise TermsdiffError(
            "completion needs shtab: install it with `pip install 'termsdiff[completion]'`"
        ) from None
    return shtab


def whole_parser(shtab: Any) -> argparse.ArgumentParser:
    """Return one parser with all commands below it, with arguments for files and folders marked."""
    parser = argparse.ArgumentParser("termsdiff", allow_abbrev=False)
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command")
    for command in COMMANDS:
        one = commands.add_parser(command.name, help=command.summary, allow_abbrev=False)
        import_module(command.module).add_arguments(one)
        for action in one._actions:
            _mark(action, shtab)
    return parser


def _mark(action: Any, shtab: Any) -> None:
    if action.metavar == "COMMAND":
        action.choices = [command.name for command in COMMANDS]
    if action.choices is None and action.metavar in _FILES:
        action.complete = shtab.FILE
    elif action.choices is None and action.metavar in _FOLDERS:
        action.complete = shtab.DIRECTORY
