"""What findings and summaries quote: sentences and their parts, never scattered words."""

from __future__ import annotations

import pytest
from firing import findings, under

from termsdiff import Comparison, compare
from termsdiff.redline.edits import edits_of
from termsdiff.redline.word_redline import redline
from termsdiff.reports.summary import summarise
from termsdiff.rules.quotation import is_quoted_in_place, is_rewritten, operative, quoted_edits


def sentences(old: str, new: str, place: str = "Rules of the house") -> list[str]:
    comparison: Comparison = compare(under(place, old), under(place, new))
    table = summarise(comparison, comparison.changes)
    return [sentence.text for group in table.values() for sentence in group]


LONG = (
    "To the extent that the law of the place of the workshop permits it, and after a talk with the "
    "steward of the week, whose name is on the door, you also waive the right to take part in a "
    "class action of the members of all workshops of the town."
)


def test_a_long_sentence_is_quoted_from_a_mark_to_the_words_that_a_rule_saw() -> None:
    quoted = operative(LONG, anchor="class action")
    assert quoted.startswith("“you also waive the right to take part in a class action")


def test_a_long_sentence_without_a_mark_before_its_verb_is_quoted_from_its_start() -> None:
    text = LONG.replace(",", "")
    assert operative(text).startswith("“To the extent that the law")


def test_an_anchor_near_the_start_leaves_the_start_in_place() -> None:
    assert operative(LONG, anchor="steward").startswith("“To the extent that the law")


def test_an_anchor_that_is_not_in_the_text_is_no_anchor() -> None:
    assert operative(LONG, anchor="elephant") == operative(LONG)


@pytest.mark.parametrize(
    ("old", "new", "rewritten"),
    [
        # one replacement is told by its part of the sentence
        ("You pay us each month by card.", "You pay us each week by card.", False),
        # two places of a short sentence
        ("You pay us each month by card.", "We pay you each month by cash.", True),
        # more than half of the words
        ("You pay by card.", "You send us all of your coins.", True),
        # words that only came
        ("You pay by card.", "You pay by card or by cash or by cheque.", False),
    ],
)
def test_a_rewritten_sentence_is_quoted_whole(old: str, new: str, rewritten: bool) -> None:
    assert is_rewritten(old, new, edits_of(redline(old, new))) == rewritten


def test_a_replacement_is_told_with_the_same_words_around_it_on_both_sides() -> None:
    old, new = "If late, you pay the bill of the month.", "If late, you pay the bill of the week."
    assert quoted_edits(edits_of(redline(old, new))) == (
        "“you pay the bill of the month”",
        "“you pay the bill of the week”",
    )


def test_a_word_that_came_is_told_on_both_sides() -> None:
    old, new = "We keep files of the team.", "We keep all files of the team."
    assert quoted_edits(edits_of(redline(old, new))) == (
        "“We keep files of the team”",
        "“We keep all files of the team”",
    )


def test_a_word_with_nothing_around_it_is_no_replacement_of_nothing() -> None:
    (edit,) = edits_of([("+", "or")])
    assert not is_quoted_in_place(edit, 32)
    assert quoted_edits([edit]) == ("", "“or”")


def test_a_sentence_that_came_into_a_clause_is_new_and_no_edit_across_the_full_stop() -> None:
    old = "Each guest signs the book. The book is kept in the hall."
    new = (
        "Each guest signs the book. We are not liable for what guests write in it. "
        "The book is kept in the hall."
    )
    told = sentences(old, new)
    assert told and not any(". " in text.partition("“")[2].partition("”")[0] for text in told)
    assert any("We are not liable for what guests write in it" in text for text in told)


def test_a_value_of_one_side_is_told_with_its_words() -> None:
    old = "We retain personal data of guests."
    new = "We retain personal data of guests for 90 days."
    (told,) = sentences(old, new, "Retention of personal data")
    assert "90 days" in told and "We retain personal data of guests for 90 days" in told


@pytest.mark.parametrize(
    "new",
    [
        "This page explains how we collect personal data.",
        "Read on what we collect when we collect personal data.",
        "If we collect personal data, a sign tells you so.",
    ],
)
def test_a_condition_and_an_indirect_question_collect_nothing(new: str) -> None:
    place, old = "Privacy and personal data", "You give us your personal data."
    told = compare(under(place, old), under(place, f"{old} {new}"))
    assert "collection" not in {f.rule for one in told.changes for f in one.findings}


def test_an_indirect_question_that_becomes_a_statement_is_a_new_statement() -> None:
    old = "This page explains how we collect personal data."
    place, new = "Privacy and personal data", old.replace("how", "that")
    assert "collection" in {
        finding.rule for finding in findings(under(place, old), under(place, new))
    }


def test_a_ban_within_a_condition_bans_nothing() -> None:
    old = "You get the deposit back."
    new = "You get the deposit back (or a part of it if you do not return the key)."
    told = compare(under("Deposit", old), under("Deposit", new))
    assert "duty-or-choice" not in {f.rule for one in told.changes for f in one.findings}


def test_another_company_is_told_as_such() -> None:
    place = "What survives"
    old = "After the end these survive: the notices to Heron Mail International Limited."
    new = "After the end these survive: the notices to Otter Post Overseas Limited."
    told = compare(under(place, old), under(place, new))
    (finding,) = (f for one in told.changes for f in one.findings)
    assert finding.rule == "territory"
    assert "Heron Mail International Limited" in finding.message
    assert "Otter Post Overseas Limited" in finding.message


def test_the_title_of_a_document_widens_no_ban() -> None:
    old = "You must not break the Heron Acceptable Use Policy."
    new = "You must not break the Heron and Otter Acceptable Use Policy."
    told = compare(under("Restrictions", old), under("Restrictions", new))
    assert "restriction-extent" not in {f.rule for one in told.changes for f in one.findings}


def test_a_negation_that_moved_frees_nobody() -> None:
    old, new = "We do not have a key to the hall.", "We have no key to the hall."
    told = compare(under("Keys", old), under("Keys", new))
    assert "duty-or-choice" not in {f.rule for one in told.changes for f in one.findings}
