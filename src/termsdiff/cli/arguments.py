"""What commands share: a parser with one-line error messages, and the arguments of reports."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from ..day import read_day
from ..errors import TermsdiffError
from ..materiality import MATERIALITIES
from ..on_demand import on_demand
from ..reports.writing import stdout_is_terminal
from ..spoken import REPORT_LANGUAGES
from ..suggesting import did_you_mean

if TYPE_CHECKING:
    from datetime import date
    from shutil import get_terminal_size

    from ..notice.release_class import ReleaseClass
else:
    get_terminal_size = on_demand("shutil:get_terminal_size")

FAIL_ON = (*MATERIALITIES[:-1], "any")
RELEASES: dict[str, ReleaseClass] = {"notice": "give notice", "ask": "ask again"}
"""The classes of a release that may stop a command, by the names that it takes."""
COLORS = ("auto", "always", "never")
_NARROWEST = 20


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """A formatter that keeps lines of descriptions, and finds the width without `shutil`."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_help_width())


def _help_width() -> int:
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = 80
    return max(_NARROWEST, min(columns, 100)) - 2


class CommandParser(argparse.ArgumentParser):
    """A parser that reports mistakes in one line, like every other error of the tool."""

    def error(self, message: str) -> NoReturn:
        """Raise TermsdiffError instead of printing the whole usage."""
        raise TermsdiffError(f"{message}{self._hint(message)}; see `{self.prog} --help`")

    def _hint(self, message: str) -> str:
        """Return the option that the first unknown one in a message was probably meant to be."""
        _, unknown, words = message.partition("unrecognized arguments: ")
        option = next((word for word in words.split() if word.startswith("--")), "")
        if not (unknown and option):
            return ""
        return did_you_mean(option.partition("=")[0], self._option_string_actions)


def command_parser(prog: str, description: str | None, epilog: str = "") -> CommandParser:
    """Return a parser with help in the tool's style: descriptions keep their lines."""
    return CommandParser(
        prog,
        description=description,
        epilog=epilog,
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )


def add_report_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what shapes a report: its form, what it abbreviates, which changes it shows."""
    output = add_output_arguments(parser)
    output.add_argument("--stat", action="store_true", help="one line per section, like git's")
    output.add_argument(
        "--side-by-side", action="store_true", help="both versions in two columns of text"
    )
    output.add_argument(
        "--link",
        type=_link,
        metavar="URL",
        help="address of the full report, for the markdown comment",
    )
    output.add_argument("--full", action="store_true", help="show long clauses in full")
    add_theme_argument(output)
    add_language_argument(output)
    add_selection_arguments(parser)


def add_output_arguments(
    parser: argparse.ArgumentParser, formats: Sequence[str] = ()
) -> argparse._ArgumentGroup:
    """Declare how a command writes its output; return the group.

    `formats` are the names that the command knows; if empty, those of a report.
    """
    output = parser.add_argument_group("output")
    names = listed_names(formats) if formats else "`termsdiff formats` lists them"
    output.add_argument(
        "-f",
        "--format",
        choices=formats or None,
        metavar="F",
        help=f"output format: {names} (default: by the extension of the -o file, or else text)",
    )
    output.add_argument("-o", "--output", metavar="FILE", help="write to a new file")
    output.add_argument("--force", action="store_true", help="allow -o to replace an existing file")
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
    """Declare the option that limits a command to its result."""
    parser.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="print no notes and no progress on standard error, only errors",
    )


def add_config_argument(parser: argparse._ActionsContainer) -> None:
    """Declare where the settings are."""
    parser.add_argument("--config", metavar="FILE", help="settings (default: termsdiff.toml)")


def add_theme_argument(parser: argparse._ActionsContainer) -> None:
    """Declare the look of pages."""
    parser.add_argument(
        "--theme", metavar="DIR", help="folder of custom templates and styles (docs/reports.md)"
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
    """Declare which topics to show."""
    parser.add_argument(
        "--topic",
        action="append",
        default=[],
        metavar="T",
        help=f"only {what} of this topic, such as liability or 'use of data'; can be repeated",
    )


def add_materiality_argument(parser: argparse._ActionsContainer) -> None:
    """Declare the lowest materiality to show."""
    parser.add_argument(
        "--materiality",
        type=_weight,
        choices=MATERIALITIES,
        default="editorial",
        metavar="W",
        help=f"only changes of this materiality or higher: {listed_names(MATERIALITIES)}",
    )


def add_selection_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which changes to show."""
    selection = parser.add_argument_group("which changes")
    add_topic_argument(selection)
    add_materiality_argument(selection)
    selection.add_argument(
        "--fail-on",
        type=_weight,
        choices=FAIL_ON,
        metavar="W",
        help="exit with status 1 if there is a change of this materiality or higher: "
        f"{listed_names(FAIL_ON)}; text that could not be read counts as unassessed",
    )
    add_config_argument(selection)


def listed_names(names: Sequence[str]) -> str:
    """Return `a or b`, `a, b or c`."""
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _weight(text: str) -> str:
    """Return a materiality by its name in options; reports print `unassessed` as `Not assessed`."""
    folded = folded_name(text)
    return "unassessed" if folded == "not assessed" else folded


def day_argument(text: str) -> date:
    """Return the day given as an option; for argparse."""
    try:
        return read_day(text)
    except TermsdiffError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def read_count(most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from 1 to `most`; for argparse."""

    def read(text: str) -> int:
        number = int(text[:9]) if text.isascii() and text.isdecimal() else 0
        if not 1 <= number <= most:
            raise argparse.ArgumentTypeError(f"expected a number from 1 to {most:,}")
        return number

    return read


def _link(text: str) -> str:
    if not re.fullmatch(r"https://[!-;=?-~]{1,1000}", text) or any(c in text for c in "<>()[]\\"):
        raise argparse.ArgumentTypeError("expected an address that begins with https://")
    return text


def _width(text: str) -> int:
    if not text.isdigit() or int(text) < _NARROWEST:
        raise argparse.ArgumentTypeError(f"expected a number of at least {_NARROWEST}")
    return min(int(text), 1000)


def wants_color(choice: str) -> bool:
    """Return whether to colour standard output: not with NO_COLOR, and not in a pipe."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stdout_is_terminal()


def colored(arguments: argparse.Namespace) -> bool:
    """Return whether the output gets colours; a file does only on request."""
    to_file = arguments.output is not None and arguments.color == "auto"
    return not to_file and wants_color(arguments.color)


def text_width(arguments: argparse.Namespace, otherwise: int) -> int:
    """Return the width of a text: as requested, or else the terminal's, or else the given one."""
    return arguments.width or terminal_width() or otherwise


def terminal_width() -> int | None:
    """Return the width of the terminal, at most 120: longer lines are hard to read.

    COLUMNS, if set, is used as it is, even if the text goes to a pipe.
    """
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdecimal() and int(asked[:6]):
        return max(_NARROWEST, min(int(asked[:6]), 1000))
    if not stdout_is_terminal():
        return None
    return max(_NARROWEST, min(get_terminal_size().columns, 120))


def folded_name(name: str) -> str:
    """Return a name in the form for comparing names: lower case, one space between words."""
    return " ".join(re.split(r"[\s_-]+", name.strip().casefold()))
