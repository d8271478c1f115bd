"""Killed, or out of room, at any write: a scan that goes on yields the rows of one undisturbed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from archive_samples import commit, terms
from fault_points import full_disk, killed_at

from termsdiff.cli import scan
from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.git.command import GitStoppedError
from termsdiff.git.contents import open_objects
from termsdiff.git.repository import find_repository
from termsdiff.scan import tasks
from termsdiff.scan.destination import alone_in, open_output
from termsdiff.scan.row_parts import finished, part_path, read_part
from termsdiff.scan.running import make_job, run_job
from termsdiff.scan.sources import Globs, plan
from termsdiff.scan.unit import Selection
from version_samples import new_repository

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
NOTICES = (60, 45, 30, 20)


@contextmanager
def one_thread() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one long document, to be cut into slices, and two short ones."""
    place = tmp_path_factory.mktemp("faults") / "repo"
    new_repository(place)
    for month, notice in enumerate(NOTICES, start=1):
        text = terms("Harbour", f"{month} May 2024", notice=notice)
        commit(place, "Harbour/Terms.md", text, f"2024-0{month}-01")
    for name in ("Meadow", "Orchard"):
        for month, cap in enumerate((500, 100), start=1):
            text = terms(name, f"{month} June 2024", cap=cap)
            commit(place, f"{name}/Terms.md", text, f"2024-0{month}-02")
    return place


@pytest.fixture(autouse=True)
def in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_LEAST", 1)
    monkeypatch.setattr(scan, "_executor", lambda _: (one_thread, 2, 2))


def scanned(source: Path, out: Path) -> int:
    return run(["scan", str(source), "--out", str(out)])


def rows(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.parent.glob("changes*.jsonl"))}


def leftovers(out: Path) -> list[str]:
    folder = out.with_name(f"{out.name}.scan")
    parts = [path.name for path in (folder / "parts").iterdir()]
    own = [path.name for path in folder.iterdir() if path.name not in ("scan.json", ".lock")]
    return sorted([*(name for name in parts if name.count(".") != 2), *own])


def output(tmp_path: Path, number: int) -> Path:
    place = tmp_path / f"out{number}"
    place.mkdir()
    return place / "changes.jsonl"


