"""What is no change of meaning stays quiet; one word that is one speaks."""

from __future__ import annotations

import pytest

from termsdiff import compare

NO_CHANGE = {
    "numbers": (
        "We give six (6) months' notice before we withdraw a model.",
        "We give 6 months' notice before we withdraw a model.",
    ),
    "units": ("The term is twelve months.", "The term is one year."),
    "capitals": (
        "NEITHER PARTY WILL BE LIABLE FOR LOST PROFITS.",
        "Neither party will be liable for lost profits.",
    ),
    "quotes": ('You keep your data ("Input").', "You keep your data (“Input”)."),
    "contraction": ("You are bound by these rules.", "You're bound by these rules."),
    "prior to": (
        "We will tell you prior to the withdrawal.",
        "We will tell you before the withdrawal.",
    ),
    "spelling": ("The defence of the claim is yours.", "The defense of the claim is yours."),
    "plural": (
        "We may log the content of your requests for support.",
        "We may log the contents of your requests for support.",
    ),
    "small words": (
        "The data which you send to us stays encrypted.",
        "The data that you send us stays encrypted.",
    ),
    "contact": (
        "Write to us at help@first.example with any question on these terms.",
        "Write to us at support@second.example with any question on these terms.",
    ),
    "sentences moved": (
        "You own your prompts. We keep them for ten days. Then we delete them.",
        "We keep them for ten days. You own your prompts. Then we delete them.",
    ),
    "doubled word": (
        "We own the the platform and its parts.",
        "We own the platform and its parts.",
    ),
    "date stamp": ("Last updated: 4 March 2024", "Last updated: 9 June 2025"),
}

CHANGE = {
    "will to may": ("We will delete your data on request.", "We may delete your data on request."),
    "and to or": (
        "You must give notice and pay the fees due.",
        "You must give notice or pay the fees due.",
    ),
    "not": (
        "We do use your prompts to train our models.",
        "We do not use your prompts to train our models.",
    ),
    "number": (
        "You may end the contract on 30 days' notice.",
        "You may end the contract on 60 days' notice.",
    ),
    "who": (
        "The provider must not share the secrets of the customer.",
        "The customer must not share the secrets of the provider.",
    ),
}


@pytest.mark.parametrize("name", NO_CHANGE)
def test_form_stays_quiet(name: str) -> None:
    old, new = NO_CHANGE[name]
    assert compare(old, new).verdict in ("editorial", "identical")
    assert compare(new, old).verdict in ("editorial", "identical")


@pytest.mark.parametrize("name", CHANGE)
def test_one_word_that_changes_the_rule_is_left_in_the_wording(name: str) -> None:
    from termsdiff.parsing import parse
    from termsdiff.rules.judgement import find_cases

    documents = [parse(text) for text in CHANGE[name]]
    comparison = compare(*documents)
    cases, _ = find_cases(
        comparison.old,
        comparison.new,
        comparison.alignment,
        [judged.change for judged in comparison.changes],
    )
    assert any(not case.wording.is_empty for case in cases)


def test_a_rule_that_stood_elsewhere_is_not_new() -> None:
    rule = "You must not resell access to the platform to anybody outside your group."
    old = f"## 1. Use\n\nYou may use the platform for your business.\n\n## 2. Bans\n\n{rule}\n"
    new = old + f"\n## 3. Summary of bans\n\n{rule}\n"
    assert compare(old, new).verdict == "editorial"


def test_a_copy_cut_in_mid_sentence_removes_nothing() -> None:
    rules = [f"Rule {n}: you must pay {n} euros for service number {n}." for n in range(3, 12)]
    old = "\n\n".join(rules)
    new = "\n\n".join(rules[:5]) + "\n\n" + rules[5][:30]
    assert compare(old, new).verdict == "editorial"


def test_references_that_follow_a_renumbering_are_no_change() -> None:
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


def test_a_name_changed_throughout_is_no_change() -> None:
    clauses = [
        "You may install {} on ten machines of your own.",
        "We will mend faults of {} within ten days.",
        "You must not copy {} for anybody else.",
        "Support for {} is given in English only.",
    ]
    old, new = (
        "\n\n".join(clause.format(name) for clause in clauses) for name in ("Borealis", "Australis")
    )
    assert compare(old, new).verdict == "editorial"
