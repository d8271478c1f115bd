"""Fetch terms from their addresses, file what is new, and say what changed.

The address is in versions/NAME/terms.toml, as `source = "https://…"`. Requests are conditional, are
sent one after the other, and identify termsdiff. Without NAME, all terms that have an address are
checked. --feed writes an Atom feed of the latest versions.

examples:
  termsdiff update
  termsdiff update partner --feed feed.xml

exit status: 0 nothing new; 1 something new was filed; 2 an address could not be read
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from ..errors import TermsdiffError
from ..reports.options import RenderOptions, heaviest
from ..reports.wording import verdict_words
from ..reports.writing import print_text, write_file
from ..rules.configuration import Configuration
from ..text.visible import visible
from ..versions.feed import FeedEntry, render_feed
from ..versions.folder import Terms, list_names, no_terms, read_terms, read_versions
from ..versions.lineage import Step, read_log
from ..versions.watching import Checked, check_terms
from .arguments import add_config_argument, add_quiet_argument
from .log import change_line
from .printed_notes import say
from .reading_settings import read_configuration
from .version_sources import add_folder_argument

_MOST_ENTRIES = 50
_MOST_CHANGES = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="terms to check (default: all)")
    parser.add_argument(
        "--feed", metavar="FILE", help="write an Atom feed, replacing the previous one"
    )
    add_config_argument(parser)
    add_folder_argument(parser)
    add_quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the addresses, report, and return the exit status."""
    folder = Path(arguments.folder)
    configuration = read_configuration(arguments.config)
    names = _chosen(arguments.names, folder)
    new: list[str] = []
    said: set[str] = set()
    look = partial(_check_terms, new, folder, configuration)
    looked = [_survives(name, look, said) for name in names]
    failed = not all(looked)
    if arguments.feed is not None:
        failed = not _write_feed(arguments.feed, names, folder, configuration, said) or failed
    return 2 if failed else int(bool(new))


def _survives(name: str, action: Callable[[str], object], said: set[str]) -> bool:
    """Process one set of terms; report a failure once, in one line, and let the others continue.

    Returns whether it succeeded.
    """
    try:
        action(name)
    except TermsdiffError as error:
        message = f"{name}: {error}"
    except OSError as error:
        message = f"{name}: the operating system refused: {error.strerror or error}"
    except RecursionError:
        message = f"{name}: the document is nested too deeply"
    except Exception as error:
        message = f"{name}: internal error ({type(error).__name__}: {error}): please report it"
    else:
        return True
    if message not in said:
        said.add(message)
        _complain(message)
    return False


def _complain(message: str) -> None:
    say(message)


def _chosen(names: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Return the names of the terms to check: those given, or else all that have an address."""
    known = list_names(folder)
    missing = next((name for name in names if name not in known), None)
    if missing is not None:
        raise no_terms(missing, folder)
    if names:
        return tuple(dict.fromkeys(names))
    found = tuple(name for name in known if _may_have_address(name, folder))
    if not found:
        raise TermsdiffError(
            f'{folder}: no address in any terms.toml; add source = "https://…" to one'
        )
    return found


def _may_have_address(name: str, folder: Path) -> bool:
    try:
        terms = read_terms(folder, name)
    except TermsdiffError:
        # reported when its turn comes
        return True
    return terms is not None and bool(terms.settings.source)


def _check_terms(
    new: list[str], folder: Path, configuration: Configuration | None, name: str
) -> None:
    terms = read_terms(folder, name)
    if terms is None:
        raise no_terms(name, folder)
    if _check(terms, folder, configuration):
        new.append(name)


def _check(terms: Terms, folder: Path, configuration: Configuration | None) -> bool:
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
    return read_log(read_versions(name, folder), configuration)


def _changes(step: Step) -> Iterator[str]:
    if step.comparison is None:
        yield "first version"
        return
    yield verdict_words(step.comparison)
    for judged in heaviest(step.comparison.changes, _MOST_CHANGES):
        yield change_line(step.comparison, judged, RenderOptions())


def _write_feed(
    file: str,
    names: Sequence[str],
    folder: Path,
    configuration: Configuration | None,
    said: set[str],
) -> bool:
    """Write the feed of all readable terms; return whether all were readable."""
    entries: list[FeedEntry] = []

    def collect(name: str) -> None:
        terms = read_terms(folder, name)
        if terms is not None:
            steps = _steps(name, folder, configuration)
            entries.extend([_entry(step, terms.settings.source) for step in steps])

    read = [_survives(name, collect, said) for name in names]
    latest = sorted(entries, key=lambda entry: entry.day, reverse=True)[:_MOST_ENTRIES]
    write_file(file, render_feed(latest), replace=True)
    return all(read)


def _entry(step: Step, link: str) -> FeedEntry:
    first, *rest = _changes(step)
    title = f"{step.version.terms} {step.version.day}: {first}"
    return FeedEntry(step.version.name, step.version.start, title, "\n".join([first, *rest]), link)
