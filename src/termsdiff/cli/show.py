"""Show the text that applied on a given day, as filed.

NAME is the name of terms, one version of them (NAME@2025-05-27), a file under git, or a repository
followed by the path of a document in it. Upcoming versions are mentioned on standard error.
Characters that would control a terminal or reverse text direction are shown as escapes; --raw
prints the text unchanged, for other programs.

examples:
  termsdiff show partner
  termsdiff show partner --on 2025-06-01
  termsdiff show partner --raw > partner.md
  termsdiff show ../archive "Service/Terms of Service.md" --on 2025-06-01
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..errors import TermsdiffError
from ..reports.wording import counted
from ..text.visible import visible_text
from ..versions.operands import find_filed
from ..versions.resolve import day_notes
from ..versions.version import in_force, in_order
from .arguments import add_output_arguments, day_argument
from .output import deliver, format_of
from .printed_notes import print_notes, say
from .version_sources import add_source_arguments, read_source_versions, version_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_source_arguments(parser)
    parser.add_argument("--on", type=day_argument, metavar="DATE", help="the day (default: today)")
    parser.add_argument(
        "--path-only", action="store_true", help="print where the text is kept, not the text"
    )
    parser.add_argument("--raw", action="store_true", help="print every character unchanged")
    add_output_arguments(parser, ("text",))


def run(arguments: argparse.Namespace) -> int:
    """Print the text and return the exit status."""
    format_of(arguments, ("text",))
    day = arguments.on or date.today()
    filed = find_filed(arguments.source, Path(arguments.folder)) if _is_exact(arguments) else None
    exact = filed.version if filed else None
    versions = (exact,) if exact else read_source_versions(arguments)
    found = exact or in_force(versions, day)
    if found is None:
        first = in_order(versions)[0]
        raise TermsdiffError(
            f"{first.terms} has no version before {first.start}; name a later day with --on"
        )
    source = found.read()
    shown, said = _shown(f"{found.source}\n" if arguments.path_only else source.text, arguments)
    deliver(arguments, shown, for_people=False)
    says = [f"{found.terms} {version_line(found, day)}", *said]
    if not exact and arguments.on is not None:
        says += [note.text for note in day_notes(found, day) if note.code == "future-date"]
    coming = [version for version in versions if version.start > day and version != found]
    says += [f"upcoming: {version.day}, applies from {version.start}" for version in coming]
    say(*says, quiet=arguments.quiet)
    print_notes(source, quiet=arguments.quiet)
    return 0


def _shown(text: str, arguments: argparse.Namespace) -> tuple[str, list[str]]:
    """Return the text to print, and a remark about it."""
    text = text if text.endswith("\n") else f"{text}\n"
    if arguments.raw:
        return text, []
    shown, count = visible_text(text)
    escapes = f"{counted(count, 'character')} shown as escapes; --raw prints them unchanged"
    return shown, [escapes] if count else []


def _is_exact(arguments: argparse.Namespace) -> bool:
    return "@" in arguments.source and arguments.path is None
