"""Fetch the configured address of terms and file what is new."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from ..atomic import write_atomically
from ..errors import TermsdiffError
from ..input.fetching import Page, fetch
from ..input.files import read_file
from ..input.inside import find_inside, inside, root_of
from ..input.reading import as_text
from ..parsing import parse
from .adding import Added, add_version
from .digests import words_digest
from .filing import locked
from .folder import Terms, read_versions, versions_of
from .version import Version, in_force, in_order

STATE = ".fetched.json"
_MOST_STATE = 100_000
Fetch = Callable[[str, str, str], Page]
"""Fetches an address, given the ETag and the date of the last response."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last response said about itself: it makes the next request conditional."""

    address: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking the address of terms: a new version, or why there is none."""

    terms: str
    added: Added | None
    before: Version | None
    reason: str = ""


def check_terms(
    terms: Terms, folder: Path, fetch_page: Fetch = fetch, today: date | None = None
) -> Checked:
    """Fetch the address of terms and file the text if its words are new.

    A text without a date, or with a date that is already filed, applies from today. Raises
    TermsdiffError if there is no address, or nothing could be fetched.
    """
    day = today or date.today()
    address = terms.settings.source
    if not address:
        raise TermsdiffError(f"{terms.name}: no source in its terms.toml; add one")
    seen = read_seen(folder, terms.name, address)
    page = fetch_page(address, seen.etag, seen.modified)
    versions = versions_of(terms)
    before = in_force(versions, day) or in_order(versions)[-1]
    if page.unchanged:
        return Checked(terms.name, None, before, "not changed since the last check")
    original = as_text(page.data, page.address, page.content_type)
    document = parse(original.source.text)
    known = _known(versions, words_digest(document))
    added = None
    if known is None:
        values = {"source": page.address, "recorded": day.isoformat()}
        stated = document.effective_date
        if stated is not None and any(version.date >= stated for version in versions):
            values["since"] = day.isoformat()
        effective = day if stated is None else None
        try:
            added = add_version(original, terms.name, folder, effective, values=values, today=day)
        except TermsdiffError:
            # another process may have filed it in the meantime
            known = _known(read_versions(terms.name, folder), words_digest(document))
            if known is None:
                raise
    write_seen(folder, terms.name, Seen(address, page.etag, page.modified))
    return Checked(terms.name, added, before, f"the same words as {known.day}" if known else "")


def _known(versions: tuple[Version, ...], digest: str) -> Version | None:
    for version in reversed(in_order(versions)):
        if words_digest(parse(version.text)) == digest:
            return version
    return None


def read_seen(folder: Path, name: str, address: str) -> Seen:
    """Return what the last response said; nothing if the record is damaged."""
    try:
        path = find_inside(root_of(folder), folder / name / STATE)
        if path is None:
            return Seen()
        row = json.loads(read_file(str(path), _MOST_STATE))
        seen = Seen(str(row["address"]), str(row["etag"]), str(row["modified"]))
    except (TermsdiffError, ValueError, KeyError, TypeError, RecursionError):
        return Seen()
    return seen if seen.address == address else Seen()


def write_seen(folder: Path, name: str, seen: Seen) -> None:
    """Record what a response said about itself."""
    with locked(folder):
        inside(root_of(folder), folder / name)
        write_atomically(folder / name / STATE, json.dumps(asdict(seen)).encode("utf-8"))
