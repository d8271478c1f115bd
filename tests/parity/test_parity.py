"""Parity: differences planted in five translations are found, and nothing else is told."""

from __future__ import annotations

import json
import re
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from termsdiff import parse
from termsdiff.cli.main import run as main
from termsdiff.notes import Note
from termsdiff.parity import Difference, MissingClause, ValueDifference, compare_versions
from termsdiff.parity.reporting import as_text

_CONTRACT = Path(__file__).parent.parent / "languages" / "contract"
_LANGUAGES = ("de", "fr", "es", "it", "nl")


def _text(language: str) -> str:
    return (_CONTRACT / f"{language}.md").read_text("utf-8")


def _edits() -> list[dict[str, Any]]:
    data = tomllib.loads((_CONTRACT / "edits.toml").read_text("utf-8"))
    return [edit for edit in data["edit"] if "old" in edit]


def _differences(second: str) -> tuple[Difference, ...]:
    return compare_versions(parse(_text("en")), parse(second)).differences


def _in_clause(text: str, edit: dict[str, Any], language: str) -> str:
    before, after = edit[language]
    lines = [
        line.replace(before, after) if line.startswith(f"{edit['clause']} ") else line
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def _without(text: str, label: str, *, renumbered: bool) -> str:
    """Return a text without one clause; the clauses after it may move up by one number."""
    lines = [line for line in text.split("\n") if not line.startswith(f"{label} ")]
    section, _, number = label.partition(".")

    def up(match: re.Match[str]) -> str:
        found = int(match[1])
        return f"{section}.{found - 1 if found > int(number) else found} "

    pattern = re.compile(rf"^{section}\.(\d+) ")
    return "\n".join(pattern.sub(up, line) if renumbered else line for line in lines)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_translations_in_step_have_no_difference(language: str) -> None:
    assert _differences(_text(language)) == ()


@pytest.mark.parametrize("language", _LANGUAGES)
def test_planted_values_are_found(language: str) -> None:
    found = false = 0
    edits = _edits()
    for edit in edits:
        told = _differences(_in_clause(_text(language), edit, language))
        hits = [
            d for d in told if isinstance(d, ValueDifference) and d.second.label == edit["clause"]
        ]
        found += bool(hits)
        false += len(told) - len(hits[:1])
    assert found >= 0.95 * len(edits)
    assert false <= 0.02 * len(edits)


@pytest.mark.parametrize("renumbered", [False, True], ids=["kept", "renumbered"])
@pytest.mark.parametrize("language", _LANGUAGES)
def test_missing_clauses_are_found(language: str, renumbered: bool) -> None:
    labels = re.findall(r"^(\d+\.\d+) ", _text(language), re.MULTILINE)[::3]
    found = false = 0
    for label in labels:
        told = _differences(_without(_text(language), label, renumbered=renumbered))
        hits = [d for d in told if isinstance(d, MissingClause) and d.block.label == label]
        found += bool(hits)
        false += len(told) - len(hits[:1])
    assert found >= 0.9 * len(labels)
    assert false <= 0.1 * len(labels)


def test_a_clause_only_in_the_translation_is_told_too() -> None:
    more = _text("de").replace(
        "8.2 In keinem",
        "8.9 Der Kunde haftet für jeden Schaden an Geräten des Anbieters.\n\n8.2 In keinem",
    )
    (difference,) = _differences(more)
    assert isinstance(difference, MissingClause)
    assert difference.lacks == "first"
    assert difference.block.label == "8.9"


def test_values_are_told_as_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "en.md", tmp_path / "de.md"
    first.write_text(_text("en"), "utf-8")
    second.write_text(_text("de").replace("50.000 Euro", "5.000,00 Euro"), "utf-8")
    assert main(["parity", str(first), str(second), "--fail-on", "value"]) == 1
    said = capsys.readouterr().out
    assert "DIFFERENT: 1 value that differs" in said
    assert "“50,000 euros”" in said
    assert "“5.000,00 Euro”" in said


def test_the_json_names_both_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "en.md", tmp_path / "fr.md"
    first.write_text(_text("en"), "utf-8")
    second.write_text(_without(_text("fr"), "7.2", renumbered=False), "utf-8")
    assert main(["parity", str(first), str(second), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "termsdiff.parity/1"
    (difference,) = report["differences"]
    assert difference["kind"] == "missing"
    assert difference["lacks"] == "second"
    assert difference["first"]["label"] == "7.2"
    assert difference["second"] is None


def test_exit_status_says_what_was_asked(tmp_path: Path) -> None:
    first, second = tmp_path / "en.md", tmp_path / "es.md"
    first.write_text(_text("en"), "utf-8")
    second.write_text(_text("es"), "utf-8")
    assert main(["parity", str(first), str(second), "--fail-on", "any"]) == 0
    second.write_text(_without(_text("es"), "5.6", renumbered=True), "utf-8")
    assert main(["parity", str(first), str(second), "--fail-on", "value"]) == 0
    assert main(["parity", str(first), str(second), "--fail-on", "missing"]) == 1
    assert main(["parity", str(first), str(tmp_path / "none.md")]) == 2


def test_a_language_that_is_not_read_is_paired_by_labels_and_said() -> None:
    swedish = (
        "# Villkor\n\n1.1 Kunden betalar inom 30 dagar från det att fakturan har kommit, om det "
        "inte är uteslutet.\n\n1.2 Avtalet gäller i 12 månader och kan förlängas av kunden och av "
        "leverantören.\n"
    )
    english = (
        "# Terms\n\n1.1 The customer pays within 30 days of receiving the invoice, unless this is "
        "excluded.\n\n1.2 The agreement runs for 24 months and may be extended by the customer and "
        "the provider.\n"
    )
    parity = compare_versions(parse(english), parse(swedish))
    assert parity.unread >= 2
    (difference,) = [d for d in parity.differences if d.kind == "value"]
    assert difference.first is not None
    assert difference.first.label == "1.2"


def test_no_difference_is_not_called_the_same() -> None:
    text = "# Terms\n\n1.1 The customer pays within 30 days.\n\n1.2 We keep records for a year.\n"
    said = as_text(compare_versions(parse(text), parse(text)))
    assert "their wording was not compared" in said
    cut = parse(text, "cut.md", (Note("cut-short", "Cut short.", incomplete=True),))
    said = as_text(compare_versions(parse(text), cut))
    assert "part of cut.md could not be read" in said


def test_two_other_documents_are_doubted() -> None:
    other = "# Cookies\n\n" + "\n\n".join(
        f"{i}. We set cookie number {i * 7} to remember your choice of colour and of font."
        for i in range(3, 30)
    )
    assert compare_versions(parse(_text("en")), parse(other)).is_doubtful
    assert not compare_versions(parse(_text("en")), parse(_text("it"))).is_doubtful


def test_long_documents_are_paired_in_bounded_time() -> None:
    clause = "{} The customer pays {} euros within {} days.\n\n"
    text = "".join(clause.format(f"{i // 20}.{i % 20}", i + 100, i % 90 + 1) for i in range(600))
    started = time.perf_counter()
    parity = compare_versions(parse(text), parse(text))
    assert time.perf_counter() - started < 30
    assert parity.differences == ()
