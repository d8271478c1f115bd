"""What the command line says: near words, counts, notes, what is in force, lists of documents."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from termsdiff.cli.commands import COMMANDS
from termsdiff.cli.main import run
from termsdiff.versions.resolve import resolve, resolve_pair
from version_samples import commit, new_repository, terms

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "versions" / "harbour"
    folder.mkdir(parents=True)
    for day, date, notice in (
        ("2024-05-01", "1 May 2024", "six"),
        ("2024-08-01", "1 August 2024", "two"),
        ("2099-05-01", "1 May 2099", "one"),
    ):
        (folder / f"{day}.md").write_text(terms(date, notice), "utf-8")
    return tmp_path


@pytest.fixture
def repository(here: Path) -> Path:
    place = new_repository(here / "archive")
    for name in ("Harbour/Terms of Service.md", "Harbour/Privacy Policy.md", "Anchor/Terms.md"):
        commit(place, name, terms(), "2024-05-01")
    commit(place, "notes.txt", "none", "2024-05-02")
    return place


def said(capsys: Capture, *words: str, status: int = 0) -> str:
    capsys.readouterr()
    assert run(list(words)) == status
    return capsys.readouterr().out


def refused(capsys: Capture, *words: str) -> str:
    capsys.readouterr()
    assert run(list(words)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["dif", "a", "b"], "did you mean diff?"),
        (["histroy", "x"], "did you mean history?"),
        (["help", "lgo"], "did you mean log?"),
        (["show", "harbor"], "did you mean harbour?"),
        (["list", "Harbuor"], "did you mean harbour?"),
        (["log", "harbor"], "did you mean harbour?"),
        (["diff", "harbor"], "did you mean harbour?"),
        (["diff", "harbor", "--since", "2024-05-01"], "did you mean harbour?"),
        (["update", "harbor"], "did you mean harbour?"),
        (["report", "harbor"], "did you mean harbour?"),
        (["log", "harbour", "--topic", "liabilty"], "did you mean liability?"),
        (["log", "harbour", "--onelin"], "did you mean --oneline?"),
        (["list", "--fodler=x"], "did you mean --folder?"),
        (["lint", "harbour", "--without", "undefined"], "did you mean undefined-term?"),
        (["diff", "a", "b", "--format", "jsn"], "did you mean json?"),
        (["rules", "cure-period-custmer"], "did you mean cure-period-customer?"),
    ],
)
def test_a_similar_word_is_suggested(
    here: Path, capsys: Capture, words: list[str], meant: str
) -> None:
    assert meant in refused(capsys, *words)


def test_a_dissimilar_word_is_not_suggested(here: Path, capsys: Capture) -> None:
    assert "did you mean" not in refused(capsys, "xyzzy")
    assert "did you mean" not in refused(capsys, "log", "harbour", "--xyzzy")


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_help_explains_a_command(capsys: Capture, name: str) -> None:
    assert said(capsys, "help", name) == said(capsys, name, "--help")


def test_help_alone_is_the_overview(capsys: Capture) -> None:
    assert said(capsys, "help") == said(capsys, "--help")


@pytest.mark.parametrize("name", ["service", "1. Service", "SERVICE"])
def test_a_clause_is_found_by_its_caption(here: Path, capsys: Capture, name: str) -> None:
    assert said(capsys, "history", "harbour", name) == said(capsys, "history", "harbour", "1")
    assert "did you mean service?" in refused(capsys, "history", "harbour", "Servise")


def test_what_is_in_force_is_marked(here: Path, capsys: Capture) -> None:
    assert said(capsys, "list", "harbour").splitlines() == [
        "2099-05-01 (upcoming)",
        "2024-08-01 (in force)",
        "2024-05-01",
    ]
    rows = json.loads(said(capsys, "list", "harbour", "--format", "json"))
    assert [row["in_force"] for row in rows] == [False, True, False]


def test_a_log_can_be_short_or_show_the_words(here: Path, capsys: Capture) -> None:
    assert len(json.loads(said(capsys, "log", "harbour", "--format", "json", "-n", "2"))) == 2
    lines = said(capsys, "log", "harbour", "--oneline").splitlines()
    assert [line.split()[0] for line in lines] == [
        "harbour@2099-05-01",
        "harbour@2024-08-01",
        "harbour@2024-05-01",
    ]
    assert lines[2].endswith("first version")
    patch = said(capsys, "log", "harbour", "-n", "1", "-p")
    assert "[-two months-]{+one months+} of notice" in patch
    assert "[-six-]" not in patch
    assert "cannot be combined" in refused(capsys, "log", "harbour", "--oneline", "-p")
    assert "from 1 to" in refused(capsys, "log", "harbour", "-n", "0")


def test_only_what_is_shown_of_a_log_is_read(here: Path, capsys: Capture) -> None:
    (here / "versions" / "harbour" / "2024-05-01.md").write_bytes(b"\x00\x01")
    assert "harbour@2099-05-01" in said(capsys, "log", "harbour", "-n", "1", "--oneline")
    assert "binary data" in refused(capsys, "log", "harbour")


@pytest.mark.parametrize(
    "words",
    [
        ["import", "archive"],
        ["import", "archive", "."],
        ["log", "archive"],
        ["log", "archive", "."],
        ["show", "archive"],
        ["blame", "archive"],
    ],
)
def test_a_repository_without_a_document_lists_them(
    repository: Path, capsys: Capture, words: list[str]
) -> None:
    err = refused(capsys, *words)
    assert "'Anchor/Terms.md', 'Harbour/Privacy Policy.md', 'Harbour/Terms of Service.md'" in err
    assert "notes.txt" not in err


@pytest.mark.parametrize("command", ["import", "log"])
@pytest.mark.parametrize("path", ["Harbour", "Harbour/"])
def test_a_folder_of_a_repository_lists_its_documents(
    repository: Path, capsys: Capture, command: str, path: str
) -> None:
    err = refused(capsys, command, "archive", path)
    assert "'Harbour/Privacy Policy.md', 'Harbour/Terms of Service.md'" in err
    assert "Anchor" not in err
    near = refused(capsys, command, "archive", "Harbour/Terms of Servise.md")
    assert "did you mean Harbour/Terms of Service.md?" in near


def test_many_documents_are_counted(here: Path, capsys: Capture) -> None:
    place = new_repository(here / "archive")
    for number in range(20):
        (place / f"{number:02}.md").write_text(terms(), "utf-8")
    commit(place, "last.md", terms(), "2024-05-01")
    subprocess.run(["git", "-C", str(place), "add", "-A"], check=True)
    commit(place, "more.md", terms(), "2024-05-02")
    assert "and 10 more" in refused(capsys, "log", "archive")


def test_days_that_are_no_version_are_noted(here: Path) -> None:
    old, new = resolve_pair("harbour", since="2024-06-15")
    assert [note.code for note in old.notes] == ["day-without-version"]
    assert "harbour@2024-05-01 applied on that day" in old.notes[0].text
    assert new.notes == ()
    old, _ = resolve_pair("harbour", since="2024-05-01")
    assert old.notes == ()
    old, _ = resolve_pair("harbour", since="2098-01-01")
    assert [note.code for note in old.notes] == ["future-date"]
    assert [note.code for note in resolve("harbour@2024-06-15").notes] == ["day-without-version"]
    assert resolve("harbour@2099-05-01").notes == ()
    assert not any(note.incomplete for note in old.notes)


def test_show_says_that_a_day_is_yet_to_come(here: Path, capsys: Capture) -> None:
    assert run(["show", "harbour", "--on", "2098-01-01"]) == 0
    assert "2098-01-01 is in the future" in capsys.readouterr().err


def test_one_dated_version_is_compared_with_the_one_before(here: Path) -> None:
    old, new = resolve_pair("harbour@2024-08-01")
    assert [Path(side.name).stem for side in (old, new)] == ["2024-05-01", "2024-08-01"]


def test_windows_texts_of_a_folder_and_of_git_keep_their_note(here: Path) -> None:
    path = here / "versions" / "harbour" / "2024-05-01.md"
    path.write_bytes(terms().replace("harbour", "caf\xe9").encode("cp1252"))
    assert [note.code for note in resolve("harbour@2024-05-01").notes] == ["encoding"]
    place = new_repository(here / "archive")
    (place / "t.md").write_bytes(path.read_bytes())
    subprocess.run(["git", "-C", str(place), "add", "t.md"], check=True)
    commit(place, "u.md", terms(), "2024-05-01")
    (version,) = read_versions_of(place, "t.md")
    assert [note.code for note in version.read().notes] == ["encoding"]


def read_versions_of(place: Path, path: str) -> Any:
    from termsdiff.versions.resolve import resolve_versions

    return resolve_versions(str(place), path)


def test_counts_agree_with_their_nouns(here: Path, capsys: Capture) -> None:
    shutil.rmtree(here / "versions" / "harbour")
    (here / "versions" / "harbour").mkdir()
    (here / "versions" / "harbour" / "2024-05-01.md").write_text(terms(), "utf-8")
    assert "  1 version " in said(capsys, "list")
    out = said(capsys, "scan", "versions", "--out", "out.csv", "--jobs", "1")
    assert out.startswith("1 document: 1 recording gave 1 version, ")
    assert "0 rows of changes" in out
    place = new_repository(here / "archive")
    commit(place, "t.md", terms(), "2024-05-01")
    commit(place, "t.md", terms().replace("We run", "We  run"), "2024-05-02")
    out = said(capsys, "import", "archive", "t.md", "--dry-run")
    assert "2 commits gave 1 version, 1 new" in out
    assert "1 repeats the same words in another notation" in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete(capsys: Capture, shell: str) -> None:
    pytest.importorskip("shtab")
    script = said(capsys, "completion", shell)
    assert all(command.name in script for command in COMMANDS)
    assert "oneline" in script
    program = shutil.which(shell)
    if program is not None:
        subprocess.run([program, "-n"], input=script, text=True, check=True)


def test_completion_without_its_extra_says_what_to_install(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert "termsdiff[completion]" in refused(capsys, "completion", "bash")
