"""Show what applied on a day: the text of the version, as it is filed.

NAME is a set of terms, or one version of it (NAME@2025-05-27); or a file under git, or a
repository and the path of a document in it. Versions to come are named on standard error.

examples:
  termsdiff show partner
  termsdiff show partner --on 2025-06-01
  termsdiff show ../archive "Service/Terms of Service.md" --on 2025-06-01
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..errors import TermsdiffError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    from .sources import add_source_arguments

    add_source_arguments(parser)
    parser.add_argument("--on", default="today", metavar="DATE", help="what applied then (today)")
    parser.add_argument("--path-only", action="store_true", help="print where it is kept instead")


def run(arguments: argparse.Namespace) -> int:
    """Print the text and return the exit status."""
    from ..reports.visible import visible_line
    from ..reports.writing import print_utf8
    from ..versions.resolve import find_version
    from ..versions.version import in_force, in_order, read_day
    from .sources import read_source_versions, version_line

    day = read_day(arguments.on)
    exact = find_version(arguments.source, Path(arguments.folder)) if _is_exact(arguments) else None
    versions = (exact,) if exact else read_source_versions(arguments)
    found = exact or in_force(versions, day)
    if found is None:
        first = in_order(versions)[0]
        raise TermsdiffError(f"{first.terms} has no version before {first.start}")
    coming = [version for version in versions if version.start > day and version != found]
    print_utf8(f"{found.source}\n" if arguments.path_only else _ended(found.text))
    print(f"{visible_line(found.terms)} {version_line(found, day)}", file=sys.stderr)
    for version in coming:
        print(f"upcoming: {version.day}, applies from {version.start}", file=sys.stderr)
    return 0


def _is_exact(arguments: argparse.Namespace) -> bool:
    return "@" in arguments.source and arguments.path is None


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"
