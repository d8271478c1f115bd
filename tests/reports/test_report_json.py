from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
import report_samples as samples
from jsonschema import Draft202012Validator

from termsdiff.comparison import Comparison
from termsdiff.reports.json import render
from termsdiff.reports.options import RenderOptions

SCHEMA = json.loads(files("termsdiff.reports").joinpath("report.schema.json").read_text("utf-8"))


def closed(schema: Any) -> Any:
    """Return the schema such that a field that it does not describe is an error."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items() if key not in ("if", "then")}
    if "properties" in schema and "required" in schema:
        parts["additionalProperties"] = False
    return parts


def read(comparison: Comparison, options: RenderOptions | None = None) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(render(comparison, options or RenderOptions()))
    return report


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["sample", "identical", "hostile", "noted", "real"])
@pytest.mark.parametrize("schema", [SCHEMA, closed(SCHEMA)], ids=["open", "closed"])
def test_reports_keep_to_the_schema(
    name: str, schema: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    Draft202012Validator(schema).validate(read(request.getfixturevalue(name)))


def test_the_schema_refuses_a_wrong_report(sample: Comparison) -> None:
    validator = Draft202012Validator(SCHEMA)
    report = read(sample)
    report["changes"][0]["kind"] = "added"
    assert not validator.is_valid(report)
    assert not validator.is_valid({**read(sample), "schema": "termsdiff.report/2"})


@pytest.mark.parametrize(
    ("materiality", "basis", "proof"),
    [("editorial", "none", []), ("editorial", "proof", []), ("unassessed", "proof", [])],
)
def test_the_schema_refuses_an_assurance_without_proof(
    sample: Comparison, materiality: str, basis: str, proof: list[Any]
) -> None:
    report = read(sample)
    report["changes"][0] |= {"materiality": materiality, "basis": basis, "proof": proof}
    assert not Draft202012Validator(SCHEMA).is_valid(report)


def test_notes_basis_proof_and_weight_are_written(noted: Comparison) -> None:
    report = read(noted)
    assert [note["code"] for note in report["old"]["notes"]] == ["cut-short"]
    assert [note["code"] for note in report["new"]["notes"]] == ["pages-unread"]
    assert [note["code"] for note in report["notes"]] == ["old-is-later"]
    assert report["summary"]["changes"]["unassessed"] == 1
    assert report["summary"]["topics"]["other"]["unassessed"] == 1
    (change,) = [one for one in report["changes"] if one["materiality"] == "unassessed"]
    assert (change["basis"], change["proof"], change["weight"]) == ("none", [], 120)
    kinds = {one["proof"][0]["kind"] for one in report["changes"] if one["basis"] == "proof"}
    assert kinds == {"date", "synonym", "typography", "numbering"}


def test_runs_joined_are_the_texts(sample: Comparison) -> None:
    for change in read(sample)["changes"]:
        for side, left_out in (("old", "+"), ("new", "-")):
            text = change[side]["text"] if change[side] else ""
            assert "".join(run for sign, run in change["diff"] if sign != left_out) == text


def test_alignment_has_every_heading_and_clause_once(sample: Comparison) -> None:
    entries = read(sample)["alignment"]
    for side, document in (("old", sample.old), ("new", sample.new)):
        lines = sorted(tuple(span) for entry in entries for span in entry[side])
        assert lines == sorted(block.lines for block in document.blocks if block.has_words)


def test_the_summary_speaks_in_sentences(sample: Comparison) -> None:
    sentences = read(sample)["summary"]["sentences"]
    assert sentences["discontinuation"][0]["text"] == (
        "Notice before withdrawal: 6 months became 3 months."
    )
    assert sentences["discontinuation"][0]["favours"] == "provider"
    assert "other" not in sentences


def test_a_selection_is_named_and_leaves_the_verdict_alone(sample: Comparison) -> None:
    report = read(sample, RenderOptions(topics=("license",), materiality="minor"))
    assert report["selection"] == {"topics": ["license"], "materiality": "minor"}
    assert [change["materiality"] for change in report["changes"]] == ["minor"]
    assert report["summary"]["verdict"] == "material"


def test_no_raw_control_or_direction_character(hostile: Comparison) -> None:
    report = render(hostile, RenderOptions())
    assert not set("\x1b\x9b\x07\u202e\u202c\ud800\U000e0041") & set(report)
    assert read(hostile)["changes"][0]["new"]["text"] == samples.HOSTILE_WORDS
    report.encode("utf-8")
