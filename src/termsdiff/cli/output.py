"""Put a command's output where the user wants it: a file, a pager, or standard output."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..on_demand import on_demand
from ..reports.writing import (
    print_bytes,
    print_text,
    print_utf8,
    refuse_existing,
    stdout_is_terminal,
    write_file,
)
from ..text.visible import visible

if TYPE_CHECKING:
    from json import dumps

    from ..reports.formats import format_by_suffix
    from ..reports.paging import show
else:
    # what a check, or a report that goes to a pipe, needs none of
    dumps = on_demand("json:dumps")
    format_by_suffix = on_demand("termsdiff.reports.formats:format_by_suffix")
    show = on_demand("termsdiff.reports.paging:show")


def format_of(arguments: argparse.Namespace, known: Sequence[str] = ()) -> str:
    """Return the name of the format to write: as requested, or else by the file's name.

    `known` are the formats that the command can write; if empty, those of a report. Raises
    TermsdiffError early if the file cannot be written or its name means another format.
    """
    if arguments.output is None:
        return arguments.format or "text"
    refuse_existing(arguments.output, replace=arguments.force)
    if arguments.format is not None:
        return str(arguments.format)
    if len(known) == 1:
        return known[0]
    name = format_by_suffix(arguments.output)
    if known and name not in known:
        raise TermsdiffError(
            f"{arguments.output}: this command does not write {name}; "
            f"choose one of {', '.join(known)} with -f"
        )
    return name


def deliver(arguments: argparse.Namespace, content: str | bytes, *, for_people: bool) -> None:
    """Write to the named file, or else to standard output; text for people may be paged."""
    if arguments.output is not None:
        write_file(arguments.output, content, replace=arguments.force)
    elif isinstance(content, bytes):
        print_bytes(content)
    elif for_people:
        (show if stdout_is_terminal() and not arguments.no_pager else print_text)(content)
    else:
        print_utf8(content)


def deliver_rows(
    arguments: argparse.Namespace, content: object, text: str, *, safe: bool = False
) -> None:
    """Write a list as JSON or as text, as the arguments say.

    `safe` says that all document text in it has already been made visible.
    """
    if format_of(arguments, ("text", "json")) == "json":
        deliver(arguments, dumps(content, ensure_ascii=True, indent=1) + "\n", for_people=False)
        return
    deliver(arguments, text if safe else visible(text), for_people=True)
