"""Summarise a scan: changes by year, topic and service, and who gains by them.

DIR is the folder given to `termsdiff scan --out`. A change counts once, however many findings it
has.

examples:
  termsdiff stats tables
  termsdiff stats tables -o overview.html
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..on_demand import on_demand
from ..scan.overview import overview_lines, read_overview
from ..text.visible import visible
from .arguments import add_output_arguments, read_count
from .output import deliver, format_of

if TYPE_CHECKING:
    from ..scan.charts import overview_page
else:
    overview_page = on_demand("termsdiff.scan.charts:overview_page")

_FORMATS = ("text", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folder", metavar="DIR", help="folder with the tables of a scan")
    parser.add_argument(
        "--top",
        type=read_count(10_000),
        default=15,
        metavar="N",
        help="how many services to list (default: 15)",
    )
    add_output_arguments(parser, _FORMATS)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the overview and return the exit status."""
    name = format_of(arguments, _FORMATS)
    overview = read_overview(Path(arguments.folder))
    if name == "html":
        deliver(arguments, overview_page(overview, arguments.top), for_people=False)
    else:
        lines = overview_lines(overview, arguments.top)
        deliver(arguments, visible("".join(f"{line}\n" for line in lines)), for_people=True)
    return 0
