"""Compare two versions of terms, clause by clause.

OLD and NEW can be files (Markdown, text, HTML, Word or PDF), `-` for standard input, filed terms
(NAME or NAME@2025-05-27), files in git (REV:path) or addresses (https://…). A NAME alone compares
its two latest versions; a file alone compares the working tree with HEAD; a Word file alone, if it
has tracked changes, compares the text without them to the text with all of them. The report starts
with what matters, by topic, and marks every changed clause. Next come the changes that could not be
assessed, which someone should read; last come those proved to say the same, each with its proof.

With -o FILE.docx, tracked changes are written into a copy of NEW, if NEW is a Word file: its
styles, numbers, headers, tables and pictures stay. Accept all to get NEW, reject all to get OLD.

examples:
  termsdiff diff old.md new.md
  termsdiff diff old.md new.md --stat
  termsdiff diff old.md new.md --topic liability --topic "use of data" --materiality material
  termsdiff diff old.md new.md --side-by-side --width 160
  termsdiff diff old.md new.md -o changes.html
  termsdiff diff old.md new.md -o aenderungen.html --report-language de
  termsdiff diff old.md new.md --format json | jq .summary
  termsdiff diff partner
  termsdiff diff partner@2025-05-27 partner@2026-01-01
  termsdiff diff partner --since 2025-01-01
  termsdiff diff terms.md
  termsdiff diff HEAD~1..HEAD -- terms.md
  termsdiff diff old.docx new.docx -o redline.docx --author "A. Lawyer" --cover
  termsdiff diff old.docx new.docx -o reply.docx --answer rest=reject
  termsdiff diff old.md new.md -o styled.docx --template old.docx
  termsdiff diff redline.docx
  termsdiff diff old.docx new.docx --tracked reject
  termsdiff diff draft.docx --tracked both-as-versions
  termsdiff diff old.md new.md --opinions opinions.jsonl
  termsdiff diff old.md new.md --release
  termsdiff diff old.md new.md --fail-on material || echo "someone should read this"

exit status: 0; 1 if --fail-on or --fail-on-release finds what it looks for; 2 bad input or usage
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..on_demand import on_demand
from .arguments import RELEASES, add_report_arguments
from .opinion_options import add_opinion_arguments
from .version_sources import add_folder_argument, add_title_argument
from .word_options import add_word_arguments

if TYPE_CHECKING:
    from .diff_run import compare_and_report
else:
    # help, and a mistake in the arguments, need none of what compares
    compare_and_report = on_demand("termsdiff.cli.diff_run:compare_and_report")

TRACKED = ("accept", "reject", "both-as-versions")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("old", metavar="OLD", help="the earlier version, or the name of terms")
    parser.add_argument("new", nargs="?", metavar="NEW", help="the later version")
    parser.add_argument(
        "--since", metavar="DATE", help="compare what applied on DATE with what applies now"
    )
    parser.add_argument(
        "--tracked",
        choices=TRACKED,
        default="accept",
        metavar="WHAT",
        help="how to read tracked changes in Word files: accept, reject, or both-as-versions "
        "(compare the two sides of one file)",
    )
    release = parser.add_argument_group("release")
    release.add_argument(
        "--release",
        action="store_true",
        help="write only what the new version requires of its publisher: ask again, give notice "
        "or nothing to tell, with the changes that decide it",
    )
    release.add_argument(
        "--fail-on-release",
        choices=tuple(RELEASES),
        metavar="C",
        help="exit with status 1 if the release requires this or more: notice or ask",
    )
    add_title_argument(parser)
    add_folder_argument(parser)
    add_report_arguments(parser)
    add_opinion_arguments(parser)
    add_word_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare, report, and return the exit status."""
    return compare_and_report(arguments)
