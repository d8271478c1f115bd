"""Compare two versions of terms, clause by clause.

OLD and NEW can be files (Markdown, text, HTML, Word or PDF), `-` for standard input, filed terms
(NAME or NAME@2025-05-27), files in git (REV:path) or addresses (https://…). A NAME alone compares
its two latest versions; a file alone compares the working tree with HEAD; a Word file alone, if it
has tracked changes, compares the text without them to the text with all of them. The report starts
with what matters, by topic, and marks every changed clause. Next come the changes that could not be
assessed, which someone should read; last come those proved to say the same, each with its proof.

With -o FILE.docx, tracked changes are written into a copy of NEW, if NEW is a Word file: its
styles, numbers, headers, tables and pictures stay. Accept all to get NEW, reject all to get OLD.

examples:
  termsdiff diff old.md new.md
  termsdiff diff old.md new.md --stat
  termsdiff diff old.md new.md --topic liability --topic "use of data" --materiality material
  termsdiff diff old.md new.md --side-by-side --width 160
  termsdiff diff old.md new.md -o changes.html
  termsdiff diff old.md new.md -o aenderungen.html --report-language de
  termsdiff diff old.md new.md --format json | jq .summary
  termsdiff diff partner
  termsdiff diff partner@2025-05-27 partner@2026-01-01
  termsdiff diff partner --since 2025-01-01
  termsdiff diff terms.md
  termsdiff diff HEAD~1..HEAD -- terms.md
  termsdiff diff old.docx new.docx -o redline.docx --author "A. Lawyer" --cover
  termsdiff diff old.docx new.docx -o reply.docx --answer rest=reject
  termsdiff diff old.md new.md -o styled.docx --template old.docx
  termsdiff diff redline.docx
  termsdiff diff old.docx new.docx --tracked reject
  termsdiff diff draft.docx --tracked both-as-versions
  termsdiff diff old.md new.md --opinions opinions.jsonl
  termsdiff diff old.md new.md --release
  termsdiff diff old.md new.md --fail-on material || echo "someone should read this"

exit status: 0; 1 if --fail-on or --fail-on-release finds what it looks for; 2 bad input or usage
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..spoken import speaking
from .arguments import add_report_arguments, render_options
from .notes import print_notes
from .opinion_options import add_opinion_arguments, with_opinions
from .output import deliver, format_of
from .settings import load_settings
from .word import add_word_arguments, check_word_arguments, word_options

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..input.files import SourceText
    from ..notice.release import ReleaseClass
    from ..reports.options import RenderOptions
    from ..rules.configuration import Configuration


RELEASES: dict[str, ReleaseClass] = {"notice": "give notice", "ask": "ask again"}
TRACKED = ("accept", "reject", "both-as-versions")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    from .sources import add_folder_argument, add_title_argument

    parser.add_argument("old", metavar="OLD", help="the earlier version, or the name of terms")
    parser.add_argument("new", nargs="?", metavar="NEW", help="the later version")
    parser.add_argument(
        "--since", metavar="DATE", help="compare what applied on DATE with what applies now"
    )
    parser.add_argument(
        "--tracked",
        choices=TRACKED,
        default="accept",
        metavar="WHAT",
        help="how to read tracked changes in Word files: accept, reject, or both-as-versions "
        "(compare the two sides of one file)",
    )
    release = parser.add_argument_group("release")
    release.add_argument(
        "--release",
        action="store_true",
        help="write only what the new version requires of its publisher: ask again, give notice "
        "or nothing to tell, with the changes that decide it",
    )
    release.add_argument(
        "--fail-on-release",
        choices=tuple(RELEASES),
        metavar="C",
        help="exit with status 1 if the release requires this or more: notice or ask",
    )
    add_title_argument(parser)
    add_folder_argument(parser)
    add_report_arguments(parser)
    add_opinion_arguments(parser)
    add_word_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare, report, and return the exit status."""
    from dataclasses import replace

    from ..reports.formats import find_format
    from ..reports.options import fails

    chosen = find_format(_format_name(arguments))
    check_word_arguments(arguments, chosen.name)
    if chosen.binary and arguments.output is None:
        raise TermsdiffError(f"{chosen.name} is a binary format; name a file with -o FILE")
    loaded = load_settings(arguments.config)
    configuration = loaded.configuration
    arguments.full = arguments.full or loaded.settings.reports.full
    options = render_options(arguments, configuration, loaded.notice)
    old, new = _texts(arguments)
    with speaking(arguments.report_language or loaded.settings.reports.language):
        comparison = _compare(arguments, configuration, old, new)
        comparison = with_opinions(arguments, comparison, loaded)
        if chosen.name == "docx":
            options = replace(options, word=word_options(arguments, old, new))
        options = _with_acceptances(options, comparison)
        report: str | bytes
        if arguments.release:
            report = _release(comparison, options, chosen.name)
        else:
            report = chosen.render(comparison, options)
    deliver(arguments, report, for_people=chosen.name in ("text", "stat", "side-by-side"))
    failed = fails(comparison, options, arguments.fail_on)
    return 1 if failed or _asks(comparison, options, arguments.fail_on_release) else 0


