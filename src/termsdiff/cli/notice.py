"""Compare what a provider said it changed with what changed between two versions of terms.

OLD and NEW are the same as for `termsdiff diff`; a NAME alone means its two latest versions. The
notice is a file (Markdown, text, web page, Word, PDF, or an e-mail saved as .eml), `-` for standard
input, or the address of a page; or the change log inside NEW (--in-document); or the message of a
commit (--commit). Each of its statements is borne out by changes, with quotations, or contradicted,
not found, understated ("clarified" for a material change) or unchanged; then come the changes that
the notice omits, weightiest first, and whether it came as early as OLD promised.

examples:
  termsdiff notice old.md new.md --said notice.md
  termsdiff notice old.md new.md --said mail.eml -o audit.html
  termsdiff notice partner --said https://example.com/whats-new --sent 2026-01-02
  termsdiff notice old.md updated.md --in-document
  termsdiff notice HEAD~1:terms.md HEAD:terms.md --commit HEAD
  termsdiff notice old.md new.md --said notice.md --fail-on unannounced
  termsdiff notice old.md new.md --draft > notice.md
  termsdiff notice old.md new.md --draft --as calendar -o dates.ics

exit status: 0; 1 if --fail-on finds something (unannounced: a material change is not announced;
wrong: a statement is contradicted or not found; any: either); 2 bad input or usage
"""

from __future__ import annotations

import argparse
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..comparison import Comparison
from ..errors import TermsdiffError
from ..git.message import read_message
from ..git.repository import find_repository
from ..input.files import SourceText
from ..input.mail_head import is_mail
from ..input.naming import STDIN, WebPage, parse_name
from ..input.reading import as_text, read_page, read_received
from ..notice.audit import Audit, audit
from ..notice.changelog import find_log
from ..notice.statement import Statement, statements_in, statements_of
from ..notice.timing import timing_of
from ..on_demand import on_demand
from ..parsing import parse
from ..reports.options import RenderOptions
from ..rules.configuration import Configuration
from .arguments import (
    add_config_argument,
    add_output_arguments,
    add_theme_argument,
    colored,
    day_argument,
    terminal_width,
)
from .output import deliver, format_of
from .printed_notes import print_notes
from .reading_settings import load_settings
from .two_versions import compare_texts, read_pair
from .version_sources import add_folder_argument, add_title_argument

if TYPE_CHECKING:
    from ..input.mail import read_mail
    from .notice_draft import write_draft
else:
    # what a notice in a file beside two files needs none of
    read_mail = on_demand("termsdiff.input.mail:read_mail")
    write_draft = on_demand("termsdiff.cli.notice_draft:write_draft")

FORMATS = ("text", "json", "html", "markdown")
FAIL_ON = ("unannounced", "wrong", "any")
DRAFTS = ("notice", "changes", "atom", "calendar")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("old", metavar="OLD", help="the earlier version, or the name of terms")
    parser.add_argument("new", nargs="?", metavar="NEW", help="the later version")
    notice = parser.add_argument_group("the notice (give one)")
    source = notice.add_mutually_exclusive_group(required=True)
    source.add_argument("--said", metavar="NOTICE", help="a file, `-`, or the address of a page")
    source.add_argument(
        "--in-document", action="store_true", help="use the change log or summary inside NEW"
    )
    source.add_argument(
        "--commit", metavar="REV", help="use the message of the commit that introduced NEW"
    )
    source.add_argument(
        "--draft", action="store_true", help="write the notice instead of auditing one"
    )
    parser.add_argument(
        "--sent",
        type=day_argument,
        metavar="DATE",
        help="the day of the notice (default: that of the e-mail or commit; for a draft: today)",
    )
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        metavar="W",
        help="exit with status 1 if a material change is unannounced, a statement is wrong "
        "(contradicted or not found), or either: unannounced, wrong or any",
    )
    drafts = parser.add_argument_group("drafts")
    drafts.add_argument(
        "--as",
        dest="draft_as",
        choices=DRAFTS,
        default="notice",
        metavar="WHAT",
        help="what to draft: notice, changes (a section for the page), atom (an entry for a feed) "
        "or calendar (an .ics file with the dates)",
    )
    drafts.add_argument("--link", default="", metavar="URL", help="where the full report is")
    drafts.add_argument(
        "--templates", metavar="DIR", help="folder of custom draft templates (docs/notice.md)"
    )
    add_title_argument(parser)
    add_folder_argument(parser)
    output = add_output_arguments(parser, FORMATS)
    output.add_argument(
        "--full", action="store_true", help="show everything, with quotations in full"
    )
    add_theme_argument(output)
    add_config_argument(output)


