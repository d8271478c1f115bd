"""Show how a document is read: outline, clauses, definitions, references, effective date.

Every heading (#) and clause comes with the line on which it stands. Use it to see why two
versions are compared as they are, or `--format json` to work with the parts of a document.

examples:
  termsdiff parse terms.md
  termsdiff parse terms.md --format json | jq .definitions
  pandoc contract.docx -t markdown | termsdiff parse -
"""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="a document; - for standard input")
    parser.add_argument(
        "-f",
        "--format",
        choices=("text", "json"),
        default="text",
        metavar="F",
        help="text or json",
    )
    parser.add_argument("--no-pager", action="store_true", help="print even a long list at once")


def run(arguments: argparse.Namespace) -> int:
    """Parse, print, and return the exit status."""
    from ..input.files import read_source
    from ..parsing import parse
    from ..reports.outline import outline_json, outline_text
    from ..reports.writing import print_text, print_utf8, show
    from .arguments import terminal_width

    source = read_source(arguments.file)
    document = parse(source.text, source.name, source.notes)
    if arguments.format == "json":
        print_utf8(outline_json(document))
        return 0
    text = outline_text(document, terminal_width() or 100)
    (print_text if arguments.no_pager else show)(text)
    return 0
