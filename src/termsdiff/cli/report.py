"""Write a static site: an index of all terms, a page with a timeline for each, all comparisons.

NAME… are the terms to include; by default all of them. The site says what applies on the day given
by --on: for the same day, the same versions give the same bytes. The target folder is checked
before any work is done: it must be new, empty, or a site made by termsdiff. A file that termsdiff
did not make is never replaced, and only changed pages are written.

examples:
  termsdiff report
  termsdiff report partner --out public
  termsdiff report partner --every-pair
  termsdiff report partner --report-language fr --out public-fr
  termsdiff report --on 2026-11-23 --theme house-style/
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..on_demand import on_demand
from .arguments import (
    add_config_argument,
    add_language_argument,
    add_quiet_argument,
    add_theme_argument,
    day_argument,
)
from .opinion_options import add_file_argument
from .version_sources import add_folder_argument

if TYPE_CHECKING:
    from .report_run import write_site
else:
    # help, and a mistake in the arguments, need none of what writes pages
    write_site = on_demand("termsdiff.cli.report_run:write_site")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="terms to report (default: all)")
    add_folder_argument(parser)
    parser.add_argument("--out", metavar="DIR", help="folder of the site (default: reports)")
    parser.add_argument(
        "--on", type=day_argument, metavar="DATE", help="what applies on this day (default: today)"
    )
    parser.add_argument(
        "--every-pair",
        action="store_true",
        help="compare every pair of versions, not only neighbours and each one with the newest",
    )
    add_theme_argument(parser)
    add_language_argument(parser)
    add_file_argument(parser)
    add_config_argument(parser)
    add_quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the site and return the exit status."""
    return write_site(arguments)
