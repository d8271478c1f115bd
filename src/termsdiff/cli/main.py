"""Find the command, run it, turn errors into one line and an exit status that scripts can trust."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from .._version import __version__
from ..errors import TermsdiffError
from .arguments import command_parser


class Command(NamedTuple):
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
    Command("explain", "termsdiff.cli.explain", "why one change got its verdict"),
    Command("rules", "termsdiff.cli.rules", "list the rules of the judgement, or explain one"),
    Command("add", "termsdiff.cli.add", "file a new version of terms"),
    Command("list", "termsdiff.cli.list", "list the terms, or the versions of one of them"),
    Command("show", "termsdiff.cli.show", "show what applied on a day"),
    Command("log", "termsdiff.cli.log", "every version with its changes, newest first"),
    Command("blame", "termsdiff.cli.blame", "since which version each clause has said this"),
    Command("history", "termsdiff.cli.history", "one clause through all versions"),
    Command("lint", "termsdiff.cli.lint", "find faults: dead references, undefined terms, slips"),
    Command("import", "termsdiff.cli.import_", "file versions from the git history of a document"),
    Command("update", "termsdiff.cli.update", "fetch the addresses of terms, file what is new"),
    Command("git-diff-driver", "termsdiff.cli.git_diff_driver", "let `git diff` speak clauses"),
    Command("parse", "termsdiff.cli.parse", "show outline, clauses, definitions, references, date"),
    Command("formats", "termsdiff.cli.formats", "list the formats of a report"),
    Command("report", "termsdiff.cli.report", "write a static site of terms and their versions"),
    Command("check", "termsdiff.cli.check", "stop sensitive edits that nobody acknowledged"),
    Command("ack", "termsdiff.cli.ack", "acknowledge changes: who accepted them, when and why"),
    Command("hook", "termsdiff.cli.hook", "install the check as a hook of git"),
    Command("scan", "termsdiff.cli.scan", "every change of whole archives, as tables"),
    Command("query", "termsdiff.cli.query", "ask the tables of a scan with SQL"),
    Command("stats", "termsdiff.cli.stats", "overview of a scan: years, topics, services"),
    Command("completion", "termsdiff.cli.completion", "print what lets a shell complete commands"),
)

DEBUG = "TERMSDIFF_DEBUG"
ABOUT = """\
Compare successive versions of legal terms clause by clause: which edits matter,
to whom, and since when."""
EXAMPLES = """\
examples:
  termsdiff diff old.md new.md                        what changed, and what of it matters
  termsdiff diff old.md new.md -f html -o page.html   the same as a page to forward
  termsdiff parse terms.md                            how a document is read

exit status: 0 done; 1 what --fail-on or check looks for was found; 2 bad input or usage
`termsdiff help COMMAND` explains a command, with examples."""


def _overview() -> argparse.ArgumentParser:
    width = max(len(command.name) for command in COMMANDS)
    table = "\n".join(f"  {command.name:{width}}  {command.summary}" for command in COMMANDS)
    parser = command_parser("termsdiff", f"{ABOUT}\n\ncommands:\n{table}", EXAMPLES)
    parser.usage = "termsdiff COMMAND …"
    parser.add_argument("-V", "--version", action="version", version=f"termsdiff {__version__}")
    return parser


def _fail(message: str) -> int:
    from ..reports.visible import visible_line

    print(f"termsdiff: {visible_line(message)}", file=sys.stderr)
    return 2


def _fail_unexpectedly(error: Exception) -> int:
    if os.environ.get(DEBUG):
        import traceback

        from ..reports.visible import visible

        # messages quote documents, which must not act on the terminal
        print(visible("".join(traceback.format_exception(error))), file=sys.stderr)
    return _fail(
        f"internal error ({type(error).__name__}: {error}): please report it; "
        f"run with {DEBUG}=1 for the traceback"
    )


def _run_command(command: Command, arguments: list[str]) -> int:
    module = cast(CommandModule, import_module(command.module))
    parser = command_parser(f"termsdiff {command.name}", module.__doc__)
    module.add_arguments(parser)
    return module.run(parser.parse_args(arguments))


def _dispatch(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        parser = _overview()
        parser.parse_args(arguments)
        parser.print_help()
        return 0
    if arguments[0] == "help":
        # `help diff` is `diff --help`, `help` alone the overview
        return _dispatch([*arguments[1:2], "--help"])
    command = next((known for known in COMMANDS if known.name == arguments[0]), None)
    if command is None:
        from ..suggesting import did_you_mean

        hint = did_you_mean(arguments[0], (known.name for known in COMMANDS))
        raise TermsdiffError(f"no command {arguments[0]!r}{hint}; `termsdiff --help` lists them")
    return _run_command(command, arguments[1:])


def _drop_output() -> None:
    """Send to nowhere what standard output still holds: it must not raise again at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        # no real file behind standard output
        return


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status."""
    try:
        return _dispatch(arguments)
    except TermsdiffError as error:
        return _fail(str(error))
    except SystemExit as leave:
        # argparse leaves this way after --help and --version
        return leave.code if isinstance(leave.code, int) else 0
    except BrokenPipeError:
        _drop_output()
        return 0
    except KeyboardInterrupt:
        return 130
    except RecursionError:
        return _fail("the document is nested too deeply to be read; flatten its lists or quotes")
    except OSError as error:
        _drop_output()
        return _fail(f"the system refused: {error.strerror or error}")
    except MemoryError:
        return _fail("not enough memory for these documents; compare them in parts")
    except Exception as error:
        return _fail_unexpectedly(error)
