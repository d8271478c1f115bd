"""Which clauses a changed definition or a moved section changes, and which not."""

from __future__ import annotations

import pytest

from termsdiff import compare
from termsdiff.parsing import parse
from termsdiff.parsing.block import Block
from termsdiff.rules.consequences import _named, _title
from termsdiff.rules.finding import Finding
from termsdiff.rules.policy import Limit, check_limits
from termsdiff.rules.topics import (
    Place,
    explain_topics,
    place_features,
    sentence_features,
    topic_marks,
    topics_of_text,
)


def findings(old: str, new: str, rule: str) -> list[Finding]:
    found = compare(old, new)
    return [f for judged in found.changes for f in judged.findings if f.rule == rule]


MEANS = "## 1. Words\n\n1.1 “Output” {}\n\n## 2. Rights\n\n{}\n"
USED = "2.1 You own all Output."


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("means any text.", "means any text or code.", True),
        ("refers to any text.", "refers to any text or code.", True),
        ("includes any text.", "includes any text or code.", True),
        ("has the meaning of text.", "has the meaning of code.", True),
        # the meaning stands, and another sentence of the clause changed
        ("means any text. We keep it.", "means any text. We sell it.", False),
    ],
)
def test_a_definition_whose_meaning_changed(old: str, new: str, is_told: bool) -> None:
    found = findings(MEANS.format(old, USED), MEANS.format(new, USED), "definition-changed")
    assert bool(found) is is_told
    if is_told:
        (one,) = found
        assert one.message == "The meaning of “Output” changed; it is used in 2.1."
        assert (one.topic, one.materiality, one.favours) == ("other", "minor", "unclear")
        assert one.reason


@pytest.mark.parametrize(
    "use",
    [
        "2.1 You own all results.",  # nobody uses it
        "2.1 You own all Outputs.",  # another word
        "2.1 You own all output.",  # not the defined term
    ],
)
def test_a_term_that_nobody_uses_has_no_consequence(use: str) -> None:
    old, new = MEANS.format("means any text.", use), MEANS.format("means any code.", use)
    assert not findings(old, new, "definition-changed")


def test_terms_of_fewer_than_three_letters_are_too_common_to_follow() -> None:
    def text(term: str, meaning: str) -> str:
        return MEANS.replace("Output", term).format(f"means {meaning}.", f"2.1 You own all {term}.")

    for term, is_followed in (("Outs", True), ("Out", True), ("Ou", False)):
        found = findings(text(term, "any text"), text(term, "any code"), "definition-changed")
        assert bool(found) is is_followed, term


def test_a_definition_that_went_elsewhere_is_not_lost() -> None:
    old = MEANS.format("means any text.", USED)
    gone = "## 1. Words\n\nNo words are defined here any more.\n\n## 2. Rights\n\n" + USED + "\n"
    (lost,) = findings(old, gone, "definition-lost")
    assert lost.message == "“Output” is no longer defined, but still used in 2.1."
    assert (lost.topic, lost.materiality, lost.favours) == ("other", "editorial", "unclear")
    moved = gone + "\n## 3. More words\n\n3.1 “Output” means any text.\n"
    assert not findings(old, moved, "definition-lost")
    unused = gone.replace("Output", "results")
    assert not findings(old, unused, "definition-lost")


def blocks(*numbers: str) -> list[Block]:
    return [Block(n, "paragraph", "x", (1, 1), number=one) for n, one in enumerate(numbers)]


@pytest.mark.parametrize(
    ("numbers", "named"),
    [
        (("1", "2"), "1, 2"),
        (("1", "1", "2"), "1, 2"),
        (tuple("123456"), "1, 2, 3, 4, 5, 6"),
        (tuple("12345678"), "1, 2, 3, 4, 5, 6 and 2 more"),
        (tuple("12345"), "1, 2, 3, 4, 5"),
        (("1", "2", "3", "4", "5", "6", ""), "1, 2, 3, 4, 5, 6 and 1 more"),
        (("",), "1 clause"),
        (("", ""), "2 clauses"),
    ],
)
def test_how_clauses_are_named(numbers: tuple[str, ...], named: str) -> None:
    assert _named(blocks(*numbers)) == named


@pytest.mark.parametrize(("length", "is_cut"), [(60, False), (61, True)])
def test_a_long_title_is_cut(length: int, is_cut: bool) -> None:
    block = Block(0, "paragraph", "x" * length, (1, 1))
    assert _title(block) == ("x" * 57 + "…" if is_cut else "x" * 60)
    assert _title(Block(0, "paragraph", "x", (1, 1), caption="Fees")) == "Fees"


OLD = (
    "## 1. Use\n\n1.1 You may use it.\n\n## 2. Fees\n\n2.1 You pay what the list says.\n\n"
    "## 3. End\n\n3.1 Section 2 goes on after the end.\n"
)
INSERTED = (
    "## 1. Use\n\n1.1 You may use it.\n\n## 2. Audits\n\n2.1 You may audit us once a year.\n\n"
    "## 3. Fees\n\n3.1 You pay what the list says.\n\n"
    "## 4. End\n\n4.1 Section {} goes on after the end.\n"
)


def test_a_reference_that_was_left_behind() -> None:
    (stale,) = findings(OLD, INSERTED.format(2), "reference-points-elsewhere")
    assert stale.message == "4.1 still refers to 2: this was Fees, and is now Audits."
    assert (stale.old_value, stale.new_value) == ("Fees", "Audits")
    assert (stale.topic, stale.materiality, stale.favours) == ("other", "minor", "unclear")


