"""The tool's commands, and the parser of each."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from .._version import __version__
from ..errors import TermsdiffError
from ..suggesting import did_you_mean
from .arguments import command_parser


class Command(NamedTuple):
    """A command: its name, the module that runs it, and one line of help."""

    name: str
    module: str
    summary: str


class CommandModule(Protocol):
    """The interface of a command's module; its docstring is the long help."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments of the command."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command and return its exit status."""


COMMANDS: tuple[Command, ...] = (
    Command("diff", "termsdiff.cli.diff", "compare two versions of terms, clause by clause"),
    Command("explain", "termsdiff.cli.explain", "explain why a change got its verdict"),
    Command(
        "notice",
        "termsdiff.cli.notice",
        "compare what a provider said with what changed, or draft the notice",
    ),
    Command("rules", "termsdiff.cli.rules", "list the rules that judge changes, or explain one"),
    Command("verify", "termsdiff.cli.verify", "verify that only the clauses you name changed"),
    Command(
        "opinions",
        "termsdiff.cli.opinions",
        "export, import and summarise what language models said",
    ),
    Command("mcp", "termsdiff.cli.mcp", "serve agents over the Model Context Protocol"),
    Command("add", "termsdiff.cli.add", "file a new version of terms"),
    Command("list", "termsdiff.cli.list", "list all terms, or the versions of one"),
    Command("show", "termsdiff.cli.show", "show the text that applied on a given day"),
    Command("log", "termsdiff.cli.log", "show every version with its changes, newest first"),
    Command(
        "blame", "termsdiff.cli.blame", "show since which version each clause has read as it does"
    ),
    Command("history", "termsdiff.cli.history", "follow one clause through all versions"),
    Command("lint", "termsdiff.cli.lint", "find dead references, undefined terms and typos"),
    Command("parity", "termsdiff.cli.parity", "find where two language versions differ"),
    Command("import", "termsdiff.cli.import_", "file versions from the git history of a document"),
    Command(
        "update", "termsdiff.cli.update", "fetch terms from their addresses and file what is new"
    ),
    Command(
        "git-diff-driver",
        "termsdiff.cli.git_diff_driver",
        "show terms clause by clause in `git diff`",
    ),
    Command(
        "parse", "termsdiff.cli.parse", "show how a document is read: outline, definitions, dates"
    ),
    Command("formats", "termsdiff.cli.formats", "list the report formats"),
    Command("report", "termsdiff.cli.report", "write a static site of terms and their versions"),
    Command("check", "termsdiff.cli.check", "stop sensitive edits that nobody has acknowledged"),
    Command("ack", "termsdiff.cli.ack", "acknowledge changes: who accepted them, when and why"),
    Command("hook", "termsdiff.cli.hook", "install the check as a git hook"),
    Command(
        "scan", "termsdiff.cli.scan", "compare every version in whole archives, and write tables"
    ),
    Command("query", "termsdiff.cli.query", "query the tables of a scan with SQL"),
    Command("stats", "termsdiff.cli.stats", "summarise a scan by year, topic and service"),
    Command("help", "termsdiff.cli.help", "explain a command, or print its manual page"),
    Command("completion", "termsdiff.cli.completion", "print a completion script for your shell"),
)

ABOUT = """\
Compare successive versions of legal terms clause by clause: which edits matter,
to whom, and since when."""
EXAMPLES = """\
examples:
  termsdiff diff old.md new.md                   what changed, and what matters
  termsdiff diff old.md new.md -o changes.html   the same as a page to forward
  termsdiff parse terms.md                       how a document is read

exit status: 0 done; 1 --fail-on or check found what it looks for; 2 bad input or usage
`termsdiff help COMMAND` explains a command, with examples."""


def find_command(name: str) -> Command:
    """Return the command of that name; raise TermsdiffError if there is none."""
    for known in COMMANDS:
        if known.name == name:
            return known
    hint = did_you_mean(name, (known.name for known in COMMANDS))
    raise TermsdiffError(f"unknown command {name!r}{hint}; `termsdiff --help` lists them")


def module_of(command: Command) -> CommandModule:
    """Import the module of a command."""
    return cast(CommandModule, import_module(command.module))


def parser_of(command: Command) -> argparse.ArgumentParser:
    """Return the parser of a command, with its help."""
    module = module_of(command)
    parser = command_parser(f"termsdiff {command.name}", module.__doc__)
    module.add_arguments(parser)
    return parser


def overview_parser() -> argparse.ArgumentParser:
    """Return the parser of `termsdiff` without a command: its help lists the commands."""
    width = max(len(command.name) for command in COMMANDS)
    table = "\n".join(f"  {command.name:{width}}  {command.summary}" for command in COMMANDS)
    parser = command_parser("termsdiff", f"{ABOUT}\n\ncommands:\n{table}", EXAMPLES)
    parser.usage = "termsdiff COMMAND …"
    parser.add_argument("-V", "--version", action="version", version=f"termsdiff {__version__}")
    return parser
