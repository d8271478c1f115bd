"""How a run ends: at once, and in good order."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

_RUN = """
import atexit, sys, threading, time
from termsdiff.__main__ import main

class Last:
    def __del__(self):
        print("taken apart", file=sys.stderr)

last = Last()
{before}
sys.argv[1:] = {words!r}
status = main()
print("went on", file=sys.stderr)
sys.exit(status)
"""


def ended(folder: Path, *words: str, before: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _RUN.format(before=before, words=list(words))],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_run_leaves_its_memory_to_the_system(tmp_path: Path) -> None:
    done = ended(tmp_path, "formats")
    assert (done.returncode, done.stderr) == (0, "")
    assert "sarif" in done.stdout


def test_the_status_is_that_of_the_command(tmp_path: Path) -> None:
    done = ended(tmp_path, "diff", "nowhere.md", "nothing.md")
    assert done.returncode == 2
    assert done.stderr.startswith("termsdiff: ")


def test_who_asked_to_be_told_of_the_end_is_told(tmp_path: Path) -> None:
    done = ended(tmp_path, "formats", before="atexit.register(print, 'told', file=sys.stderr)")
    assert done.stderr == "told\n"


def test_a_thread_that_works_on_is_waited_for(tmp_path: Path) -> None:
    work = "lambda: (time.sleep(1), print('worked', file=sys.stderr))"
    done = ended(tmp_path, "formats", before=f"threading.Thread(target={work}).start()")
    assert "worked" in done.stderr


def test_a_thread_that_nobody_waits_for_ends_with_the_run(tmp_path: Path) -> None:
    work = "lambda: (time.sleep(60), print('worked', file=sys.stderr))"
    start = f"threading.Thread(target={work}, daemon=True).start()"
    done = ended(tmp_path, "formats", before=start)
    assert (done.returncode, done.stderr) == (0, "")


CLOSED = "termsdiff: standard output: closed; write to a file with -o FILE\n"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("diff old.md new.md", 2, CLOSED),
        ("diff old.md new.md --format json", 2, CLOSED),
        ("formats", 2, CLOSED),
        ("diff old.md new.md -o changes.txt", 0, ""),
        ("diff old.md nowhere.md", 2, "termsdiff: nowhere.md: no such file"),
    ],
)
def test_a_standard_output_that_was_closed_is_said(
    tmp_path: Path, words: str, status: int, said: str
) -> None:
    (tmp_path / "old.md").write_text("# Terms\n\nYou pay EUR 100.\n", "utf-8")
    (tmp_path / "new.md").write_text("# Terms\n\nYou pay EUR 200.\n", "utf-8")
    command = f"{shlex.quote(sys.executable)} -m termsdiff {words} >&-"
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, stderr=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == status
    assert done.stderr == said if said == CLOSED or not said else done.stderr.startswith(said)


def test_a_closed_output_is_left_to_the_interpreter(tmp_path: Path) -> None:
    done = ended(tmp_path, "diff", "a", "b", before="sys.stderr = None")
    assert done.returncode == 2
