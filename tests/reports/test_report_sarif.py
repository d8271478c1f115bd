from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from termsdiff.comparison import Comparison
from termsdiff.reports.options import RenderOptions
from termsdiff.reports.sarif import render, source_uri

TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
LEVEL = {"enum": ["error", "warning", "note", "none"]}
REGION = {
    "type": "object",
    "required": ["startLine", "endLine"],
    "properties": {
        "startLine": {"type": "integer", "minimum": 1},
        "endLine": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {
                        "uri": {"type": "string", "pattern": "^[!-~]+$"},
                        "uriBaseId": {"const": "%SRCROOT%"},
                    },
                    "additionalProperties": False,
                },
                "region": REGION,
            },
            "additionalProperties": False,
        },
        "logicalLocations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "kind": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}},
        },
        "helpUri": {"type": "string", "pattern": "^https://[!-~]+$"},
        "defaultConfiguration": {
            "type": "object",
            "properties": {"level": LEVEL},
            "additionalProperties": False,
        },
        "properties": {
            "type": "object",
            "properties": {"tags": {"type": "array", "uniqueItems": True}},
        },
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["message", "locations"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "items": LOCATION},
        "relatedLocations": {"type": "array", "uniqueItems": True, "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "properties": {"type": "object"},
    },
    "additionalProperties": False,
}
NOTIFICATION = {
    "type": "object",
    "required": ["message"],
    "properties": {
        "descriptor": {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "string"}},
            "additionalProperties": False,
        },
        "level": LEVEL,
        "message": TEXT,
    },
    "additionalProperties": False,
}
INVOCATION = {
    "type": "object",
    "required": ["executionSuccessful"],
    "properties": {
        "executionSuccessful": {"type": "boolean"},
        "toolExecutionNotifications": {"type": "array", "items": NOTIFICATION},
    },
    "additionalProperties": False,
}
SUBSET = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "semanticVersion": {"type": "string"},
                                    "rules": {"type": "array", "uniqueItems": True, "items": RULE},
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                    "invocations": {"type": "array", "items": INVOCATION},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The part of the SARIF 2.1.0 schema that the reports use."""


def log(comparison: Comparison) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(render(comparison, RenderOptions()))
    return content


@pytest.mark.parametrize("name", ["sample", "identical", "hostile", "noted", "real"])
def test_logs_keep_to_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    Draft202012Validator(SUBSET).validate(log(request.getfixturevalue(name)))


def test_each_finding_points_to_the_new_file(sample: Comparison) -> None:
    results = log(sample)["runs"][0]["results"]
    notice = next(one for one in results if one["ruleId"] == "notice-period-shortened")
    place = notice["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "new.md", "uriBaseId": "%SRCROOT%"}
    assert "three (3) months" in sample.new.source_lines[place["region"]["startLine"] - 1]
    assert notice["level"] == "error"
    assert notice["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "old.md"


def test_notes_are_notifications_of_the_run(noted: Comparison, sample: Comparison) -> None:
    (invocation,) = log(noted)["runs"][0]["invocations"]
    told = invocation["toolExecutionNotifications"]
    assert [(one["descriptor"]["id"], one["level"]) for one in told] == [
        ("old-is-later", "note"),
        ("cut-short", "warning"),
        ("pages-unread", "warning"),
    ]
    assert told[1]["message"]["text"].startswith("old: ends after")
    assert "invocations" not in log(sample)["runs"][0]


def test_what_is_not_assessed_is_a_warning(sample: Comparison) -> None:
    results = log(sample)["runs"][0]["results"]
    (open_one,) = [one for one in results if one["ruleId"] == "not-assessed"]
    assert open_one["level"] == "warning"
    assert "Not assessed: [-ends-]{+has ended+}" in open_one["message"]["text"]


def test_a_removed_clause_points_to_where_it_was(sample: Comparison) -> None:
    results = log(sample)["runs"][0]["results"]
    gone = next(one for one in results if one["ruleId"] == "clause-removed")
    place = gone["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "old.md", "uriBaseId": "%SRCROOT%"}
    region = place["region"]
    lines = sample.old.source_lines[region["startLine"] - 1 : region["endLine"]]
    assert lines[0] == "### 2.2 Exceptions"
    assert "gross negligence" in lines[-1]
    assert "relatedLocations" not in gone


def test_rule_indices_point_to_their_rules(sample: Comparison) -> None:
    run = log(sample)["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sources_become_uris() -> None:
    assert source_uri("terms/a b.md") == "terms/a%20b.md"
    assert source_uri("HEAD~1:terms.md") == "HEAD~1%3Aterms.md"
    assert source_uri("/srv/ü.md") == "file:///srv/%C3%BC.md"
    assert source_uri("") == "terms"
