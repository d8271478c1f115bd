"""What `diff` does: read two versions, compare them, and write the report."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ..comparison import Comparison
from ..errors import TermsdiffError
from ..input.files import SourceText
from ..input.naming import parse_file, parse_name
from ..input.reading import both_versions, tracked_versions
from ..notice.release_class import release_of
from ..on_demand import on_demand
from ..reports.formats import find_format
from ..reports.options import RenderOptions, fails
from ..spoken import speaking
from .arguments import RELEASES
from .opinion_options import with_opinions
from .output import deliver, format_of
from .reading_settings import load_settings
from .rendering import render_options
from .two_versions import compare_texts, read_pair
from .word_options import check_word_arguments

if TYPE_CHECKING:
    from ..gate.acknowledgements import acceptances
    from ..reports.release import release_json, release_text
    from .word_file import word_options
else:
    # two files that are compared as text need none of these
    acceptances = on_demand("termsdiff.gate.acknowledgements:acceptances")
    release_json = on_demand("termsdiff.reports.release:release_json")
    release_text = on_demand("termsdiff.reports.release:release_text")
    word_options = on_demand("termsdiff.cli.word_file:word_options")


def compare_and_report(arguments: argparse.Namespace) -> int:
    """Compare, report, and return the exit status."""
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
        comparison = compare_texts(
            old, new, configuration, title=arguments.title, quiet=arguments.quiet
        )
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


def _texts(arguments: argparse.Namespace) -> tuple[SourceText, SourceText]:
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
    return read_pair(
        arguments.old, arguments.new, arguments.folder, since=arguments.since, tracked=tracked
    )


def _with_acceptances(options: RenderOptions, comparison: Comparison) -> RenderOptions:
    """Add who accepted which change, if the new version has a review next to it."""
    folder = os.path.dirname(comparison.new.source)  # noqa: PTH120
    # reading reviews needs much of the gate
    if not os.path.isdir(os.path.join(folder, "reviews")):  # noqa: PTH112, PTH118
        return options
    return replace(options, acknowledgements=tuple(acceptances(comparison.new.source)))
