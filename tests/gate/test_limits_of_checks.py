"""Where the checks draw a line: just below and just above."""

from __future__ import annotations

import pytest
from stepping import problems
from test_steps_as_said import FIRST, FOLDER, NOW, SOON, at, head, text

from termsdiff import compare
from termsdiff.gate.acknowledgements import Accepted
from termsdiff.gate.checks.announcements import announcement_problems, notice_path
from termsdiff.gate.checks.asked import _unnumbered, keys_of, subject_of
from termsdiff.gate.checks.missing import _INCLUDE, incomplete
from termsdiff.gate.problem import Problem
from termsdiff.gate.terms_paths import TermsPath
from termsdiff.notes import Note
from termsdiff.parsing import parse

PLACE = TermsPath(f"{FOLDER}/{SOON}.md", "version", FOLDER, SOON)


def of_head(*rows: str) -> list[Problem]:
    found = problems(FIRST, FIRST | at(SOON, head=head(*rows)))
    return [problem for problem in found if problem.kind == "front-matter"]


@pytest.mark.parametrize(("length", "strange"), [(300, False), (301, True)])
def test_a_known_key_with_a_long_value_is_read_by_nobody(length: int, strange: bool) -> None:
    row = f"note: {'x' * (length - 6)}"
    assert bool(of_head(row)) is strange


@pytest.mark.parametrize(
    "row",
    [
        *("effective: 2026-05-01", "stated: 2026-05-01", "forced: false", "since: 2026-05-01"),
        *("withdrawn: 2027-01-01", "technical: true", "note: x", "recorded: x", "source: x"),
        *("converted_from: x", "title: x", "language: en", "updated: x", "fetched: x"),
        *("provider: x", "customer: x", "NOTE: x", "note:"),
    ],
)
def test_keys_of_a_version_are_no_words_to_its_readers(row: str) -> None:
    assert of_head("title: y", row) == []


@pytest.mark.parametrize("row", ["promise: x", "# remark", "just words", "- item", "note : x"])
def test_every_other_row_is_a_problem(row: str) -> None:
    (problem,) = of_head("title: y", row)
    assert row in problem.message
    # what the version before has, too, was seen there
    before = at(NOW, head=head("title: y", row))
    assert not [
        one
        for one in problems(before, before | at(SOON, head=head("title: y", row)))
        if one.kind == "front-matter"
    ]


@pytest.mark.parametrize(("size", "too_long"), [(2_048, False), (2_049, True)])
def test_a_head_longer_than_what_is_read_of_it(size: int, too_long: bool) -> None:
    """Counted with two characters at each end of a line, and a mark of the encoding before all."""
    marks = 3 + 2 * (3 + 2)
    rows = ["title: y", *["note: " + "x" * 200] * 9]
    used = marks + sum(len(row) + 2 for row in rows)
    found = of_head(*rows, "note: " + "x" * (size - used - 8))
    assert [problem.subject for problem in found] == ([None] if too_long else [])
    if too_long:
        assert "longer than 2048 bytes" in found[0].message


def test_a_long_message_is_cut() -> None:
    (problem,) = of_head("title: y", *["promise: " + "x" * 250] * 3)
    assert len(problem.message) == 500
    assert problem.subject is not None
    assert problem.subject.new.count("promise") == 3


def test_a_rule_at_the_top_of_a_text_is_no_head() -> None:
    lines = f"---\n\nJust words here.\n\n---\n\n{text(SOON)}"
    found = problems(FIRST, FIRST | {f"{FOLDER}/{SOON}.md": lines})
    assert "front-matter" not in [problem.kind for problem in found]


INCLUDES = """
{{#include other.md}}
{{ include "other.md" }}
{{> other}}
{{< include other.md >}}
{% include other.md %}
{%- render "other" %}
{% import "x" %}
{% embed url %}
--8<-- "other.md"
;--8<-- "other.md"
![[other]]
!include other.md
@include other.md
@import other.md
.. include:: other.rst
include::other.adoc[]
#include "other.md"
$include other.md
${include other}
<!-- #include file="other" -->
<!--include other -->
<xi:include href="x"/>
<xinclude/>
<include src="x">
<iframe src="x">
<object data="x">
<embed src="x">
<frame src="x">
  {% INCLUDE other.md %}
"""


