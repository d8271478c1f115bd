"""Explain one change: why it has its materiality, what the proofs covered, and which rules fired.

OLD and NEW are the same as for `termsdiff diff`. CHANGE-ID is the id that a report shows with the
change (`c-5f1a09…`), or its first few characters.

examples:
  termsdiff explain old.md new.md c-5f1a09
  termsdiff explain partner@2025-05-27 partner@2026-01-01 c-5f1a09
  termsdiff explain old.md new.md c-5f1a09 --verbose
"""

from __future__ import annotations

import argparse

from ..errors import TermsdiffError
from ..reports.explaining import explanation_lines
from ..rules.configuration import Configuration
from ..rules.explanation import explain
from ..text.visible import visible
from .arguments import add_config_argument, add_output_arguments
from .output import deliver, format_of
from .reading_settings import read_configuration
from .two_versions import compare_texts, read_pair
from .version_sources import add_folder_argument


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("old", metavar="OLD", help="the earlier version")
    parser.add_argument("new", metavar="NEW", help="the later version")
    parser.add_argument("change", metavar="CHANGE-ID", help="the id of the change")
    add_folder_argument(parser)
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="also list the words that counted, with their weights",
    )
    add_config_argument(parser)
    add_output_arguments(parser, ("text",))


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation and return the exit status."""
    format_of(arguments, ("text",))
    configuration = read_configuration(arguments.config) or Configuration()
    old, new = read_pair(arguments.old, arguments.new, arguments.folder)
    comparison = compare_texts(old, new, configuration, quiet=arguments.quiet)
    found = explain(comparison.changes, comparison.grounds, arguments.change, configuration)
    if not found:
        raise TermsdiffError(
            f"no change {arguments.change!r} between these versions; `termsdiff diff` shows the ids"
        )
    if len(found) > 1:
        raise TermsdiffError(f"{arguments.change!r} matches {len(found)} ids; give more characters")
    lines = explanation_lines(found[0], verbose=arguments.verbose)
    deliver(arguments, "".join(f"{visible(line)}\n" for line in lines), for_people=True)
    return 0
