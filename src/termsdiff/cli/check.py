"""Check that no sensitive edit of terms goes unnoticed: before a commit, or in CI.

Compares what is about to be committed (the index, not the working tree) with HEAD. It fails if a
significant change, or one whose materiality or topic is only guessed or not known, has not been
acknowledged; if a version that already applies is edited or deleted; if dates disagree; if a new
version is not later than the others or gives less notice than promised; if the change introduces a
defect or breaks a limit of the policy; and if a text cannot be judged or is incomplete. Accept
changes with `termsdiff ack`; see docs/gate.md. Settings and rules are those before the change
(those of REV with --from); changes to them must be acknowledged, too. The last line says what was
checked, what is guarded, and what looks like terms but is not guarded.

examples:
  termsdiff check
  termsdiff check --from origin/main --to HEAD --format github
  termsdiff check --all

exit status: 0 no problems found; 1 problems found; 2 the check could not be run
"""

from __future__ import annotations

import argparse

from ..errors import TermsdiffError
from ..gate.renderings import FORMATS, find_rendering
from ..gate.run_checks import check
from ..gate.step import Request
from ..input.files import read_file
from ..reports.writing import print_text, print_utf8, write_file
from .arguments import day_argument
from .output import format_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--from",
        dest="base",
        metavar="REV",
        help="look at what changed since REV (000…: since the main line)",
    )
    parser.add_argument("--to", dest="target", metavar="REV", help="up to REV (the index)")
    parser.add_argument(
        "--commit", metavar="REV", help="check one commit against the one before it"
    )
    parser.add_argument("--all", action="store_true", help="check every version of the folder")
    parser.add_argument(
        "--message",
        metavar="FILE",
        help="file with the commit message, for acknowledgements in trailers",
    )
    parser.add_argument(
        "--on", type=day_argument, metavar="DATE", help="the day of filing (default: today)"
    )
    parser.add_argument("--hook", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "-f",
        "--format",
        metavar="F",
        help="text, github, json, markdown, … (default: by the extension of the -o file)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a new file")
    parser.add_argument("--force", action="store_true", help="allow -o to replace a file")
    # the pre-commit framework appends file names; the index says more
    parser.add_argument("files", nargs="*", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Run the check, report what was found, and return the exit status."""
    name = format_of(arguments, tuple(FORMATS))
    render = find_rendering(name)
    report = check(request_of(arguments))
    content = render(report)
    if arguments.output is not None:
        write_file(arguments.output, content, replace=arguments.force)
    elif content:
        (print_text if name == "text" else print_utf8)(content)
    return 1 if report.problems else 0


def request_of(arguments: argparse.Namespace) -> Request:
    """Return what the arguments request to be checked."""
    message = None
    if arguments.message is not None:
        message = read_file(arguments.message)
    base, target, commit = arguments.base, arguments.target, arguments.commit
    if commit is not None and (base is not None or target is not None or arguments.all):
        raise TermsdiffError(
            "--commit cannot be combined with --from, --to or --all; leave them out"
        )
    return Request(base, target, arguments.all, message, arguments.on, arguments.hook, commit)
