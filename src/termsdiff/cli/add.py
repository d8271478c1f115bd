"""File a document as a new version of terms: versions/NAME/2025-05-27.md.

FILE is Markdown, text, HTML, Word or PDF, `-` for standard input, or the address of a page
(https://…). The version gets the date that the text states; if it states none, give --effective.
Anything that is not Markdown is converted, and the original is kept next to the Markdown. A version
is never replaced, and a text that is already filed is refused. If terms.toml next to the versions
has a `version = "3.1"`, the next version number is proposed.

examples:
  termsdiff add new.md --terms supplier
  termsdiff add contract.docx --terms acme --effective 2026-01-01
  termsdiff add https://example.com/terms --terms example

exit status: 0 filed; 2 refused, with the reason
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ..comparison import compare
from ..day import read_day
from ..errors import TermsdiffError
from ..input.fetching import fetch
from ..input.naming import WebPage, parse_name
from ..input.reading import Original, as_text, read_original
from ..notice.release_class import next_version, release_of
from ..parsing import parse
from ..reports.writing import print_text
from ..text.visible import visible
from ..versions.adding import Added, add_version
from ..versions.folder import SETTINGS, read_terms, versions_of
from ..versions.version import predecessor
from .arguments import add_quiet_argument, day_argument
from .printed_notes import print_notes, say
from .reading_settings import load_settings
from .version_sources import add_folder_argument


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="a document, `-`, or an address")
    parser.add_argument("--terms", required=True, metavar="NAME", help="name of the terms")
    parser.add_argument(
        "--effective", type=day_argument, metavar="DATE", help="the day from which it applies"
    )
    parser.add_argument(
        "--force", action="store_true", help="file it even if the text states another date"
    )
    add_folder_argument(parser)
    add_quiet_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """File the version, say where, and return the exit status."""
    original, values = _received(arguments.file)
    effective = arguments.effective or _asked(original)
    added = add_version(
        original,
        arguments.terms,
        Path(arguments.folder),
        effective,
        force=arguments.force,
        values=values,
    )
    upcoming = " (upcoming)" if added.upcoming else ""
    print_text(visible(f"{added.path}  {added.name}{upcoming}\n"))
    print_notes(original.source, quiet=arguments.quiet)
    say(*_next_version(arguments.terms, added, Path(arguments.folder)), quiet=arguments.quiet)
    return 0


def _next_version(name: str, added: Added, folder: Path) -> list[str]:
    """Return the next version number for the filed text, if terms.toml has one."""
    terms = read_terms(folder, name)
    version = str(terms.settings.version) if terms is not None else ""
    if terms is None or not version:
        return []
    versions = versions_of(terms)
    filed = next((one for one in versions if one.name == added.name), None)
    before = predecessor(versions, filed) if filed is not None else None
    if filed is None or before is None:
        return []

    loaded = load_settings(None)
    comparison = compare(before.read().text, filed.read().text, loaded.configuration)
    release = release_of(comparison, loaded.notice)
    where = folder / name / SETTINGS
    try:
        proposed = next_version(version, release.name)
    except ValueError:
        return [f"{where}: version {version!r} is not a number such as 3.1; correct it"]
    return [f'{release.name} ({release.reason}): {where}: version = "{proposed}" after {version}']


def _received(operand: str) -> tuple[Original, dict[str, str]]:
    named = parse_name(operand)
    if not isinstance(named, WebPage):
        original = read_original(named)
        if not original.data:
            raise TermsdiffError(f"{original.source.name}: an empty document; nothing to file")
        return original, {}
    page = fetch(named.address)
    values = {"source": page.address, "fetched": date.today().isoformat()}
    return as_text(page.data, page.address, page.content_type), values


def _asked(original: Original) -> date | None:
    """Ask a person at the terminal for the date that the text does not state."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    if parse(original.source.text).effective_date is not None:
        return None
    print(
        "The text states no date. From what date does it apply (2025-05-27)? ",
        end="",
        file=sys.stderr,
    )
    sys.stderr.flush()
    answer = sys.stdin.readline().strip()
    if not answer:
        raise TermsdiffError("no date given; nothing was filed")
    return read_day(answer)
