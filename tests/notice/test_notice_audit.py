"""What was said against what was done: verdicts, evidence, what is not announced."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest
from notice_samples import HONEST, NEW, OLD, SLANTED

from termsdiff import compare, parse
from termsdiff.comparison import Comparison
from termsdiff.notes import Note
from termsdiff.notice.audit import Audit, audit
from termsdiff.notice.statement import Statement, statements_of
from termsdiff.notice.timing import Timing
from termsdiff.reports.options import RenderOptions


def audited(comparison: Comparison, notice: str) -> Audit:
    return audit(comparison, statements_of(parse(notice)), Timing(), notice="notice.md")


def verdict(comparison: Comparison, text: str) -> str:
    (answer,) = audit(comparison, [Statement(text, ())], Timing()).answers
    return answer.verdict


@pytest.mark.parametrize("said", ["We made minor updates to our terms.", "The fee is higher."])
def test_nothing_is_said_to_be_unchanged_in_what_was_not_read(said: str) -> None:
    cut = parse(OLD, "new.md", (Note("cut-short", "Cut short.", incomplete=True),))
    (answer,) = audit(compare(OLD, cut), [Statement(said, ())], Timing()).answers
    assert "Nothing changed" not in answer.reason
    assert "part of the text could not be read" in answer.reason


def test_an_honest_notice_is_borne_out_and_leaves_nothing_out(heron: Comparison) -> None:
    found = audited(heron, HONEST)
    assert [answer.verdict for answer in found.answers] == ["borne_out"] * 7
    assert found.unannounced == ()
    assert not found.is_silent
    assert not found.is_wrong


def test_each_statement_is_tied_to_the_clause_that_it_tells(heron: Comparison) -> None:
    labels = {one.change.id: one.change.side.label for one in heron.changes}
    found = audited(heron, HONEST)
    tied = [[labels[name] for name in answer.changes] for answer in found.answers]
    assert tied == [["3.1"], ["2.2"], ["1.2"], ["1.3"], ["4.1"], ["3.2"], ["5.1"]]


def test_a_slanted_notice_gets_a_verdict_for_each_of_its_statements(heron: Comparison) -> None:
    found = audited(heron, SLANTED)
    assert [answer.verdict for answer in found.answers] == [
        "understated",
        "contradicted",
        "contradicted",
        "not_found",
        "unchanged",
    ]
    assert found.is_wrong
    assert found.is_silent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Notice before a feature is discontinued is now three months.", "borne_out"),
        ("Notice before a feature is discontinued is now 9 months.", "contradicted"),
        ("Notice before a feature is discontinued is now nine months.", "contradicted"),
        ("New prices are announced 30 days before they apply.", "borne_out"),
        ("You are told of new prices 45 days before they apply.", "contradicted"),
        ("Binding arbitration of all disputes was added.", "borne_out"),
        ("Binding arbitration of all disputes was removed.", "contradicted"),
        ("We clarified the limit of our total liability.", "understated"),
        ("The limit of our total liability fell to six months of fees.", "borne_out"),
        ("Minor updates.", "understated"),
        ("Drones deliver groceries to subscribers on Sundays.", "not_found"),
        (
            "You may use the service worldwide for your own business and for your affiliates.",
            "unchanged",
        ),
        ("Now reads: “We may also suspend it at once”.", "borne_out"),
        ("Removed: “We may also suspend it at once”.", "contradicted"),
        ("“six (6) months of notice” became “three (3) months of notice”.", "borne_out"),
        ("“three (3) months of notice” became “six (6) months of notice”.", "contradicted"),
    ],
)
def test_a_statement_is_held_against_what_was_done(
    heron: Comparison, text: str, expected: str
) -> None:
    assert verdict(heron, text) == expected


def test_evidence_is_a_slice_of_the_clause(heron: Comparison) -> None:
    sides = {
        (one.change.id, name): side.text
        for one in heron.changes
        for name, side in (("old", one.change.old), ("new", one.change.new))
        if side is not None
    }
    found = [*audited(heron, HONEST).answers, *audited(heron, SLANTED).answers]
    evidence = [one for answer in found for one in answer.evidence]
    assert len(evidence) > 7
    assert all(one.quote and one.quote in sides[one.change, one.side] for one in evidence)


def test_what_no_statement_tells_comes_by_weight(heron: Comparison) -> None:
    found = audited(heron, "# News\n\n- Disputes now go to binding arbitration.\n").unannounced
    weights = [one.materiality for one in found]
    assert weights == sorted(weights, key=("material", "minor").index)
    labels = {one.judged.change.side.label for one in found if one.rest is None}
    assert {"1.2", "2.2", "3.1", "3.2", "4.1"} <= labels


def test_one_sentence_told_is_not_the_clause_told(heron: Comparison) -> None:
    found = audited(heron, "- All disputes are decided by binding arbitration in Port Lantern.\n")
    (rest,) = [one for one in found.unannounced if one.rest is not None]
    assert rest.judged.change.side.label == "5.1"
    assert "jury" in rest.text


def test_who_tells_both_sentences_leaves_nothing_of_the_clause(heron: Comparison) -> None:
    text = (
        "- Binding arbitration in Port Lantern decides disputes.\n"
        "- The right to a trial by jury is waived.\n"
    )
    assert not [
        one for one in audited(heron, text).unannounced if one.judged.change.side.label == "5.1"
    ]


def test_nothing_changed_bears_nothing_out() -> None:
    same = compare(OLD, OLD)
    assert verdict(same, "Prices went up by ten percent.") == "not_found"
    assert verdict(same, "Minor updates.") == "not_found"
    assert audited(same, HONEST).unannounced == ()


def test_minor_updates_are_borne_out_where_nothing_was_found() -> None:
    old = "# Terms\n\n1. You may use the service.\n\n2. We keep backups.\n"
    new = "# Terms\n\n1. You may use the service.\n\n2. We keep back-ups.\n"
    (answer,) = audit(compare(old, new), [Statement("Minor updates.", ())], Timing()).answers
    assert answer.verdict == "borne_out"


LOG = """

