"""Show the overview of a scan: changes by year, topic, service, and who gains by them.

DIR is what `termsdiff scan --out` named. A change counts once, whatever the findings in it.

examples:
  termsdiff stats tables
  termsdiff stats tables --format html -o overview.html
"""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folder", metavar="DIR", help="the tables of a scan")
    parser.add_argument("-f", "--format", choices=("text", "html"), default="text", metavar="F")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a new file")
    parser.add_argument("--force", action="store_true", help="let -o replace a file")
    parser.add_argument(
        "--top", type=_count, default=15, metavar="N", help="how many services to list (15)"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError("a number of at least 1 is needed")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the overview and return the exit status."""
    from ..reports.visible import visible
    from ..reports.writing import print_text, print_utf8, write_file
    from ..scan.overview import overview_lines, read_overview

    overview = read_overview(Path(arguments.folder))
    if arguments.format == "html":
        from ..scan.charts import overview_page

        page = overview_page(overview, arguments.top)
    else:
        lines = overview_lines(overview, arguments.top)
        page = visible("".join(f"{line}\n" for line in lines))
    if arguments.output is not None:
        write_file(arguments.output, page, replace=arguments.force)
    elif arguments.format == "html":
        print_utf8(page)
    else:
        print_text(page)
    return 0
