from __future__ import annotations

from dataclasses import replace

import pytest
import report_samples as samples

from termsdiff.comparison import Comparison
from termsdiff.reports.markdown import LIMIT, render
from termsdiff.reports.options import RenderOptions, shown_changes
from termsdiff.reports.shortening import Piece, brief, shortened, whole
from termsdiff.reports.summary import summarise
from termsdiff.reports.wording import (
    change_name,
    fate,
    lines_or_pages,
    listed,
    short,
    topic_name,
    words_of,
)

WORDS = "All of these words stay as they were in the version before this one. "


def fates(old: str, new: str) -> list[str]:
    comparison = samples.compared(old, new)
    return [fate(comparison, judged.change) for judged in comparison.changes]


def test_a_moved_clause_says_from_where_to_where() -> None:
    first = "## 1. One\n\n1.1 The first clause speaks of apples and of nothing else here.\n\n"
    second = "## 2. Two\n\n2.1 The second clause is about pears, plums and quinces only.\n\n"
    moved = "{} The clause that moves away tells of cherries in a garden by the sea.\n\n"
    old = f"# T\n\n{first}{moved.format('1.2')}{second}"
    new = f"# T\n\n{first}{second}{moved.format('2.2')}"
    assert "moved from 1.2 to 2.2" in fates(old, new)


def test_a_split_clause_says_into_what() -> None:
    one = "You pay the fees within thirty days of the invoice that we send to you by e-mail."
    two = "Late payments bear interest of five percent a year until the day they arrive with us."
    old = f"# T\n\n1.1 {one} {two}\n"
    new = f"# T\n\n1.1 {one}\n\n1.2 {two}\n"
    assert "split into 1.1 and 1.2" in fates(old, new)
    assert "merged from 1.1 and 1.2" in fates(new, old)


def test_a_section_that_came_as_one_piece_is_one_change(sample: Comparison) -> None:
    change = next(one.change for one in sample.changes if "Telemetry" in one.change.side.text)
    assert fate(sample, change) == "section added"
    assert lines_or_pages(change.side) == "lines 35–37"
    assert words_of(sample, change).startswith("We record how often")


def test_clauses_of_the_sample_have_names(sample: Comparison) -> None:
    names = {change_name(sample, judged.change) for judged in sample.changes}
    assert {"1.2 Withdrawal", "2.1 Cap", "4. Benchmarks", "Preamble"} <= names


def test_a_brief_redline_says_where_it_stops() -> None:
    diff = [run for _ in range(20) for run in (("=", WORDS), ("-", "six"), ("+", "three"))]
    assert brief(diff)[-1] == Piece("…", " …")


def test_long_unchanged_stretches_are_left_out() -> None:
    pieces = shortened([("=", WORDS * 9), ("-", "six"), ("+", "three"), ("=", WORDS * 9)])
    assert [piece.kind for piece in pieces] == ["…", "=", "-", "+", "=", "…"]
    assert all(len(piece.text) < 250 for piece in pieces)


def test_short_stretches_are_kept() -> None:
    diff = [("=", "We give "), ("-", "six"), ("+", "three"), ("=", " months.")]
    expected = [Piece(operation, text) for operation, text in diff]
    assert shortened(diff) == expected == whole(diff)


def test_a_word_of_two_megabytes_is_cut() -> None:
    pieces = shortened([("+", "x" * 2_000_000)])
    assert sum(len(piece.text) for piece in pieces) < 3_000


def test_equal_sentences_are_told_once() -> None:
    line = "{} days before the {} we send you a reminder by e-mail, by post and by courier.\n\n"
    causes = ("renewal", "suspension", "deletion")
    old = "# T\n\n" + "".join(f"## {cause}\n\n" + line.format("Nine", cause) for cause in causes)
    new = old.replace("Nine", "Two")
    comparison = samples.compared(old, new)
    changes = [replace(judged, materiality="minor") for judged in comparison.changes]
    sentences = summarise(comparison, changes)["other"]
    assert len(sentences) == 1
    assert sentences[0].places == causes
    assert len(sentences[0].changes) == 3


def test_a_selection_shows_what_was_asked(sample: Comparison) -> None:
    chosen = shown_changes(sample, RenderOptions(topics=("payment",)))
    assert [judged.topics for judged in chosen] == [("liability", "payment")]
    assert len(shown_changes(sample, RenderOptions(materiality="material"))) == 3
    assert shown_changes(sample, RenderOptions()) == sample.changes


def test_a_long_comment_is_cut_and_says_so() -> None:
    clause = "We may keep record number {} of what you did, and of each {} that you sent.\n\n"
    added = "".join(clause.format(f"{n}:{n * 7}", "@word #1 " * 40) for n in range(400))
    comparison = samples.compared("# T\n\nFirst.\n", f"# T\n\nFirst.\n\n{added}")
    heavy = tuple(replace(judged, materiality="material") for judged in comparison.changes)
    comment = render(replace(comparison, changes=heavy), RenderOptions())
    assert len(comment.encode("utf-16-le")) // 2 <= LIMIT
    assert "did not fit into this comment" in comment
    assert comment.count("<details>") == comment.count("</details>") > 10


@pytest.mark.parametrize(
    ("text", "length", "result"),
    [
        ("one two three", 20, "one two three"),
        ("one two three", 9, "one two…"),
        ("onetwothree", 6, "onetw…"),
        ("one,  two\nthree", 10, "one, two…"),
    ],
)
def test_texts_are_cut_at_words(text: str, length: int, result: str) -> None:
    assert short(text, length) == result


def test_words_for_lists_and_topics() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert topic_name("my_topic") == "My topic"


def test_a_headline_tells_three_matters_rather_than_one_three_times() -> None:
    from termsdiff.reports.headline import headline
    from termsdiff.reports.summary import Sentence

    def said(text: str, weight: int, materiality: str = "material") -> Sentence:
        return Sentence("other", text, materiality, "provider", ("1",), (f"c-{weight}",), weight)

    sentences = [
        said("Data goes elsewhere: “a”.", 900),
        said("Data goes elsewhere: “b”.", 800),
        said("Data goes elsewhere: “c”.", 700),
        said("The fee rose: “d”.", 600),
        said("A ban is new: “e”.", 500, "minor"),
    ]
    assert [one.weight for one in headline({"other": sentences})] == [900, 800, 600]
    alike = [said(f"Data goes elsewhere: “{n}”.", n) for n in (30, 20, 10, 5)]
    assert [one.weight for one in headline({"other": alike})] == [30, 20, 10]


def test_a_clause_without_a_heading_is_called_by_its_words() -> None:
    old = "We keep the logs for a year.\n\nvii. You may withdraw.\n"
    comparison = samples.compared(old, old.replace("a year", "ten years"))
    (judged,) = comparison.changes
    assert change_name(comparison, judged.change).startswith("“We keep the logs for ten years")
