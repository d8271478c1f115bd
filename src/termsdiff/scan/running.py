"""Run units on an executor: longest first, a few ahead, and over again where a worker died."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import TermsdiffError
from .columns import Row
from .executors import OpenExecutor
from .parts import finished, write_part
from .rows import document_row, error_row
from .unit import Settings, Unit, digest
from .work import Done, scan_unit

_DIED = "the worker died, probably for want of memory"
Running = dict["Future[Done]", str]


@dataclass(frozen=True, slots=True)
class Job:
    """All units of a scan by the names of their parts, and where the parts go."""

    units: dict[str, Unit]
    settings: Settings
    parts: Path


@dataclass
class _Queue:
    """What is still to do; `suspects` were in hand when a worker died and now run alone."""

    waiting: list[str]
    suspects: list[str] = field(default_factory=list)


def make_job(units: Sequence[Unit], settings: Settings, parts: Path) -> Job:
    """Return the job of these units."""
    return Job({digest(unit, settings): unit for unit in units}, settings, parts)


def run_job(
    job: Job, open_executor: OpenExecutor, ahead: int, *, resume: bool = True
) -> Iterator[Done]:
    """Scan the units whose parts are not there yet, and yield each as it is done.

    `ahead` is how many are handed out at a time. A unit on which workers die twice becomes an
    error. Raises TermsdiffError where a part cannot be written.
    """
    there = finished(job.parts) if resume else frozenset()
    names = [name for name in job.units if name not in there]
    # the longest first: at the end, no worker is left alone with a long one
    names.sort(key=lambda name: len(job.units[name].recordings))
    queue = _Queue(names)
    while queue.waiting or queue.suspects:
        with open_executor() as executor:
            yield from _run_until_broken(job, executor, queue, ahead)


def _run_until_broken(job: Job, executor: Executor, queue: _Queue, ahead: int) -> Iterator[Done]:
    running: Running = {}
    while True:
        alone = bool(queue.suspects)
        source = queue.suspects if alone else queue.waiting
        while source and len(running) < (1 if alone else ahead):
            name = source.pop()
            running[_submit(job, executor, name)] = name
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        broken = []
        for future in done:
            name = running.pop(future)
            found = _result(future)
            if found is None:
                broken.append(name)
            else:
                yield found
        if broken:
            yield from _after_death(job, queue, [*broken, *running.values()], alone=alone)
            return


def _submit(job: Job, executor: Executor, name: str) -> Future[Done]:
    arguments = (job.units[name], name, job.settings, str(job.parts))
    try:
        return executor.submit(scan_unit, *arguments)
    except BrokenExecutor as error:
        failed: Future[Done] = Future()
        failed.set_exception(error)
        return failed


def _result(future: Future[Done]) -> Done | None:
    """Return the result of a unit, None where its worker died."""
    try:
        return future.result()
    except BrokenExecutor:
        return None
    except OSError as error:
        raise TermsdiffError(
            f"the tables cannot be written: {error.strerror or error}; make room and run the same "
            "command again: it goes on where it stopped"
        ) from None
    except Exception as error:
        # Dask has its own name for it, and has tried several workers by then
        if type(error).__name__ == "KilledWorker":
            return None
        raise


def _after_death(job: Job, queue: _Queue, names: Sequence[str], *, alone: bool) -> Iterator[Done]:
    """Queue again what was in hand; what ran alone is to blame and is given up."""
    there = finished(job.parts)
    if not alone:
        queue.suspects.extend(name for name in names if name not in there)
        return
    for name in names:
        yield _give_up(job, name)


def _give_up(job: Job, name: str) -> Done:
    unit = job.units[name]
    rows: dict[str, list[Row]] = {
        "documents": [document_row(unit, None, 0, 1)],
        "errors": [error_row(unit, unit.document, "worker", _DIED)],
    }
    write_part(job.parts, name, rows)
    return Done(name, len(unit.recordings), 0, 0, 1)


def recorded_total(job: Job, select: Callable[[str], bool] = lambda name: True) -> int:
    """Return how many recordings the units hold, of all or of those selected."""
    return sum(len(unit.recordings) for name, unit in job.units.items() if select(name))
