"""List all terms: how many versions each has, which one applies today, which are upcoming.

With NAME, list the versions of those terms, newest first, and mark the one in force.

examples:
  termsdiff list
  termsdiff list partner
  termsdiff list --format json | jq '.[].name'
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..versions.folder import Terms, left_out, list_terms, read_versions, versions_of
from ..versions.version import Version, in_force
from .printed_notes import say
from .version_sources import (
    add_folder_argument,
    add_list_arguments,
    print_list,
    version_line,
    version_object,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="list the versions of these terms")
    add_folder_argument(parser)
    add_list_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the list and return the exit status."""
    folder, today = Path(arguments.folder), date.today()
    if arguments.name is not None:
        versions = read_versions(arguments.name, folder)[::-1]
        now = in_force(versions, today)
        lines = "".join(f"{version_line(version, today, now)}\n" for version in versions)
        rows = [{**version_object(version), "in_force": version == now} for version in versions]
        print_list(arguments, rows, lines)
        return 0
    found = [(terms, versions_of(terms)) for terms in list_terms(folder)]
    say(*(f"not read: {said}" for said in left_out(folder)), quiet=arguments.quiet)
    rows = [_row(terms, versions, today) for terms, versions in found]
    print_list(arguments, rows, _table(rows) if rows else f"no terms in {folder}\n")
    return 0


def _row(terms: Terms, versions: Sequence[Version], today: date) -> dict[str, object]:
    now = in_force(versions, today)
    upcoming = [version.day for version in versions if version.start > today]
    return {
        "name": terms.name,
        "title": terms.settings.title,
        "provider": terms.settings.provider,
        "versions": len(versions),
        "in_force": now.day if now else None,
        "upcoming": upcoming,
    }


def _table(rows: Sequence[dict[str, object]]) -> str:
    width = max(len(str(row["name"])) for row in rows)
    return "".join(f"{_line(row, width)}\n" for row in rows)


def _line(row: dict[str, object], width: int) -> str:
    number = row["versions"]
    upcoming = row["upcoming"]
    coming = f"  upcoming {', '.join(upcoming)}" if isinstance(upcoming, list) and upcoming else ""
    title = f"  {row['title']}" if row["title"] else ""
    noun = "version " if number == 1 else "versions"
    applies = row["in_force"] or "none yet"
    return f"{row['name']!s:{width}}  {number:4} {noun}  in force {applies}{coming}{title}"
