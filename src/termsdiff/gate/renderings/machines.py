"""What was found, for programs: JSON, SARIF, JUnit, annotations of a GitHub workflow run."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

from ..._version import __version__
from ...reports.github import escape_data, escape_property
from ...reports.sarif import SCHEMA, source_uri
from ...text.visible import visible, visible_line
from ..problem import KINDS, Problem, Report

Json = dict[str, Any]


def render_json(report: Report) -> str:
    """Return the report as JSON: verdict, problems, remarks."""
    content = {
        "schema": "termsdiff.check/1",
        "generator": {"name": "termsdiff", "version": __version__},
        "passed": not report.problems,
        "problems": [_object(problem) for problem in report.problems],
        "remarks": list(report.remarks),
        "checked": report.checked,
        "guarded": report.guarded,
        "unguarded": list(report.unguarded),
    }
    return json.dumps(content, ensure_ascii=True, indent=1) + "\n"


def _object(problem: Problem) -> Json:
    subject = problem.subject
    return {
        "kind": problem.kind,
        "id": problem.id or None,
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
        "cure": problem.cure,
        "review": problem.review or None,
        "topics": list(subject.topics) if subject else [],
        "materiality": subject.materiality or None if subject else None,
        "old": subject.old if subject else "",
        "new": subject.new if subject else "",
    }


def render_github(report: Report) -> str:
    """Return workflow commands: an error a problem, a notice a remark."""
    lines = [_command(problem) for problem in report.problems]
    lines += [f"::notice::{escape_data(visible_line(remark))}" for remark in report.remarks]
    lines += [f"::notice::{escape_data(visible_line(report.checked))}"] if report.checked else []
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem) -> str:
    values = {"file": problem.path, "line": str(problem.line), "title": KINDS[problem.kind]}
    properties = ",".join(f"{key}={escape_property(value)}" for key, value in values.items())
    words = escape_data(f"{problem.message}\n{problem.cure}")
    return f"::error {properties}::{words}"


def render_sarif(report: Report) -> str:
    """Return the problems as a SARIF 2.1.0 log with one run."""
    kinds = list(KINDS)
    rules = [
        {
            "id": f"gate-{kind}",
            "shortDescription": {"text": words},
            "defaultConfiguration": {"level": "error"},
        }
        for kind, words in KINDS.items()
    ]
    driver = {"name": "termsdiff check", "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, kinds.index(problem.kind)) for problem in report.problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _result(problem: Problem, index: int) -> Json:
    text = visible_line(f"{problem.message}. {problem.cure}").replace("](", "] (")
    region = {"startLine": max(1, problem.line)}
    location = {"artifactLocation": {"uri": source_uri(problem.path)}, "region": region}
    mark = problem.id or f"{problem.path}:{problem.message}"
    return {
        "ruleId": f"gate-{problem.kind}",
        "ruleIndex": index,
        "level": "error",
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"termsdiffGate/v1": f"{mark}:{problem.kind}"},
    }


def render_junit(report: Report) -> str:
    """Return the problems as JUnit XML, one failed test each; one that passes where none is."""
    number = len(report.problems)
    counts = {"tests": str(max(1, number)), "failures": str(number), "errors": "0"}
    suite = ElementTree.Element("testsuite", {"name": "termsdiff check", **counts, "time": "0"})
    if not number:
        values = {"classname": "gate", "name": "nothing to object", "time": "0"}
        ElementTree.SubElement(suite, "testcase", values)
    for problem in report.problems:
        name = f"{visible_line(problem.path)}:{problem.line}"
        values = {"classname": f"gate.{problem.kind}", "name": name, "time": "0"}
        case = ElementTree.SubElement(suite, "testcase", values)
        message = {"message": visible_line(problem.message), "type": problem.kind}
        ElementTree.SubElement(case, "failure", message).text = visible(problem.cure)
    ElementTree.indent(suite)
    body = ElementTree.tostring(suite, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
