"""What is not assessed, and what was not read, is said in every format."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import report_samples as samples

from termsdiff.comparison import Comparison
from termsdiff.reports.annotations import annotate
from termsdiff.reports.formats import FORMATS, find_format
from termsdiff.reports.options import RenderOptions, fails, heaviest, parted
from termsdiff.reports.summary import summarise
from termsdiff.rules import Finding

NAMES = [known.name for known in FORMATS]
CUT = "ends after"


def plain(comparison: Comparison, name: str, options: RenderOptions | None = None) -> str:
    """Return what a format says, as plain text; of a Word file, its text and its comments."""
    content = find_format(name).render(comparison, options or RenderOptions(width=200))
    if isinstance(content, str):
        return content
    with ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(f"word/{part}.xml").decode() for part in ("comments", "document")]
    return re.sub(r"<[^>]+>", "", " ".join(parts))


@pytest.mark.parametrize("name", NAMES)
def test_every_format_says_what_is_not_assessed(name: str, sample: Comparison) -> None:
    word = '"unassessed"' if name == "json" else "unassessed" if name == "csv" else "not assessed"
    assert word.lower() in plain(sample, name).lower()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "stat"])
def test_every_format_marks_the_words(name: str, sample: Comparison) -> None:
    said = plain(sample, name)
    assert "ends" in said
    assert "has ended" in said


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_the_notes_of_both_sides_and_of_the_whole(
    name: str, noted: Comparison
) -> None:
    said = plain(noted, name)
    for words in (CUT, "page 3 holds a picture only", "OLD is dated later than NEW"):
        assert words in said
    first = {"stat": "Preamble", "csv": "1 September 2025"}.get(name, "Withdrawal")
    if name not in ("json", "docx", "sarif"):
        # before the first change, where a reader begins
        assert said.index(CUT) < said.index(first)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("phrase", ["says the same", "only the form", "no change", "in form only"])
def test_no_format_assures_without_proof(name: str, phrase: str, sample: Comparison) -> None:
    unproved = tuple(
        replace(judged, materiality="unassessed", basis="none", proofs=())
        if judged.materiality == "editorial"
        else judged
        for judged in sample.changes
    )
    said = plain(replace(sample, changes=unproved), name).lower()
    assert phrase not in said
    assert "proved to say the same" not in said.replace("was proved to say the same as before", "")


@pytest.mark.parametrize("name", ["text", "markdown", "html-fragment"])
def test_the_weightiest_come_first_where_a_report_orders_by_weight(
    name: str, sample: Comparison
) -> None:
    heavy = [
        replace(judged, materiality="unassessed", basis="none", proofs=(), weight=number)
        for number, judged in enumerate(sample.changes)
        if judged.change.kind == "modified"
    ]
    said = plain(replace(sample, changes=tuple(heavy)), name)
    said = said[said.index("Nothing shows that these matter") :]
    names = ["3.2 Deletion", "2.1 Cap", "1.3 Support", "1.2 Withdrawal", "1.1 Access", "Preamble"]
    places = [said.index(one) for one in names]
    assert places == sorted(places)


def test_sentences_of_the_summary_come_by_weight(sample: Comparison) -> None:
    ranks = {"notice-period-shortened": 100, "cap-lowered": 950}
    changes = [
        replace(judged, weight=ranks[judged.findings[0].rule]) if judged.findings else judged
        for judged in sample.changes
    ]
    topics = list(summarise(sample, changes))
    assert topics.index("liability") < topics.index("discontinuation")


def test_parts_of_a_report(sample: Comparison) -> None:
    parts = parted(sample.changes)
    assert [len(part) for part in parts] == [5, 1, 7]
    light = replace(parts.unassessed[0], weight=5)
    assert heaviest([light, *parts.unassessed], 1) == [parts.unassessed[0]]


def test_a_light_finding_never_hides_the_weight_of_its_change(sample: Comparison) -> None:
    light = Finding("reference-follows", "other", "editorial", "neutral", "A reference follows.")
    open_one = replace(parted(sample.changes).unassessed[0], findings=(light,))
    comparison = replace(sample, changes=(open_one,))
    assert [one.weight for one in annotate(comparison, [open_one])] == ["unassessed", "editorial"]
    (row,) = csv.DictReader(StringIO(plain(comparison, "csv")))
    assert row["materiality"] == "unassessed"


def test_a_build_server_skips_what_is_not_assessed(noted: Comparison) -> None:
    suite = ElementTree.fromstring(plain(noted, "junit"))[0]
    cases = suite.findall("testcase")
    skipped = [one.get("type") for case in cases for one in case.findall("skipped")]
    assert skipped == ["cut-short", "pages-unread", "not-assessed"]
    assert suite.get("skipped") == "3"
    assert suite.get("tests") == str(len(cases))


def test_github_warns_of_notes_first(noted: Comparison) -> None:
    lines = plain(noted, "github").splitlines()
    assert lines[0] == "::notice title=termsdiff::OLD is dated later than NEW"
    assert lines[1].startswith("::warning title=termsdiff::old: ends after")


def test_csv_has_notes_as_rows(noted: Comparison) -> None:
    rows = list(csv.DictReader(StringIO(plain(noted, "csv"))))
    assert [row["kind"] for row in rows[:3]] == ["note", "note", "note"]
    assert rows[1]["message"].startswith("old: ends after")


def test_an_unread_language_is_said(sample: Comparison) -> None:
    unread = tuple(
        replace(judged, basis="unread") if judged.materiality == "unassessed" else judged
        for judged in sample.changes
    )
    for name in ("text", "markdown", "html", "html-fragment", "docx", "sarif", "junit", "github"):
        said = plain(replace(sample, changes=unread), name)
        assert "The wording is not judged: its language, or too many of its words" in said


@pytest.mark.parametrize(
    ("least", "expected"),
    [(None, False), ("material", False), ("minor", False), ("unassessed", True), ("any", True)],
)
def test_fail_on_counts_what_is_not_assessed(
    sample: Comparison, least: str | None, expected: bool
) -> None:
    only = replace(sample, changes=parted(sample.changes).unassessed)
    assert fails(only, RenderOptions(), least) is expected
    proved = replace(sample, changes=parted(sample.changes).editorial)
    assert fails(proved, RenderOptions(), least) is (least == "any")


@pytest.mark.parametrize(
    ("least", "expected"),
    [(None, False), ("material", False), ("minor", False), ("unassessed", True), ("any", True)],
)
def test_what_was_not_read_is_no_pass(
    identical: Comparison, least: str | None, expected: bool
) -> None:
    assert fails(samples.noted(identical), RenderOptions(), least) is expected
    assert fails(identical, RenderOptions(), least) is False
