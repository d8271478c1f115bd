"""Show the progress of a scan: a bar on a terminal, an occasional line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..on_demand import on_demand
from ..reports.wording import counted
from .work import Done

if TYPE_CHECKING:
    from .progress_bar import with_bar
else:
    with_bar = on_demand("termsdiff.scan.progress_bar:with_bar")

_SECONDS_BETWEEN_LINES = 15.0


def with_progress(done: Iterable[Done], total: int) -> Iterator[Done]:
    """Yield each unit as it is done, with progress on standard error; `total` counts recordings."""
    yield from (with_bar(done, total) if sys.stderr.isatty() else _lines(done, total))


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
