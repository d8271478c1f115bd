"""Show since which version each clause has read as it does, and what it said before.

NAME is the name of terms, a file under git, or a repository followed by the path of a document in
it. A clause that only moved or was renumbered counts as unchanged.

examples:
  termsdiff blame partner
  termsdiff blame partner --before
  termsdiff blame terms.md --format json
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ..reports.wording import short
from ..versions.lineage import read_chain
from ..versions.origins import Origin, blame
from .arguments import text_width
from .version_sources import (
    add_list_arguments,
    add_source_arguments,
    print_list,
    read_source_versions,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_source_arguments(parser)
    add_list_arguments(parser)
    parser.add_argument("--before", action="store_true", help="show what each clause said before")


def run(arguments: argparse.Namespace) -> int:
    """Print the origin of every clause and return the exit status."""
    origins = blame(read_chain(read_source_versions(arguments)))
    text = _text(origins, text_width(arguments, 100), before=arguments.before)
    print_list(arguments, [_object(origin) for origin in origins], text)
    return 0


def _text(origins: Sequence[Origin], width: int, *, before: bool) -> str:
    room = max((len(_day(origin)) for origin in origins), default=10)
    label = min(max((len(origin.block.number) for origin in origins), default=0), 12)
    lines = []
    for origin in origins:
        start = f"{_day(origin):{room}}  {origin.block.number:{label}}  "
        lines.append(start + short(origin.block.text, max(20, width - len(start))))
        if before and origin.previous is not None:
            said = f"{'':{room}}  {'':{label}}  before ({origin.previous.day}): "
            lines.append(said + short(origin.before, max(20, 3 * width - len(said))))
    return "".join(f"{line}\n" for line in lines)


def _day(origin: Origin) -> str:
    return origin.since.start.isoformat()


def _object(origin: Origin) -> dict[str, object]:
    return {
        "label": origin.block.number,
        "heading": origin.block.headings,
        "lines": origin.block.lines,
        "text": origin.block.text,
        "since": origin.since.start.isoformat(),
        "version": origin.since.name,
        "before": origin.before if origin.previous else None,
        "before_version": origin.previous.name if origin.previous else None,
    }
