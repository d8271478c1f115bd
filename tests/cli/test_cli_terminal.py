"""What a document holds reaches the terminal as words only: no command lets it act."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from termsdiff.cli.main import DEBUG, run
from termsdiff.text.visible import HAZARDS, visible
from version_samples import commit, new_repository, terms

Capture = pytest.CaptureFixture[str]
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\x85\x08\x7f"
MARKS = "\u202e\u2066\u200e\u200f\u061c\u2069\u206a\u2028"
HOSTILE = ESCAPES + MARKS


def hostile(notice: str, date: str) -> str:
    text = terms(date, notice).replace("harbour service", f"harbour {HOSTILE} service")
    return text.replace("# Harbour", f"# Har{HOSTILE}bour").replace("2. Law", f"2. L{HOSTILE}aw")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "versions" / "harbour"
    folder.mkdir(parents=True)
    for day, date, notice in (
        ("2024-05-01", "1 May 2024", f"six{HOSTILE}"),
        ("2024-08-01", "1 August 2024", "two"),
    ):
        (folder / f"{day}.md").write_text(hostile(notice, date), "utf-8")
    new_repository(tmp_path / "repo")
    commit(tmp_path / "repo", "t.md", hostile("six", "1 May 2024"), "2024-05-01", f"S{HOSTILE}")
    commit(tmp_path / "repo", "t.md", hostile("two", "1 June 2024"), "2024-06-01")
    return tmp_path


def clean(capsys: Capture) -> tuple[str, str]:
    shown = capsys.readouterr()
    for said in shown:
        assert HAZARDS.search(said.replace("\n", "")) is None
    return shown.out, shown.err


@pytest.mark.parametrize(
    "words",
    [
        ["show", "harbour"],
        ["show", "harbour@2024-05-01"],
        ["show", "repo", "t.md", "--on", "2024-05-02"],
        ["log", "harbour"],
        ["log", "harbour", "-p"],
        ["log", "harbour", "--oneline"],
        ["list"],
        ["list", "harbour"],
        ["history", "harbour", "1.1"],
        ["history", "harbour", "2"],
        ["blame", "harbour", "--before"],
        ["lint", "harbour"],
        ["parse", "versions/harbour/2024-05-01.md"],
        ["import", "repo", "t.md", "--dry-run"],
        ["import", "repo", "t.md"],
        ["update", "harbour"],
        ["add", "versions/harbour/2024-05-01.md", "--terms", "harbour"],
        ["add", "versions/harbour/2024-05-01.md", "--terms", f"x{HOSTILE}"],
        ["show", f"none{HOSTILE}"],
        ["show", "harbour", "--on", HOSTILE],
        ["log", "harbour", "--topic", HOSTILE],
        ["log", "repo", f"x{HOSTILE}.md"],
        ["history", "harbour", HOSTILE],
        ["import", f"none{HOSTILE}", "t.md"],
        [HOSTILE],
        ["help", HOSTILE],
    ],
    ids=lambda words: " ".join(words[:3]).encode("ascii", "ignore").decode(),
)
def test_no_command_lets_a_document_act(here: Path, capsys: Capture, words: list[str]) -> None:
    run(words)
    out, err = clean(capsys)
    assert out or err


def test_a_traceback_does_not_act(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError(HOSTILE)

    monkeypatch.setenv(DEBUG, "1")
    monkeypatch.setattr("termsdiff.cli.list.list_terms", fails)
    assert run(["list"]) == 2
    assert "Traceback" in clean(capsys)[1]


def test_show_tells_of_escapes_and_prints_the_text_raw(here: Path, capsys: Capture) -> None:
    filed = (here / "versions" / "harbour" / "2024-08-01.md").read_text("utf-8")
    assert run(["show", "harbour"]) == 0
    out, err = capsys.readouterr()
    assert out == visible(filed)
    assert "\\x1b[2J" in out
    assert "\\u200e\\u200f\\u061c" in out
    assert "characters shown as escapes; --raw prints them unchanged" in err
    assert run(["show", "harbour", "--raw"]) == 0
    out, err = capsys.readouterr()
    assert out == filed
    assert "escapes" not in err


def test_a_text_without_hazards_is_printed_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    text = "# Terms\n\n1. Wir zahlen 5 €.\n\n2. שלום 你好 — “ok”\t.\n"
    (folder / "2024-05-01.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "termsdiff", "show", "harbour", "--folder", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == text
    assert b"escape" not in done.stderr
