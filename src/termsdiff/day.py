"""Days as users write them: on the command line, in the name of a version."""

from __future__ import annotations

import datetime as dt

from .errors import TermsdiffError


def read_day(text: str, today: dt.date | None = None) -> dt.date:
    """Return the day that `2025-05-27` or `today` names; raise TermsdiffError for anything else."""
    if text == "today":
        return today or dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise TermsdiffError(f"{text!r} is not a date; write it as 2025-05-27, or today") from None
