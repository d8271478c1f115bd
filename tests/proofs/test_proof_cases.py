"""Where each proof holds and where it must not, both ways round."""

from __future__ import annotations

import pytest
from proof_samples import NOT_ASSURED, between, read_cases

from termsdiff import compare

PROVED = read_cases("proved.txt")
NOT_PROVED = read_cases("not_proved.txt")


@pytest.mark.parametrize(("kind", "old", "new"), PROVED)
def test_a_proof_holds_and_says_what_it_saw(kind: str, old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        (judged,) = compare(between(before), between(after)).changes
        assert (judged.materiality, judged.basis) == ("editorial", "proof")
        assert kind in [proof.kind for proof in judged.proofs]
        assert all(proof.text for proof in judged.proofs)


@pytest.mark.parametrize(("old", "new"), NOT_PROVED)
def test_a_rule_that_may_have_changed_is_never_assured(old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        comparison = compare(between(before), between(after))
        assert comparison.verdict in NOT_ASSURED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## 2. Notice period: 30 days", "## 2. Notice period: 10 days"),
        ("## 2. We do not sell your data", "## 2. We sell your data"),
        ("## 2. Prohibited uses", "## 2. Permitted uses"),
        ("## 2. For residents of California", "## 2. For residents of Texas"),
        ("## 2. 14-day money-back guarantee", "## 2. 7-day money-back guarantee"),
    ],
)
def test_a_title_that_states_something_is_never_assured(old: str, new: str) -> None:
    text = "See the conditions that the manual gives for it."
    for before, after in ((old, new), (new, old)):
        comparison = compare(between(text, before), between(text, after))
        assert comparison.verdict in NOT_ASSURED


@pytest.mark.parametrize(
    ("old", "new"),
    [("## 2. Assignments", "## 3. Assignment"), ("## 2. Security", "## 2. Security of data")],
)
def test_a_title_that_states_nothing_is_layout(old: str, new: str) -> None:
    text = "You may not assign these terms without our written consent."
    assert compare(between(text, old), between(text, new)).verdict == "editorial"


LIST = "You may not promote:\n\n- weapons\n- tobacco\n- pharmacies"


@pytest.mark.parametrize(
    "new",
    [
        LIST + "\n- casinos",
        LIST.replace("- tobacco\n", ""),
        LIST.replace("pharmacies", "casinos"),
        LIST.replace("You may not promote", "You may promote"),
    ],
)
def test_a_member_of_a_list_that_comes_or_goes_is_never_assured(new: str) -> None:
    for before, after in ((LIST, new), (new, LIST)):
        assert compare(between(before), between(after)).verdict in (
            "material",
            "minor",
            "unassessed",
        )


def test_members_in_another_order_are_proved() -> None:
    other = "You may not promote:\n\n* pharmacies\n* weapons\n* tobacco"
    assert compare(between(LIST), between(other)).verdict == "editorial"


def test_the_last_member_of_a_list_without_marks_is_no_title() -> None:
    old = "Prohibited goods:\n\nWeapons\n\nTobacco"
    tail = "\n\nWe may end an account that offers any of the goods named above."
    for new in (old + "\n\nCasinos", "Prohibited goods:\n\nWeapons"):
        comparison = compare(between(old + tail), between(new + tail))
        assert comparison.verdict in NOT_ASSURED


def test_a_list_right_below_a_heading_is_no_menu() -> None:
    old = "# Terms\n\nThese rules hold for all who use it.\n\n## Not included\n\n- Help\n"
    assert compare(old, old + "- Support\n").verdict in NOT_ASSURED


