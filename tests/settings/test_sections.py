"""Every table of the settings refuses what it does not know, and says file and key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.gate.acknowledgements import read_review
from termsdiff.settings.declarations import GateSettings, Settings
from termsdiff.settings.file import read_settings
from termsdiff.settings.reading_toml import declared, parse_toml
from termsdiff.versions.folder import read_terms

LIMIT = '[[limits]]\nid = "n"\nkind = "duration"\nwords = ["notice"]\nat_least = "P6M"\n'


def is_declaration(hint: Any) -> bool:
    return isinstance(hint, type) and hasattr(hint, "_fields")


def tables(kind: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each table of a declaration with the key under which it stands."""
    yield prefix, kind
    for key, hint in get_type_hints(kind, include_extras=True).items():
        if is_declaration(hint):
            yield from tables(hint, f"{prefix}{key}.")
        elif get_origin(hint) is tuple and is_declaration(get_args(hint)[0]):
            yield f"{prefix}{key}[1].", get_args(hint)[0]


TABLES = list(tables(Settings))


def written(prefix: str, row: str) -> str:
    """Return a file with one row in a table."""
    if prefix == "limits[1].":
        return f"{LIMIT}{row}\n"
    return f"[{prefix.rstrip('.')}]\n{row}\n" if prefix else f"{row}\n"


def settings(folder: Path, text: str) -> Settings:
    file = folder / "termsdiff.toml"
    file.write_text(text, "utf-8")
    return read_settings(file)


def test_all_tables_are_tried() -> None:
    assert {prefix for prefix, _ in TABLES} == {
        *(
            "",
            "parties.",
            "limits[1].",
            "gate.",
            "lint.",
            "scan.",
            "reports.",
            "opinion.",
            "notice.",
        )
    }


@pytest.mark.parametrize(("prefix", "kind"), TABLES, ids=lambda value: str(value))
def test_an_unknown_key_is_refused_with_file_and_key(
    tmp_path: Path, prefix: str, kind: Any
) -> None:
    with pytest.raises(TermsdiffError) as caught:
        settings(tmp_path, written(prefix, "zzzz = 1"))
    known = ", ".join(kind._fields)
    assert str(caught.value) == (
        f"{tmp_path / 'termsdiff.toml'}: {prefix}zzzz: unknown key; known keys: {known}"
    )


@pytest.mark.parametrize(
    ("prefix", "key"), [(prefix, key) for prefix, kind in TABLES for key in kind._fields]
)
def test_a_value_of_another_type_is_refused_with_file_and_key(
    tmp_path: Path, prefix: str, key: str
) -> None:
    row = f"{key} = 1979-05-27"
    text = written(prefix, row)
    if prefix == "limits[1].":
        text = "\n".join(one for one in LIMIT.splitlines() if not one.startswith(key)) + f"\n{row}"
    with pytest.raises(TermsdiffError) as caught:
        settings(tmp_path, text)
    said = str(caught.value)
    assert said.startswith(f"{tmp_path / 'termsdiff.toml'}: {prefix}{key}: ")
    assert f"{prefix}{key}: must be " in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[gate]\nnotice = -1", "gate.notice: must be a whole number from 0 to 3650"),
        ("[gate]\nnotice = true", "gate.notice: must be a whole number from 0 to 3650"),
        ('[gate]\nnotice = "3"', "gate.notice: must be a whole number from 0 to 3650"),
        ("[scan]\njobs = 0", "scan.jobs: must be a whole number from 1 to 512"),
        ('[lint]\nfail_on = "any"', "lint.fail_on: must be one of error, warning, note"),
        ('[lint]\nwithout = [""]', "lint.without: must be a list of strings"),
        ('[lint]\nwithout = "x"', "lint.without: must be a list of strings"),
        ("[gate]\ntopic = []", "gate.topic: unknown key; did you mean topics?"),
        ("limits = 3", "limits: must be a list of tables"),
        ("limits = [3]", "limits[1]: must be a table"),
        ('[[limits]]\nkind = "money"', "limits[1].id: must be a string"),
        ("gate = 3", "gate: must be a table"),
        ('[levels]\nx = "loud"', "levels.x: must be one of off, material, minor, editorial"),
        ("[topics]\nx = 3", "topics.x: must be a list of strings"),
        ("[versions]\nx = 3", "versions: unknown key"),
        ('"a - at `$.b`" = 1', "a - at `$.b`: unknown key"),
    ],
)
def test_mistakes_are_said_in_words(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TermsdiffError) as caught:
        settings(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'termsdiff.toml'}: {said}")


