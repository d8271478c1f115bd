"""What commands share: a parser that explains a mistake in one line, arguments of reports."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, NoReturn, cast

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from ..reports.options import RenderOptions
    from ..rules.configuration import Configuration
    from ..rules.finding import Materiality

WEIGHTS = ("material", "minor", "unassessed", "editorial")
FAIL_ON = ("material", "minor", "unassessed", "any")
COLORS = ("auto", "always", "never")
_NARROWEST = 20


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of descriptions, and asks for the terminal's width without `shutil`."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_help_width())


def _help_width() -> int:
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = 80
    return max(_NARROWEST, min(columns, 100)) - 2


class CommandParser(argparse.ArgumentParser):
    """A parser whose mistakes are one line, like every other error of the tool."""

    def error(self, message: str) -> NoReturn:
        """Raise TermsdiffError instead of printing the whole usage."""
        raise TermsdiffError(f"{message}{self._hint(message)}; see `{self.prog} --help`")

    def _hint(self, message: str) -> str:
        """Return the option that was meant by the first unknown one of a message."""
        _, unknown, words = message.partition("unrecognized arguments: ")
        option = next((word for word in words.split() if word.startswith("--")), "")
        if not (unknown and option):
            return ""
        from ..suggesting import did_you_mean

        return did_you_mean(option.partition("=")[0], self._option_string_actions)


def command_parser(prog: str, description: str | None, epilog: str = "") -> CommandParser:
    """Return a parser with help as the tool writes it: descriptions keep their lines."""
    return CommandParser(
        prog,
        description=description,
        epilog=epilog,
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )


def add_report_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what shapes a report: format, file, colours, which changes it shows."""
    output = parser.add_argument_group("report")
    output.add_argument(
        "-f", "--format", metavar="F", help="what to write (`termsdiff formats` lists them; text)"
    )
    output.add_argument("--stat", action="store_true", help="one line a section, like git's")
    output.add_argument("-o", "--output", metavar="FILE", help="write to a new file")
    output.add_argument("--force", action="store_true", help="let -o replace a file")
    output.add_argument("--full", action="store_true", help="abbreviate no long clause")
    output.add_argument("--theme", metavar="DIR", help="own templates and style (docs/reports.md)")
    output.add_argument("--width", type=_width, metavar="N", help="columns of the text report")
    output.add_argument(
        "--color", choices=COLORS, default="auto", metavar="WHEN", help="auto, always or never"
    )
    output.add_argument("--no-pager", action="store_true", help="print even a long report at once")
    add_selection_arguments(parser)


def add_selection_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which changes are of interest."""
    selection = parser.add_argument_group("which changes")
    selection.add_argument(
        "--topic",
        action="append",
        default=[],
        metavar="T",
        help="only changes of this topic; may be given several times",
    )
    selection.add_argument(
        "--materiality",
        choices=WEIGHTS,
        default="editorial",
        metavar="W",
        help="only changes of this weight or more: material, minor, unassessed, editorial",
    )
    selection.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        metavar="W",
        help="exit with 1 where one of this weight or more is there: material, minor, unassessed, "
        "any; what could not be read counts as unassessed",
    )
    selection.add_argument("--config", metavar="FILE", help="settings (default: termsdiff.toml)")


def _width(text: str) -> int:
    if not text.isdigit() or int(text) < _NARROWEST:
        raise argparse.ArgumentTypeError(f"a number of at least {_NARROWEST} is needed")
    return min(int(text), 1000)


def wants_color(choice: str) -> bool:
    """Return whether to colour what goes to standard output: NO_COLOR and pipes say no."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def render_options(arguments: argparse.Namespace) -> RenderOptions:
    """Return what the arguments ask of a report."""
    from ..reports.options import RenderOptions

    to_file = arguments.output is not None and arguments.color == "auto"
    return RenderOptions(
        width=arguments.width or terminal_width(),
        color=not to_file and wants_color(arguments.color),
        topics=checked_topics(arguments.topic),
        materiality=cast("Materiality", arguments.materiality),
        full=arguments.full,
        theme=arguments.theme or "",
    )


def terminal_width() -> int | None:
    """Return the columns of the terminal, at most 120: longer lines are hard to read."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return max(_NARROWEST, min(get_terminal_size().columns, 120))


def checked_topics(topics: list[str]) -> tuple[str, ...]:
    """Return the topics asked for; raise TermsdiffError for one that does not exist."""
    from ..rules.finding import TOPICS

    for topic in topics:
        if topic not in TOPICS:
            from ..suggesting import did_you_mean

            hint = did_you_mean(topic, TOPICS)
            raise TermsdiffError(f"no topic {topic!r}{hint}; there are: {', '.join(TOPICS)}")
    return tuple(topics)


def read_configuration(path: str | None) -> Configuration | None:
    """Return the settings of a file, or of the working directory; None where there are none."""
    from pathlib import Path

    from ..rules.settings_file import find_file, load_configuration

    found = path if path is not None else find_file(Path.cwd())
    return None if found is None else load_configuration(found, Path.cwd())
