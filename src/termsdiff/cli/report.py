"""Write a static site: an index of all terms, a page with a timeline for each, all comparisons.

NAME… are the terms to include; by default all of them. The site says what applies on the day given
by --on: for the same day, the same versions give the same bytes. The target folder is checked
before any work is done: it must be new, empty, or a site made by termsdiff. A file that termsdiff
did not make is never replaced, and only changed pages are written.

examples:
  termsdiff report
  termsdiff report partner --out public
  termsdiff report partner --every-pair
  termsdiff report partner --report-language fr --out public-fr
  termsdiff report --on 2026-11-23 --theme house-style/
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..input.inside import inside
from ..spoken import speaking
from .settings import Loaded, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..reports.site import SitePage, Terms
    from ..reports.theme import Theme
    from ..versions.folder import Terms as FolderTerms

_NOT_OURS = "not made by termsdiff"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    from .arguments import (
        add_config_argument,
        add_language_argument,
        add_quiet_argument,
        add_theme_argument,
        day_argument,
    )
    from .opinion_options import add_file_argument
    from .sources import add_folder_argument

    parser.add_argument("names", nargs="*", metavar="NAME", help="terms to report (default: all)")
    add_folder_argument(parser)
    parser.add_argument("--out", metavar="DIR", help="folder of the site (default: reports)")
    parser.add_argument(
        "--on", type=day_argument, metavar="DATE", help="what applies on this day (default: today)"
    )
    parser.add_argument(
        "--every-pair",
        action="store_true",
        help="compare every pair of versions, not only neighbours and each one with the newest",
    )
    add_theme_argument(parser)
    add_language_argument(parser)
    add_file_argument(parser)
    add_config_argument(parser)
    add_quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the site and return the exit status."""
    from ..input.inside import root_of
    from ..reports.site import site_paths
    from ..reports.theme import load_theme
    from ..reports.wording import counted
    from ..reports.writing import print_text
    from ..text.visible import visible

    loaded = load_settings(arguments.config)
    out = _out(arguments.out, loaded)
    root = root_of(out)
    # check all of this before the work, not after it
    _refuse_other_folder(out)
    theme = load_theme(Path(arguments.theme) if arguments.theme else None)
    terms = _terms(Path(arguments.folder), arguments.names)
    paths = site_paths(terms, every=arguments.every_pair)
    for path in paths:
        _refuse_foreign(root, out / path)
    pages = _pages(terms, arguments, loaded, theme)
    shown = sys.stderr.isatty() and not arguments.quiet
    with speaking(arguments.report_language or loaded.settings.reports.language):
        made = list(_with_progress(pages, len(paths)) if shown else pages)
    written = sum(_write(out / page.path, page.content) for page in made)
    same = len(made) - written
    words = f"{counted(written, 'page')} written"
    if same:
        words = f"{written:,} of {counted(len(made), 'page')} written, {same:,} unchanged"
    print_text(f"{words}; start with {visible(str(out / 'index.html'))}\n")
    return 0


def _out(named: str | None, loaded: Loaded) -> Path:
    """Return the folder to write to: the one that is named, or else the one in the settings."""
    own = loaded.settings.reports.out
    if named is not None or not own or loaded.file is None:
        return Path(named or "reports")
    if Path(own).is_absolute() or ".." in Path(own).parts:
        raise TermsdiffError(f"{loaded.file}: reports.out: must be a folder next to this file")
    return inside(loaded.file.parent, loaded.file.parent / own)


def _pages(
    terms: Sequence[Terms], arguments: argparse.Namespace, loaded: Loaded, theme: Theme
) -> Iterator[SitePage]:
    from ..comparison import Comparison, compare
    from ..parsing import Document
    from ..reports.site import site
    from .opinion_options import with_recorded

    configuration = loaded.configuration

    def judged(old: Document, new: Document) -> Comparison:
        return with_recorded(compare(old, new, configuration), loaded, arguments.opinions)

    on = arguments.on or date.today()
    return site(terms, on, judged, theme, every=arguments.every_pair)


def _with_progress(pages: Iterator[SitePage], total: int) -> Iterator[SitePage]:
    """Yield each page as it is made, and show progress on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(separator=" of "),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("pages", total=total)
        for page in pages:
            progress.update(task, advance=1, description=page.path)
            yield page


def _refuse_other_folder(out: Path) -> None:
    """Raise TermsdiffError if the folder contains anything but a site made by this command."""
    if out.is_file() or (out.is_symlink() and not out.exists()):
        raise TermsdiffError(f"{out}: not a folder; name another one with --out")
    if not out.exists() or _is_ours(out / "index.html"):
        return
    found = next((path for path in _contents(out) if not _is_ours(path)), None)
    if found is None:
        return
    what = "not a regular file" if found.is_symlink() or not found.is_file() else _NOT_OURS
    raise TermsdiffError(
        f"{found}: {what}, so {out} is not a folder of reports; name an empty or new one with --out"
    )


def _contents(out: Path) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders: what a killed run can have left behind."""
    for path in out.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from path.iterdir()
        else:
            yield path


def _is_ours(path: Path) -> bool:
    """Return whether this command made the file; links are not followed."""
    from ..reports.site_feed import MARK
    from ..reports.theme import GENERATOR

    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(4096)
    return any(mark.encode() in start for mark in (GENERATOR, MARK))


def _refuse_foreign(root: Path, path: Path) -> None:
    """Raise TermsdiffError if a file that this command did not make is in the way.

    Also raises it if a link would take the page out of the named folder.
    """
    inside(root, path.parent)
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise TermsdiffError(f"{path}: not a regular file; name another folder with --out")
    if path.exists() and not _is_ours(path):
        raise TermsdiffError(f"{path}: {_NOT_OURS}; name another folder with --out")


def _write(path: Path, content: str) -> bool:
    """Write a page unless it is already there unchanged; return whether it was written."""
    from ..reports.writing import make_folder, write_file

    if path.is_file() and path.read_bytes() == content.encode("utf-8", "backslashreplace"):
        return False
    make_folder(path.parent)
    write_file(str(path), content, replace=True)
    return True


def _terms(folder: Path, names: list[str]) -> list[Terms]:
    """Read the named terms, or all of the folder if none are named."""
    from ..versions.folder import list_terms, no_terms, read_terms

    if not names:
        return [_parsed(terms) for terms in list_terms(folder)]
    found = []
    for name in dict.fromkeys(names):
        terms = read_terms(folder, name)
        if terms is None:
            raise no_terms(name, folder)
        found.append(_parsed(terms))
    return found


def _parsed(terms: FolderTerms) -> Terms:
    from ..gate.acknowledgements import acceptances
    from ..parsing import parse
    from ..reports.site import ParsedVersion, Terms
    from ..versions.folder import versions_of

    versions = tuple(
        ParsedVersion(version, parse(version.text, version.name)) for version in versions_of(terms)
    )
    titles = (parsed.document.title for parsed in reversed(versions) if parsed.document.title)
    accepted = tuple(pair for parsed in versions for pair in acceptances(parsed.version.source))
    return Terms(terms.name, terms.settings.title or next(titles, terms.name), versions, accepted)