def _release(comparison: Comparison, options: RenderOptions, name: str) -> str:
    from ..notice.release import release_of
    from ..reports.release import release_json, release_text

    release = release_of(comparison, options.releases)
    if name == "json":
        return release_json(comparison, release)
    if name != "text":
        raise TermsdiffError(f"--release writes text or json, not {name}; omit -f")
    return release_text(comparison, release)


def _asks(comparison: Comparison, options: RenderOptions, least: str | None) -> bool:
    """Return whether the release is of the class that --fail-on-release names, or a higher one."""
    if least is None:
        return False
    from ..notice.release import release_of

    return release_of(comparison, options.releases).reaches(RELEASES[least])


def _format_name(arguments: argparse.Namespace) -> str:
    flags = {"stat": arguments.stat, "side-by-side": arguments.side_by_side}
    asked = [name for name, given in flags.items() if given]
    if len(asked) > 1:
        raise TermsdiffError("--stat and --side-by-side cannot be combined; give one of them")
    if asked and arguments.format not in (None, asked[0]):
        raise TermsdiffError(f"--{asked[0]} and --format cannot be combined; give one of them")
    name = format_of(arguments)
    return asked[0] if asked else name


def _compare(
    arguments: argparse.Namespace,
    configuration: Configuration | None,
    before: SourceText,
    after: SourceText,
) -> Comparison:
    from ..comparison import compare
    from ..parsing import parse_source
    from .sources import titled

    old, new = (titled(source, arguments.title) for source in (before, after))
    print_notes(old, new, quiet=arguments.quiet)
    return compare(
        parse_source(old),
        parse_source(new),
        configuration,
    )


def _texts(arguments: argparse.Namespace) -> tuple[SourceText, SourceText]:
    from ..input.naming import parse_file, parse_name
    from ..input.reading import both_versions, plain_pair, tracked_versions

    tracked = arguments.tracked
    if tracked == "both-as-versions":
        if arguments.new is not None or arguments.since is not None:
            raise TermsdiffError(
                "--tracked both-as-versions takes one Word file and no NEW; leave NEW out"
            )
        return both_versions(parse_file(arguments.old))
    if arguments.since is None and tracked == "accept" and arguments.new is None:
        pair = tracked_versions(parse_name(arguments.old))
        if pair is not None:
            # from here on, proceed as if the option had been given
            arguments.tracked = "both-as-versions"
            return pair
    pair = plain_pair(arguments.old, arguments.new, tracked) if arguments.since is None else None
    if pair is not None:
        return pair
    if tracked != "accept":
        raise TermsdiffError(f"--tracked {tracked} reads files; name two files, OLD and NEW")
    from ..versions.resolve import resolve_pair

    return resolve_pair(arguments.old, arguments.new, arguments.since, arguments.folder)


def _with_acceptances(options: RenderOptions, comparison: Comparison) -> RenderOptions:
    """Add who accepted which change, if the new version has a review next to it."""
    import os

    folder = os.path.dirname(comparison.new.source)  # noqa: PTH120
    # reading reviews needs much of the gate
    if not os.path.isdir(os.path.join(folder, "reviews")):  # noqa: PTH112, PTH118
        return options
    from dataclasses import replace

    from ..gate.acknowledgements import acceptances

    return replace(options, acknowledgements=tuple(acceptances(comparison.new.source)))
