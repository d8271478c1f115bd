"""List the formats in which `termsdiff diff` can write its report.

A package can add one through the entry point group `termsdiff.formats`; see docs/formats.md.

examples:
  termsdiff formats
  termsdiff diff old.md new.md --format html -o changes.html
"""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: none."""


def run(arguments: argparse.Namespace) -> int:
    """Print one line a format and return the exit status."""
    from ..reports.formats import all_formats
    from ..reports.visible import visible
    from ..reports.writing import print_text

    del arguments
    known = all_formats()
    width = max(len(format_.name) for format_ in known)
    lines = (f"{one.name:{width}}  {one.description}" for one in known)
    print_text("".join(f"{visible(line)}\n" for line in lines))
    return 0
