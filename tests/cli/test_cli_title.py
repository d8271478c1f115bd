"""What a document is called: `--title`, then `terms.toml`, then front matter, then its lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from termsdiff.cli.main import run

TEXT = "# Terms of Quillon\n\nEffective: 1 May 2024\n\nYou pay within {} days of the invoice.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "partner"
    place.mkdir()
    for day, days in (("2024-05-01", 30), ("2025-05-01", 20)):
        (place / f"{day}.md").write_text(TEXT.format(days), encoding="utf-8")
    return place


def titles(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, ...]:
    capsys.readouterr()
    assert run([*arguments, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    return (report["old"]["title"], report["new"]["title"]) if "old" in report else report["title"]


def test_the_order_of_what_gives_a_title(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    pair = ("diff", "partner/2024-05-01.md", "partner/2025-05-01.md")
    assert titles(capsys, *pair) == ("Terms of Quillon", "Terms of Quillon")
    (folder / "terms.toml").write_text('title = "Partner terms"\n', encoding="utf-8")
    assert titles(capsys, *pair) == ("Partner terms", "Partner terms")
    assert titles(capsys, "diff", "partner", "--folder", ".") == ("Partner terms",) * 2
    assert titles(capsys, *pair, "--title", "Ours") == ("Ours", "Ours")
    assert titles(capsys, "parse", "partner/2024-05-01.md", "--title", "Ours") == "Ours"
    assert titles(capsys, "parse", "partner/2024-05-01.md") == "Partner terms"


def test_other_commands_read_what_diff_reads(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "terms.toml").write_text('title = "Partner terms"\n', encoding="utf-8")
    pair = [str(folder / f"{day}.md") for day in ("2024-05-01", "2025-05-01")]
    assert run(["verify", *pair, "--only", "Terms of Quillon", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["old"]["title"], report["new"]["title"]) == ("Partner terms", "Partner terms")


def test_settings_belong_to_versions_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "terms.toml").write_text('title = "Partner terms"\n', encoding="utf-8")
    other = folder / "notice.md"
    other.write_text(TEXT.format(10), encoding="utf-8")
    assert titles(capsys, "parse", str(other)) == "Terms of Quillon"


def test_broken_settings_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "terms.toml").write_text("title = 5\n", encoding="utf-8")
    assert run(["parse", str(folder / "2024-05-01.md")]) == 2
    assert "terms.toml: title: must be a string" in capsys.readouterr().err
