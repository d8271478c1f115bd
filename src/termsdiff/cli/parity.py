"""Find where two language versions of one document differ.

A and B are the same terms in two languages: files, filed terms (NAME@2025-05-27) or REV:path. Their
clauses are paired by labels, values and words. English, German, French, Spanish, Italian, Dutch,
Polish, Portuguese and Slovak are read; in other languages only labels and numbers. The command
reports clauses that one version lacks, and values that differ: times, amounts of money,
percentages, ages, dates and numbers. An empty result only means that none of these was found:
whether the words say the same is for a translator to decide.

examples:
  termsdiff parity terms.en.md terms.de.md
  termsdiff parity terms.en.md terms.fr.md --format json | jq '.differences[].kind'
  termsdiff parity HEAD:terms.md terms.it.md
  termsdiff parity terms.en.md terms.nl.md --fail-on any || echo "the translation differs"

exit status: 0; 1 if --fail-on finds a difference; 2 bad input or usage
"""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import TermsdiffError
from ..input.naming import STDIN
from ..parity.comparing import compare_versions
from ..parity.reporting import as_json, as_text
from ..parsing import parse_source
from ..versions.resolve import resolve
from .arguments import add_output_arguments
from .output import deliver_rows
from .printed_notes import print_notes
from .version_sources import add_folder_argument


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("first", metavar="A", help="the terms in one language")
    parser.add_argument("second", metavar="B", help="the same terms in another language")
    parser.add_argument(
        "--fail-on",
        choices=("missing", "value", "any"),
        metavar="WHAT",
        help="exit with 1 if a clause is missing, if a value differs, or for either",
    )
    add_folder_argument(parser)
    add_output_arguments(parser, ("text", "json"))


def run(arguments: argparse.Namespace) -> int:
    """Compare the language versions, report, and return the exit status."""
    if arguments.first == arguments.second == STDIN:
        raise TermsdiffError("only one of A and B can be standard input; name a file for the other")
    folder = Path(arguments.folder)
    sources = [resolve(operand, folder) for operand in (arguments.first, arguments.second)]
    print_notes(*sources, quiet=arguments.quiet)
    documents = [parse_source(source) for source in sources]
    parity = compare_versions(*documents)
    deliver_rows(arguments, as_json(parity), as_text(parity))
    kinds = {difference.kind for difference in parity.differences}
    wanted = kinds if arguments.fail_on == "any" else kinds & {arguments.fail_on}
    return 1 if arguments.fail_on and wanted else 0
