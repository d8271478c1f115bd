"""Run units on an executor: longest first, a few ahead, and again if a worker died."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import TermsdiffError
from ..git.command import GitStoppedError
from ..text.counting import counted
from .executors import OpenExecutor
from .row_parts import death_note, finished, write_part
from .rows import document_row, error_row
from .table_columns import Row
from .tasks import Job, Slices, Task, finishes, first_tasks, forget, is_done, submit, tidy
from .unit import Selection, Unit, digest
from .work import Done, scan_unit

_DIED = "the worker died, probably from lack of memory"
Running = dict["Future[Any]", Task]


@dataclass
class _Queue:
    """What is still to do; `suspects` were being processed when a worker died and now run alone."""

    waiting: list[Task]
    suspects: list[Task] = field(default_factory=list)
    slices: Slices = field(default_factory=Slices)

    def drop(self, name: str) -> None:
        """Forget everything left to do for a unit."""
        self.waiting = [task for task in self.waiting if task.name != name]
        self.suspects = [task for task in self.suspects if task.name != name]


def make_job(units: Sequence[Unit], settings: Selection, parts: Path) -> Job:
    """Return the job of these units."""
    return Job({digest(unit, settings): unit for unit in units}, settings, parts)


def run_job(
    job: Job, open_executor: OpenExecutor, ahead: int, *, resume: bool = True, workers: int = 1
) -> Iterator[Done]:
    """Scan the units whose parts are not there yet, and yield each as it is done.

    `ahead` is how many tasks are handed out at a time; a document that would keep all but one of
    the `workers` waiting is processed in slices. A unit on which workers die twice becomes an
    error. Raises TermsdiffError if a part cannot be written.
    """
    if not resume:
        forget(job)
    # a killed run may have joined slices without removing them
    tidy(job)
    there = finished(job.parts)
    names = [name for name in job.units if name not in there]
    # longest first, so that no worker is left alone with a long one at the end
    names.sort(key=lambda name: len(job.units[name].recordings))
    total = recorded_total(job, lambda name: name not in there)
    queue = _Queue([task for name in names for task in first_tasks(job, name, total, workers)])
    while queue.waiting or queue.suspects:
        with open_executor() as executor:
            yield from _run_until_broken(job, executor, queue, ahead)


def _run_until_broken(job: Job, executor: Executor, queue: _Queue, ahead: int) -> Iterator[Done]:
    running: Running = {}
    while True:
        alone = bool(queue.suspects)
        source = queue.suspects if alone else queue.waiting
        while source and len(running) < (1 if alone else ahead):
            task = source.pop()
            running[_submit(job, executor, task, queue.slices)] = task
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        broken = []
        for future in done:
            task = running.pop(future)
            found = _result(job, future)
            if found is None:
                broken.append(task)
                continue
            queue.waiting.extend(queue.slices.after(job, task, found))
            finished_unit = finishes(task, found)
            if finished_unit is not None:
                yield finished_unit
        if broken:
            yield from _after_death(job, queue, [*broken, *running.values()], alone=alone)
            return


def _submit(job: Job, executor: Executor, task: Task, slices: Slices) -> Future[Any]:
    try:
        if task.kind != "whole":
            return submit(job, executor, task, slices)
        arguments = (job.units[task.name], task.name, job.settings, str(job.parts))
        return executor.submit(scan_unit, *arguments)
    except BrokenExecutor as error:
        failed: Future[Any] = Future()
        failed.set_exception(error)
        return failed


def _result(job: Job, future: Future[Any]) -> object | None:
    """Return the result of a task, None if its worker died or lost its connection."""
    try:
        result: object = future.result()
    except (BrokenExecutor, MemoryError, GitStoppedError):
        return None
    except OSError as error:
        raise TermsdiffError(
            f"the tables cannot be written: {error.strerror or error}; {kept_in_words(job)}"
        ) from None
    except Exception as error:
        # Dask has its own error for this, and has tried several workers by then
        if type(error).__name__ == "KilledWorker":
            return None
        raise
    return result


def _after_death(job: Job, queue: _Queue, tasks: Sequence[Task], *, alone: bool) -> Iterator[Done]:
    """Requeue what was being processed; a task that ran alone is to blame and is given up."""
    for task in tasks:
        if is_done(job, task):
            # it was killed between its last action and its answer
            queue.waiting.extend(queue.slices.after(job, task, None))
        elif alone:
            queue.drop(task.name)
            yield _report_death(job, task.name)
        else:
            queue.suspects.append(task)


def kept_in_words(job: Job) -> str:
    """Return what a stopped scan keeps, what is lost, and how to resume it."""
    try:
        done = len(finished(job.parts) & set(job.units))
    except OSError:
        done = 0
    of = len(job.units)
    kept = counted(of, "document is", "documents are")
    return (
        f"{done:,} of {kept} done and kept, the work on {of - done:,} is lost; free up disk space "
        f"and run the same command again to resume"
    )


def _report_death(job: Job, name: str) -> Done:
    unit = job.units[name]
    rows: dict[str, list[Row]] = {
        "documents": [document_row(unit, None, 0, 1)],
        "errors": [error_row(unit, unit.document, "worker", _DIED)],
    }
    # the note first: the next run tries again, so a worker's death leaves no trace in the end
    write_part(job.parts, death_note(name), {})
    write_part(job.parts, name, rows)
    return Done(name, len(unit.recordings), 0, 0, 1)


def recorded_total(job: Job, select: Callable[[str], bool] = lambda name: True) -> int:
    """Return how many recordings the units have, all or only the selected ones."""
    return sum(len(unit.recordings) for name, unit in job.units.items() if select(name))
