"""Verify that only the clauses you name changed between two versions.

OLD and NEW are the same as for `termsdiff diff`. Name a clause by its number (`4.2`, which includes
`4.2.1`, `4.2(a)` and everything below the heading), or by its caption. A clause that moved must be
in a named one on both sides. Every difference in words counts, even one that was proved to say the
same; --proved allows those, such as the renumbering after an inserted clause. If part of a version
could not be read, nothing is verified.

examples:
  termsdiff verify old.md new.md --only 1
  termsdiff verify partner@2025-05-27 partner@2026-01-01 --only 1 --only "Governing law"
  termsdiff verify old.md new.md --only 1,2 --proved
  termsdiff verify old.md new.md --only 1 --format json

exit status: 0 if nothing else changed; 1 if something did; 2 bad input or usage
"""

from __future__ import annotations

import argparse

from ..comparison import Comparison
from ..errors import TermsdiffError
from ..reports.json import document_object
from ..reports.wording import WEIGHT_NAMES, change_name, counted, fate, lines_or_pages
from ..verifying import Outside, Verification, verify
from ..verifying.claim import split_names
from .arguments import add_config_argument
from .reading_settings import read_configuration
from .two_versions import compare_texts, read_pair
from .version_sources import add_folder_argument, add_list_arguments, print_list

SCHEMA = "termsdiff.verify/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("old", metavar="OLD", help="the earlier version")
    parser.add_argument("new", metavar="NEW", help="the later version")
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="CLAUSES",
        help="the clauses that may change, such as 4.2,7; can be repeated",
    )
    parser.add_argument(
        "--proved", action="store_true", help="allow changes that were proved to say the same"
    )
    add_folder_argument(parser)
    add_config_argument(parser)
    add_list_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what else changed and return the exit status."""
    only = split_names(arguments.only)
    if not only:
        raise TermsdiffError("missing --only; name the clauses that may change with --only 4.2,7")
    configuration = read_configuration(arguments.config)
    old, new = read_pair(arguments.old, arguments.new, arguments.folder)
    comparison = compare_texts(old, new, configuration, quiet=arguments.quiet)
    found = verify(comparison, only, let_proved_pass=arguments.proved)
    print_list(arguments, verification_object(comparison, found, only), _text(comparison, found))
    return 0 if found.holds else 1


def verification_object(
    comparison: Comparison, found: Verification, only: tuple[str, ...]
) -> dict[str, object]:
    """Return the verification for programs."""
    return {
        "schema": SCHEMA,
        "old": document_object(comparison.old),
        "new": document_object(comparison.new),
        "only": only,
        "holds": found.holds,
        "incomplete": found.incomplete,
        "covered": [judged.change.id for judged in found.covered],
        "outside": [_object(comparison, one) for one in found.outside],
        "proved": [_object(comparison, one) for one in found.proved],
    }


def _object(comparison: Comparison, one: Outside) -> dict[str, object]:
    change = one.judged.change
    return {
        "id": change.id,
        "clause": change_name(comparison, change),
        "kind": change.kind,
        "materiality": one.judged.materiality,
        "outside": one.side,
        "old_lines": change.old.lines if change.old else None,
        "new_lines": change.new.lines if change.new else None,
    }


def _text(comparison: Comparison, found: Verification) -> str:
    inside = counted(len(found.covered), "change")
    lines = []
    if found.holds and found.proved:
        lines.append(
            f"Holds: differences elsewhere were proved to say the same ({inside} in the "
            f"named clauses)."
        )
    elif found.holds:
        lines.append(f"Holds: nothing else changed ({inside} in the named clauses).")
    elif found.outside:
        more = counted(len(found.outside), "change")
        lines.append(f"Does not hold: {more} elsewhere ({inside} in the named clauses).")
    else:
        lines.append("Not verified, although no other change was found.")
    if found.incomplete:
        lines.append("Part of a version could not be read; see the notes of `termsdiff diff`.")
    lines += [f"  {_line(comparison, one)}" for one in found.outside]
    if found.proved:
        few = counted(len(found.proved), "change")
        lines.append(f"Elsewhere, {few} proved to say the same:")
        lines += [f"  {_line(comparison, one)}" for one in found.proved]
    return "".join(f"{line}\n" for line in lines)


def _line(comparison: Comparison, one: Outside) -> str:
    change = one.judged.change
    weight = WEIGHT_NAMES[one.judged.materiality].lower()
    where = lines_or_pages(change.side)
    return (
        f"{change_name(comparison, change)}, {fate(comparison, change)} ({weight}, {where}, "
        f"{change.short_id})"
    )