@pytest.mark.parametrize("line", INCLUDES.strip("\n").split("\n"))
def test_lines_that_fetch_other_words(line: str) -> None:
    assert bool(_INCLUDE.match(line)) is (line != "<xinclude/>")


@pytest.mark.parametrize(
    "line", ["We include it.", "includes: a", "{ braces }", "![image](x.png)", "<p>x</p>", "@you"]
)
def test_lines_that_fetch_no_other_words(line: str) -> None:
    assert not _INCLUDE.match(line)


def test_each_note_that_a_text_is_not_whole_is_said_once() -> None:
    lost = Note("words-lost", "3 words were not read", incomplete=True)
    document = parse(text(SOON), "x.md")
    object.__setattr__(document, "notes", (lost, lost, Note("other", "is read", incomplete=False)))
    (problem,) = incomplete(PLACE, None, document, Accepted())
    assert (problem.kind, problem.path, problem.line) == ("incomplete", PLACE.path, 1)
    assert problem.message == "3 words were not read"
    assert problem.cure.startswith("put the whole text there; if it is intended, ")
    assert problem.review == PLACE.review
    assert problem.subject is not None
    assert problem.subject.clause == "3 words were not read"
    assert not list(incomplete(PLACE, None, document, Accepted(ids=frozenset({problem.id}))))
    found = compare(parse(text(NOW)), document)
    assert [one.message for one in incomplete(PLACE, found, document, Accepted())] == [
        "3 words were not read"
    ]


@pytest.mark.parametrize(
    ("heading", "where"),
    [
        ("2. Liability", "Liability"),
        ("2.1 Liability", "Liability"),
        ("2.1. Liability", "Liability"),
        ("(a) Liability", "Liability"),
        ("IV. Liability", "Liability"),
        ("A. Liability", "Liability"),
        ("Liability", "Liability"),
        ("Our liability", "Our liability"),
        ("2.1", "2.1"),
        ("mix it", "it"),
        ("2nd part", "2nd part"),
        ("... more", "... more"),
    ],
)
def test_a_section_is_known_by_its_name_without_its_number(heading: str, where: str) -> None:
    assert _unnumbered(heading) == where


def test_a_change_is_known_by_its_place_among_equal_clauses() -> None:
    old = "# T\n\n## 1. A\n\nYou pay in 30 days.\n\n## 2. B\n\nYou pay in 30 days.\n"
    found = compare(old, old.replace("30", "60"))
    first, second = keys_of(found)
    assert (first[1:], second[1:]) == (("T › A", 0), ("T › B", 1))
    assert second[0] == f"{first[0]}-2"
    assert [subject_of(found, one).where for one in found.changes] == ["T › A", "T › B"]
    (added,) = keys_of(compare("# T\n\n## 1. A\n\nx", "# T\n\n## 1. A\n\nx\n\nYou pay now."))
    assert added[1:] == ("T › A", 0)


LONG = "We promise that " + " ".join(f"word{n}" for n in range(60)) + "."


def test_long_statements_are_shown_in_part() -> None:
    comparison = compare(text(NOW), text(SOON, ("twelve months", "six months")))
    notice = f"# Changes\n\n- {LONG}\n"
    found = list(announcement_problems(PLACE, comparison, notice, PLACE.date, Accepted()))
    statement = next(one for one in found if "“We promise" in one.message)
    shown = statement.message.partition("“")[2].partition("”")[0]
    assert shown.endswith(" …")
    assert shown[:-2] in LONG
    assert 150 <= len(shown) <= 162
    assert statement.line == 3
    assert notice_path(PLACE) == f"{FOLDER}/notices/{SOON}.md"
    assert notice_path(PLACE._replace(folder="")) == f"notices/{SOON}.md"


@pytest.mark.parametrize(("letters", "is_cut"), [(160, False), (161, True)])
def test_up_to_160_characters_are_shown(letters: int, is_cut: bool) -> None:
    from termsdiff.gate.checks.announcements import _short

    line = ("abcd " * 40)[: letters - 1] + "x"
    assert (_short(line) != line) is is_cut
    assert _short("a\n  b") == "a b"
