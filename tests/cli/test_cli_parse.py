from __future__ import annotations

import json
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from termsdiff.notes import Note
from termsdiff.parsing import parse
from termsdiff.reports.outline import outline_text

TERMS = """\
# Terms of Harrow Labs

Effective 1 March 2025

## 1. Words

“**Output**” means what a Model returns.

## 2. Rights

### 2.1 Ownership

You own your Output as Section 2.2 (Limits) and Section 9.9 say.

### 2.2 Limits

Nobody may sell \x1b[31mit.
"""


@pytest.fixture
def terms(tmp_path: Path) -> str:
    path = tmp_path / "terms.md"
    path.write_text(TERMS, encoding="utf-8")
    return str(path)


def test_the_outline_shows_how_a_document_is_read(
    terms: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["parse", terms]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Terms of Harrow Labs\neffective 2025-03-01 · language en")
    assert "# 2.1 Ownership" in out
    assert "“Output”" in out
    assert "2.2 (Limits) → line" in out
    assert "9.9 → no such label in this document" in out
    assert "\x1b" not in out


def test_the_outline_as_json(terms: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", terms, "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    document = json.loads(out)
    assert document["schema"] == "termsdiff.document/1"
    assert document["effective_date"] == "2025-03-01"
    assert document["definitions"][0]["term"] == "Output"
    headings = [block["label"] for block in document["blocks"] if block["kind"] == "heading"]
    assert headings == ["", "1", "2", "2.1", "2.2"]
    targets = [found["target"] for found in document["references"]]
    assert targets[1] is None
    assert document["blocks"][targets[0]]["label"] == "2.2"


def test_notes_stand_above_the_outline() -> None:
    notes = (Note("cut-short", "ends after “of the\x1b”", incomplete=True),)
    lines = outline_text(parse("# Terms\n\nA clause.\n", "a.md", notes)).splitlines()
    assert lines[2:4] == [r"ends after “of the\x1b”", ""]
