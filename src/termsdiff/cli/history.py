"""Show one clause or section through all versions, across renumbering and moves.

NAME is a set of terms, or a file under git; for a document of a repository give the repository,
its path in there, and the clause. The clause is named by its label, or its caption, in the latest
version that has it. A version is shown where the clause changed: its words, its number, or its
heading.

examples:
  termsdiff history partner 2.4
  termsdiff history partner "Limitation of liability"
  termsdiff history ../archive "Service/Terms of Service.md" 2.4
  termsdiff history partner "6.1(b)" --format json
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..versions.blame import State


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    from .sources import add_folder_argument, add_list_arguments

    parser.add_argument("source", metavar="NAME", help="terms, a file under git, or a repository")
    parser.add_argument(
        "rest",
        nargs="+",
        metavar="CLAUSE",
        help="[PATH] CLAUSE: path in there, label or caption",
    )
    add_folder_argument(parser)
    add_list_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the history and return the exit status."""
    from ..versions.blame import clause_history
    from ..versions.chain import read_chain
    from ..versions.resolve import resolve_versions
    from .sources import print_list

    *paths, label = arguments.rest
    if len(paths) > 1:
        raise TermsdiffError("too many operands; see `termsdiff history --help`")
    path = paths[0] if paths else None
    versions = resolve_versions(arguments.source, path, Path(arguments.folder))
    states = clause_history(read_chain(versions), label)
    print_list(arguments, [_object(state) for state in states], _text(states))
    return 0


def _text(states: Sequence[State]) -> str:
    parts = []
    for place, state in enumerate(states):
        before = states[place - 1] if place else None
        parts.append(f"{state.version.day}  {_title(state)}\n{_body(state, before)}")
    return "\n".join(reversed(parts))


def _title(state: State) -> str:
    return f"{state.label} {state.heading}".strip() or "not in this version"


def _body(state: State, before: State | None) -> str:
    """Return the words, marked where they differ from the state before."""
    from ..redline.words import redline
    from .sources import with_marks

    if before is None or not before.text or not state.text:
        return "".join(f"    {line}\n" for line in state.text.split("\n") if line)
    if before.text == state.text:
        return f"    the same words, was {_title(before)}\n"
    words = with_marks(redline(before.text, state.text))
    return "".join(f"    {line}\n" for line in words.split("\n") if line)


def _object(state: State) -> dict[str, object]:
    return {
        "version": state.version.name,
        "since": state.version.start.isoformat(),
        "label": state.label,
        "heading": state.heading,
        "text": state.text or None,
    }
