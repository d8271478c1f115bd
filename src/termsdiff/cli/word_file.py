"""What a user asks of a Word file that is written: its sources, template and answers."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..input.conversion import find_kind
from ..input.document_formats import WORD
from ..input.files import SourceText, read_file, read_source
from ..on_demand import on_demand
from ..reports.options import ClauseAnswer, WordOptions
from ..reports.word.answers import read_answer, read_review

if TYPE_CHECKING:
    from ..reports.word.typeset import check_base
else:
    # it needs lxml, which may be missing
    check_base = on_demand("termsdiff.reports.word.typeset:check_base")


def word_options(arguments: argparse.Namespace, old: SourceText, new: SourceText) -> WordOptions:
    """Return the options for a Word file that the arguments specify."""
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


def _answers(given: list[str]) -> list[ClauseAnswer]:
    found: list[ClauseAnswer] = []
    for text in given:
        if "=" not in text and (os.path.isfile(text) or text.endswith(".json")):  # noqa: PTH113
            found += read_review(read_source(text).text, text)
        else:
            found.append(read_answer(text))
    return found


def _template(path: str) -> bytes:
    data = read_file(path)
    kind = find_kind(data, path)
    if kind is None or kind.title != WORD.title:
        raise TermsdiffError(f"{path}: not a Word file; give a .docx or .dotx as --template")
    try:
        check_base(data)
    except ImportError:
        # without lxml no Word file can be written at all, and the writer will say so
        return data
    except TermsdiffError as error:
        raise TermsdiffError(f"{path}: {error}") from None
    return data
