"""One dated version of terms, wherever it is kept, and what applied on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..day import read_day
from ..errors import TermsdiffError
from ..input.files import SourceText

Basis = Literal["effective", "updated", "recorded", "filed"]
"""The basis of its date: stated by the text, the day of its commit, or the name of its file."""


@dataclass(frozen=True, slots=True)
class Version:
    """The text of terms with its date; the text is only read when needed.

    `since` is the day from which it applied if that is later than its date: the text was changed
    without a new date. `withdrawn` is the day on which an earlier text came back. `number`
    distinguishes versions with the same date, from 1. `source` says where the text is kept.
    """

    terms: str
    date: dt.date
    basis: Basis
    source: str
    load: Callable[[], str | SourceText] = field(repr=False, compare=False)
    number: int = 1
    since: dt.date | None = None
    withdrawn: dt.date | None = None
    technical: bool = False
    note: str = ""

    @property
    def text(self) -> str:
        """Read the text; raise TermsdiffError if that is no longer possible."""
        return self.read().text

    def read(self) -> SourceText:
        """Read the text, with notes on how it was read, under its source's name."""
        found = self.load()
        return SourceText(self.source, found) if isinstance(found, str) else found

    @property
    def start(self) -> dt.date:
        """The day from which it applies."""
        return self.since or self.date

    @property
    def day(self) -> str:
        """Its date as in its file name: `2025-05-27`, for the second of that day `2025-05-27-2`."""
        return self.date.isoformat() + (f"-{self.number}" if self.number > 1 else "")

    @property
    def name(self) -> str:
        """The operand that means exactly this version: `partner@2025-05-27`."""
        return f"{self.terms}@{self.day}"

    def applies_on(self, day: dt.date) -> bool:
        """Return whether it applies on that day: its start has come, and it was not withdrawn."""
        return self.start <= day and (self.withdrawn is None or day < self.withdrawn)


def in_order(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return the versions in the order in which they came to apply."""
    return tuple(
        sorted(versions, key=lambda version: (version.start, version.date, version.number))
    )


def in_force(versions: Sequence[Version], day: dt.date) -> Version | None:
    """Return the version that applied on a day: the latest by then; None before the first."""
    return next((v for v in reversed(in_order(versions)) if v.applies_on(day)), None)


def predecessor(versions: Sequence[Version], version: Version) -> Version | None:
    """Return the version that a version replaced; None for the first."""
    ordered = in_order(versions)
    before = ordered[: ordered.index(version)]
    standing = (v for v in reversed(before) if v.applies_on(version.start))
    return next(standing, before[-1] if before else None)


def at_date(versions: Sequence[Version], wanted: str) -> Version:
    """Return the version that `2025-05-27` or `2025-05-27-2` names, or else what applied that day.

    Raises TermsdiffError for anything but a date, and for a day before the first version.
    """
    exact = next((version for version in versions if version.day == wanted), None)
    if exact is not None:
        return exact
    day = read_day(wanted)
    found = in_force(versions, day)
    if found is None:
        first = in_order(versions)[0]
        raise TermsdiffError(
            f"{first.terms} has no version before {first.start}; {wanted} is earlier"
        )
    return found
