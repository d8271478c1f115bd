"""Find the command, run it, turn errors into one line and an exit status that scripts can trust."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from .._version import __version__
from ..errors import TermsdiffError


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the tool: its name, the module that runs it, one line of help."""

    name: str
    module: str
    summary: str


class CommandModule(Protocol):
    """What the module of a command offers; its docstring is the long help."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments of the command."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command and return its exit status."""


COMMANDS: tuple[Command, ...] = (
    Command("diff", "termsdiff.cli.diff", "compare two versions of terms, clause by clause"),
    Command("parse", "termsdiff.cli.parse", "show outline, clauses, definitions, references, date"),
)

EPILOG = """\
exit status: 0 done; 1 what --fail-on or check looks for was found; 2 bad input or usage
`termsdiff COMMAND --help` explains a command, with examples."""


def _overview() -> argparse.ArgumentParser:
    width = max(len(command.name) for command in COMMANDS)
    table = "\n".join(f"  {command.name:{width}}  {command.summary}" for command in COMMANDS)
    parser = argparse.ArgumentParser(
        prog="termsdiff",
        usage="termsdiff COMMAND …",
        description="Compare successive versions of legal terms clause by clause: "
        "which edits matter, to whom, and since when.\n\ncommands:\n" + table,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"termsdiff {__version__}")
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    return parser


def _fail(message: str) -> int:
    print(f"termsdiff: {message}", file=sys.stderr)
    return 2


def _run_command(command: Command, arguments: list[str]) -> int:
    module = cast(CommandModule, import_module(command.module))
    parser = argparse.ArgumentParser(
        prog=f"termsdiff {command.name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    return module.run(parser.parse_args(arguments))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status."""
    if not arguments or arguments[0].startswith("-"):
        parser = _overview()
        parser.parse_args(arguments)
        parser.print_help()
        return 0 if not arguments else 2
    command = next((known for known in COMMANDS if known.name == arguments[0]), None)
    if command is None:
        return _fail(f"no command {arguments[0]!r}; `termsdiff --help` lists them")
    try:
        return _run_command(command, arguments[1:])
    except TermsdiffError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # the reader of a pipe went away: nothing is left to tell it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except RecursionError:
        return _fail("the document is nested too deeply to be read; flatten its lists or quotes")
