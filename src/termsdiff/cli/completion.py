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
from typing import Any

from ..on_demand import optional
from ..reports.writing import print_utf8
from .commands import COMMANDS, module_of

SHELLS = ("bash", "zsh", "fish")
_NO_SHTAB = "completion needs shtab: install it with `pip install 'termsdiff[completion]'`"
_FILES = ("FILE", "OLD", "NEW", "PATH", "NAME", "SOURCE", "REPO")
_FOLDERS = ("DIR",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def run(arguments: argparse.Namespace) -> int:
    """Print the script and return the exit status."""
    shtab = optional("shtab", _NO_SHTAB)
    print_utf8(shtab.complete(whole_parser(shtab), arguments.shell) + "\n")
    return 0


def whole_parser(shtab: Any) -> argparse.ArgumentParser:
    """Return one parser with all commands below it, with arguments for files and folders marked."""
    parser = argparse.ArgumentParser("termsdiff", allow_abbrev=False)
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command")
    for command in COMMANDS:
        one = commands.add_parser(command.name, help=command.summary, allow_abbrev=False)
        module_of(command).add_arguments(one)
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
