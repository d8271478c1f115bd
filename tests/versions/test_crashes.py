"""Killed at any moment, filing leaves the old state or the new one; two at once do no harm."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fault_points import full_disk, killed_at

from termsdiff.errors import TermsdiffError
from termsdiff.git.repository import find_repository
from termsdiff.input.files import SourceText
from termsdiff.input.reading import Original
from termsdiff.versions import filing
from termsdiff.versions.adding import add_version
from termsdiff.versions.archive import Archive, read_archive
from termsdiff.versions.folder import read_terms, read_versions, staged_folder
from termsdiff.versions.importing import import_archive
from version_samples import commit, new_repository, terms

KILLS = int(os.environ.get("TERMSDIFF_KILLS", "12"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    place = new_repository(tmp_path / "archive")
    for number, notice in enumerate(("six", "five", "four", "three", "two"), start=1):
        commit(place, "t.md", terms(f"{number} May 2024", notice), f"2024-05-0{number}")
    return read_archive(find_repository(place), "t.md")


def add(folder: Path, day: int = 1) -> None:
    text = terms(f"{day} June 2024", "nine")
    original = Original(text.encode() * 400, "html", SourceText("x", text))
    add_version(original, "harbour", folder, today=date(2024, 1, 1))


def killed(action: Callable[[], object], after: float) -> None:
    """Run an action in a child and kill it so many seconds after it began."""
    begin, started = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(started, b"x")
        try:
            action()
        finally:
            os._exit(0)
    os.read(begin, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(begin)
    os.close(started)


def duration(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def days(folder: Path) -> list[str]:
    found = read_terms(folder, "harbour")
    return [file.date.isoformat() for file in found.files] if found else []


def test_import_is_all_or_nothing(tmp_path: Path, archive: Archive) -> None:
    whole = duration(lambda: import_archive(archive, "harbour", tmp_path / "try"))
    everything = days(tmp_path / "try")
    assert len(everything) == 5
    rng = random.Random(4)
    for number in range(KILLS):
        folder = tmp_path / f"v{number}"
        killed(lambda: import_archive(archive, "harbour", folder), rng.uniform(0, whole))  # noqa: B023
        assert days(folder) in ([], everything)
        import_archive(archive, "harbour", folder)
        assert days(folder) == everything
        assert [p.name for p in folder.iterdir() if p.name != ".lock"] == ["harbour"]


def test_add_is_all_or_nothing(tmp_path: Path, archive: Archive) -> None:
    import_archive(archive, "harbour", tmp_path / "try")
    before = days(tmp_path / "try")
    whole = duration(lambda: add(tmp_path / "try"))
    after = days(tmp_path / "try")
    rng = random.Random(5)
    for number in range(KILLS):
        folder = tmp_path / f"v{number}"
        import_archive(archive, "harbour", folder)
        killed(lambda: add(folder), rng.uniform(0, whole))  # noqa: B023
        assert days(folder) in (before, after)
        filed = days(folder) == after
        with filing.locked(folder):
            pass
        assert days(folder) == (after if filed else before)
        assert (folder / "harbour" / "2024-06-01.html").exists() is filed
        assert all(version.text for version in read_versions("harbour", folder))


def test_what_was_filed_counts_before_it_is_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "_put_in_place", lambda *_: None)
    add(tmp_path)
    assert staged_folder(tmp_path, "harbour").is_dir()
    assert days(tmp_path) == ["2024-06-01"]
    monkeypatch.undo()
    add(tmp_path, day=2)
    assert days(tmp_path) == ["2024-06-01", "2024-06-02"]
    assert not staged_folder(tmp_path, "harbour").exists()


def test_two_at_once_file_one_after_the_other(tmp_path: Path) -> None:
    files = []
    for number in range(4):
        files.append(tmp_path / f"{number}.md")
        files[-1].write_text(terms("1 May 2024", f"{number + 10}"), encoding="utf-8")
    command = [sys.executable, "-m", "termsdiff", "add", "--terms", "harbour", "--folder"]
    running = [subprocess.Popen([*command, str(tmp_path / "v"), str(file)]) for file in files]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    found = read_versions("harbour", tmp_path / "v")
    assert [v.day for v in found] == ["2024-05-01", *(f"2024-05-01-{n}" for n in (2, 3, 4))]
    assert {v.text for v in found} == {file.read_text("utf-8") for file in files}


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Exception, match="No space left"):
        add(tmp_path)
    assert days(tmp_path) == []
    assert [p.name for p in tmp_path.iterdir()] == [".lock"]


def left_over(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {".lock", "harbour"}


def test_killed_at_every_write_an_import_is_all_or_nothing(
    tmp_path: Path, archive: Archive
) -> None:
    moment, alive = 0, True
    while alive:
        moment += 1
        folder = tmp_path / f"v{moment}"
        alive = killed_at(lambda: import_archive(archive, "harbour", folder), folder, moment)  # noqa: B023
        assert len(days(folder)) in (0, 5)
        import_archive(archive, "harbour", folder)
        assert len(days(folder)) == 5
        assert left_over(folder) == set()
    assert moment > 15


def test_killed_at_every_write_an_addition_is_all_or_nothing(
    tmp_path: Path, archive: Archive
) -> None:
    moment, alive = 0, True
    while alive:
        moment += 1
        folder = tmp_path / f"v{moment}"
        import_archive(archive, "harbour", folder)
        alive = killed_at(lambda: add(folder), folder, moment)  # noqa: B023
        filed = len(days(folder)) == 6
        with filing.locked(folder):
            assert left_over(folder) == set()
        assert (len(days(folder)) == 6) is filed
        assert (folder / "harbour" / "2024-06-01.html").exists() is filed
        if not filed:
            add(folder)
    assert moment > 8


def test_a_full_disk_at_any_write_files_all_or_nothing(tmp_path: Path, archive: Archive) -> None:
    moment, struck = 0, True
    while struck:
        moment += 1
        folder = tmp_path / f"v{moment}"
        import_archive(archive, "harbour", folder)
        struck = False
        with full_disk(folder, moment):
            try:
                add(folder)
            except TermsdiffError as error:
                struck = True
                assert "No space left" in str(error)
        assert len(days(folder)) in (5, 6)
        with filing.locked(folder):
            assert left_over(folder) == set()
        if len(days(folder)) == 5:
            add(folder)
        assert len(days(folder)) == 6
    assert moment > 3


def test_twenty_imports_at_once_file_or_say_in_one_line_that_all_is_filed(
    tmp_path: Path, archive: Archive
) -> None:
    folder = tmp_path / "v"
    command = [sys.executable, "-m", "termsdiff", "import", str(tmp_path / "archive"), "t.md"]
    running = [
        subprocess.Popen(
            [*command, "--terms", "harbour", "--folder", str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(20)
    ]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0] * 20
    assert {err for _, err in said} == {""}
    filing_ones = [out for out, _ in said if "5 new" in out]
    others = {out for out, _ in said if "5 new" not in out}
    assert len(filing_ones) == 1
    assert others == {
        "harbour: 5 commits gave 5 versions, 0 new, 5 filed before; "
        "nothing new, everything is already filed\n"
    }
    assert len(days(folder)) == 5
    assert left_over(folder) == set()
