"""Check that no sensitive edit of terms passes unseen: before a commit, or in CI.

Compares what is about to be committed (the index, not the working tree) with HEAD. It fails where a
significant change, or one whose weight or topic is only guessed or not known, has not been
acknowledged, where a version that already applies is edited or deleted, where dates disagree, a new
version is not later or gives less notice than promised, where the change brings a defect or breaks
a limit of the policy, and where a text cannot be judged or is incomplete. `termsdiff ack` accepts;
docs: gate. Settings and rules are those before the change (of REV with --from); changing them must
be acknowledged, too. The last line says what was checked, what is guarded, and what looks like
terms and is not.

examples:
  termsdiff check
  termsdiff check --from origin/main --to HEAD --format github
  termsdiff check --all

exit status: 0 nothing to object; 1 something found; 2 the check could not be made
"""

from __future__ import annotations

import argparse

from ..errors import TermsdiffError
from ..gate.checking import check
from ..gate.renderings import FORMATS, find_rendering
from ..gate.step import Request
from ..input.files import read_file
from ..reports.writing import print_text, print_utf8, write_file
from .arguments import day_argument
from .output import format_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--from", dest="base", metavar="REV", help="what came since REV (000…: since the main line)"
    )
    parser.add_argument("--to", dest="target", metavar="REV", help="up to REV (the index)")
    parser.add_argument("--commit", metavar="REV", help="one commit, against the one before it")
    parser.add_argument("--all", action="store_true", help="check every version of the folder")
    parser.add_argument(
        "--message", metavar="FILE", help="message of the commit, for acknowledgements in trailers"
    )
    parser.add_argument("--on", type=day_argument, metavar="DATE", help="the day of filing (today)")
    parser.add_argument("--hook", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "-f",
        "--format",
        metavar="F",
        help="text, github, json, markdown, … (default: by the -o file)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a new file")
    parser.add_argument("--force", action="store_true", help="let -o replace a file")
    # the pre-commit framework appends the names of files; the index says more
    parser.add_argument("files", nargs="*", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Check, say what was found, and return the exit status."""
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
    """Return what the arguments ask to be checked."""
    message = None
    if arguments.message is not None:
        message = read_file(arguments.message)
    base, target, commit = arguments.base, arguments.target, arguments.commit
    if commit is not None and (base is not None or target is not None or arguments.all):
        raise TermsdiffError("--commit goes without --from, --to and --all; leave them out")
    return Request(base, target, arguments.all, message, arguments.on, arguments.hook, commit)
