"""Input that is no document gives one clear line, status 2 and nothing on standard output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.input import files
from termsdiff.input.files import decode, read_source

GOOD = "# Terms\n\nWe may close the service.\n"


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.md"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("termsdiff: ")
    assert err.count("\n") == 1
    assert "internal error" not in err
    return err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "an empty document"),
        (b" \n\t\n", "an empty document"),
        (b"\xef\xbb\xbf", "an empty document"),
        (b"\xff\xfe", "an empty document"),
        (b"\x00\x01\x02\x03", "binary data"),
        (b"words\x00words", "binary data"),
        (b"# Terms\n\nCaf\xe9 \x81 terms\n", "line 3"),
        (b"# Terms\n\n" + b"\xd5\xd3\xcc\xcf\xd7\xc9\xd1 " * 9, "line 3"),
        (b"\xff\xfea\x00\n", "not UTF-8 text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary data"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04....", "Word file"),
    ],
)
@pytest.mark.parametrize("command", ["diff", "parse"])
def test_bad_bytes(
    command: str,
    data: bytes,
    words: str,
    good: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(data)
    operands = [str(bad)] if command == "parse" else [good, str(bad)]
    message = refused(capsys, command, *operands)
    assert words in message
    assert "bad.md" in message


def test_a_missing_file(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "missing.md: no such file" in refused(capsys, "diff", good, "missing.md")
    assert "no such file" in refused(capsys, "diff", "missing.md", good)


def test_a_directory(good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "a directory" in refused(capsys, "diff", good, str(tmp_path))


def test_a_name_with_controls(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    message = refused(capsys, "diff", good, "a\nb\x1b[31m.md")
    assert "\x1b" not in message
    assert "no such file" in message


@pytest.mark.parametrize("name", ["a\x00b", "x" * 5_000])
def test_a_name_that_no_file_can_have(
    name: str, good: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, "diff", good, name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_without_a_writer_is_not_waited_for(
    good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.2)
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    assert "a pipe or device" in refused(capsys, "diff", good, str(pipe))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_read_to_its_end(
    good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(GOOD * 9_000, "utf-8"))
    writer.start()
    assert read_source(str(pipe)).text == GOOD * 9_000
    writer.join()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd here")
def test_process_substitution_is_a_file(good: str, tmp_path: Path) -> None:
    command = 'exec "$0" -m termsdiff diff <(sleep 0.3; cat "$1") <(echo "# Terms") --format json'
    done = subprocess.run(
        ["bash", "-c", command, sys.executable, good], capture_output=True, text=True, check=True
    )
    report = json.loads(done.stdout)
    assert [change["kind"] for change in report["changes"]] == ["removed"]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no null device here")
@pytest.mark.parametrize(("first", "kind"), [(True, "added"), (False, "removed")])
def test_the_null_device_is_the_empty_text(
    good: str, capsys: pytest.CaptureFixture[str], first: bool, kind: str
) -> None:
    pair = ["/dev/null", good] if first else [good, "/dev/null"]
    assert run(["diff", *pair, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [change["kind"] for change in report["changes"]] == [kind]


def test_windows_1252_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "old.md"
    path.write_bytes("# Terms\n\nCaf\xe9 \u2013 \u201cterms\u201d \u20ac 5\n".encode("cp1252"))
    found = read_source(str(path))
    assert found.text.endswith("Café – “terms” € 5\n")
    assert [note.code for note in found.notes] == ["encoding"]
    assert "line 3" in found.notes[0].text
    assert not read_source(str(path.with_name("old.md"))).notes[0].incomplete


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_not_read(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "a pipe or device" in refused(capsys, "diff", good, "/dev/zero")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0 or sys.platform == "win32",
    reason="the superuser may read everything",
)
def test_a_file_without_permission(
    good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(GOOD, encoding="utf-8")
    secret.chmod(0)
    assert "cannot be read" in refused(capsys, "diff", good, str(secret))


def test_a_file_over_the_limit(good: str) -> None:
    with pytest.raises(TermsdiffError, match="larger than 1e-05 MB"):
        read_source(good, limit=10)


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode("utf-16"),
        b"\xfe\xff" + GOOD.encode("utf-16-be"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends_that_are_fine(data: bytes) -> None:
    assert decode(data, "x") == GOOD


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["diff", "good.md", "missing.md"], "missing.md"),
        (["diff", "good.md", "folder"], "folder"),
        (["diff", "good.md", "binary.md"], "binary.md"),
        (["diff", "good.md", "empty.md"], "empty.md"),
        (["diff", "good.md", "good.md", "-o", "good.md"], "good.md"),
        (["diff", "good.md", "good.md", "-o", "folder"], "folder"),
        (["diff", "good.md", "good.md", "-o", "none/x.md"], "none/x.md"),
        (["diff", "good.md", "good.md", "--config", "broken.toml"], "broken.toml"),
        (["show", "missing"], "missing"),
        (["lint", "missing"], "missing"),
        (["parse", "empty.md"], "empty.md"),
        (["add", "empty.md", "--terms", "x"], "empty.md"),
        (["list", "--folder", "none"], "none"),
        (["import", "none"], "none"),
        (["update", "--folder", "none"], "none"),
        (["report", "--folder", "none"], "none"),
        (["report", "--out", "good.md"], "good.md"),
        (["report", "--theme", "none"], "none"),
        (["scan", "none", "--out", "x.csv"], "none"),
        (["scan", "folder", "--out", "y.csv"], "folder"),
        (["query", "folder", "select 1"], "folder"),
        (["stats", "folder"], "folder"),
        (["help", "--man", "--out", "good.md/x"], "good.md/x"),
    ],
)
def test_errors_have_one_grammar(
    words: list[str],
    path: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "versions").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.md").write_text("# Terms\n\nWe may.\n", "utf-8")
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "binary.md").write_bytes(b"\x00\x01")
    (tmp_path / "broken.toml").write_text("levels = [", "utf-8")
    if words[0] in ("query", "stats"):
        pytest.importorskip("duckdb")
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith(f"termsdiff: {path}: ")
