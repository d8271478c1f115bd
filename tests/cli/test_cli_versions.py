"""The commands on versions, as people call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from version_samples import commit, new_repository, terms

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for date, notice in (("1 May 2024", "six"), ("1 August 2024", "two"), ("1 May 2099", "one")):
        file = tmp_path / "new.md"
        file.write_text(terms(date, notice), encoding="utf-8")
        assert run(["add", "new.md", "--terms", "harbour"]) == 0
    return tmp_path


def out(capsys: Capture, *words: str, status: int = 0) -> str:
    capsys.readouterr()
    assert run(list(words)) == status
    return capsys.readouterr().out


def test_add_says_where_and_whether_upcoming(folder: Path, capsys: Capture) -> None:
    (folder / "new.md").write_text(terms("1 June 2099", "nine"), encoding="utf-8")
    said = out(capsys, "add", "new.md", "--terms", "harbour")
    assert said == f"{Path('versions/harbour/2099-06-01.md')}  harbour@2099-06-01 (upcoming)\n"


def test_list(folder: Path, capsys: Capture) -> None:
    assert out(capsys, "list") == (
        "harbour     3 versions  in force 2024-08-01  upcoming 2099-05-01\n"
    )
    assert out(capsys, "list", "harbour").splitlines()[0] == "2099-05-01 (upcoming)"
    rows = json.loads(out(capsys, "list", "--format", "json"))
    assert rows[0]["upcoming"] == ["2099-05-01"]


def test_show(folder: Path, capsys: Capture) -> None:
    assert out(capsys, "show", "harbour") == terms("1 August 2024", "two")
    assert out(capsys, "show", "harbour", "--on", "2024-06-01") == terms("1 May 2024", "six")
    assert out(capsys, "show", "harbour@2099-05-01") == terms("1 May 2099", "one")
    assert run(["show", "harbour"]) == 0
    assert "upcoming: 2099-05-01" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("operands", "words"),
    [
        (["harbour"], "{+one+}"),
        (["harbour@2024-05-01", "harbour@2024-08-01"], "{+two+}"),
        (["harbour@2024-06-30", "harbour"], "{+two+}"),
        (["harbour", "--since", "2024-06-01"], "{+two+}"),
        (["harbour@2024-05-01", "new.md"], "{+one+}"),
    ],
)
def test_diff_of_terms(folder: Path, capsys: Capture, operands: list[str], words: str) -> None:
    assert words.strip("{+}") in out(capsys, "diff", *operands)


def test_the_log_lists_the_versions(folder: Path, capsys: Capture) -> None:
    said = out(capsys, "log", "harbour")
    heads = [line for line in said.splitlines() if line.startswith("harbour")]
    assert heads == ["harbour 2099-05-01 (upcoming)", "harbour 2024-08-01", "harbour 2024-05-01"]
    assert "first version" in said
    rows = json.loads(out(capsys, "log", "harbour", "--format", "json"))
    assert [row["before"] for row in rows] == ["harbour@2024-08-01", "harbour@2024-05-01", None]
    assert rows[0]["changes"]
    assert run(["log", "harbour", "--fail-on", "any"]) == 1


def test_log_says_what_is_not_assessed_and_what_proofs_saw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    old = terms("1 May 2024", "six") + (
        "\n## 3. Samples\n\n3.1 The blue samples lie in the tray on the left.\n\n"
        "3.2 The tray is emptied by us, on each Monday.\n"
    )
    new = old.replace("blue", "green").replace("us, on", "us on").replace("2024", "2025")
    for text in (old, new):
        (tmp_path / "new.md").write_text(text, encoding="utf-8")
        assert run(["add", "new.md", "--terms", "harbour"]) == 0
    said = out(capsys, "log", "harbour").splitlines()
    assert any(line.startswith("  not assessed") and "{+green+}" in line for line in said)
    assert any(line.startswith("  editorial") and "only the date" in line for line in said)
    assert "  1 clause differs only in punctuation, capitals or spaces" in said
    assert said.index(next(x for x in said if "not assessed " in x and "{+" in x)) < said.index(
        next(x for x in said if x.startswith("  editorial"))
    )
    assert run(["log", "harbour", "--fail-on", "unassessed"]) == 1
    assert run(["log", "harbour", "--fail-on", "minor"]) == 0
    only = out(capsys, "log", "harbour", "--materiality", "unassessed")
    assert "not assessed" in only
    assert "  editorial" not in only


def test_blame(folder: Path, capsys: Capture) -> None:
    rows = json.loads(out(capsys, "blame", "harbour", "--format", "json"))
    found = {row["label"]: (row["since"], row["before"]) for row in rows if row["label"]}
    assert found["1.1"] == ("2024-05-01", None)
    assert found["1.2"][0] == "2099-05-01"
    assert "two months" in (found["1.2"][1] or "")
    assert "before (2024-08-01): " in out(capsys, "blame", "harbour", "--before")


def test_history_follows_a_renumbered_clause(folder: Path, capsys: Capture) -> None:
    text = terms("1 June 2099", "one").replace("## 2. Law", "## 2. Fees\n\nNone.\n\n## 3. Law")
    (folder / "new.md").write_text(text.replace("2.1 The", "3.1 The"), encoding="utf-8")
    assert run(["add", "new.md", "--terms", "harbour"]) == 0
    rows = json.loads(out(capsys, "history", "harbour", "3.1", "--format", "json"))
    assert [(row["label"], row["version"]) for row in rows] == [
        ("2.1", "harbour@2024-05-01"),
        ("3.1", "harbour@2099-06-01"),
    ]
    said = out(capsys, "history", "harbour", "1.2")
    assert said.index("2099") < said.index("2024-08-01") < said.index("2024-05-01")
    assert run(["history", "harbour", "9.9"]) == 2


def test_import_and_log_of_an_archive(tmp_path: Path, capsys: Capture) -> None:
    place = new_repository(tmp_path / "archive")
    path = "Harbour/Terms of Service.md"
    for day, text in (
        ("2024-05-02", terms()),
        ("2024-05-03", terms().replace("We run", "We  run")),
        ("2024-05-04", terms()),
        ("2024-06-01", terms(notice="two")),
    ):
        commit(place, path, text, day)
    commit(
        place, path, terms("1 July 2024"), "2024-07-01", "Apply technical or declaration upgrade"
    )
    command = ["import", str(place), path, "--folder", str(tmp_path / "v")]
    dry = out(capsys, *command, "--dry-run")
    assert not (tmp_path / "v").exists()
    said = out(capsys, *command)
    assert said == dry
    assert said.splitlines() == [
        "harbour-terms-of-service: 5 commits gave 3 versions, 3 new",
        "  2 repeat the same words in another notation, 1 of them going back to an earlier text",
        "  2024-05-01",
        "  2024-05-01-2 (since 2024-06-01)",
        "  2024-07-01 (technical upgrade of the recording)",
    ]
    assert "0 new, 3 filed before" in out(capsys, *command)
    heads = [
        x for x in out(capsys, "log", str(place), path).splitlines() if x.startswith("Harbour")
    ]
    assert len(heads) == 3
    assert out(capsys, "show", str(place), path, "--on", "2024-05-20") == terms()


@pytest.mark.parametrize(
    "words",
    [
        ["show", "nothing"],
        ["log", "nothing"],
        ["blame", "nothing"],
        ["diff", "nothing"],
        ["show", "harbour", "--on", "yesterday"],
        ["show", "harbour", "--on", "2020-01-01"],
        ["diff", "harbour@2020-01-01", "harbour"],
        ["diff", "harbour@x", "harbour"],
        ["diff", "new.md", "--since", "2024-01-01"],
        ["diff", "http://example.com/", "new.md"],
        ["import", "nowhere", "x.md"],
        ["add", "nothing.md", "--terms", "x"],
        ["add", "new.md", "--terms", "../x"],
        ["list", "nothing"],
        ["list", "--folder", "none"],
        ["log", ".", "x.md"],
        ["update"],
        ["lint", "nothing"],
    ],
)
def test_mistakes_are_one_line(folder: Path, capsys: Capture, words: list[str]) -> None:
    capsys.readouterr()
    assert run(words) == 2
    said, err = capsys.readouterr()
    assert said == ""
    assert err.startswith("termsdiff: ")
    assert err.count("\n") == 1
    assert "internal error" not in err
