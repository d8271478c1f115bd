"""Measure a scan of git archives: where the time goes, speed, growth, and that it can be stopped.

    python benchmarks/scan.py stages ARCHIVE…            processor time of each stage
    python benchmarks/scan.py speed ARCHIVE…             versions a second with 1 and 2 processes
    python benchmarks/scan.py memory ARCHIVE…            largest worker, for 1 and 4 times as much
    python benchmarks/scan.py growth ARCHIVE…            1, 2, 4 … thousand recordings
    python benchmarks/scan.py kills ARCHIVE… [--times 10] [--include GLOB]
    python benchmarks/scan.py cluster ARCHIVE… [--include GLOB]

`growth` takes the documents again under other names where the archives hold too few. `kills` ends
a scan at random moments and lets it go on, `cluster` runs it on two Dask workers and kills one;
both compare the rows, sorted, with those of an undisturbed scan; `speed` those of 1 and of 2.
Each ends with 1 where rows differ, `memory` where a worker takes 400 MB or more. Processor time is
that of all processes; other work on the machine matters to it less than to the time on the clock.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from termsdiff import comparison as comparison_module
from termsdiff.rules import configuration, judgement
from termsdiff.scan import unit_versions, work
from termsdiff.scan.executors import processes
from termsdiff.scan.row_parts import finished, read_part
from termsdiff.scan.running import make_job, recorded_total, run_job
from termsdiff.scan.sources import Globs, plan
from termsdiff.scan.tasks import Job
from termsdiff.scan.unit import Selection, Unit

LARGEST_WORKER = 400
"""Most MB that a worker may take."""
SCAN = (sys.executable, "-m", "termsdiff", "scan")


def stages(units: Sequence[Unit]) -> bool:
    """Print the processor time that each stage takes for itself, in one process."""
    spent: dict[str, float] = {}
    open_stages: list[float] = []

    def timed(stage: str, work_of: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            started = time.process_time()
            open_stages.append(0.0)
            try:
                return work_of(*arguments, **named)
            finally:
                whole = time.process_time() - started
                spent[stage] = spent.get(stage, 0.0) + whole - open_stages.pop()
                if open_stages:
                    open_stages[-1] += whole

        return call

    for module, name, stage in (
        (unit_versions, "parse", "parsing"),
        (unit_versions, "source_digest", "digests"),
        (unit_versions, "recording_of", "digests"),
        (unit_versions, "collapse", "collapsing"),
        (comparison_module, "align", "alignment"),
        (comparison_module, "find_changes", "redline"),
        (comparison_module, "find_grounds", "proofs (what is form only)"),
        (configuration, "find_parties", "facts: parties"),
        (judgement, "find_consequences", "consequences"),
        (judgement, "fire_rules", "rules, with the facts that they ask for"),
        (comparison_module, "judge", "judgement: topics, features, weights"),
        (work, "version_row", "rows"),
        (work, "write_part", "writing"),
    ):
        setattr(module, name, timed(stage, getattr(module, name)))
    with tempfile.TemporaryDirectory() as folder:
        job = make_job(units, Selection(), Path(folder))
        scan = timed("the rest: git, rows", work.scan_unit)
        for name, unit in job.units.items():
            scan(unit, name, job.settings, folder)
    total = sum(spent.values())
    for stage, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{stage:42} {seconds:7.1f} s {seconds / total:6.1%}")
    print(f"{'all':42} {total:7.1f} s, {recorded_total(job) / total:.1f} versions a second")
    return True


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock and of processors, MB of the largest worker, a digest of all rows."""

    clock: float
    spent: float
    memory: float
    rows: str


