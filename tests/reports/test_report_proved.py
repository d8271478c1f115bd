"""The list of changes proved to say the same: each line with what the proofs saw."""

from __future__ import annotations

from dataclasses import replace

import report_samples as samples

from termsdiff import compare
from termsdiff.comparison import Comparison
from termsdiff.proofs.proof import Proof
from termsdiff.redline.change import Change
from termsdiff.reports.proved import ProvedLine, proofs_in_words, proved_list
from termsdiff.rules import JudgedChange


def lines_of(comparison: Comparison, *, full: bool = False) -> list[ProvedLine]:
    form = [judged for judged in comparison.changes if judged.materiality == "editorial"]
    return list(proved_list(comparison, form, full=full).lines)


def proved(change: Change, *proofs: Proof) -> JudgedChange:
    return JudgedChange(change, ("other",), "editorial", "neutral", (), "proof", proofs)


def test_runs_of_renumbered_clauses_are_one_line(sample: Comparison) -> None:
    names = {line.name: line for line in lines_of(sample)}
    run = names["4 clauses renumbered (4 → 5 … 4.3 → 5.3)"]
    assert run.said == "the same words"
    assert len(run.changes) == 4


def test_every_change_is_on_one_line_or_counted(sample: Comparison) -> None:
    form = [judged for judged in sample.changes if judged.materiality == "editorial"]
    shown = proved_list(sample, form)
    assert shown.counted == "1 clause differs only in punctuation, capitals or spaces"
    listed = [judged.change.id for line in shown.lines for judged in line.changes]
    assert len(listed) == len(set(listed)) == len(form) - 1
    whole = proved_list(sample, form, full=True)
    assert whole.counted == ""
    assert sum(len(line.changes) for line in whole.lines) == len(form)


def test_the_redline_stands_where_the_proof_names_no_words(sample: Comparison) -> None:
    names = {line.name: line for line in lines_of(sample)}
    assert names["1.3 Support"].said == "other words for the same: “prior to” and “before”"
    assert names["1.3 Support"].pieces == ()
    assert [piece.text for piece in names["Preamble"].pieces if piece.kind == "+"] == ["September"]


def test_references_that_follow_are_one_line_only_where_that_is_proved() -> None:
    clauses = "".join(
        f"## {topic}\n\nAs Section 4.1 (Cap) says of {topic}, nobody is liable for the weather.\n\n"
        for topic in ("Rain", "Snow", "Hail")
    )
    new = clauses.replace("4.1", "5.1")
    comparison = samples.compared(f"# T\n\n{clauses}", f"# T\n\n{new}")
    assert lines_of(comparison) == []
    follows = Proof("reference", "a reference that follows the renumbering: “4.1” and “5.1”")
    changes = tuple(proved(judged.change, follows) for judged in comparison.changes)
    (line,) = lines_of(replace(comparison, changes=changes))
    assert line.name == "Rain, Snow and Hail"
    assert line.said == "references that follow the renumbering"


def test_a_list_of_clauses_that_came_for_one_reason_quotes_them() -> None:
    old = "# T\n\nFirst clause of all that are here.\n"
    comparison = samples.compared(old, f"{old}\nRecommendations\n\nPrior versions of this page\n")
    page = Proof("furniture", "a line of the page around the document")
    changes = tuple(proved(judged.change, page) for judged in comparison.changes)
    words = [f"{line.name}: {line.said}" for line in lines_of(replace(comparison, changes=changes))]
    assert words == [
        "2 clauses added: “Recommendations” and “Prior versions of this page”: "
        "a line of the page around the document"
    ]


def test_each_proof_is_said_once(sample: Comparison) -> None:
    change = sample.changes[0].change
    link, date = Proof("link", "only the address of a web page"), Proof("date", "only a date")
    marks = Proof("typography", "only punctuation, capitals or spaces differ")
    assert proofs_in_words(proved(change, link)) == "only the address of a web page"
    assert (
        proofs_in_words(proved(change, marks, link, date, link))
        == "the address of a web page; a date"
    )
    assert proofs_in_words(proved(change, marks)) == "only punctuation, capitals or spaces differ"


def test_real_proofs_say_their_own_sentence() -> None:
    text = "# T\n\n## 1. Fees\n\nYou pay within {} days of the date of each of our invoices.\n"
    comparison = compare(text.format("six (6)"), text.format("6"))
    (line,) = lines_of(comparison)
    assert line.said.startswith("the same value, written differently")
