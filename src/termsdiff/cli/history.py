"""Follow one clause or section through all versions, across renumbering and moves.

NAME is the name of terms, a file under git, or a repository followed by the path of a document in
it. CLAUSE is the number or caption that the clause has in the latest version that contains it. The
history shows each version in which the words, the number or the heading of the clause changed.

examples:
  termsdiff history partner 2
  termsdiff history partner "Governing law"
  termsdiff history ../archive "Service/Terms of Service.md" 2
  termsdiff history partner 2 --format json
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..errors import TermsdiffError
from ..redline.change import Run
from ..redline.word_redline import redline
from ..text.visible import visible
from ..versions.lineage import read_chain
from ..versions.origins import State, clause_history
from ..versions.resolve import resolve_versions
from .arguments import colored
from .marked_words import redline_lines
from .output import deliver_rows
from .version_sources import add_folder_argument, add_list_arguments


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "source", metavar="NAME", help="name of terms, a file under git, or a repository"
    )
    parser.add_argument(
        "rest",
        nargs="+",
        metavar="CLAUSE",
        help="[PATH] CLAUSE: the document in a repository; the number or caption of the clause",
    )
    add_folder_argument(parser)
    add_list_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the history and return the exit status."""
    *paths, label = arguments.rest
    if len(paths) > 1:
        raise TermsdiffError("too many arguments; see `termsdiff history --help`")
    path = paths[0] if paths else None
    versions = resolve_versions(arguments.source, path, Path(arguments.folder))
    states = clause_history(read_chain(versions), label)
    text = _text(states, color=colored(arguments), width=arguments.width)
    deliver_rows(arguments, [_object(state) for state in states], text, safe=True)
    return 0


def _text(states: Sequence[State], *, color: bool, width: int | None) -> str:
    """Return the states, newest first; document text in them cannot control a terminal."""
    parts = []
    for place, state in enumerate(states):
        before = states[place - 1] if place else None
        title = visible(f"{state.version.day}  {_title(state)}\n")
        lines = _body(state, before, color=color, width=width)
        parts.append(title + "".join(f"    {line}\n" for line in lines))
    return "\n".join(reversed(parts))


def _title(state: State) -> str:
    return f"{state.label} {state.heading}".strip() or "not in this version"


def _body(state: State, before: State | None, *, color: bool, width: int | None) -> list[str]:
    """Return the words, with differences from the previous state marked."""
    if before is not None and before.text and before.text == state.text:
        return [visible(f"the same words, was {_title(before)}")]
    runs: Sequence[Run] = [("=", state.text)]
    if before is not None and before.text and state.text:
        runs = redline(before.text, state.text)
    return redline_lines(runs, max(20, width - 4) if width else None, color=color)


def _object(state: State) -> dict[str, object]:
    return {
        "version": state.version.name,
        "since": state.version.start.isoformat(),
        "label": state.label,
        "heading": state.heading,
        "text": state.text or None,
    }
