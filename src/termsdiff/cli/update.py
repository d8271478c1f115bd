"""Fetch the addresses of terms, file what is new, say what changed.

The address of terms stands as `source = "https://…"` in versions/NAME/terms.toml. Requests are
conditional, one after the other, and say who asks. Without NAME, all terms with an address are
looked at. --feed writes an Atom feed of the latest versions.

examples:
  termsdiff update
  termsdiff update partner --feed feed.xml

exit status: 0 nothing new; 1 something new was filed; 2 an address could not be read
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from .arguments import read_configuration

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..rules.configuration import Configuration
    from ..versions.chain import Step
    from ..versions.feed import FeedEntry
    from ..versions.folder import Terms
    from ..versions.watching import Checked

_MOST_ENTRIES = 50
_MOST_CHANGES = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    from .sources import add_folder_argument

    parser.add_argument("names", nargs="*", metavar="NAME", help="terms to look at (all)")
    parser.add_argument("--feed", metavar="FILE", help="write an Atom feed, replacing the last one")
    parser.add_argument("--config", metavar="FILE", help="settings (default: termsdiff.toml)")
    add_folder_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Look at the addresses, report, and return the exit status."""
    folder = Path(arguments.folder)
    configuration = read_configuration(arguments.config)
    chosen = _chosen(arguments.names, folder)
    failed = new = False
    for terms in chosen:
        try:
            new = _check(terms, folder, configuration) or new
        except TermsdiffError as error:
            _complain(error)
            failed = True
    if arguments.feed is not None:
        _write_feed(arguments.feed, [terms.name for terms in chosen], folder, configuration)
    return 2 if failed else int(new)


def _complain(error: TermsdiffError) -> None:
    from ..reports.visible import visible_line

    print(f"termsdiff: {visible_line(str(error))}", file=sys.stderr)


def _chosen(names: Sequence[str], folder: Path) -> tuple[Terms, ...]:
    from ..versions.folder import list_terms

    known = {terms.name: terms for terms in list_terms(folder)}
    missing = next((name for name in names if name not in known), None)
    if missing is not None:
        raise TermsdiffError(f"no terms {missing!r} in {folder}; `termsdiff list` shows them")
    if names:
        return tuple(known[name] for name in names)
    found = tuple(terms for terms in known.values() if terms.settings.source)
    if not found:
        raise TermsdiffError(
            f'no address in any terms.toml of {folder}; write source = "https://…"'
        )
    return found


def _check(terms: Terms, folder: Path, configuration: Configuration | None) -> bool:
    from ..reports.visible import visible
    from ..reports.writing import print_text
    from ..versions.watching import check_terms

    checked = check_terms(terms, folder)
    lines = list(_news(checked, folder, configuration))
    print_text(visible("".join(f"{line}\n" for line in lines)))
    return checked.added is not None


def _news(checked: Checked, folder: Path, configuration: Configuration | None) -> Iterator[str]:
    if checked.added is None:
        yield f"{checked.terms}: nothing new, {checked.reason}"
        return
    coming = f", applies from {checked.added.date}" if checked.added.upcoming else ""
    yield f"{checked.terms}: new version {checked.added.name}{coming}"
    steps = _steps(checked.terms, folder, configuration)
    step = next((step for step in steps if step.version.name == checked.added.name), None)
    if step is not None:
        yield from (f"  {line}" for line in _changes(step))


def _steps(name: str, folder: Path, configuration: Configuration | None) -> tuple[Step, ...]:
    from ..versions.chain import read_log
    from ..versions.folder import read_versions

    return read_log(read_versions(name, folder), configuration)


def _changes(step: Step) -> Iterator[str]:
    from ..reports.options import RenderOptions, heaviest
    from ..reports.wording import verdict_words
    from .log import change_line

    if step.comparison is None:
        yield "first version"
        return
    yield verdict_words(step.comparison)
    for judged in heaviest(step.comparison.changes, _MOST_CHANGES):
        yield change_line(step, judged, RenderOptions())


def _write_feed(
    file: str, names: Sequence[str], folder: Path, configuration: Configuration | None
) -> None:
    from ..reports.writing import write_file
    from ..versions.feed import render_feed
    from ..versions.folder import read_terms

    entries = [
        _entry(step, terms.settings.source)
        for terms in (read_terms(folder, name) for name in names)
        if terms is not None
        for step in _steps(terms.name, folder, configuration)
    ]
    latest = sorted(entries, key=lambda entry: entry.day, reverse=True)[:_MOST_ENTRIES]
    write_file(file, render_feed(latest), replace=True)


def _entry(step: Step, link: str) -> FeedEntry:
    from ..versions.feed import FeedEntry

    first, *rest = _changes(step)
    title = f"{step.version.terms} {step.version.day}: {first}"
    return FeedEntry(step.version.name, step.version.start, title, "\n".join([first, *rest]), link)
