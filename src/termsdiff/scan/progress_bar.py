"""Show on a terminal how far a scan is."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from .work import Done


def with_bar(done: Iterable[Done], total: int) -> Iterator[Done]:
    """Yield each unit as it is done, and advance the bar; `total` counts recordings."""
    columns = (
        TextColumn("comparing"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("versions, {task.fields[rate]:.0f} a second, left"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate=0.0)
        taken = 0
        for unit in done:
            taken += unit.recordings
            rate = taken / max(time.monotonic() - started, 0.001)
            progress.update(task, advance=unit.recordings, rate=rate)
            yield unit
