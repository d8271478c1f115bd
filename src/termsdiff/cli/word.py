"""The options for a Word file: author and date of its revisions, template, cover, answers."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from datetime import datetime

    from ..input.files import SourceText
    from ..reports.options import Answer, WordOptions

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
        type=_moment,
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


def word_options(arguments: argparse.Namespace, old: SourceText, new: SourceText) -> WordOptions:
    """Return the options for a Word file that the arguments specify."""
    from ..reports.options import WordOptions

    return WordOptions(
        old=old.package,
        new=new.package,
        tracked=arguments.tracked,
        author=arguments.author or "termsdiff",
        moment=arguments.date,
        template=_template(arguments.template) if arguments.template else b"",
        cover=arguments.cover,
        answers=tuple(_answers(arguments.answer)),
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


def _answers(given: list[str]) -> list[Answer]:
    from ..input.files import read_source
    from ..reports.word.answers import read_answer, read_review

    found: list[Answer] = []
    for text in given:
        if "=" not in text and (os.path.isfile(text) or text.endswith(".json")):  # noqa: PTH113
            found += read_review(read_source(text).text, text)
        else:
            found.append(read_answer(text))
    return found


def _template(path: str) -> bytes:
    from ..input.conversion import find_kind
    from ..input.files import read_file
    from ..input.formats import WORD

    data = read_file(path)
    kind = find_kind(data, path)
    if kind is None or kind.title != WORD.title:
        raise TermsdiffError(f"{path}: not a Word file; give a .docx or .dotx as --template")
    try:
        from ..reports.word.typeset import check_base

        check_base(data)
    except ImportError:
        # without lxml no Word file can be written at all, and the writer will say so
        return data
    except TermsdiffError as error:
        raise TermsdiffError(f"{path}: {error}") from None
    return data


def _author(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_AUTHOR or not name.isprintable():
        raise argparse.ArgumentTypeError(
            f"expected a name of 1 to {_LONGEST_AUTHOR} printable characters"
        )
    return name


def _moment(text: str) -> datetime:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date; write 2026-11-23 or 2026-11-23T09:30"
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
