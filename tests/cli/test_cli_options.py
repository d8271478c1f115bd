"""The options that commands share: declared once, understood alike, formats by a file's ending."""

from __future__ import annotations

import argparse
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from termsdiff.cli.commands import COMMANDS, parser_of
from termsdiff.cli.main import run
from termsdiff.reports.formats import FORMATS, Format, format_by_suffix
from version_samples import new_repository, terms

Capture = pytest.CaptureFixture[str]
SHARED = ("--format", "--output", "--force", "--color", "--width", "--no-pager", "--quiet")
WRITERS = (
    *("diff", "explain", "rules", "list", "show", "log", "blame", "history", "lint"),
    *("parse", "formats", "query", "stats"),
)
OTHERS = ("check", "hook", "add")
"""Commands whose --force forces something else, or whose formats are those of the gate."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "versions" / "harbour"
    folder.mkdir(parents=True)
    (folder / "2024-05-01.md").write_text(terms("1 May 2024", "six"), "utf-8")
    (folder / "2024-08-01.md").write_text(terms("1 August 2024", "two"), "utf-8")
    return tmp_path


def refused(capsys: Capture, *words: str) -> str:
    capsys.readouterr()
    assert run(list(words)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


def actions(name: str) -> dict[str, argparse.Action]:
    command = next(known for known in COMMANDS if known.name == name)
    return dict(parser_of(command)._option_string_actions)


@pytest.mark.parametrize("name", WRITERS)
def test_whatever_writes_a_text_has_the_shared_options(name: str) -> None:
    assert set(SHARED) <= set(actions(name))


def test_an_option_of_one_name_is_one_option() -> None:
    seen: dict[str, tuple[object, ...]] = {}
    shared = (*SHARED[1:], "--materiality", "--config", "--folder", "--theme")
    for command in COMMANDS:
        own = ("--output", "--force") if command.name in OTHERS else ()
        for option, action in actions(command.name).items():
            if option in shared and option not in own:
                is_ = (action.help, action.metavar, action.default, tuple(action.option_strings))
                assert seen.setdefault(option, is_) == is_, (command.name, option)
    assert set(shared) <= set(seen)


def test_fail_on_of_changes_has_one_vocabulary() -> None:
    for name in ("diff", "log"):
        choices = actions(name)["--fail-on"].choices
        assert tuple(choices or ()) == ("material", "minor", "unassessed", "any")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("x.docx", "docx"),
        ("X.DOCX", "docx"),
        ("a/b.html", "html"),
        ("x.htm", "html"),
        ("x.json", "json"),
        ("x.md", "markdown"),
        ("x.markdown", "markdown"),
        ("x.csv", "csv"),
        ("x.sarif", "sarif"),
        ("x.sarif.json", "sarif"),
        ("x.xml", "junit"),
        ("x.junit.xml", "junit"),
        ("x.txt", "text"),
        ("x.unheard-of", "text"),
        ("x", "text"),
        ("json", "text"),
        ("x.json/report", "text"),
        (".json", "text"),
    ],
)
def test_the_ending_of_a_file_names_a_format(file: str, name: str) -> None:
    assert format_by_suffix(file) == name


def test_the_format_of_another_package_can_be_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Format("verdict", "the verdict", ".verdict", lambda comparison, options: "x")
    monkeypatch.setattr("termsdiff.reports.formats.installed_formats", lambda: iter([other]))
    assert format_by_suffix("x.verdict") == "verdict"
    assert format_by_suffix("x.docx") == "docx"


@pytest.mark.parametrize("known", [known for known in FORMATS if known.suffix != ".txt"])
def test_diff_writes_what_the_file_is_called(here: Path, known: Format) -> None:
    first = next(one.name for one in FORMATS if one.suffix == known.suffix)
    assert run(["diff", "harbour", "-o", f"by-name{known.suffix}"]) == 0
    assert run(["diff", "harbour", "-f", first, "-o", "asked"]) == 0
    assert (here / f"by-name{known.suffix}").read_bytes() == (here / "asked").read_bytes()


def test_a_word_file_is_one(here: Path) -> None:
    assert run(["diff", "harbour", "-o", "x.docx"]) == 0
    assert "word/document.xml" in zipfile.ZipFile(here / "x.docx").namelist()


def test_a_format_that_is_named_wins(here: Path) -> None:
    assert run(["diff", "harbour", "-f", "json", "-o", "x.html"]) == 0
    assert json.loads((here / "x.html").read_text("utf-8"))["schema"] == "termsdiff.report/1"
    assert run(["diff", "harbour", "--stat", "-o", "y.html"]) == 0
    assert (here / "y.html").read_text("utf-8").splitlines()[1].startswith(" 1. Service |")


def test_a_list_goes_into_a_file(here: Path, capsys: Capture) -> None:
    for words in (
        ["list"],
        ["log", "harbour"],
        ["blame", "harbour"],
        ["history", "harbour", "1.2"],
        ["rules"],
        ["lint", "harbour"],
        ["formats"],
        ["parse", "harbour"],
    ):
        assert run([*words, "-o", "list.json", "--force"]) == 0
        assert isinstance(json.loads((here / "list.json").read_text("utf-8")), list | dict)
        assert run([*words, "-o", "list.txt", "--force"]) == 0
        assert capsys.readouterr().out == ""
        assert run([*words, "--no-pager"]) == 0
        assert (here / "list.txt").read_text("utf-8") == capsys.readouterr().out
    assert "list.txt: already exists; --force" in refused(capsys, "list", "-o", "list.txt")
    assert "x.docx: this command does not write docx" in refused(capsys, "list", "-o", "x.docx")
    assert not (here / "x.docx").exists()


def test_a_text_goes_into_a_file_as_it_is(here: Path) -> None:
    assert run(["show", "harbour", "--raw", "-o", "now.md"]) == 0
    assert (here / "now.md").read_text("utf-8") == terms("1 August 2024", "two")


@pytest.mark.parametrize(
    "topic",
    ["discontinuation", "Discontinuation", "DISCONTINUATION"],
)
def test_a_topic_is_named_in_any_case(here: Path, capsys: Capture, topic: str) -> None:
    assert run(["log", "harbour", "--topic", topic, "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["changes"]


@pytest.mark.parametrize("topic", ["data_use", "Use of data", "use of DATA", "Data-Use"])
def test_a_topic_has_its_printed_name_too(here: Path, capsys: Capture, topic: str) -> None:
    for words in (["log", "harbour"], ["diff", "harbour"], ["rules"]):
        assert run([*words, "--topic", "data_use"]) == 0
        plain = capsys.readouterr().out
        assert run([*words, "--topic", topic]) == 0
        assert capsys.readouterr().out == plain


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["diff", "harbour", "--topic", "liabilty"], "did you mean liability?"),
        (["log", "harbour", "--topic", "use of dta"], "did you mean data_use?"),
        (["rules", "--topic", "Licence and usage"], "did you mean license?"),
        (["scan", "versions", "--out", "x.csv", "--topic", "payments"], "did you mean payment?"),
    ],
)
def test_a_near_topic_is_offered(here: Path, capsys: Capture, words: list[str], meant: str) -> None:
    assert meant in refused(capsys, *words)


def test_topics_of_the_settings_are_topics_everywhere(here: Path, capsys: Capture) -> None:
    settings = '[topics]\npier_fees = ["harbour service"]\n'
    (here / "termsdiff.toml").write_text(settings, "utf-8")
    for words in (["diff", "harbour"], ["log", "harbour"]):
        assert run([*words, "--topic", "Pier fees"]) == 0
        assert "did you mean pier_fees?" in refused(capsys, *words, "--topic", "pier fee")


@pytest.mark.parametrize("weight", ["unassessed", "Not assessed", "NOT-ASSESSED"])
def test_a_weight_has_its_printed_name_too(here: Path, weight: str) -> None:
    assert run(["diff", "harbour", "--fail-on", weight]) == 1
    assert run(["diff", "harbour", "--materiality", weight]) == 0


def test_colours_mark_what_changed(here: Path, capsys: Capture) -> None:
    for words in (["log", "harbour", "-p"], ["history", "harbour", "1.2"]):
        assert run([*words, "--color", "always"]) == 0
        colored = capsys.readouterr().out
        assert "\x1b[" in colored
        assert "[-" not in colored.replace("\x1b[", "")
        assert run(words) == 0
        plain = capsys.readouterr().out
        assert "\x1b" not in plain
        assert "[-six" in plain
        assert run([*words, "--color", "always", "-f", "json"]) == 0
        assert "\\u001b" not in capsys.readouterr().out


def test_width_bounds_what_is_wrapped(here: Path, capsys: Capture) -> None:
    for words in (["blame", "harbour"], ["history", "harbour", "1.2"]):
        assert run([*words, "--width", "40"]) == 0
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 60


def test_quiet_leaves_only_errors(here: Path, capsys: Capture) -> None:
    text = terms().replace("harbour service", "caf\xe9 service")
    (here / "win.md").write_bytes(text.encode("cp1252"))
    for words in (
        ["parse", "win.md"],
        ["lint", "win.md"],
        ["diff", "win.md", "win.md"],
        ["show", "harbour"],
        ["add", "win.md", "--terms", "cafe"],
    ):
        assert run([*words, "-q"]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        assert out
    assert "no such" in refused(capsys, "diff", "none.md", "win.md", "-q")


@pytest.mark.parametrize(
    "words",
    [
        ["diff", "win.md", "win.md"],
        ["parse", "win.md"],
        ["lint", "win.md"],
        ["explain", "win.md", "new.md", "c-"],
        ["add", "win.md", "--terms", "cafe"],
    ],
)
def test_notes_of_operands_are_said_alike(here: Path, capsys: Capture, words: list[str]) -> None:
    text = terms().replace("harbour service", "caf\xe9 service")
    (here / "win.md").write_bytes(text.encode("cp1252"))
    (here / "new.md").write_text(text.replace("six", "two"), "utf-8")
    assert run(words) == 0
    err = capsys.readouterr().err
    assert err.startswith("termsdiff: win.md: ")
    assert "Windows-1252" in err
    assert err.count("\n") == 1


def test_counts_of_one_are_singular(here: Path, capsys: Capture) -> None:
    assert run(["rules", "cap-period", "-f", "json"]) == 0
    capsys.readouterr()
    assert run(["formats"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(FORMATS)


def test_options_after_a_mistake_are_offered(here: Path, capsys: Capture) -> None:
    assert "did you mean --quiet?" in refused(capsys, "list", "--quite")
    assert "did you mean --output?" in refused(capsys, "diff", "harbour", "--outptu=x")


def test_standard_input_of_a_note_has_its_name(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = io.BytesIO(terms().replace("harbour service", "caf\xe9").encode("cp1252"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    assert run(["lint", "-"]) == 0
    assert capsys.readouterr().err.startswith("termsdiff: standard input: ")


def test_a_check_writes_what_the_file_is_called(here: Path, capsys: Capture) -> None:
    new_repository(here)
    assert run(["check", "-o", "check.json"]) == 0
    assert json.loads((here / "check.json").read_text("utf-8"))
    assert run(["check", "-o", "check.sarif"]) == 0
    assert '"version": "2.1.0"' in (here / "check.sarif").read_text("utf-8")
    assert "x.docx: this command does not write docx" in refused(capsys, "check", "-o", "x.docx")