def test_what_stands_elsewhere_is_proved_with_its_place() -> None:
    rule = "You must not resell access to the platform to anybody outside your group."
    old = f"## 1. Use\n\nYou may use the platform for your business.\n\n## 2. Conduct\n\n{rule}\n"
    new = f"{old}\n## 3. Summary\n\n{rule}\n"
    changes = compare(old, new).changes
    assert {judged.materiality for judged in changes} == {"editorial"}
    proofs = [proof for judged in changes for proof in judged.proofs]
    assert any(proof.kind == "repeated" and proof.at == "2" for proof in proofs)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "## 1. Hosting\n\nThe notice is 30 days.\n\n## 2. Help\n\nThe notice is 90 days.\n",
            "## 1. Hosting\n\nThe notice is 90 days.\n\n## 2. Help\n\nThe notice is 30 days.\n",
        ),
        (
            "## 1. Trial\n\nWe may end it at any time without notice.\n\n"
            "## 2. Paid plan\n\nThe plan runs for a year. We may end it with 90 days' notice.\n",
            "## 1. Trial\n\nWe may end it at any time without notice.\n\n"
            "## 2. Paid plan\n\nThe plan runs for a year. "
            "We may end it at any time without notice.\n",
        ),
    ],
)
def test_a_sentence_that_points_beside_it_is_not_proved_by_standing_elsewhere(
    old: str, new: str
) -> None:
    for before, after in ((old, new), (new, old)):
        assert compare(before, after).verdict in NOT_ASSURED


def test_references_that_follow_a_renumbering_are_proved_and_others_are_not() -> None:
    old = (
        "## 1. Scope\n\nThese rules bind both parties.\n\n"
        "## 2. Fees\n\nYou pay what the price list says.\n\n"
        "## 3. End\n\nSection 2 goes on to apply after the end, as Section 3 does.\n"
    )
    new = (
        "## 1. Scope\n\nThese rules bind both parties.\n\n"
        "## 2. Words\n\nWords with a capital have the meaning that the annex gives.\n\n"
        "## 3. Fees\n\nYou pay what the price list says.\n\n"
        "## 4. End\n\nSection 3 goes on to apply after the end, as Section 4 does.\n"
    )
    edited = [c for c in compare(old, new).changes if c.change.kind == "modified"]
    assert [judged.materiality for judged in edited] == ["editorial"]
    assert [proof.kind for proof in edited[0].proofs] == ["reference"]
    wrong = new.replace("Section 3 goes", "Section 1 goes")
    edited = [c for c in compare(old, wrong).changes if c.change.kind == "modified"]
    assert edited[0].materiality != "editorial"


CLAUSES = (
    "You may install {0} on ten machines of your own.",
    "We will mend faults of {0} within ten days.",
    "You must not copy {0} for anybody else.",
    "Support for {0} is given in English only.",
)


def named(name: str, clauses: tuple[str, ...] = CLAUSES) -> str:
    return f"# Terms of {name}\n\n" + "\n\n".join(clause.format(name) for clause in clauses)


def test_a_name_of_its_own_changed_throughout_is_proved() -> None:
    comparison = compare(named("Borealis"), named("Australis"))
    assert comparison.verdict == "editorial"
    assert any(p.kind == "rename" for judged in comparison.changes for p in judged.proofs)


def test_a_name_that_stays_in_one_place_is_not_proved() -> None:
    new = named("Australis").replace("copy Australis", "copy Borealis")
    assert compare(named("Borealis"), new).verdict != "editorial"


def test_the_name_of_a_company_is_never_proved() -> None:
    clauses = (*CLAUSES, "{0} Ltd is the company that you contract with.")
    assert compare(named("Borealis", clauses), named("Australis", clauses)).verdict != "editorial"


def test_a_plural_is_not_assessed() -> None:
    old = "We may log the content of your requests for support."
    assert compare(between(old), between(old.replace("content", "contents"))).verdict != "editorial"


def test_words_of_another_language_are_never_joined_by_english_lists() -> None:
    old = between("Die Kündigung kann nicht per E-Mail erfolgen.")
    assert compare(old, old.replace("nicht ", "")).verdict in NOT_ASSURED
