"""reports/ is what `termsdiff report` makes of versions/, byte by byte (`make reports`)."""

from __future__ import annotations

from pathlib import Path

from termsdiff.cli.main import run

ROOT = Path(__file__).parents[2]
ON = "2026-11-23"


def test_reports_are_what_the_tool_makes(tmp_path):
    options = ["--folder", str(ROOT / "versions"), "--out", str(tmp_path / "reports")]
    assert run(["report", *options, "--on", ON]) == 0
    made, kept = (
        {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.*ml"))}
        for folder in (tmp_path / "reports", ROOT / "reports")
    )
    assert set(made) == set(kept)
    differing = [name for name in made if made[name].read_bytes() != kept[name].read_bytes()]
    assert differing == []