def test_killed_at_every_write_it_goes_on_to_the_same_rows(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = output(tmp_path, 0)
    assert scanned(source, whole) == 0
    assert len(rows(whole)) == 4
    moment, alive = 0, True
    while alive:
        moment += 1
        out = output(tmp_path, moment)
        alive = killed_at(lambda: scanned(source, out), out.parent, moment)  # noqa: B023
        assert scanned(source, out) == 0, capsys.readouterr().err
        assert rows(out) == rows(whole), f"other rows after a death at moment {moment}"
        assert leftovers(out) == ["parts"]
    assert moment > 40


def test_a_full_disk_at_any_write_is_said_and_made_good(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = output(tmp_path, 0)
    assert scanned(source, whole) == 0
    moment, struck = 0, True
    while struck:
        moment += 1
        out = output(tmp_path, moment)
        capsys.readouterr()
        with full_disk(out.parent, moment):
            struck = scanned(source, out) == 2
        err = capsys.readouterr().err.splitlines()[-1] if struck else ""
        if struck:
            assert "No space left" in err
            assert "go" in err or "cannot be written" in err
        assert scanned(source, out) == 0, capsys.readouterr().err
        assert rows(out) == rows(whole)
        assert leftovers(out) == ["parts"]
    assert moment > 8


def test_what_is_lost_on_a_full_disk_is_counted(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    out = output(tmp_path, 0)
    monkeypatch.setattr(tasks, "_LEAST", 1_000)
    real, written = tasks.finished, []

    def part(folder: Path, name: str, found: Any) -> int:
        from termsdiff.scan.row_parts import write_part

        if written:
            raise OSError(28, "No space left on device")
        written.append(name)
        return write_part(folder, name, found)

    monkeypatch.setattr("termsdiff.scan.work.write_part", part)
    assert scanned(source, out) == 2
    err = capsys.readouterr().err
    assert "1 of 3 documents are done and kept, the work on 2 is lost" in err
    assert len(real(out.with_name("changes.jsonl.scan") / "parts")) == 1


def test_a_death_leaves_no_trace_once_the_work_is_done(source: Path, tmp_path: Path) -> None:
    from termsdiff.scan.running import _report_death

    parts = tmp_path / "parts"
    parts.mkdir()
    job = make_job(plan([str(source)], Globs()), Selection(), parts)
    name = next(iter(job.units))
    _report_death(job, name)
    assert name not in finished(parts)
    assert [table for table, _ in read_part(parts, name)] == ["documents", "errors"]
    list(run_job(job, one_thread, 1))
    assert "errors" not in [table for table, _ in read_part(parts, name)]
    assert finished(parts) == set(job.units)


def test_git_that_dies_is_no_row(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A git that was killed says nothing of the archive: the work is done again."""
    parts = tmp_path / "parts"
    parts.mkdir()
    job = make_job(plan([str(source)], Globs()), Selection(), parts)
    deaths = tmp_path / "deaths"
    deaths.write_text("xx", "utf-8")
    real = shutil.which("git")
    stub = f"""#!/bin/sh
case "$*" in *cat-file*)
  if [ -s "{deaths}" ]; then printf "" > "{deaths}"; exit 137; fi;;
esac
exec {real} "$@"
"""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").write_text(stub, "utf-8")
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    with open_objects(find_repository(source)) as reader, pytest.raises(GitStoppedError):
        reader.read("0" * 40)
    deaths.write_text("xx", "utf-8")
    assert [done.errors for done in run_job(job, one_thread, 1)] == [0, 0, 0]


def test_two_scans_do_not_share_an_output(tmp_path: Path) -> None:
    found = open_output(str(tmp_path / "out.csv"))
    held = "import sys; from termsdiff.scan.destination import *\n"
    held += "with alone_in(open_output(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", held, str(tmp_path / "out.csv")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(TermsdiffError, match="another scan is writing"), alone_in(found):
            pass
        other.kill()
    with alone_in(found):
        pass


@pytest.mark.parametrize("what", ["parts", "part", "pipe", "lock", "note"])
def test_nothing_is_read_or_written_through_a_link(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    out = output(tmp_path, 0)
    assert scanned(source, out) == 0
    expected = rows(out)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("mine", "utf-8")
    folder = out.with_name("changes.jsonl.scan")
    part = next((folder / "parts").iterdir())
    if what == "parts":
        (folder / "parts").rename(tmp_path / "moved")
        (folder / "parts").symlink_to(outside)
    elif what == "pipe":
        part.unlink()
        os.mkfifo(part)
    else:
        link = {"part": part, "lock": folder / ".lock", "note": folder / "scan.json"}[what]
        link.unlink(missing_ok=True)
        link.symlink_to(outside / "kept")
    status = scanned(source, out)
    assert [path.name for path in outside.iterdir()] == ["kept"]
    assert (outside / "kept").read_text("utf-8") == "mine"
    if what in ("part", "pipe"):
        assert (status, rows(out)) == (0, expected)
    else:
        assert status == 2


@pytest.mark.parametrize("row", ["[]", '["x", {}]', '["changes", []]', "1", "{" * 9_000])
def test_a_part_that_is_none_is_said(tmp_path: Path, row: str) -> None:
    import gzip

    part_path(tmp_path, "x").write_bytes(gzip.compress(row.encode()))
    with pytest.raises(TermsdiffError, match="delete it and run again"):
        list(read_part(tmp_path, "x"))


def test_a_worker_leaves_with_its_parent(tmp_path: Path) -> None:
    code = """
import os, sys, time
from termsdiff.scan.executors import processes
def work(): print(os.getpid(), flush=True); time.sleep(60)
if __name__ == "__main__":
    with processes(1)() as pool: pool.submit(work).result()
"""
    (tmp_path / "parent.py").write_text(code, "utf-8")
    command = [sys.executable, str(tmp_path / "parent.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        until = time.monotonic() + 20
        while _lives(worker) and time.monotonic() < until:
            time.sleep(0.05)
        assert not _lives(worker)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
