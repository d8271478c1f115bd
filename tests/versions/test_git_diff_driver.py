"""The diff driver, as git runs it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from version_samples import commit, git, new_repository, terms

COMMAND = shlex.join([sys.executable, "-m", "termsdiff", "git-diff-driver"])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    repository = new_repository(tmp_path / "r")
    commit(repository, ".gitattributes", "*.md diff=termsdiff\n", "2024-04-01")
    git(repository, "config", "diff.termsdiff.command", COMMAND)
    commit(repository, "my terms.md", terms(), "2024-05-01")
    return repository


def test_git_diff_speaks_clauses(place: Path) -> None:
    (place / "my terms.md").write_text(terms(notice="two"), encoding="utf-8")
    out = git(place, "diff")
    assert out.startswith("terms my terms.md\n")
    assert "1.2" in out
    assert "two" in out
    assert "@@" not in out


def test_git_log_speaks_clauses(place: Path) -> None:
    commit(place, "my terms.md", terms(notice="two"), "2024-06-01")
    out = git(place, "log", "-p", "--ext-diff", "-1", TERMSDIFF_DIFF_FORMAT="stat")
    assert "1 section changed" in out


def test_added_renamed_and_unreadable_files(place: Path) -> None:
    git(place, "mv", "my terms.md", "new.md")
    (place / "new.md").write_text(terms(notice="two"), encoding="utf-8")
    (place / "bad.md").write_bytes(b"\xff\x00")
    git(place, "add", "-A")
    out = git(place, "diff", "--cached", "-M")
    assert "terms my terms.md → new.md" in out
    assert "differs, but cannot be read as terms" in out


def test_other_arguments_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["git-diff-driver", "a", "b"]) == 2
    assert "git calls this command" in capsys.readouterr().err
