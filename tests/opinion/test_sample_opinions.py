"""The opinions recorded for the sample terms: they stand the checks, and the report shows them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from termsdiff.cli.main import run

ROOT = Path(__file__).parents[2]
FILE = "versions/opinions.jsonl"
PAIRS = [
    ("aurelia-deployment", "2026-09-01", "2027-01-15"),
    ("aurelia-privacy", "2024-05-02", "2025-09-15"),
    ("aurelia-privacy", "2025-09-15", "2026-07-01"),
]


def report(capsys: pytest.CaptureFixture[str], pair: tuple[str, str, str], *words: str) -> Any:
    name, old, new = pair
    capsys.readouterr()
    files = [f"versions/{name}/{day}.md" for day in (old, new)]
    assert run(["diff", *files, "--format", "json", "-q", *words]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("pair", PAIRS)
def test_every_open_change_has_one_that_stands(
    pair: tuple[str, str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    plain = report(capsys, pair)
    found = report(capsys, pair, "--opinions", FILE)
    for was, now in zip(plain["changes"], found["changes"], strict=True):
        if was["materiality"] == "editorial":
            assert now == was
            continue
        assert now["opinion"]["used"], was["id"]
        assert now["opinion"]["rules"]["materiality"] == was["materiality"]
        for side, start, end in now["opinion"]["rests_on"]:
            assert now[side]["text"][start:end].strip()
    assert "editorial" not in {
        one["materiality"] for one in found["changes"] if one["basis"] == "opinion"
    }


def test_the_file_holds_no_other_answers() -> None:
    lines = [json.loads(line) for line in (ROOT / FILE).read_text("utf-8").splitlines()]
    assert {line["model"] for line in lines} == {"sample reader"}
    assert len({line["key"] for line in lines}) == len(lines) == 31
