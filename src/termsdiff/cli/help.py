"""Explain a command, or print its manual page.

`termsdiff help COMMAND` is the same as `termsdiff COMMAND --help`; without COMMAND it lists all
commands. --man prints a manual page in roff, which `man` can show; with --out, it writes a page for
termsdiff and for each command into a folder.

examples:
  termsdiff help diff
  termsdiff help --man diff > termsdiff-diff.1
  termsdiff help --man --out man1
"""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import TermsdiffError
from ..reports.wording import counted
from ..reports.writing import make_folder, print_text, print_utf8, write_file
from .commands import COMMANDS, find_command, overview_parser, parser_of
from .manual import command_page, overview_page


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="the command to explain")
    parser.add_argument("--man", action="store_true", help="print a manual page (roff)")
    parser.add_argument("--out", metavar="DIR", help="with --man: write all pages into this folder")


def run(arguments: argparse.Namespace) -> int:
    """Print the help or the manual page and return the exit status."""
    if arguments.out is not None and (not arguments.man or arguments.command is not None):
        raise TermsdiffError("--out writes all pages; use it with --man and without COMMAND")
    if not arguments.man:
        command = find_command(arguments.command) if arguments.command else None
        (parser_of(command) if command else overview_parser()).print_help()
        return 0

    if arguments.out is not None:
        pages = {f"termsdiff-{command.name}.1": command_page(command) for command in COMMANDS}
        _write({"termsdiff.1": overview_page(), **pages}, arguments.out)
    elif arguments.command is None:
        print_utf8(overview_page())
    else:
        print_utf8(command_page(find_command(arguments.command)))
    return 0


def _write(pages: dict[str, str], folder: str) -> None:
    place = Path(folder)
    make_folder(place)
    for name, page in pages.items():
        write_file(str(place / name), page, replace=True)
    print_text(f"{counted(len(pages), 'manual page')} in {folder}\n")
