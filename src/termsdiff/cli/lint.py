"""Find defects in terms: dead references, undefined terms, placeholders, doubled words.

NAME is a set of terms (the version that applies today), one version of it (NAME@2025-05-27), a
file, `-`, or REV:path. `termsdiff lint --checks` lists the checks, and the reason for each. The
[lint] table of the settings can skip checks (without) and set --fail-on (fail_on).

examples:
  termsdiff lint terms.md
  termsdiff lint partner --fail-on error
  termsdiff lint terms.md --without never-used --format json
  termsdiff lint versions/partner/*.md

exit status: 0; 1 if --fail-on finds something; 2 bad input or usage
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..errors import TermsdiffError
from ..lint import Remark, lint
from ..lint.catalogue import SEVERITIES, checks
from ..parsing import Document, parse_source
from ..reports.wording import counted
from ..suggesting import did_you_mean
from ..text.visible import visible_line
from ..versions.resolve import resolve
from .arguments import add_config_argument
from .printed_notes import print_notes, say
from .reading_settings import load_settings
from .version_sources import add_folder_argument, add_list_arguments, print_list


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("source", nargs="*", metavar="NAME", help="terms, a file, or a version")
    parser.add_argument("--checks", action="store_true", help="list the checks")
    parser.add_argument(
        "--without", action="append", default=[], metavar="CHECK", help="skip a check"
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note"),
        metavar="S",
        help="exit with 1 if there is a defect of this severity or worse: error, warning, note",
    )
    add_config_argument(parser)
    add_folder_argument(parser)
    add_list_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the defects and return the exit status."""
    if arguments.checks:
        return _list_checks(arguments)
    if not arguments.source:
        raise TermsdiffError("nothing to check; name terms or a file")
    loaded = load_settings(arguments.config)
    settings = loaded.settings.lint
    _refuse_unknown(arguments.without)
    _refuse_unknown(settings.without, f"{loaded.file}: lint.without: ")
    without = (*settings.without, *arguments.without)
    least = arguments.fail_on or settings.fail_on
    sources = [resolve(operand, Path(arguments.folder)) for operand in arguments.source]
    documents = [parse_source(source) for source in sources]
    found = [(document, lint(document, without)) for document in documents]
    print_notes(*sources, quiet=arguments.quiet)
    if settings.without:
        say(f"{loaded.file} skips {', '.join(settings.without)}", quiet=arguments.quiet)
    rows = [_object(document, remark) for document, remarks in found for remark in remarks]
    print_list(arguments, rows, "".join(_text(document, remarks) for document, remarks in found))
    return 1 if any(_fails(remarks, least) for _, remarks in found) else 0


def _refuse_unknown(names: Sequence[str], where: str = "") -> None:
    known = [check.id for check in checks()]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise TermsdiffError(
                f"{where}unknown check {name!r}{hint}; known checks: {', '.join(known)}"
            )


def _list_checks(arguments: argparse.Namespace) -> int:
    rows = [
        {"id": c.id, "severity": c.severity, "title": c.title, "reason": c.reason} for c in checks()
    ]
    text = "".join(f"{c.id:22} {c.severity:8} {c.title}\n{'':32}{c.reason}\n" for c in checks())
    print_list(arguments, rows, text)
    return 0


def _text(document: Document, remarks: tuple[Remark, ...]) -> str:
    name = visible_line(document.source)
    lines = [
        f"{name}:{remark.line}: {remark.severity}: {visible_line(remark.message)} [{remark.check}]"
        for remark in remarks
    ]
    return "".join(f"{line}\n" for line in [*lines, counted(len(remarks), "remark")])


def _object(document: Document, remark: Remark) -> dict[str, object]:
    return {
        "source": document.source,
        "check": remark.check,
        "severity": remark.severity,
        "line": remark.line,
        "message": remark.message,
    }


def _fails(remarks: tuple[Remark, ...], least: str | None) -> bool:
    if least is None:
        return False
    grave = SEVERITIES[: SEVERITIES.index(least) + 1]
    return any(remark.severity in grave for remark in remarks)
