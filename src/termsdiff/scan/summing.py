"""What a scan found and left out, in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .parts import read_part
from .tasks import Job


def summary_lines(job: Job, rows: dict[str, int], changes: str) -> Iterator[str]:
    """Yield the lines that end a scan: what was read, what was left out, where the tables are."""
    sums: Counter[str] = Counter()
    for name in job.units:
        # the row of the document comes first in its part
        _, row = next(read_part(job.parts, name))
        sums.update({key: value for key, value in row.items() if isinstance(value, int)})
    yield (
        f"{len(job.units)} documents: {sums['recordings']} recordings came to "
        f"{sums['versions']} versions, {sums['compared']} compared with the one before"
    )
    yield (
        f"left out: {sums['respelled']} re-spellings ({sums['rerendered']} of them flips between "
        f"renderings), {sums['returned']} returns to an earlier text, "
        f"{sums['renderings']} renderings, {sums['failed']} failed recordings"
    )
    errors = f"; {rows['errors']} errors, see the table errors" if rows["errors"] else ""
    yield f"{rows['changes']} rows of changes: {changes}{errors}"
