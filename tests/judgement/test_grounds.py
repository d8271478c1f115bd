"""A comparison keeps what its verdicts rest on, so that whoever explains one repeats nothing."""

from __future__ import annotations

import pytest

from termsdiff import Comparison, compare
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.explanation import explain

OLD = """# Harrow Labs terms

These terms are between you and Harrow Labs Ltd (“Harrow Labs”, “we” or “us”).

1.1 You shall pay Harrow Labs within 30 days of the invoice.

1.2 We will tell you prior to the end of the service.

You must not do any of these:

- resell the service;

- copy the documentation.
"""
NEW = (
    OLD.replace("30 days", "14 days")
    .replace("prior to", "before")
    .replace("- copy", "- train a model with what you receive;\n\n- copy")
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(OLD, NEW)


def test_each_change_has_its_case(comparison: Comparison) -> None:
    cases = comparison.grounds.cases
    assert [case.change for case in cases] == [judged.change for judged in comparison.changes]
    assert len(cases) == 3
    for case, judged in zip(cases, comparison.changes, strict=True):
        assert case.proofs == judged.proofs
        assert case.wording.is_empty == (judged.materiality == "editorial")


def test_a_case_has_what_no_proof_accounts_for_and_where_it_stands(comparison: Comparison) -> None:
    paid, told, item = comparison.grounds.cases
    ((before, after),) = paid.wording.edited
    assert ("30" in before.text, "14" in after.text) == (True, True)
    assert told.wording.is_empty
    assert not paid.is_member
    assert item.is_member
    assert item.lead == "You must not do any of these:"
    assert item.place.title == "Harrow Labs terms"


def test_what_no_proof_accounts_for_is_found_by_the_change(comparison: Comparison) -> None:
    for case, judged in zip(comparison.grounds.cases, comparison.changes, strict=True):
        assert comparison.unproved[judged.id] is case.wording


def test_names_and_parties_are_those_of_the_versions(comparison: Comparison) -> None:
    assert "harrow" in comparison.grounds.names
    assert comparison.grounds.parties.role_of("Harrow Labs") == "provider"


def test_versions_of_the_same_words_have_no_cases() -> None:
    assert compare(OLD, OLD).grounds.cases == ()


def test_an_explanation_reads_the_comparison_and_makes_none(comparison: Comparison) -> None:
    paid = comparison.changes[0]
    changes, grounds = comparison.changes, comparison.grounds
    (found,) = explain(changes, grounds, paid.id, Configuration())
    assert found.judged is paid
    assert found.left is grounds.cases[0].wording
    assert found.sentences[0][1] == "You shall pay Harrow Labs within 14 days of the invoice."
    assert len(explain(changes, grounds, "c-", Configuration())) == len(changes)
    assert explain(changes, grounds, "c-none", Configuration()) == ()