def run(arguments: argparse.Namespace) -> int:
    """Audit the notice or draft one, write it, and return the exit status."""
    loaded = load_settings(arguments.config)
    configuration = loaded.configuration
    if arguments.draft:
        return write_draft(arguments, _comparison(arguments, configuration), loaded.notice)

    if arguments.said == STDIN and STDIN in (arguments.old, arguments.new):
        raise TermsdiffError("only one of OLD, NEW and --said can come from standard input")
    name = format_of(arguments, FORMATS)
    comparison = _comparison(arguments, configuration)
    audit = _audit(arguments, comparison, loaded.notice.days or None)
    deliver(arguments, _rendered(audit, name, arguments), for_people=name == "text")
    return 1 if _fails(audit, arguments.fail_on) else 0


def _fails(audit: Audit, wanted: str | None) -> bool:
    silent = audit.is_silent and wanted in ("unannounced", "any")
    return silent or (audit.is_wrong and wanted in ("wrong", "any"))


def _rendered(audit: Audit, name: str, arguments: argparse.Namespace) -> str:
    options = RenderOptions(
        width=arguments.width or terminal_width(),
        color=colored(arguments),
        full=arguments.full,
        theme=arguments.theme or "",
    )
    module = import_module(f"termsdiff.reports.notice_{name}")
    return str(module.render(audit, options))


def _comparison(arguments: argparse.Namespace, configuration: Configuration | None) -> Comparison:
    old, new = read_pair(arguments.old, arguments.new, arguments.folder)
    return compare_texts(old, new, configuration, title=arguments.title, quiet=arguments.quiet)


def _audit(arguments: argparse.Namespace, comparison: Comparison, least: int | None) -> Audit:
    if arguments.in_document:
        statements, sent = _inside(comparison)
        name = f"inside {comparison.new.source}"
    elif arguments.commit is not None:
        statements, sent = _of_commit(arguments.commit)
        name = f"message of commit {arguments.commit}"
    else:
        statements, sent, name = _read_notice(arguments)
    if not statements:
        raise TermsdiffError(
            f"{name}: no statement that something changed; name a notice that says what changed"
        )
    timing = timing_of(comparison, arguments.sent or sent, least)
    return audit(comparison, statements, timing, notice=name)


def _inside(
    comparison: Comparison,
) -> tuple[tuple[Statement, ...], date | None]:
    log = find_log(comparison)
    if log is None:
        raise TermsdiffError(
            f"{comparison.new.source}: no change log or summary of changes; name the notice with "
            f"--said"
        )
    return statements_in(log.entries, comparison.new), log.day


def _of_commit(revision: str) -> tuple[tuple[Statement, ...], date | None]:
    message = read_message(find_repository(Path()), revision)
    return statements_of(parse(message.text, f"commit {revision}")), message.day


def _read_notice(arguments: argparse.Namespace) -> tuple[tuple[Statement, ...], date | None, str]:
    source, sent = _read(arguments.said)
    print_notes(source, quiet=arguments.quiet)
    document = parse(source.text, source.name, source.notes)
    return statements_of(document), sent, source.name


def _read(operand: str) -> tuple[SourceText, date | None]:
    """Return the text of a notice, and the date of an e-mail."""
    named = parse_name(operand)
    if isinstance(named, WebPage):
        return read_page(named.address), None
    data = read_received(named)
    if data is None:
        raise TermsdiffError(f"{named.name}: an empty document; name the notice")
    if is_mail(data):
        return read_mail(data, named.name)
    return as_text(data, named.name).source, None
