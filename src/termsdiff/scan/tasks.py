"""What a worker gets at a time: a document, or a slice of one that would hold up the others."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from .row_parts import death_note, finished, part_path, slice_name
from .unit import Selection, Unit
from .unit_versions import Reading, Readings, read_texts
from .work import Done, join_slices, scan_slice

_LEAST = 50
"""The fewest distinct texts in a slice: reading them twice must be cheap next to comparing them."""
_MOST_A_WORKER = 3


@dataclass(frozen=True, slots=True)
class Job:
    """All units of a scan by the names of their parts, and where the parts go."""

    units: dict[str, Unit]
    settings: Selection
    parts: Path


class Task(NamedTuple):
    """One piece of work on the unit of that name; `number` of `of` if it is a slice."""

    name: str
    kind: Literal["whole", "read", "compare", "join"] = "whole"
    number: int = 0
    of: int = 1


@dataclass
class Slices:
    """The state of the documents that are processed in slices."""

    readings: dict[str, dict[int, dict[str, Reading]]] = field(default_factory=dict)
    joining: set[str] = field(default_factory=set)

    def known(self, name: str) -> Readings | None:
        """Return all readings of a unit; None if its texts need not be read first."""
        if name not in self.readings:
            return None
        return {key: one for found in self.readings[name].values() for key, one in found.items()}

    def after(self, job: Job, task: Task, result: object) -> list[Task]:
        """Record the result of a task and return the tasks that are now possible."""
        if task.kind == "read":
            found = self.readings.setdefault(task.name, {})
            found[task.number] = result  # type: ignore[assignment]  # what read_texts returned
            return compare_tasks(job, task.name, task.of) if len(found) == task.of else []
        if task.kind == "compare" and task.name not in self.joining and not _missing(job, task):
            self.joining.add(task.name)
            self.readings.pop(task.name, None)
            return [Task(task.name, "join", 0, task.of)]
        return []


def first_tasks(job: Job, name: str, total: int, workers: int) -> list[Task]:
    """Return the first tasks of a unit; `total` is the number of recordings still to be done."""
    unit = job.units[name]
    of = _slices(unit, total, workers)
    if of == 1:
        return [Task(name)]
    if unit.kind == "git":
        return [Task(name, "read", number, of) for number in range(of)]
    return compare_tasks(job, name, of)


def _slices(unit: Unit, total: int, workers: int) -> int:
    # only a document that would hold up the others is worth reading twice
    if workers < 2 or 2 * workers * len(unit.recordings) <= total or unit.kind == "pair":
        return 1
    return max(1, min(len(unit.texts) // _LEAST, _MOST_A_WORKER * workers))


def compare_tasks(job: Job, name: str, of: int) -> list[Task]:
    """Return the slices still to be compared, or, if there are none, the task that joins them."""
    tasks = [Task(name, "compare", number, of) for number in range(of)]
    return [task for task in tasks if not is_done(job, task)] or [Task(name, "join", 0, of)]


def is_done(job: Job, task: Task) -> bool:
    """Return whether the part that a task makes exists."""
    there = finished(job.parts)
    own = task.kind == "compare" and slice_name(task.name, task.number, task.of) in there
    return own or (task.kind != "read" and task.name in there)


def forget(job: Job) -> None:
    """Remove the parts of these units, and of their slices."""
    for name in finished(job.parts):
        if name.partition(".")[0] in job.units:
            part_path(job.parts, name).unlink(missing_ok=True)


def tidy(job: Job) -> None:
    """Remove what is not a result: slices of finished units, parts that record a death."""
    there = finished(job.parts)
    for name in there:
        unit, dot, _ = name.partition(".")
        if dot and death_note(unit) == name and unit in job.units:
            # the part before its note, so that it never looks like a result
            part_path(job.parts, unit).unlink(missing_ok=True)
            part_path(job.parts, name).unlink(missing_ok=True)
        elif dot and unit in there and unit in job.units:
            part_path(job.parts, name).unlink(missing_ok=True)


def _missing(job: Job, task: Task) -> bool:
    return any(not is_done(job, task._replace(number=number)) for number in range(task.of))


def submit(job: Job, executor: Executor, task: Task, slices: Slices) -> Future[Any]:
    """Submit a task of a document in slices to the executor."""
    unit, parts = job.units[task.name], str(job.parts)
    if task.kind == "read":
        texts = len(unit.texts)
        bounds = (task.number * texts // task.of, (task.number + 1) * texts // task.of)
        return executor.submit(read_texts, unit, *bounds)
    if task.kind == "compare":
        known, cut = slices.known(task.name), (task.number, task.of)
        return executor.submit(scan_slice, unit, task.name, job.settings, parts, known, cut)
    return executor.submit(join_slices, unit, task.name, job.settings, parts, task.of)


def finishes(task: Task, result: object) -> Done | None:
    """Return the result of a task that finishes its unit."""
    return result if isinstance(result, Done) and task.kind in ("whole", "join") else None