## 7. Change log

- 2026-09-01: Notice before a feature is discontinued is now three months.
- 2026-03-01: First version, with a cap on liability.
"""


def test_a_log_inside_the_document_is_no_change_of_the_terms() -> None:
    comparison = compare(OLD, NEW + LOG)
    found = audited(comparison, HONEST)
    assert found.own
    assert found.unannounced == ()
    tied = {name for answer in found.answers for name in answer.changes}
    assert not tied & found.own


def test_a_section_that_is_named_is_told() -> None:
    old = "# Terms\n\n## Use\n\nYou may use it.\n"
    new = (
        "# Terms\n\n## Use\n\nYou may use it.\n\n## Loyalty programme\n\n"
        "Points lapse after six months without an order.\n\n"
        "We may end the programme at any time and without notice, and owe nothing for points.\n"
    )
    found = audited(compare(old, new), "- We added a section on our loyalty programme.\n")
    assert found.answers[0].verdict == "borne_out"
    assert found.unannounced == ()


def test_a_renamed_company_gets_the_same_verdicts() -> None:
    """No weight is one of a name."""
    named = [text.replace("Heron", "Zyxquill") for text in (OLD, NEW, HONEST, SLANTED)]
    comparison = compare(named[0], named[1])
    plain = compare(OLD, NEW)
    for notice, renamed in ((HONEST, named[2]), (SLANTED, named[3])):
        before = [answer.verdict for answer in audited(plain, notice).answers]
        assert [answer.verdict for answer in audited(comparison, renamed).answers] == before


def test_an_arbiter_is_asked_in_doubt_only_and_decides(heron: Comparison) -> None:
    asked: list[str] = []

    def nobody(statement: Statement, changes: object) -> None:
        asked.append(statement.text)

    statements = statements_of(parse(HONEST))
    plain = audit(heron, statements, Timing())
    found = audit(heron, statements, Timing(), arbiter=nobody)
    refused = {answer.statement.text for answer in found.answers if answer.verdict == "not_found"}
    assert refused == set(asked)
    assert all(answer.verdict == "borne_out" for answer in plain.answers)


def test_the_json_is_as_its_schema_says(heron: Comparison) -> None:
    from termsdiff.reports.notice_json import render

    schema = json.loads(
        resources.files("termsdiff.reports").joinpath("notice.schema.json").read_text("utf-8")
    )
    for notice in (HONEST, SLANTED, "- Disputes go to binding arbitration.\n"):
        report = json.loads(render(audited(heron, notice), RenderOptions()))
        jsonschema.validate(report, schema)
        ids = {change["id"] for change in report["changes"]}
        assert {one["change"] for one in report["unannounced"]} <= ids
        assert {name for one in report["statements"] for name in one["changes"]} <= ids


def test_a_rest_holds_the_untold_sentences_only(heron: Comparison) -> None:
    from termsdiff.reports.notice_json import render

    report = json.loads(
        render(audited(heron, "- Disputes go to binding arbitration.\n"), RenderOptions())
    )
    (rest,) = [change for change in report["changes"] if "part_of" in change]
    assert rest["id"] == f"{rest['part_of']}/rest"
    assert "jury" in rest["new"]["text"]
    assert "binding arbitration" not in rest["new"]["text"]


HOSTILE = (
    "- <script>alert(1)</script> Disputes go to **binding** arbitration \x1b[31m \u202e now.\n"
)


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json"])
def test_no_report_obeys_what_a_notice_holds(heron: Comparison, name: str) -> None:
    from importlib import import_module

    report = import_module(f"termsdiff.reports.notice_{name}").render(
        audited(heron, HOSTILE), RenderOptions()
    )
    assert "\x1b[31m" not in report
    assert "\u202e" not in report
    if name in ("html", "markdown"):
        assert "<script>alert" not in report


def test_a_long_notice_takes_little_more_than_a_short_one(heron: Comparison) -> None:
    from time import process_time

    lines = [f"- Rule {n} on invoices was changed from {n} to {n + 1} days.\n" for n in range(400)]
    start = process_time()
    found = audited(heron, "".join(lines))
    assert len(found.answers) == 400
    assert process_time() - start < 10


def test_statements_beyond_the_limit_are_not_looked_at() -> None:
    many = "".join(f"- Fee number {n} rose to EUR {n}.\n" for n in range(700))
    assert len(statements_of(parse(many))) == 500
