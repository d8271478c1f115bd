"""Show how a document is read: outline, clauses, definitions, references, effective date.

FILE is anything that `diff` accepts as a version: Markdown, text, HTML, Word or PDF, `-` for
standard input, filed terms (NAME, NAME@2025-05-27), REV:path in git, or an address (https://…).
Every heading (#) and clause is shown with its line number; for a converted file, the last line says
how many of its words were read. Use it to see why two versions are compared as they are, or use
`--format json` to work with the parts of a document.

examples:
  termsdiff parse terms.md
  termsdiff parse terms.md --format json | jq .definitions
  termsdiff parse contract.docx
  termsdiff parse contract.docx --title "Partner terms"
  termsdiff parse contract.docx --tracked reject
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from ..input.converted import Count
from ..input.files import SourceText
from ..parsing import parse_source
from ..reports.outline import outline_json, outline_text
from ..versions.operands import parse_operand
from ..versions.resolve import read
from .arguments import text_width
from .output import deliver, format_of
from .printed_notes import print_notes
from .version_sources import add_folder_argument, add_list_arguments, add_title_argument, titled


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="a document; - for standard input")
    parser.add_argument(
        "--tracked",
        choices=("accept", "reject"),
        default="accept",
        metavar="WHAT",
        help="tracked changes in a Word file: accept or reject",
    )
    add_title_argument(parser)
    add_folder_argument(parser)
    add_list_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Parse, print, and return the exit status."""
    name = format_of(arguments, ("text", "json"))
    source = titled(_read(arguments), arguments.title)
    print_notes(source, quiet=arguments.quiet)
    document = parse_source(source)
    if name == "json":
        deliver(arguments, _with_counts(outline_json(document), source.counts), for_people=False)
        return 0
    text = outline_text(document, text_width(arguments, 100)) + _counted(source.counts)
    deliver(arguments, text, for_people=True)
    return 0


def _read(arguments: argparse.Namespace) -> SourceText:
    """Read anything that `diff` accepts as a version."""
    operand = parse_operand(arguments.file, Path(arguments.folder))
    return read(operand, tracked=arguments.tracked)


def _counted(counts: Sequence[Count]) -> str:
    """Return how many words of each part of the original were read; "" for plain text."""
    if not counts:
        return ""
    parts = (f"{count.part} {count.kept:,} of {count.words:,}" for count in counts)
    return f"\nWords read: {', '.join(parts)}\n"


def _with_counts(document: str, counts: Sequence[Count]) -> str:
    if not counts:
        return document

    content = json.loads(document) | {"words": [count._asdict() for count in counts]}
    return json.dumps(content, ensure_ascii=True, indent=1) + "\n"
