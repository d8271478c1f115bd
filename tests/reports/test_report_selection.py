"""What every format says of its own selection and of the names of its files."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest
import report_samples as samples

from termsdiff import compare, parse
from termsdiff.cli.main import run
from termsdiff.comparison import Comparison
from termsdiff.errors import TermsdiffError
from termsdiff.reports.file_names import repository_path, source_names
from termsdiff.reports.formats import FORMATS, find_format, format_by_suffix
from termsdiff.reports.options import RenderOptions

SAYS = "This report is filtered."
# these hold both texts whatever is asked for; docx and json have tests and words of their own
WHOLE = ("critic", "pandoc", "docx", "json")


def text_of(name: str, comparison: Comparison, options: RenderOptions) -> str:
    report = find_format(name).render(comparison, options)
    return report if isinstance(report, str) else ""


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.name not in WHOLE])
def test_a_filtered_report_says_so_before_its_changes(name, sample):
    filtered = text_of(name, sample, RenderOptions(materiality="material", width=100))
    report = re.sub(r"<(style|script)>.*?</\1>", "", filtered, flags=re.DOTALL)
    assert SAYS in report
    assert SAYS not in text_of(name, sample, RenderOptions(width=100))
    if name not in ("sarif", "markdown"):
        assert report.index(SAYS) < report.index("1.2 Withdrawal" if name != "stat" else " | ")


def test_the_names_of_files_and_no_folders_of_the_writer():
    texts = samples.OLD if hasattr(samples, "OLD") else "# T\n\nA.\n"
    old = parse(texts, "/home/anna/clients/secret/v1/terms.md")
    new = parse(texts + "\nWe may end it.\n", "/home/anna/clients/secret/v2/terms.md")
    comparison = compare(old, new)
    assert source_names(comparison) == ("v1/terms.md", "v2/terms.md")
    for name in ("text", "markdown", "html", "html-fragment", "side-by-side", "csv", "junit"):
        assert "secret" not in text_of(name, comparison, RenderOptions(width=200)).replace(
            "/home/anna/clients/secret/v2/terms.md", "" if name == "junit" else "!"
        )


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("HEAD~1:legal/terms.md", "legal/terms.md"),
        ("origin/main:terms.md", "terms.md"),
        ("terms.md", "terms.md"),
        ("https://example.org/terms", "https://example.org/terms"),
    ],
)
def test_no_revision_stands_in_a_path(source, path):
    assert repository_path(source) == path


def test_an_absolute_path_in_a_repository_becomes_relative(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "legal").mkdir()
    assert repository_path(str(tmp_path / "legal" / "terms.md")) == "legal/terms.md"


def test_every_row_of_the_table_has_a_message_and_a_mark_at_the_top(sample):
    report = text_of("csv", sample, RenderOptions())
    assert report.startswith("\ufeffid,")
    rows = list(csv.DictReader(StringIO(report.removeprefix("\ufeff"))))
    assert len(rows) >= len(sample.changes)
    assert all(row["message"] for row in rows)


def test_gitlab_takes_the_report(sample):
    issues = json.loads(text_of("gitlab", sample, RenderOptions()))
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["description"] and issue["check_name"]
        assert issue["location"]["lines"]["begin"] >= 1
        assert not Path(issue["location"]["path"]).is_absolute()


def test_a_pull_request_gets_five_bullets_and_the_rest_folded(sample):
    report = text_of("markdown", sample, RenderOptions(link="https://example.org/report"))
    top = report[: report.index("<details>")]
    assert top.count("\n- ") <= 5
    assert "[The full report](<https://example.org/report>)" in top
    assert "became 3 months" in top


def unmarked(text: str, keep: str) -> str:
    """Accept (`+`) or reject (`-`) all marks, and drop the escapes."""
    text = re.sub(r"\{~~(.*?)~>(.*?)~~\}", r"\2" if keep == "+" else r"\1", text)
    text = re.sub(r"\{\+\+(.*?)\+\+\}", r"\1" if keep == "+" else "", text)
    text = re.sub(r"\{--(.*?)--\}", r"\1" if keep == "-" else "", text)
    return re.sub(r"\\(.)", r"\1", text)


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


@pytest.mark.parametrize("name", ["critic"])
def test_all_marks_accepted_give_the_new_words_and_rejected_the_old(sample, name):
    report = text_of(name, sample, RenderOptions())
    for keep, document in (("+", sample.new), ("-", sample.old)):
        words = squeezed(unmarked(report, keep))
        for block in document.blocks:
            if block.has_words:
                assert squeezed(block.text) in words


def test_marks_of_a_document_are_no_marks():
    comparison = samples.compared("# T\n\nWe {++may++} end [x]{.deletion} it.\n", "# T\n\nNo.\n")
    assert r"\{++may++\}" in text_of("critic", comparison, RenderOptions())
    assert r"\[x\]\{.deletion\}" in text_of("pandoc", comparison, RenderOptions())


def test_pandoc_spans_are_those_of_tracked_changes(sample):
    report = text_of("pandoc", sample, RenderOptions())
    assert '{.insertion author="termsdiff"}' in report
    assert '{.deletion author="termsdiff"}' in report


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("x.critic.md", "critic"),
        ("x.pandoc.md", "pandoc"),
        ("gl-code-quality-report.json", "gitlab"),
        ("x.json", "json"),
        ("X.HTM", "html"),
        ("report.sarif.json", "sarif"),
        ("x.md", "markdown"),
    ],
)
def test_the_name_of_a_file_says_its_format(file, name):
    assert format_by_suffix(file) == name


@pytest.fixture
def _files(tmp_path, monkeypatch):
    (tmp_path / "old.md").write_text("# Terms\n\n1.1 We give six months of notice.\n", "utf-8")
    (tmp_path / "new.md").write_text("# Terms\n\n1.1 We give two months of notice.\n", "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_files")
def test_two_columns_as_wide_as_columns_says(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert run(["diff", "old.md", "new.md", "--side-by-side"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 60
    row = next(line for line in lines if "[-six" in line)
    assert "{+two" in row


@pytest.mark.usefixtures("_files")
@pytest.mark.parametrize("link", ["http://x.org", "javascript:alert(1)", "https://x.org/)[y]("])
def test_a_link_that_is_no_address_is_refused(capsys, link):
    assert run(["diff", "old.md", "new.md", "-f", "markdown", "--link", link]) == 2
    assert "https://" in capsys.readouterr().err


def test_a_review_that_the_page_saved_answers_the_changes():
    from termsdiff.reports.word.answers import read_review

    review = {
        "c-1": {"state": "accept", "note": "fine"},
        "c-2": {"state": "reject", "note": ""},
        "c-3": {"state": "negotiate", "note": "nine months"},
    }
    found = read_review(json.dumps(review), "REVIEW.json")
    assert [(one.change, one.answer, one.note) for one in found] == [
        ("c-1", "accept", "fine"),
        ("c-2", "reject", ""),
        ("c-3", "negotiate", "nine months"),
    ]
    with pytest.raises(TermsdiffError, match="REVIEW"):
        read_review('{"c-1": "accept"}', "REVIEW.json")
