"""Each format of a check, whole: for people, for pull requests, for programs."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from termsdiff import compare
from termsdiff._version import __version__
from termsdiff.errors import TermsdiffError
from termsdiff.gate.problem import KINDS, Problem, Report, Subject, made_subject
from termsdiff.gate.renderings import FORMATS, comment, find_rendering
from termsdiff.gate.renderings.comment import escaped
from termsdiff.reports.wording import verdict_words

SUBJECT = Subject(
    id=f"c-{'5f1a' * 8}",
    clause="2.1 Cap",
    topics=("liability", "payment"),
    materiality="material",
    old="twelve",
    new="six",
)
ASKED = Problem("unacknowledged", "v/a b.md", 7, "material | change\nof *2.1*", "run ack", "v/r.toml", SUBJECT)  # fmt: skip  # noqa: E501
DATED = Problem("date", "v/a b.md", 0, "the name says 1, the text 2", "correct it")
OTHER = Problem("name", "w/x.md", 1, "no date; see [a](b)", "name it")
REPORT = Report(
    problems=(ASKED, DATED, OTHER),
    remarks=("w: new terms",),
    comparisons=(("v/a b.md", compare("# T\n\nYou pay.", "# T\n\nYou pay")),),
    checked="checked against commit 1: v; guarded: 2 texts",
    guarded=2,
    unguarded=("docs/tos.md",),
)
NOTHING = Report(checked="checked 1")


def shown(style: str, report: Report = REPORT) -> str:
    return find_rendering(style)(report)


def test_an_account_for_people() -> None:
    assert shown("text") == (
        "v/a b.md\n"
        "  line 7: material | change of *2.1*\n"
        f"    {KINDS['unacknowledged']}.\n"
        "    -> run ack\n"
        "  line 0: the name says 1, the text 2\n"
        f"    {KINDS['date']}.\n"
        "    -> correct it\n"
        "\n"
        "w/x.md\n"
        "  line 1: no date; see [a](b)\n"
        f"    {KINDS['name']}.\n"
        "    -> name it\n"
        "\n"
        "note: w: new terms\n"
        "checked against commit 1: v; guarded: 2 texts\n"
        '3 problems. `termsdiff ack --all --reason "…"` accepts what can be accepted.\n'
    )


def test_the_last_line_of_an_account() -> None:
    assert shown("text", Report(problems=(DATED,))).endswith("\n1 problem.\n")
    assert shown("text", Report(problems=(ASKED,))).endswith(
        '\n1 problem. `termsdiff ack --all --reason "…"` accepts what can be accepted.\n'
    )
    assert shown("text", NOTHING) == "checked 1\n"
    assert shown("text", Report()) == ""


def test_a_comment_on_a_pull_request() -> None:
    lines = shown("markdown").splitlines()
    assert lines[:4] == [
        "### Terms: 3 problems",
        "",
        "| where | what | what to do |",
        "| --- | --- | --- |",
    ]
    assert lines[4] == (
        f"| v/a b.md:7 | **{KINDS['unacknowledged']}.** "
        "material \\| change of \\*2.1\\* | run ack |"
    )
    assert lines[7:] == [
        "",
        "- note: w: new terms",
        f"- v/a b.md: editorial; {verdict_words(REPORT.comparisons[0][1])}",
        "",
        "checked against commit 1: v; guarded: 2 texts",
    ]
    assert shown("markdown", Report(problems=(DATED,))).startswith("### Terms: 1 problem\n")


def test_a_comment_where_all_is_well() -> None:
    lines = shown("markdown", NOTHING).splitlines()
    assert lines[0].startswith("### Terms: ")
    assert "problem" not in lines[0] or lines[0].startswith("### Terms: no")
    assert lines[1:] == ["", "", "checked 1"]


def test_rows_that_would_make_a_comment_too_long_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = comment._row(DATED)
    monkeypatch.setattr(comment, "LARGEST", 2 * (len(row) + 1))
    fitting = shown("markdown", Report(problems=(DATED,) * 2)).splitlines()
    assert fitting.count(row) == 2
    assert not any("not shown" in line for line in fitting)
    too_many = shown("markdown", Report(problems=(DATED,) * 3)).splitlines()
    assert too_many.count(row) == 2
    assert too_many[6:] == ["", "1 more are not shown.", ""]
    assert 60_000 <= len(shown("markdown", Report(problems=(DATED,) * 2))) + 60_000 <= 65_536


@pytest.mark.parametrize("mark", "\\`*_{}[]<>#|~&!$")
def test_no_character_acts_in_a_comment(mark: str) -> None:
    assert escaped(f"a{mark}b") == f"a\\{mark}b"
    assert escaped("a@b\nc") == "a&#64;b c"


def test_json() -> None:
    found = json.loads(shown("json"))
    assert list(found) == [
        "schema", "generator", "passed", "problems", "remarks", "checked", "guarded", "unguarded",
    ]  # fmt: skip
    assert found["schema"] == "termsdiff.check/1"
    assert found["generator"] == {"name": "termsdiff", "version": __version__}
    assert found["passed"] is False
    assert found["remarks"] == ["w: new terms"]
    assert found["checked"] == REPORT.checked
    assert (found["guarded"], found["unguarded"]) == (2, ["docs/tos.md"])
    assert found["problems"][:2] == [
        {
            "kind": "unacknowledged",
            "id": SUBJECT.id,
            "path": "v/a b.md",
            "line": 7,
            "message": "material | change\nof *2.1*",
            "cure": "run ack",
            "review": "v/r.toml",
            "topics": ["liability", "payment"],
            "materiality": "material",
            "old": "twelve",
            "new": "six",
        },
        {
            "kind": "date",
            "id": None,
            "path": "v/a b.md",
            "line": 0,
            "message": "the name says 1, the text 2",
            "cure": "correct it",
            "review": None,
            "topics": [],
            "materiality": None,
            "old": "",
            "new": "",
        },
    ]
    assert json.loads(shown("json", NOTHING))["passed"] is True
    assert shown("json").isascii()
    assert shown("json", Report(remarks=("é",))).isascii()


DATE = KINDS["date"].replace(",", "%2C")


def test_annotations_of_a_workflow_run() -> None:
    assert shown("github").splitlines() == [
        f"::error file=v/a b.md,line=7,title={KINDS['unacknowledged']}::"
        "material | change%0Aof *2.1*%0Arun ack",
        f"::error file=v/a b.md,line=0,title={DATE}::the name says 1, the text 2%0Acorrect it",
        f"::error file=w/x.md,line=1,title={KINDS['name']}::no date; see [a](b)%0Aname it",
        "::notice::w: new terms",
        "::notice::checked against commit 1: v; guarded: 2 texts",
    ]
    assert shown("github", Report()) == ""


def test_sarif_names_the_kinds_of_problems() -> None:
    log = json.loads(shown("sarif"))
    assert log["version"] == "2.1.0"
    assert "sarif-2.1.0" in log["$schema"]
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("termsdiff check", __version__)
    assert [one["id"] for one in driver["rules"]] == [f"gate-{kind}" for kind in KINDS]
    assert driver["rules"][0] == {
        "id": "gate-unacknowledged",
        "shortDescription": {"text": KINDS["unacknowledged"]},
        "defaultConfiguration": {"level": "error"},
    }
    assert run["columnKind"] == "unicodeCodePoints"
    first, second, third = run["results"]
    assert first == {
        "ruleId": "gate-unacknowledged",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "material | change of *2.1*. run ack"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "v/a%20b.md"},
                    "region": {"startLine": 7},
                }
            }
        ],
        "partialFingerprints": {"termsdiffGate/v1": f"{SUBJECT.id}:unacknowledged"},
    }
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert second["partialFingerprints"] == {
        "termsdiffGate/v1": "v/a b.md:the name says 1, the text 2:date"
    }
    assert second["ruleIndex"] == list(KINDS).index("date")
    # brackets before a parenthesis would be a link
    assert third["message"]["text"] == "no date; see [a] (b). name it"
    assert shown("sarif", Report(problems=(DATED._replace(message="é"),))).isascii()


def test_junit() -> None:
    root = ElementTree.fromstring(shown("junit"))
    counts = {"tests": "3", "failures": "3", "errors": "0"}
    assert root.attrib == {"name": "termsdiff", **counts}
    suites = [(one.get("name"), one.get("tests"), one.get("failures")) for one in root]
    assert suites == [("v/a b.md", "2", "2"), ("w/x.md", "1", "1")]
    cases = [case.get("name") for case in root.iter("testcase")]
    assert cases == [
        "2.1 Cap: material | change of *2.1*",
        "the name says 1, the text 2",
        "no date; see [a](b)",
    ]
    failures = [(one.get("type"), one.text) for one in root.iter("failure")]
    assert failures == [
        ("unacknowledged", "v/a b.md:7\n\nrun ack\n\nold:\ntwelve\n\nnew:\nsix"),
        ("date", "v/a b.md:0\n\ncorrect it"),
        ("name", "w/x.md:1\n\nname it"),
    ]
    passing = ElementTree.fromstring(shown("junit", NOTHING))
    assert passing.attrib == {"name": "termsdiff", "tests": "1", "failures": "0", "errors": "0"}
    assert [case.get("name") for case in passing.iter("testcase")] == ["No problems found"]


def test_formats_by_their_names() -> None:
    assert list(FORMATS) == ["text", "github", "json", "junit", "markdown", "sarif"]
    with pytest.raises(TermsdiffError) as refused:
        find_rendering("html")
    assert "'html'" in str(refused.value)
    assert "text, github, json, junit, markdown, sarif" in str(refused.value)


def test_ids_of_subjects_are_stable() -> None:
    """They are kept in files of acknowledgements: what they depend on must never change."""
    subject = made_subject("d", "words that are shown", "a", "b", old="x", new="y")
    assert subject == made_subject("d", "other words", "a", "b")._replace(
        clause="words that are shown", old="x", new="y"
    )
    assert subject.id == "d-59b271ae1bbcb1d31d41929817f4b16f"
    assert subject.short_id == "d-59b271ae1bbc"
    assert made_subject("d", "", "ab").id != made_subject("d", "", "a", "b").id
    assert (ASKED.id, DATED.id) == (SUBJECT.id, "")


def test_every_kind_is_explained() -> None:
    assert all(words[:1].isupper() and words[-1:] != "." for words in KINDS.values())