def measured(units: Sequence[Unit], jobs: int) -> Measured:
    """Scan in that many processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        job = make_job(units, Selection(), Path(folder))
        for _ in run_job(job, processes(jobs), jobs + 2, workers=jobs):
            pass
        clock = time.monotonic() - started
        rows = digest_of(job)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(clock, spent, after.ru_maxrss / 1024, rows)


def digest_of(job: Job) -> str:
    """Return a digest of the rows of all parts, in the order of the units."""
    found = hashlib.sha256()
    for name in job.units:
        for table, row in read_part(job.parts, name):
            found.update(f"{table} {json.dumps(row, sort_keys=True)}\n".encode())
    return found.hexdigest()


def report(label: str, units: Sequence[Unit], jobs: int) -> Measured:
    """Print one measurement and return it."""
    count = sum(len(unit.recordings) for unit in units)
    found = measured(units, jobs)
    print(
        f"{label}: {count} versions, {found.clock:.1f} s on the clock "
        f"({count / found.clock:.1f} a second), {found.spent:.1f} s of processors "
        f"({count / found.spent * jobs:.1f} a second on {jobs} free ones), "
        f"largest process {found.memory:.0f} MB, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    return found


def speed(units: Sequence[Unit]) -> bool:
    """Print the speed of 1 and 2 processes; return whether their rows are the same."""
    one, two = (report(f"{jobs} processes", units, jobs) for jobs in (1, 2))
    print(f"2 processes are {one.clock / two.clock:.2f} times as fast as 1")
    return same(one.rows == two.rows)


def memory(units: Sequence[Unit]) -> bool:
    """Print the largest worker, also for 4 times as many documents; return whether it is small."""
    found = [report(f"{times} times", copies(units, times), 2) for times in (1, 4)]
    return max(one.memory for one in found) < LARGEST_WORKER


def copies(units: Sequence[Unit], times: int) -> list[Unit]:
    """Return the units again and again, under other names."""
    return [replace(u, document=f"{n}/{u.document}") for n in range(times) for u in units]


def same(equal: bool) -> bool:
    """Print and return whether rows are the same."""
    print("the same rows" if equal else "OTHER ROWS", flush=True)
    return equal


def growth(units: Sequence[Unit]) -> bool:
    """Print time and memory for ever more recordings."""
    count = sum(len(unit.recordings) for unit in units)
    for wanted in (1000, 2000, 4000, 8000):
        times = -(-wanted // count)
        there = copies(units, times)
        random.Random(7).shuffle(there)
        taken: list[Unit] = []
        while there and sum(len(unit.recordings) for unit in taken) < wanted:
            taken.append(there.pop())
        report(f"{wanted}", taken, 2)
    return True


def table_rows(out: Path) -> list[str]:
    """Return all rows of the tables of a scan to JSON Lines, sorted."""
    tables = [path for path in out.parent.glob(f"{out.stem}*.jsonl") if path.is_file()]
    return sorted(
        f"{path.name} {line}" for path in tables for line in path.read_text("utf-8").splitlines()
    )


def undisturbed(arguments: Sequence[str], folder: Path) -> list[str]:
    """Return the rows of a scan that nothing stops."""
    out = folder / "whole" / "t.jsonl"
    out.parent.mkdir()
    started = time.monotonic()
    subprocess.run([*SCAN, *arguments, "--out", str(out)], check=True)
    print(f"undisturbed: {time.monotonic() - started:.1f} s, {len(table_rows(out))} rows")
    return table_rows(out)


def kills(arguments: Sequence[str], times: int) -> bool:
    """Kill a scan, workers and all, at random moments; then let it end, and compare the rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.monotonic()
        expected = undisturbed(arguments, folder)
        longest = max(4.0, (time.monotonic() - started) * 0.6)
        out = folder / "killed" / "t.jsonl"
        out.parent.mkdir()
        for _ in range(times):
            process = subprocess.Popen(
                [*SCAN, *arguments, "--out", str(out)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            time.sleep(random.uniform(0.5, longest))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            parts = out.with_name("t.jsonl.scan") / "parts"
            print(f"killed with {len(finished(parts)) if parts.is_dir() else 0} parts done")
        subprocess.run([*SCAN, *arguments, "--out", str(out)], check=True)
        return same(table_rows(out) == expected)


@contextmanager
def dask_processes(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and two workers on loopback; yield its address and the workers."""
    note = folder / "scheduler.json"
    started = [_dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", note)]
    while not note.exists():
        time.sleep(0.1)
    address = json.loads(note.read_text())["address"]
    options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", folder)
    workers = [_dask("worker", address, *options) for _ in range(2)]
    time.sleep(5)
    try:
        yield address, workers
    finally:
        for process in (*workers, *started):
            process.terminate()
            process.wait()


def _dask(command: str, *arguments: object) -> subprocess.Popen[bytes]:
    words = [str(argument) for argument in arguments]
    if command == "scheduler":
        words.insert(-1, "--scheduler-file")
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + command, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def cluster(arguments: Sequence[str]) -> bool:
    """Scan on a cluster of two workers, then again with one of them killed midway."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = undisturbed(arguments, folder)
        equal = True
        with dask_processes(folder) as (address, workers):
            for title, killed in (("two workers", False), ("one worker killed midway", True)):
                out = folder / f"{killed}" / "t.jsonl"
                out.parent.mkdir()
                command = [*SCAN, *arguments, "--out", str(out), "--scheduler", address]
                process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
                if killed:
                    _kill_when_begun(out.with_name("t.jsonl.scan") / "parts", workers[0], process)
                process.wait()
                print(title, end=": ")
                equal = same(table_rows(out) == expected) and equal
        return equal


def _kill_when_begun(
    parts: Path, worker: subprocess.Popen[bytes], scan: subprocess.Popen[bytes]
) -> None:
    while scan.poll() is None and not (parts.is_dir() and len(finished(parts)) > 3):
        time.sleep(0.05)
    worker.kill()
    print(f"killed a worker with {len(finished(parts))} parts done")


OF_UNITS: dict[str, Callable[[Sequence[Unit]], bool]] = {
    "stages": stages,
    "speed": speed,
    "memory": memory,
    "growth": growth,
}


def main() -> int:
    """Run the measurement that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=(*OF_UNITS, "kills", "cluster"))
    parser.add_argument("archives", nargs="+")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--include", action="append", default=[])
    arguments = parser.parse_args()
    selection = [word for glob in arguments.include for word in ("--include", glob)]
    if arguments.what == "kills":
        good = kills([*arguments.archives, *selection], arguments.times)
    elif arguments.what == "cluster":
        good = cluster([*arguments.archives, *selection])
    else:
        units = plan(arguments.archives, Globs(include=tuple(arguments.include)))
        good = OF_UNITS[arguments.what](units)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
