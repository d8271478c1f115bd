"""`termsdiff diff` as its users call it: exit statuses, streams, files."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from termsdiff.cli.main import run

OLD = """\
# Terms

## 1. Notice

We will give you six months of notice before we close the service.

## 2. Law

The law of Ruritania applies.
"""
NEW = OLD.replace("six months", "two months")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return str(old), str(new)


def fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that must fail; return its one line."""
    assert run(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("termsdiff: ")
    assert err.count("\n") == 1
    return err


def test_text_is_the_default(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *pair]) == 0
    out, err = capsys.readouterr()
    assert "1. Notice" in out
    assert "{+two" in out
    assert "\x1b" not in out
    assert err == ""


def test_json_is_read_back(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *pair, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "termsdiff.report/1"
    assert report["old"]["source"] == pair[0]
    assert len(report["changes"]) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("text", "1. Notice"),
        ("stat", "1. Notice"),
        ("json", "termsdiff.report/1"),
        ("markdown", "1. Notice"),
        ("csv", "1. Notice"),
        ("sarif", '"version": "2.1.0"'),
        ("junit", "<testsuite "),
        ("github", "1 "),
        ("html-fragment", "1. Notice"),
    ],
)
def test_every_format_says_something(
    name: str, words: str, pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *pair, "--format", name]) == 0
    assert words in capsys.readouterr().out


def test_stat_is_a_format(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *pair, "--stat"]) == 0
    assert capsys.readouterr().out.startswith(" 1. Notice |    1 ~")


def test_exit_status_of_fail_on(pair: tuple[str, str]) -> None:
    old, new = pair
    assert run(["diff", old, new, "--fail-on", "any"]) == 1
    assert run(["diff", old, old, "--fail-on", "any"]) == 0
    assert run(["diff", old, new, "--fail-on", "any", "--topic", "payment"]) == 0


def test_standard_input_is_a_version(
    pair: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OLD.encode())))
    assert run(["diff", "-", pair[1], "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["old"]["source"] == "standard input"


def test_both_from_standard_input_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "only one" in fails(capsys, "diff", "-", "-")


def test_output_goes_to_a_new_file(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.json"
    assert run(["diff", *pair, "--format", "json", "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(target.read_text("utf-8"))["changes"]
    assert "--force" in fails(capsys, "diff", *pair, "-o", str(target))
    assert run(["diff", *pair, "-f", "text", "-o", str(target), "--force"]) == 0
    assert target.read_text("utf-8").startswith("Terms\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.md", "old.md", "report.json"]


def test_a_file_is_kept_where_the_input_is_bad(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.txt"
    target.write_text("kept", encoding="utf-8")
    fails(capsys, "diff", "no-such-a", "no-such-b", "-o", str(target), "--force")
    assert target.read_text("utf-8") == "kept"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "nonsense"], "known formats: text, stat, json"),
        (["--topic", "weather"], "known topics: liability"),
        (["--materiality", "huge"], "invalid choice"),
        (["--width", "3"], "at least 20"),
        (["--stat", "--format", "json"], "cannot be combined"),
        (["--nonsense"], "--help"),
        (["-o", "no-such-folder/report.md"], "cannot be written"),
        (["-o", "."], "a directory"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str],
    words: str,
    pair: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert words in fails(capsys, "diff", *pair, *arguments)


def test_color_is_for_terminals_unless_asked_for(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["diff", *pair, "--color", "always"]) == 0
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(["diff", *pair, "--no-pager"]) == 0
    assert "\x1b[" not in capsys.readouterr().out


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "termsdiff", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def test_json_imports_nothing_that_it_does_not_need(pair: tuple[str, str]) -> None:
    code = (
        "import sys; from termsdiff.cli.main import run; run(sys.argv[1:]);"
        "heavy = {'rich', 'jinja2', 'git', 'hypothesis', 'markupsafe', 'subprocess', 'pygments'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "diff", *pair, "--format", "json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == "[]\n"


def test_a_closed_pipe_is_no_error(pair: tuple[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "termsdiff", "diff", *pair],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


def test_a_terminal_without_unicode_gets_escapes(pair: tuple[str, str]) -> None:
    done = command("diff", *pair, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert r"\u2500" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_one_line(pair: tuple[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "termsdiff", "diff", *pair],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "termsdiff: the operating system refused: No space left on device\n"


def test_a_closed_standard_input_is_one_line(pair: tuple[str, str]) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m termsdiff diff - "$1" <&-', sys.executable, pair[1]],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("termsdiff: ")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def unclear(tmp_path: Path) -> tuple[str, str]:
    """Two texts with one change that is not assessed, and one that is proved."""
    text = "# Terms\n\n## 1. Samples\n\nThe blue samples lie in the tray.\n\nWe empty it by hand.\n"
    old, new = tmp_path / "unclear-old.md", tmp_path / "unclear-new.md"
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("blue", "green").replace("it by", "it, by"), encoding="utf-8")
    return str(old), str(new)


@pytest.mark.parametrize(
    ("least", "status"), [("material", 0), ("minor", 0), ("unassessed", 1), ("any", 1)]
)
def test_fail_on_what_is_not_assessed(
    least: str, status: int, unclear: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *unclear, "--fail-on", least]) == status
    out = capsys.readouterr().out
    # the names of the files may take a line of their own
    assert "\nNOT ASSESSED  Nothing was found that matters, but 1 change" in out
    assert "[-blue-]{+green+}" in out


def test_only_what_is_not_assessed_or_heavier(
    unclear: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *unclear, "--materiality", "unassessed", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [change["materiality"] for change in report["changes"]] == ["unassessed"]
    assert report["summary"]["changes"]["editorial"] == 1
    assert run(["diff", *unclear, "--materiality", "unassessed"]) == 0
    assert "Shown: 1 of 2 changes (not assessed or higher)." in capsys.readouterr().out


@pytest.mark.parametrize("command", ["diff", "log"])
def test_help_names_all_weights(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "of this materiality or higher: material, minor, unassessed or editorial" in said
    assert "material, minor, unassessed or any" in said
