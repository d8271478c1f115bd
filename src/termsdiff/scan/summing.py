"""What a scan found and left out, in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..reports.wording import counted
from .row_parts import read_part
from .tasks import Job


def summary_lines(job: Job, rows: dict[str, int], changes: str) -> Iterator[str]:
    """Yield the last lines of a scan: what was read, what was left out, where the tables are."""
    sums: Counter[str] = Counter()
    for name in job.units:
        # the document's row comes first in its part
        _, row = next(read_part(job.parts, name))
        sums.update({key: value for key, value in row.items() if isinstance(value, int)})
    recordings = counted(sums["recordings"], "recording")
    yield (
        f"{counted(len(job.units), 'document')}: {recordings} gave "
        f"{counted(sums['versions'], 'version')}, {sums['compared']:,} compared with the one before"
    )
    yield (
        f"left out: {counted(sums['respelled'], 're-spelling')} ({sums['rerendered']:,} of them "
        f"flips between renderings), {counted(sums['returned'], 'return')} to an earlier text, "
        f"{counted(sums['renderings'], 'rendering')}, {counted(sums['failed'], 'failed recording')}"
    )
    errors = f"; {counted(rows['errors'], 'error')}, see the table errors" if rows["errors"] else ""
    yield f"{counted(rows['changes'], 'row')} of changes: {changes}{errors}"
