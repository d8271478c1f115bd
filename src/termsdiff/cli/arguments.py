"""What commands share: a parser that explains a mistake in one line, arguments of reports."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from ..day import read_day
from ..errors import TermsdiffError
from ..materiality import MATERIALITIES
from ..on_demand import on_demand
from ..spoken import REPORT_LANGUAGES
from ..suggesting import did_you_mean

if TYPE_CHECKING:
    from datetime import date
    from shutil import get_terminal_size
else:
    get_terminal_size = on_demand("shutil:get_terminal_size")

FAIL_ON = (*MATERIALITIES[:-1], "any")
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
    """Declare what shapes a report: how it is written, what it abbreviates, which changes."""
    output = add_output_arguments(parser)
    output.add_argument("--stat", action="store_true", help="one line per section, like git's")
    output.add_argument(
        "--side-by-side", action="store_true", help="both versions in two columns of text"
    )
    output.add_argument(
        "--link",
        type=_link,
        metavar="URL",
        help="address of the whole report, for the comment that markdown makes",
    )
    output.add_argument("--full", action="store_true", help="show long clauses in full")
    add_theme_argument(output)
    add_language_argument(output)
    add_selection_arguments(parser)


def add_output_arguments(
    parser: argparse.ArgumentParser, formats: Sequence[str] = ()
) -> argparse._ArgumentGroup:
    """Declare how every command writes what it has to say; return the group.

    `formats` are the names that the command knows; none means those of a report.
    """
    output = parser.add_argument_group("output")
    names = listed_names(formats) if formats else "`termsdiff formats` lists them"
    output.add_argument(
        "-f",
        "--format",
        choices=formats or None,
        metavar="F",
        help=f"what to write: {names} (default: by the ending of the -o file, else text)",
    )
    output.add_argument("-o", "--output", metavar="FILE", help="write to a new file")
    output.add_argument("--force", action="store_true", help="let -o replace an existing file")
    output.add_argument(
        "--color",
        choices=COLORS,
        default="auto",
        metavar="WHEN",
        help="colours: auto, always or never",
    )
    output.add_argument(
        "--width", type=_width, metavar="N", help="columns of the text (default: the terminal's)"
    )
    output.add_argument("--no-pager", action="store_true", help="do not page long text")
    add_quiet_argument(output)
    return output


def add_quiet_argument(parser: argparse._ActionsContainer) -> None:
    """Declare how a command is kept from saying more than its result."""
    parser.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="print no notes and no progress on standard error, only errors",
    )


def add_config_argument(parser: argparse._ActionsContainer) -> None:
    """Declare where the settings stand."""
    parser.add_argument("--config", metavar="FILE", help="settings (default: termsdiff.toml)")


def add_theme_argument(parser: argparse._ActionsContainer) -> None:
    """Declare the look of pages."""
    parser.add_argument(
        "--theme", metavar="DIR", help="your own templates and style (docs/reports.md)"
    )


def add_language_argument(parser: argparse._ActionsContainer) -> None:
    """Declare the language of a report's own words."""
    parser.add_argument(
        "--report-language",
        choices=REPORT_LANGUAGES,
        metavar="LANG",
        help="language of the report's own words: en, de or fr; the terms are quoted as they are "
        "(default: en)",
    )


def add_topic_argument(parser: argparse._ActionsContainer, what: str = "changes") -> None:
    """Declare the topics that are of interest."""
    parser.add_argument(
        "--topic",
        action="append",
        default=[],
        metavar="T",
        help=f"only {what} of this topic, such as liability or 'use of data'; can be repeated",
    )


def add_materiality_argument(parser: argparse._ActionsContainer) -> None:
    """Declare the least weight that is of interest."""
    parser.add_argument(
        "--materiality",
        type=_weight,
        choices=MATERIALITIES,
        default="editorial",
        metavar="W",
        help=f"only changes of this weight or more: {listed_names(MATERIALITIES)}",
    )


def add_selection_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which changes are of interest."""
    selection = parser.add_argument_group("which changes")
    add_topic_argument(selection)
    add_materiality_argument(selection)
    selection.add_argument(
        "--fail-on",
        type=_weight,
        choices=FAIL_ON,
        metavar="W",
        help="exit with status 1 if there is a change of this weight or more: "
        f"{listed_names(FAIL_ON)}; text that could not be read counts as unassessed",
    )
    add_config_argument(selection)


def listed_names(names: Sequence[str]) -> str:
    """Return `a or b`, `a, b or c`."""
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _weight(text: str) -> str:
    """Return a weight by its name in options; reports print `unassessed` as `Not assessed`."""
    folded = folded_name(text)
    return "unassessed" if folded == "not assessed" else folded


def day_argument(text: str) -> date:
    """Return the day that an option names; for argparse."""
    try:
        return read_day(text)
    except TermsdiffError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def read_count(most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from 1 to `most`; for argparse."""

    def read(text: str) -> int:
        number = int(text[:9]) if text.isascii() and text.isdecimal() else 0
        if not 1 <= number <= most:
            raise argparse.ArgumentTypeError(
                f"a number of at least 1 and at most {most:,} is needed"
            )
        return number

    return read


def _link(text: str) -> str:
    if not re.fullmatch(r"https://[!-;=?-~]{1,1000}", text) or any(c in text for c in "<>()[]\\"):
        raise argparse.ArgumentTypeError("an address that begins with https:// is needed")
    return text


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


def colored(arguments: argparse.Namespace) -> bool:
    """Return whether what is written gets colours; a file does only where they are asked for."""
    to_file = arguments.output is not None and arguments.color == "auto"
    return not to_file and wants_color(arguments.color)


def text_width(arguments: argparse.Namespace, otherwise: int) -> int:
    """Return the columns of a text: those asked for, else the terminal's, else the given ones."""
    return arguments.width or terminal_width() or otherwise


def terminal_width() -> int | None:
    """Return the columns of the terminal, at most 120: longer lines are hard to read.

    Whoever sets COLUMNS asks for that many, also where the text goes to a pipe.
    """
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdecimal() and int(asked[:6]):
        return max(_NARROWEST, min(int(asked[:6]), 1000))
    if not sys.stdout.isatty():
        return None
    return max(_NARROWEST, min(get_terminal_size().columns, 120))


def folded_name(name: str) -> str:
    """Return a name as it is compared with others: in small letters, a space between its words."""
    return " ".join(re.split(r"[\s_-]+", name.strip().casefold()))
