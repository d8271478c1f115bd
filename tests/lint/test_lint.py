"""Every check fires on its examples and is quiet on the others; the command's statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from termsdiff import parse
from termsdiff.cli.main import run
from termsdiff.lint import lint
from termsdiff.lint.catalogue import SEVERITIES, checks
from termsdiff.lint.linter import FINDERS

FIRES = [(check.id, text) for check in checks() for text in check.fires]
QUIET = [(check.id, text) for check in checks() for text in check.quiet]


def found(text: str) -> set[str]:
    return {remark.check for remark in lint(parse(text.replace(" @ ", "\n\n")))}


def test_every_check_has_a_finder_and_examples() -> None:
    assert [check.id for check in checks()] == list(FINDERS)
    for check in checks():
        assert check.fires
        assert check.quiet
        assert check.severity in SEVERITIES
        assert check.reason.endswith(".")


@pytest.mark.parametrize(("check", "text"), FIRES)
def test_a_check_finds_its_examples(check: str, text: str) -> None:
    assert check in found(text)


@pytest.mark.parametrize(("check", "text"), QUIET)
def test_a_check_finds_nothing_in_its_counterexamples(check: str, text: str) -> None:
    assert check not in found(text)


def test_the_line_is_that_of_the_source() -> None:
    remarks = lint(parse("# Terms\n\nEffective: 1 May 2024\n\nWe close the the service.\n"))
    assert [(remark.line, remark.check) for remark in remarks] == [(5, "doubled-word")]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "terms.md"
    file.write_text("# Terms\n\nEffective: 1 May 2024\n\nThe the fee is TBD.\n", encoding="utf-8")
    assert run(["lint", str(file)]) == 0
    assert (
        f"{file}:5: error: “TBD” was left unfilled in the text [placeholder]"
        in capsys.readouterr().out
    )
    assert run(["lint", str(file), "--fail-on", "error"]) == 1
    assert run(["lint", str(file), "--fail-on", "error", "--without", "placeholder"]) == 0
    capsys.readouterr()
    assert run(["lint", str(file), "--format", "json"]) == 0
    assert [row["line"] for row in json.loads(capsys.readouterr().out)] == [5, 5]
    assert run(["lint", str(file), "--without", "nothing"]) == 2
    assert run(["lint"]) == 2
    assert run(["lint", "--checks"]) == 0
