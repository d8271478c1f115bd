"""What `report` does: compare the versions of terms, and write the pages of a site."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..comparison import Comparison, compare
from ..errors import TermsdiffError
from ..gate.acknowledgements import acceptances
from ..input.inside import inside, root_of
from ..on_demand import on_demand
from ..parsing import Document, parse
from ..reports.site import site, site_paths
from ..reports.site_entries import ParsedVersion, Terms
from ..reports.site_feed import MARK
from ..reports.theme import GENERATOR, load_theme
from ..reports.wording import counted
from ..reports.writing import make_folder, print_text, write_file
from ..spoken import speaking
from ..text.visible import visible
from ..versions.folder import list_terms, no_terms, read_terms, versions_of
from .opinion_options import with_recorded
from .reading_settings import Loaded, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..reports.site import SitePage
    from ..reports.theme import Theme
    from ..versions.folder import Terms as FolderTerms
    from .page_progress import with_progress
else:
    # no one looks at a progress bar in a pipe
    with_progress = on_demand("termsdiff.cli.page_progress:with_progress")

_NOT_OURS = "not made by termsdiff"


def write_site(arguments: argparse.Namespace) -> int:
    """Write the site and return the exit status."""
    loaded = load_settings(arguments.config)
    out = _output_folder(arguments.out, loaded)
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
        made = list(with_progress(pages, len(paths)) if shown else pages)
    written = sum(_write(out / page.path, page.content) for page in made)
    same = len(made) - written
    words = f"{counted(written, 'page')} written"
    if same:
        words = f"{written:,} of {counted(len(made), 'page')} written, {same:,} unchanged"
    print_text(f"{words}; start with {visible(str(out / 'index.html'))}\n")
    return 0


def _output_folder(named: str | None, loaded: Loaded) -> Path:
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
    configuration = loaded.configuration

    def judged(old: Document, new: Document) -> Comparison:
        return with_recorded(compare(old, new, configuration), loaded, arguments.opinions)

    on = arguments.on or date.today()
    return site(terms, on, judged, theme, every=arguments.every_pair)


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
    if path.is_file() and path.read_bytes() == content.encode("utf-8", "backslashreplace"):
        return False
    make_folder(path.parent)
    write_file(str(path), content, replace=True)
    return True


def _terms(folder: Path, names: list[str]) -> list[Terms]:
    """Read the named terms, or all of the folder if none are named."""
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
    versions = tuple(
        ParsedVersion(version, parse(version.text, version.name)) for version in versions_of(terms)
    )
    titles = (parsed.document.title for parsed in reversed(versions) if parsed.document.title)
    accepted = tuple(pair for parsed in versions for pair in acceptances(parsed.version.source))
    return Terms(terms.name, terms.settings.title or next(titles, terms.name), versions, accepted)
