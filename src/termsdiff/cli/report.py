"""Write a static site of terms: an index, a page for each with its timeline, every comparison.

NAME… are folders of terms below --folder, all of them where none is named. The site says what
applies on the day of --on: with the same day, the same versions give the same bytes. Files that
termsdiff did not make are never replaced.

examples:
  termsdiff report
  termsdiff report partner --out public
  termsdiff report --on 2026-11-23 --theme house-style/
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from .arguments import read_configuration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reports.site import SitePage, Terms
    from ..versions.folder import Terms as FolderTerms


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="terms to report (all)")
    parser.add_argument(
        "--folder", default="versions", metavar="DIR", help="folder of terms (versions)"
    )
    parser.add_argument("--out", default="reports", metavar="DIR", help="where to (reports)")
    parser.add_argument(
        "--on", type=_day, default=None, metavar="DATE", help="what applies on this day (today)"
    )
    parser.add_argument("--theme", metavar="DIR", help="a folder of own templates and style")
    parser.add_argument("--config", metavar="FILE", help="settings (default: termsdiff.toml)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write 2026-11-23") from None


def run(arguments: argparse.Namespace) -> int:
    """Write the site and return the exit status."""
    from ..input.inside import root_of
    from ..reports.visible import visible
    from ..reports.wording import counted
    from ..reports.writing import print_text

    out = Path(arguments.out)
    root = root_of(out)
    # before the work, not after it
    _refuse_foreign(root, out / "index.html")
    pages = list(_with_progress(_pages(arguments), sys.stderr.isatty()))
    for page in pages:
        _refuse_foreign(root, out / page.path)
    for page in pages:
        _write(out / page.path, page.content)
    print_text(f"{counted(len(pages), 'page')}, begin with {visible(str(out / 'index.html'))}\n")
    return 0


def _pages(arguments: argparse.Namespace) -> Iterator[SitePage]:
    from ..comparison import Comparison, compare
    from ..parsing import Document
    from ..reports.site import site
    from ..reports.theme import load_theme

    configuration = read_configuration(arguments.config)

    def judged(old: Document, new: Document) -> Comparison:
        return compare(old, new, configuration)

    theme = load_theme(Path(arguments.theme) if arguments.theme else None)
    terms = _terms(Path(arguments.folder), arguments.names)
    return site(terms, arguments.on or date.today(), judged, theme)


def _with_progress(pages: Iterator[SitePage], shown: bool) -> Iterator[SitePage]:
    if not shown:
        yield from pages
        return
    from rich.console import Console
    from rich.status import Status

    with Status("Comparing", console=Console(stderr=True)) as status:
        for page in pages:
            status.update(page.path)
            yield page


def _refuse_foreign(root: Path, path: Path) -> None:
    """Raise TermsdiffError where a file that this command did not make stands in the way.

    So it does where a link would lead the page out of the folder that was named.
    """
    from ..input.inside import inside
    from ..reports.theme import GENERATOR

    inside(root, path.parent)
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise TermsdiffError(f"no ordinary file: {path}; name another folder with --out")
    if path.exists() and GENERATOR.encode() not in path.read_bytes()[:4096]:
        raise TermsdiffError(f"not made by termsdiff: {path}; name another folder with --out")


def _write(path: Path, content: str) -> None:
    from ..reports.writing import write_file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TermsdiffError(
            f"cannot be made: {path.parent}: {error.strerror}; name another folder with --out"
        ) from None
    write_file(str(path), content, replace=True)


def _terms(folder: Path, names: list[str]) -> list[Terms]:
    """Read the terms that are asked for, all of the folder where no name is given."""
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
    from ..gate.records import acceptances
    from ..parsing import parse
    from ..reports.site import ParsedVersion, Terms
    from ..versions.folder import versions_of

    versions = tuple(
        ParsedVersion(version, parse(version.text, version.name)) for version in versions_of(terms)
    )
    titles = (parsed.document.title for parsed in reversed(versions) if parsed.document.title)
    accepted = tuple(pair for parsed in versions for pair in acceptances(parsed.version.source))
    return Terms(terms.name, terms.settings.title or next(titles, terms.name), versions, accepted)
