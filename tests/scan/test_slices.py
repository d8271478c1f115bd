"""A long document is worked on in slices, with the same rows, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from archive_samples import commit, terms

from termsdiff.scan import tasks
from termsdiff.scan.row_parts import part_path, read_part
from termsdiff.scan.running import make_job, run_job
from termsdiff.scan.sources import Globs, plan
from termsdiff.scan.tasks import Job, first_tasks
from termsdiff.scan.unit import Selection
from termsdiff.scan.work import scan_slice
from version_samples import new_repository

VERSIONS = 9


@pytest.fixture
def long_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with one long document, a recording of which is no text."""
    monkeypatch.setattr(tasks, "_LEAST", 3)
    place = tmp_path / "long"
    new_repository(place)
    for number in range(VERSIONS):
        day = f"2024-0{number + 1}-01"
        commit(place, "Harbour/Terms.md", terms("Harbour", day, 60 - number), day)
    commit(place, "Harbour/Terms.md", b"\xff\xfe\x00", "2024-10-01")
    commit(place, "Harbour/Terms.md", terms("Harbour", "2024-11-01", 9), "2024-11-01")
    return place


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


@contextmanager
def one_process() -> Iterator[Executor]:
    with ProcessPoolExecutor(1) as executor:
        yield executor


def job_of(archive: Path, parts: Path) -> Job:
    parts.mkdir(exist_ok=True)
    return make_job(plan([str(archive)], Globs()), Selection(), parts)


def rows(job: Job) -> list[object]:
    return [list(read_part(job.parts, name)) for name in job.units]


def whole(archive: Path, parts: Path) -> list[object]:
    job = job_of(archive, parts)
    list(run_job(job, threads, 1))
    return rows(job)


def test_slices_give_the_rows_of_the_whole(long_archive: Path, tmp_path: Path) -> None:
    expected = whole(long_archive, tmp_path / "whole")
    job = job_of(long_archive, tmp_path / "sliced")
    name = next(iter(job.units))
    assert [task.kind for task in first_tasks(job, name, 11, 2)] == ["read"] * 3
    done = list(run_job(job, threads, 4, workers=2))
    assert [(one.recordings, one.compared, one.errors) for one in done] == [(11, VERSIONS, 1)]
    assert rows(job) == expected
    assert len(list(job.parts.iterdir())) == 1, "no slice is left over"


def test_a_document_beside_others_is_not_sliced(long_archive: Path, tmp_path: Path) -> None:
    job = job_of(long_archive, tmp_path / "parts")
    name = next(iter(job.units))
    assert [task.kind for task in first_tasks(job, name, 44, 2)] == ["whole"]
    assert [task.kind for task in first_tasks(job, name, 11, 1)] == ["whole"]


def test_slices_that_are_done_are_not_done_again(
    long_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = whole(long_archive, tmp_path / "whole")
    cuts: list[object] = []

    def counted(*arguments: Any) -> Any:
        if len(cuts) == 2:
            raise OSError(28, "No space left on device")
        cuts.append(arguments[-1])
        return scan_slice(*arguments)

    job = job_of(long_archive, tmp_path / "parts")
    monkeypatch.setattr(tasks, "scan_slice", counted)
    with pytest.raises(Exception, match="No space left"):
        list(run_job(job, threads, 1, workers=2))
    monkeypatch.setattr(tasks, "scan_slice", lambda *a: cuts.append(a[-1]) or scan_slice(*a))
    list(run_job(job, threads, 1, workers=2))
    assert len(cuts) == 3
    assert rows(job) == expected
    list(run_job(job, threads, 1, workers=2, resume=False))
    assert len(cuts) == 6
    assert rows(job) == expected


def deadly(*arguments: Any) -> Any:
    """Die once the slice is written, as a worker does that is killed before it can say so."""
    done = scan_slice(*arguments)
    marker = Path(arguments[3]).parent / "died"
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def test_a_worker_killed_in_a_slice_loses_nothing(
    long_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = whole(long_archive, tmp_path / "whole")
    monkeypatch.setattr(tasks, "scan_slice", deadly)
    job = job_of(long_archive, tmp_path / "parts")
    assert len(list(run_job(job, one_process, 1, workers=2))) == 1
    assert (tmp_path / "died").exists()
    assert rows(job) == expected


def test_a_slice_that_kills_every_worker_becomes_an_error(
    long_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "read_texts", die)
    job = job_of(long_archive, tmp_path / "parts")
    assert [done.errors for done in run_job(job, one_process, 2, workers=2)] == [1]
    assert part_path(job.parts, next(iter(job.units))).exists()


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