def test_what_is_set_is_read_and_the_rest_keeps_its_default(tmp_path: Path) -> None:
    found = settings(tmp_path, '[gate]\nnotice = 30\nignore = ["a"]\n[reports]\nfull = true\n')
    assert found.gate == GateSettings(notice=30, ignore=("a",))
    assert found.reports.full
    assert found.levels == {}
    assert settings(tmp_path, "") == Settings()


def test_every_command_that_reads_settings_refuses_a_mistake_in_any_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.termsdiff.scan]\njob = 1\n", "utf-8")
    for name in ("old.md", "new.md"):
        (tmp_path / name).write_text("# Terms\n\nWe serve you.\n", "utf-8")
    (tmp_path / "pairs.csv").write_text("old,new\nold.md,new.md\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    for words in (
        ["diff", "old.md", "new.md"],
        ["lint", "old.md"],
        ["scan", "pairs.csv", "--out", "out.csv"],
        ["report"],
    ):
        assert run(words) == 2
        said = capsys.readouterr().err
        assert "pyproject.toml: scan.job: unknown key; did you mean jobs?" in said, words


def test_settings_of_lint_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.md").write_text(
        "# Terms\n\nEffective: 1 May 2024\n\n1.1 The the fee.\n", "utf-8"
    )
    own = tmp_path / "termsdiff.toml"
    own.write_text('[lint]\nfail_on = "warning"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["lint", "t.md"]) == 1
    assert "doubled-word" in capsys.readouterr().out
    own.write_text('[lint]\nfail_on = "note"\nwithout = ["doubled-word"]\n', "utf-8")
    assert run(["lint", "t.md"]) == 0
    out, err = capsys.readouterr()
    assert "doubled-word" not in out
    assert "skips doubled-word" in err, "what was not looked for is said"
    own.write_text('[lint]\nwithout = ["doubled-words"]\n', "utf-8")
    assert run(["lint", "t.md"]) == 2
    assert "lint.without: unknown check 'doubled-words'" in capsys.readouterr().err


def test_settings_of_scan_and_reports_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        (tmp_path / "versions" / name).mkdir(parents=True)
        text = "# Terms\n\n1.1 We serve you.\n"
        (tmp_path / "versions" / name / "2024-05-01.md").write_text(text, "utf-8")
    own = tmp_path / "termsdiff.toml"
    own.write_text('[scan]\nexclude = ["b"]\njobs = 1\n[reports]\nout = "pages"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["scan", "versions", "--out", "out.csv"]) == 0
    assert "1 document" in capsys.readouterr().out
    assert run(["report"]) == 0
    assert (tmp_path / "pages" / "index.html").exists()
    for out in ("../elsewhere", "/tmp/elsewhere"):
        own.write_text(f'[reports]\nout = "{out}"\n', "utf-8")
        assert run(["report"]) == 2
        assert "reports.out: must be a folder next to this file" in capsys.readouterr().err


def test_terms_and_reviews_refuse_unknown_keys(tmp_path: Path) -> None:
    place = tmp_path / "terms"
    place.mkdir()
    (place / "2024-05-01.md").write_text("# Terms\n", "utf-8")
    (place / "terms.toml").write_text('titel = "Terms"\n', "utf-8")
    with pytest.raises(TermsdiffError, match=r"terms\.toml: titel: unknown key; did you mean"):
        read_terms(tmp_path, "terms")
    entry = '[[accepted]]\nchange = "c-1"\nby = "Ada"\nreason = "why"\n'
    (one,) = read_review(f"{entry}at = 2024-05-01T12:00:00Z\n", "r.toml")
    assert one.at.startswith("2024-05-01")
    for row, said in (
        ("who = 3", "accepted[2].who: unknown key"),
        ("at = 3", "accepted[2].at: must be a string"),
        ("topics = 3", "accepted[2].topics: must be a list of strings"),
    ):
        with pytest.raises(TermsdiffError) as caught:
            read_review(f"{entry}{entry}{row}\n", "r.toml")
        assert str(caught.value).startswith(f"r.toml: {said}")
    without = entry.replace('by = "Ada"\n', "")
    with pytest.raises(TermsdiffError, match=r"r\.toml: accepted\[1\]\.by: must be a string"):
        read_review(without, "r.toml")
    with pytest.raises(TermsdiffError, match=r"accepted\[1\]\.reason: must be a string"):
        read_review(entry.replace("why", " "), "r.toml")


@pytest.mark.parametrize("text", ["x = [" * 2000, "a = 1\na = 2", "\x00", "[a]\nb"])
def test_what_is_no_toml_is_one_line(text: str) -> None:
    with pytest.raises(TermsdiffError) as caught:
        declared(Settings, parse_toml(text, "s.toml"), "s.toml")
    assert str(caught.value).startswith("s.toml: not valid TOML")