def test_references_that_are_none_of_these() -> None:
    assert not findings(OLD, INSERTED.format(3), "reference-points-elsewhere")
    # the section behind the number is called the same
    same = INSERTED.format(2).replace("## 2. Audits", "## 2. FEES.")
    assert not findings(OLD, same, "reference-points-elsewhere")
    other = INSERTED.format(2).replace("Section 2 goes", "Section 2 of the Partner Terms goes")
    assert not findings(OLD.replace("Section 2 goes", "Section 2 of the Partner Terms goes"), other,
                        "reference-points-elsewhere")  # fmt: skip


NOTICE = Limit(
    "our-notice",
    "duration",
    ("discontinue*",),
    ("notice",),
    at_least="P6M",
    topic="discontinuation",
)


def breaches(text: str, limit: Limit) -> list[str]:
    found = check_limits(parse(f"# T\n\n## 1. A\n\n1.1 {text}\n"), (limit,))
    return [breach.finding.message for breach in found]


def test_a_limit_that_is_kept_and_one_that_is_not() -> None:
    text = "We give {} of notice before we discontinue a model."
    assert breaches(text.format("six months"), NOTICE) == []
    assert breaches(text.format("seven months"), NOTICE) == []
    assert breaches(text.format("182 days"), NOTICE) == [
        "our-notice: 182 days, where policy asks for at least 6 months."
    ]
    most = Limit("most", "duration", ("discontinue*",), ("notice",), at_most="P6M")
    assert breaches(text.format("six months"), most) == []
    assert breaches(text.format("seven months"), most) == [
        "most: 7 months, where policy asks for at most 6 months."
    ]
    both = Limit("both", "duration", ("discontinue*",), at_least="P3M", at_most="P6M")
    assert breaches(text.format("two months"), both) == [
        "both: 2 months, where policy asks for at least 3 months and at most 6 months."
    ]


def test_a_breach_says_where_and_of_what() -> None:
    document = parse(
        "# T\n\n## 1. A\n\n1.1 We pay. We give one month of notice before we discontinue it.\n"
    )
    (breach,) = check_limits(document, (NOTICE,))
    assert document.blocks[breach.block].number == "1.1"
    finding = breach.finding
    assert (finding.rule, finding.topic) == ("limit-our-notice", "discontinuation")
    assert (finding.materiality, finding.favours, finding.new_value) == (
        "material",
        "unclear",
        "P1M",
    )
    assert finding.reason
    assert check_limits(document, ()) == ()
    own = Limit("x", "duration", ("discontinue*",), at_least="P6M", message="Too short.")
    assert check_limits(document, (own,))[0].finding.message == "Too short."


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        # another sentence, another kind, another role, another currency
        ("We discontinue it. We give one month of notice.", NOTICE),
        ("We pay 5% before we discontinue it.", NOTICE),
        ("You pay within one month after we discontinue it.", NOTICE),
        ("The cap is EUR 5.", Limit("cap", "money", ("cap",), at_least="USD 100")),
    ],
)
def test_what_a_limit_does_not_mean(text: str, limit: Limit) -> None:
    assert breaches(text, limit) == []


def test_a_limit_of_money() -> None:
    cap = Limit("cap", "money", ("cap",), at_least="EUR 100")
    assert len(breaches("The cap is EUR 99.", cap)) == 1
    assert breaches("The cap is EUR 100.", cap) == []


def test_what_topics_are_told_by() -> None:
    tokens = ("total", "liability", "2")
    found = sentence_features(tokens)
    assert found["word:total"] == found["word:liability"] == 0.5
    assert "word:2" not in found
    assert found["says:liability"] == 1.0
    place = place_features(Place(("Old part", "Our fees", "Late fees of it"), "Terms of Quillon"))
    assert {name for name in place if name.startswith("under:")} == {
        *("under:our", "under:fees", "under:late"),
    }
    assert {name for name in place if name.startswith("title:")} == {"title:terms", "title:quillon"}
    assert all(place[name] == 0.5 for name in place if name.startswith(("under:", "title:")))
    assert place["headed:payment"] == 1.0


def test_words_and_headings_mark_topics() -> None:
    found = topic_marks([("total", "liability")], Place(("Fees",), ""))
    assert {"says:liability", "headed:payment"} <= found.keys()
    assert all(name.startswith(("says:", "headed:", "titled:")) for name in found)
    assert set(found.values()) == {1.0}
    assert topic_marks([], Place((), "")) == {}


def test_more_phrases_of_a_topic_count_up_to_three() -> None:
    values = [
        sentence_features(tuple(["liability", "x"] * count))["says:liability"]
        for count in (1, 2, 3, 4)
    ]
    assert values == [1.0, 2**0.5, 3**0.5, 3**0.5]


def test_the_features_that_weighed_most_are_shown_first() -> None:
    found = explain_topics([("liability", "fees")], Place(("Liability",), ""), "liability")
    weights = [weight for _, weight in found]
    assert len(found) <= 6
    assert weights == sorted(weights, reverse=True)
    assert found[0][1] > 0
    twice = explain_topics([("liability",), ("liability",)], Place((), ""), "liability", 1)
    once = explain_topics([("liability",)], Place((), ""), "liability", 1)
    assert twice[0] == (once[0][0], pytest.approx(2 * once[0][1]))


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    tail = " Our total liability is limited to the fees paid; liability for damages is excluded."
    head = "You pay the invoice for the fees each month. " * 45
    assert len(head) > 2_000
    assert topics_of_text(head + tail, Place((), "")) == topics_of_text(head, Place((), ""))
