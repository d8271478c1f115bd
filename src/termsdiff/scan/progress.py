"""Show the progress of a scan: a bar on a terminal, an occasional line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from ..reports.wording import counted
from .work import Done

_SECONDS_BETWEEN_LINES = 15.0


def with_progress(done: Iterable[Done], total: int) -> Iterator[Done]:
    """Yield each unit as it is done, with progress on standard error; `total` counts recordings."""
    yield from (_bar(done, total) if sys.stderr.isatty() else _lines(done, total))


def _bar(done: Iterable[Done], total: int) -> Iterator[Done]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

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


def _lines(done: Iterable[Done], total: int) -> Iterator[Done]:
    started = shown = time.monotonic()
    taken = 0
    for unit in done:
        taken += unit.recordings
        now = time.monotonic()
        if now - shown >= _SECONDS_BETWEEN_LINES:
            shown = now
            rate = taken / (now - started)
            left = (total - taken) / rate
            so_far = f"{taken:,} of {counted(total, 'version')}"
            print(
                f"{so_far}, {rate:.0f} a second, about {left:.0f} s left",
                file=sys.stderr,
                flush=True,
            )
        yield unit
