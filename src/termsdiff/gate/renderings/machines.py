"""What was found, for programs: JSON, SARIF, JUnit, annotations for a GitHub workflow run."""

from __future__ import annotations

import json
from typing import Any

from ..._version import __version__
from ...reports.github import escape_data, escape_property
from ...reports.junit import BuildTest, Suite, as_xml
from ...reports.sarif import SCHEMA, source_uri
from ...text.visible import visible_line
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
    """Return workflow commands: an error per problem, a notice per remark."""
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
    """Return the problems as JUnit XML: a suite per document, one failed test per problem.

    Where there is no problem, one test passes.
    """
    if not report.problems:
        case = BuildTest("No problems found", "", "", "")
        return as_xml([Suite("termsdiff check", (case,), {})])
    paths = dict.fromkeys(problem.path for problem in report.problems)
    return as_xml(
        [
            Suite(path, tuple(_case(one) for one in report.problems if one.path == path), {})
            for path in paths
        ]
    )


def _case(problem: Problem) -> BuildTest:
    subject = problem.subject
    clause = f"{subject.clause}: " if subject is not None and subject.clause else ""
    texts = [("old", subject.old), ("new", subject.new)] if subject is not None else []
    words = [f"{side}:\n{text}" for side, text in texts if text]
    return BuildTest(
        name=f"{clause}{problem.message}",
        outcome="failure",
        message=problem.message,
        text="\n\n".join([f"{problem.path}:{problem.line}", problem.cure, *words]),
        kind=problem.kind,
    )
