"""Read the two versions that a command line names, and compare them: the same for every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..comparison import Comparison, compare
from ..input.reading import plain_pair
from ..on_demand import on_demand
from ..parsing import parse_source
from .printed_notes import print_notes
from .version_sources import titled

if TYPE_CHECKING:
    from ..input.files import SourceText
    from ..rules.configuration import Configuration
    from ..versions.resolve import resolve_pair
else:
    # two files need neither terms nor git
    resolve_pair = on_demand("termsdiff.versions.resolve:resolve_pair")


def read_pair(
    old: str,
    new: str | None,
    folder: str,
    *,
    since: str | None = None,
    tracked: str = "accept",
) -> tuple[SourceText, SourceText]:
    """Return the texts of two versions, as `termsdiff diff` reads them."""
    plain = plain_pair(old, new, tracked) if since is None else None
    return plain or resolve_pair(old, new, since, folder, tracked=tracked)


def compare_texts(
    old: SourceText,
    new: SourceText,
    configuration: Configuration | None,
    *,
    title: str = "",
    quiet: bool = False,
) -> Comparison:
    """Compare two texts, and say how they were read; `title` is the one given by the user."""
    before, after = titled(old, title), titled(new, title)
    print_notes(before, after, quiet=quiet)
    return compare(parse_source(before), parse_source(after), configuration)
