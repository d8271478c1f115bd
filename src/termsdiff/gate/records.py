"""Who accepted which change, for readers of a log or a report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .places import REVIEWS
from .reviews import read_review


def acceptances(source: str) -> Iterator[tuple[str, str]]:
    """Yield the ids that the review beside a version's file accepts, each with who did and why.

    Nothing where the version is no file or has no review; raises TermsdiffError for a broken one.
    """
    from ..input.files import read_source

    version = Path(source)
    review = version.parent / REVIEWS / f"{version.stem}.toml"
    if review.is_symlink() or not review.is_file():
        return
    for entry in read_review(read_source(str(review)).text, str(review)):
        day = f" on {entry.at[:10]}" if entry.at else ""
        yield entry.change, f"Accepted by {entry.by}{day}: {entry.reason}"
