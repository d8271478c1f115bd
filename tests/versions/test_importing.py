"""Importing again: what is new is filed, what is filed stays as it is, and what differs is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff.cli.main import run
from version_samples import commit, git, new_repository, terms

PATH = "Harbour/Terms of Service.md"


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    place = new_repository(tmp_path / "archive")
    commit(place, PATH, terms("1 May 2024"), "2024-05-01")
    commit(place, PATH, terms("1 July 2024", "three"), "2024-07-01")
    return place


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "harbour").iterdir())}


def imported(place: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    command = ["import", str(place), PATH, "--terms", "harbour", "--folder", str(folder)]
    capsys.readouterr()
    assert run(command) == 0
    return capsys.readouterr().out


def test_a_second_import_files_what_is_new(
    grown: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "versions"
    imported(grown, folder, capsys)
    before = files(folder)
    assert list(before) == ["2024-05-01.md", "2024-07-01.md"]
    commit(grown, PATH, terms("1 September 2024", "two"), "2024-09-01")
    said = imported(grown, folder, capsys)
    assert "1 new, 2 filed before" in said
    assert "left as filed" not in said
    after = files(folder)
    assert list(after) == [*before, "2024-09-01.md"]
    assert {name: after[name] for name in before} == before
    assert "0 new, 3 filed before" in imported(grown, folder, capsys)
    assert files(folder) == after


def test_how_the_bytes_were_read_is_filed(tmp_path: Path) -> None:
    place = new_repository(tmp_path / "western")
    (place / "t.md").write_bytes(terms().replace("harbour", "caf\xe9").encode("cp1252"))
    git(place, "add", "t.md")
    git(place, "commit", "-q", "-m", "Record")
    folder = tmp_path / "versions"
    assert run(["import", str(place), "t.md", "--terms", "harbour", "--folder", str(folder)]) == 0
    text = (folder / "harbour" / "2024-05-01.md").read_text("utf-8")
    assert "note: The text was read as Windows-1252" in text
    assert "the café service" in text


def test_a_version_that_was_taken_back_since_is_named(
    grown: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "versions"
    imported(grown, folder, capsys)
    before = files(folder)
    commit(grown, PATH, terms("1 May 2024"), "2024-08-01")
    said = imported(grown, folder, capsys)
    assert "left as filed: 2024-07-01 (the archive now says: withdrawn 2024-08-01)" in said
    assert files(folder) == before


def test_a_version_that_the_history_lost_is_named(
    grown: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "versions"
    imported(grown, folder, capsys)
    before = files(folder)
    other = new_repository(tmp_path / "other")
    commit(other, PATH, terms("1 May 2024"), "2024-05-01")
    said = imported(other, folder, capsys)
    assert "left as filed: 2024-07-01 (the archive no longer shows it as a version)" in said
    assert files(folder) == before
