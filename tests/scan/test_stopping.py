"""A scan that is stopped, loses a worker or fills the disk goes on without losing a row."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from archive_samples import terms

from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.scan import running
from termsdiff.scan.row_parts import finished, part_path, read_part, write_part
from termsdiff.scan.running import make_job, run_job
from termsdiff.scan.sources import Globs, plan
from termsdiff.scan.tasks import Job
from termsdiff.scan.unit import Selection


def job_of(archive: Path, parts: Path) -> Job:
    parts.mkdir(exist_ok=True)
    return make_job(plan([str(archive)], Globs()), Selection(), parts)


@contextmanager
def one_thread() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


def contents(job: Job) -> list[bytes]:
    return [part_path(job.parts, name).read_bytes() for name in job.units]


def test_what_is_done_is_not_done_again(archive: Path, tmp_path: Path) -> None:
    job = job_of(archive, tmp_path / "parts")
    assert len(list(run_job(job, one_thread, 2))) == 2
    assert list(run_job(job, one_thread, 2)) == []
    assert len(list(run_job(job, one_thread, 2, resume=False))) == 2


def test_a_stopped_scan_goes_on(archive: Path, tmp_path: Path) -> None:
    whole = job_of(archive, tmp_path / "whole")
    list(run_job(whole, one_thread, 1))
    stopped = job_of(archive, tmp_path / "stopped")
    steps = run_job(stopped, one_thread, 1)
    first = next(steps)
    steps.close()
    assert first.name in finished(stopped.parts)
    list(run_job(stopped, one_thread, 1))
    assert contents(stopped) == contents(whole)


def deadly(unit: Any, name: str, settings: Selection, parts: str) -> Any:
    """Die on one of the documents, as a worker does that is killed."""
    from termsdiff.scan.work import scan_unit

    marker = Path(parts).parent / "died"
    if unit.service == "Meadow" and (os.environ.get("DIE_ALWAYS") or not marker.exists()):
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return scan_unit(unit, name, settings, parts)


@contextmanager
def one_process() -> Iterator[Executor]:
    with ProcessPoolExecutor(1) as executor:
        yield executor


def test_a_worker_that_is_killed_loses_nothing(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = job_of(archive, tmp_path / "whole")
    list(run_job(whole, one_thread, 1))
    monkeypatch.setattr(running, "scan_unit", deadly)
    job = job_of(archive, tmp_path / "parts")
    assert sum(done.errors for done in run_job(job, one_process, 2)) == 1
    assert (tmp_path / "died").exists()
    assert contents(job) == contents(whole)


def test_a_document_that_kills_every_worker_becomes_an_error(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "scan_unit", deadly)
    monkeypatch.setenv("DIE_ALWAYS", "1")
    job = job_of(archive, tmp_path / "parts")
    list(run_job(job, one_process, 2))
    rows = {
        unit.service: [row for table, row in read_part(job.parts, name) if table == "errors"]
        for name, unit in job.units.items()
    }
    assert [row["step"] for row in rows["Meadow"]] == ["worker"]
    assert rows["Harbour"] == []


def test_a_full_disk_ends_the_scan_with_one_line(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("termsdiff.scan.work.write_part", full)
    with pytest.raises(TermsdiffError, match="No space left on device"):
        list(run_job(job_of(archive, tmp_path / "parts"), one_thread, 2))
    assert list((tmp_path / "parts").iterdir()) == []


def test_a_damaged_part_is_said(tmp_path: Path) -> None:
    write_part(tmp_path, "x", {"errors": [{"message": "half \ud800"}]})
    assert [row for _, row in read_part(tmp_path, "x")] == [{"message": "half ?"}]
    path = part_path(tmp_path, "x")
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(TermsdiffError, match="delete it and run again"):
        list(read_part(tmp_path, "x"))


def test_a_broken_executor_at_submission_is_a_death(archive: Path, tmp_path: Path) -> None:
    class Broken(Executor):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            raise BrokenProcessPool("gone")

    openings: list[int] = []

    @contextmanager
    def opened() -> Iterator[Executor]:
        openings.append(1)
        if len(openings) == 1:
            yield Broken()
        else:
            with ThreadPoolExecutor(1) as executor:
                yield executor

    job = job_of(archive, tmp_path / "parts")
    assert len(list(run_job(job, opened, 1))) == 2


@pytest.mark.parametrize("name", ["full", "file"])
def test_nothing_foreign_is_written_over(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = tmp_path / name
    if name == "full":
        out.mkdir()
        (out / "thesis.txt").write_text("mine")
    else:
        out.write_text("mine")
    assert run(["scan", str(archive), "--out", str(out)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1


def test_a_dask_cluster_gives_the_same_rows(archive: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    whole = job_of(archive, tmp_path / "whole")
    list(run_job(whole, one_thread, 1))
    job = job_of(archive, tmp_path / "parts")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        from termsdiff.scan.executors import dask_cluster

        list(run_job(job, dask_cluster(cluster.scheduler_address), 4))
    assert contents(job) == contents(whole)


def scan_process(*words: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "termsdiff", "scan", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # a suite that runs in the background inherits that Ctrl-C is ignored
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        **options,
    )


def test_ctrl_c_stops_and_the_same_command_goes_on(archive: Path, tmp_path: Path) -> None:
    for number in range(48):
        for notice, day in ((60, "2024-01-01"), (30, "2024-06-01"), (20, "2024-09-01")):
            folder = tmp_path / "versions" / f"terms-{number}"
            folder.mkdir(parents=True, exist_ok=True)
            text = terms(f"Harbour {number}", day, notice) + "\n".join(
                f"\n{n}. Harbour keeps the records of pier {n} for {notice} days.\n"
                for n in range(40)
            )
            (folder / f"{day}.md").write_text(text, "utf-8")
    source = str(tmp_path / "versions")
    whole, out = tmp_path / "whole.jsonl", tmp_path / "stopped.jsonl"
    process = scan_process(source, "--jobs", "1", "--out", str(whole))
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    process = scan_process(source, "--jobs", "1", "--out", str(out))
    parts = tmp_path / "stopped.jsonl.scan" / "parts"
    while process.poll() is None and not (parts.is_dir() and len(finished(parts)) > 2):
        time.sleep(0.01)
    # as a terminal does: to the whole group, workers and all
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "run the same command to continue" in said
    assert "Traceback" not in said
    assert 2 < len(finished(parts)) < 48
    assert not out.exists()
    process = scan_process(source, "--jobs", "2", "--out", str(out))
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert "of 48 documents are already done" in said
    assert out.read_bytes() == whole.read_bytes()
