"""What the table `[opinion]` of the settings means: the answers file, and what answers cost."""

from __future__ import annotations

from pathlib import Path

from ..errors import TermsdiffError
from ..input.inside import find_inside
from ..settings.declarations import OpinionSettings

DEFAULT_FILE = "opinions.jsonl"
_LONGEST_WAIT = 3_600.0


def file_of(settings: OpinionSettings, source: Path | None) -> Path | None:
    """Return the answers file that the settings in a file name, or None.

    It need not exist. Raises TermsdiffError for one that is not next to the settings or below: they
    come with a repository, and answers are written there.
    """
    if not settings.file or source is None:
        return None
    folder = source.absolute().parent
    place, parts = folder / settings.file, Path(settings.file).parts
    if Path(settings.file).is_absolute() or any(part.startswith(".") for part in parts):
        raise TermsdiffError(
            f"{source}: opinion.file: must be a file next to this one or below, and not hidden"
        )
    if place.suffix != ".jsonl":
        raise TermsdiffError(f"{source}: opinion.file: must be a name that ends in .jsonl")
    find_inside(folder, place)
    return place


def timeout_of(settings: OpinionSettings, source: Path | None) -> float:
    """Return the seconds for one call; raise TermsdiffError if they are unreasonable."""
    if not 0 < settings.timeout <= _LONGEST_WAIT:
        raise TermsdiffError(
            f"{source}: opinion.timeout: must be a number of seconds from 0 to {_LONGEST_WAIT:g}"
        )
    return settings.timeout


def price_of(settings: OpinionSettings) -> tuple[float, float] | None:
    """Return the price of a million tokens read and written, None if unknown."""
    if settings.price_read is None and settings.price_written is None:
        return None
    return settings.price_read or 0.0, settings.price_written or 0.0
