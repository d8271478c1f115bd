"""JUnit for a person who reads a build: names, both texts, and what readers of it accept."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from termsdiff.comparison import Comparison, compare
from termsdiff.gate.problem import Problem, Report, Subject
from termsdiff.gate.renderings.machines import render_junit
from termsdiff.parsing import parse
from termsdiff.reports.junit import BuildTest, Suite, as_xml, render
from termsdiff.reports.options import RenderOptions

MESSAGE = {"type", "message"}
COUNTS = {"tests", "failures", "errors"}
SCHEMA = {
    # what the schema of Jenkins' xUnit plugin (junit-10.xsd) knows: attributes (! if required),
    # children
    "testsuites": ({"name", "time", *COUNTS}, {"testsuite"}),
    "testsuite": (
        {"name!", *(f"{one}!" for one in COUNTS), "time", "skipped", "timestamp", "hostname", "id"}
        | {"package", "file", "log", "url", "group"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name!", "value!"}, set()),
    "testcase": (
        {"name!", "time", "classname", "group"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "failure": (MESSAGE, set()),
    "error": (MESSAGE, set()),
    "skipped": (MESSAGE, set()),
    "system-out": (set(), set()),
}
TIME = re.compile(r"(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?")


def faults(element: ElementTree.Element) -> list[str]:
    """Return what the schema does not allow in an element and below it."""
    attributes, children = SCHEMA[element.tag]
    known = {name.rstrip("!") for name in attributes}
    required = {name.rstrip("!") for name in attributes if name.endswith("!")}
    found = [f"{element.tag}@{name}: unknown" for name in set(element.attrib) - known]
    found += [f"{element.tag}@{name}: missing" for name in required - set(element.attrib)]
    found += [f"{element.tag}/{one.tag}: unknown" for one in element if one.tag not in children]
    if not TIME.fullmatch(element.get("time", "0")):
        found.append(f"{element.tag}@time: no time")
    return found + [fault for one in element if one.tag in SCHEMA for fault in faults(one)]


def cases_of(comparison: Comparison) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(render(comparison, RenderOptions()).encode())
    return {case.get("name", ""): case for case in root.iter("testcase")}


@pytest.mark.parametrize("name", ["sample", "hostile", "noted", "identical", "real"])
def test_readers_of_the_format_accept_it(name: str, request: pytest.FixtureRequest) -> None:
    text = render(request.getfixturevalue(name), RenderOptions())
    assert faults(ElementTree.fromstring(text.encode())) == []


def test_the_schema_is_really_asked() -> None:
    wrong = ElementTree.fromstring('<testsuites><testsuite name="x" line="3"/></testsuites>')
    assert "testsuite@line: unknown" in faults(wrong)
    assert "testsuite@tests: missing" in faults(wrong)


def test_there_is_one_test_per_change(sample: Comparison) -> None:
    assert len(cases_of(sample)) == len(sample.changes)


def test_a_test_is_named_by_clause_and_sentence(sample: Comparison) -> None:
    name = (
        "1.2 Withdrawal: Notice before withdrawal: 6 months became 3 months. (favours the provider)"
    )
    case = cases_of(sample)[name]
    assert case.get("classname") == "Harrow Labs service terms"
    failure = case.find("failure")
    assert failure is not None and failure.get("type") == "notice-period-shortened"


def test_a_failure_has_both_texts_and_their_places(sample: Comparison) -> None:
    cases = cases_of(sample).items()
    failure = next(case.find("failure") for name, case in cases if name.startswith("2.1 Cap"))
    assert failure is not None
    old, _, new = (failure.text or "").partition("New line 23:")
    assert "Old line 23:\nOur liability is limited to the fees you paid in the twelve months" in old
    assert "Our liability is limited to the fees you paid in the six months" in new


def test_weight_decides_the_outcome(sample: Comparison) -> None:
    root = ElementTree.fromstring(render(sample, RenderOptions()).encode())
    suite = root[0]
    assert suite.get("failures") == str(sample.counts["material"])
    assert suite.get("skipped") == str(sample.counts["unassessed"])
    passed = [case for case in suite.iter("testcase") if case.find("system-out") is not None]
    assert len(passed) == sample.counts["minor"] + sample.counts["editorial"]


def test_equal_names_are_told_apart() -> None:
    text = (
        "# Terms\n\n## 1. Fees\n\nFees are due within {0} days.\n\nFees are due within {0} days.\n"
    )
    comparison = compare(parse(text.format("30")), parse(text.format("10")))
    assert len(cases_of(comparison)) == len(comparison.changes) == 2


def test_a_dot_does_not_part_the_class() -> None:
    text = as_xml([Suite("Terms of Aurelia Labs B.V.", (BuildTest("x", "", "", ""),), {})])
    assert 'classname="Terms of Aurelia Labs BV"' in text


def test_the_gate_has_a_suite_per_document() -> None:
    subject = Subject("c-1", "2.1 Cap", old="twelve months", new="six months")
    problems = [
        Problem("unacknowledged", path, 3, "12 months became 6 months", "run ack", subject=subject)
        for path in ("versions/a/2026-01-01.md", "versions/b/2026-01-01.md")
    ]
    text = render_junit(Report(problems=tuple(problems)))
    root = ElementTree.fromstring(text)
    assert faults(root) == []
    assert [suite.get("name") for suite in root] == [problem.path for problem in problems]
    case = root[0].find("testcase")
    assert case is not None and case.get("name") == "2.1 Cap: 12 months became 6 months"
    assert "old:\ntwelve months\n\nnew:\nsix months" in (case[0].text or "")
    assert faults(ElementTree.fromstring(render_junit(Report()))) == []
