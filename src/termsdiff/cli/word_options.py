"""The options for a Word file: author and date of its revisions, template, cover, answers."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from ..errors import TermsdiffError

_LONGEST_AUTHOR = 255
"""The most characters that Word accepts in a name."""


def add_word_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what shapes a Word file."""
    word = parser.add_argument_group("Word files (-o FILE.docx)")
    word.add_argument(
        "--author",
        type=_author,
        metavar="NAME",
        help="author of the revisions (default: termsdiff)",
    )
    word.add_argument(
        "--date",
        type=_parse_time,
        metavar="WHEN",
        help="date of the revisions, such as 2026-11-23 or 2026-11-23T09:30 (default: now)",
    )
    word.add_argument(
        "--template",
        metavar="FILE.docx",
        help="Word file whose styles are used for a text that is not a Word file",
    )
    word.add_argument(
        "--cover", action="store_true", help="a first page with the summary and a table of changes"
    )
    word.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="ANSWER",
        help="write a reply, not a redline: CHANGE-ID=accept leaves a change as it is in NEW, "
        "CHANGE-ID=reject undoes it as a tracked change, rest=… is for all others, "
        "REVIEW.json contains many answers, with notes; can be repeated",
    )


def check_word_arguments(arguments: argparse.Namespace, name: str) -> None:
    """Raise TermsdiffError if an option for Word files is given but no Word file is written."""
    if name == "docx":
        return
    for option in ("author", "date", "template", "cover", "answer"):
        if getattr(arguments, option):
            raise TermsdiffError(
                f"--{option} is for Word files, but the format is {name}; use -o FILE.docx"
            )


def _author(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_AUTHOR or not name.isprintable():
        raise argparse.ArgumentTypeError(
            f"expected a name of 1 to {_LONGEST_AUTHOR} printable characters"
        )
    return name


def _parse_time(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date; write 2026-11-23 or 2026-11-23T09:30"
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
