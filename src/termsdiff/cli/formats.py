"""List the formats in which `termsdiff diff` can write its report.

Without -f, the extension of the -o file chooses the first format in the list that has it. A package
can add formats through the entry point group `termsdiff.formats`; see docs/formats.md.

examples:
  termsdiff formats
  termsdiff diff old.md new.md -o changes.html
"""

from __future__ import annotations

import argparse

from ..reports.formats import all_formats
from .arguments import add_output_arguments
from .output import deliver_rows


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_output_arguments(parser, ("text", "json"))


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each format and return the exit status."""
    known = all_formats()
    width = max(len(format_.name) for format_ in known)
    rows = [
        {"name": one.name, "suffix": one.suffix, "binary": one.binary, "for": one.description}
        for one in known
    ]
    lines = (f"{one.name:{width}}  {one.suffix:6}  {one.description}" for one in known)
    deliver_rows(arguments, rows, "".join(f"{line}\n" for line in lines))
    return 0
