from __future__ import annotations

import importlib.metadata
import sys
from datetime import UTC, datetime
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from termsdiff.comparison import Comparison
from termsdiff.errors import TermsdiffError
from termsdiff.reports import paging, writing
from termsdiff.reports.formats import FORMATS, GROUP, Format, all_formats, find_format
from termsdiff.reports.options import RenderOptions, WordOptions


def shout(comparison: Comparison, options: RenderOptions) -> str:
    return comparison.verdict.upper()


SHOUT = Format("shout", "the verdict, loudly", ".txt", shout)
IMPOSTOR = Format("json", "not the JSON you know", ".json", shout)


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def entry_points(*, group: str) -> EntryPoints:
        assert group == GROUP
        values = {"shout": f"{__name__}:SHOUT", "json": f"{__name__}:IMPOSTOR", "gone": "gone:GONE"}
        return EntryPoints(EntryPoint(name, value, group) for name, value in values.items())

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)


@pytest.mark.usefixtures("_installed")
def test_another_package_adds_a_format(
    sample: Comparison, capsys: pytest.CaptureFixture[str]
) -> None:
    assert find_format("shout").render(sample, RenderOptions()) == "MATERIAL"
    assert run(["formats"]) == 0
    assert "the verdict, loudly" in capsys.readouterr().out


@pytest.mark.usefixtures("_installed")
def test_no_package_replaces_an_own_format() -> None:
    assert find_format("json") is next(known for known in FORMATS if known.name == "json")
    assert [known.name for known in all_formats()].count("json") == 1


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(TermsdiffError, match="text, stat, json, markdown, html"):
        find_format("nonsense")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_a_format_gives_what_it_says(known: Format, sample: Comparison) -> None:
    if known.name == "docx":
        pytest.importorskip("termsdiff.reports.word.render")
    # a Word file has the second in which it was made
    options = RenderOptions(word=WordOptions(moment=datetime(2026, 1, 1, tzinfo=UTC)))
    content = known.render(sample, options)
    assert isinstance(content, bytes if known.binary else str)
    assert content == known.render(sample, options)


def in_terminal(monkeypatch: pytest.MonkeyPatch, pager: str) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("PAGER", pager)
    monkeypatch.setenv("LINES", "24")


def test_a_long_report_goes_through_the_pager_and_no_shell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, script = tmp_path / "seen by the pager", tmp_path / "pager.py"
    script.write_text(
        "import os, sys\n"
        "seen = repr((sys.argv[1:], os.environ['LESS'], sys.stdin.read()))\n"
        f"open({str(target)!r}, 'w').write(seen)"
    )
    monkeypatch.delenv("LESS", raising=False)
    in_terminal(monkeypatch, f"{sys.executable} {script} '$(touch x)' ;")
    paging.show("line\n" * 30)
    assert capsys.readouterr().out == ""
    seen = target.read_text()
    assert seen == repr((["$(touch x)", ";"], "-R", "line\n" * 30))


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager-anywhere", "'unclosed"])
def test_without_a_pager_the_report_is_printed(
    pager: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    in_terminal(monkeypatch, pager)
    paging.show("line\n" * 30)
    assert capsys.readouterr().out == "line\n" * 30


def test_a_short_report_needs_no_pager(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    in_terminal(monkeypatch, "no-such-pager-anywhere")
    paging.show("line\n")
    assert capsys.readouterr().out == "line\n"


def test_a_failed_write_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.txt"
    target.write_text("kept")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(TermsdiffError, match=r": cannot be written: No space left on device"):
        writing.write_file(str(target), "new", replace=True)
    assert target.read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]
