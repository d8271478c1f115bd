"""Numbers that a line break parted from what they belong to."""

from __future__ import annotations

import pytest

from termsdiff import compare, parse
from termsdiff.parsing.cut import seems_cut


def shape(source: str) -> list[tuple[str, str, str]]:
    return [(b.kind, b.label, b.text) for b in parse(source).blocks if b.has_words]


@pytest.mark.parametrize("number", ["7.2", "7.2.", "7.", "(a)", "a)", "§ 7", "**7.2**", "7)"])
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n"])
def test_a_number_alone_belongs_to_what_follows(number: str, gap: str) -> None:
    source = f"# Terms\n\n{number}{gap}You may use the service."
    (clause,) = parse(source).clauses
    assert clause.text == "You may use the service."
    assert clause.label.strip("()") in ("7.2", "7", "a")
    assert clause.lines[0] == 3
    assert source.split("\n")[clause.lines[1] - 1] == "You may use the service."


def test_a_number_above_its_paragraph_is_its_label() -> None:
    with_gap = "# Terms\n\n7.2\n\nYou may use the service.\n"
    inline = "# Terms\n\n7.2 You may use the service.\n"
    assert compare(with_gap, inline).verdict == "identical"


@pytest.mark.parametrize("lone", ["12", "2025", "EUR 5", "5 %"])
def test_other_lines_of_digits_stay(lone: str) -> None:
    assert lone in [text for _, _, text in shape(f"# Terms\n\n{lone}\n\nYou may use it.")]


@pytest.mark.parametrize(
    "source",
    [
        "You pay within\n30. Days are those of the week.",
        "This is as said in Section\n4. Nothing else is.",
        "This is as said in **Section**\n4. Nothing else is.",
        "You pay in the year\n1999. It is so.",
        "We know\nthe notice of Article\n1. It is so.",
    ],
)
def test_a_sentence_goes_on_over_a_line_that_begins_with_a_number(source: str) -> None:
    (block,) = parse(source).blocks
    assert block.text == " ".join(source.replace("*", "").split())
    assert block.label == ""


def test_a_sentence_goes_on_within_a_list() -> None:
    assert shape("3. You pay within\n30. Days count.\n4. We stop.") == [
        ("item", "3", "You pay within 30. Days count."),
        ("item", "4", "We stop."),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "You agree to\n\n1. pay;\n2. leave.",
        "You agree to:\n1. pay the\n2. leave.",
        "You agree that you will\n1. pay;\n2. leave.",
    ],
)
def test_a_list_stays_a_list(source: str) -> None:
    assert [kind for kind, _, _ in shape(source)][-2:] == ["item", "item"]


def document(*clauses: str) -> str:
    return "# Terms\n\n" + "\n\n".join(clauses)


SENTENCE = "You pay the fee within thirty days of the day on which you have the invoice."


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (
            "We may end the service at any time if you do not pay what",
            "any time if you do not pay what",
        ),
        ("We answer for damage to", "We answer for damage to"),
        ("- The fee, the taxes, and", "The fee, the taxes, and"),
        ("당사는 언제든지 서비스를 종료할 수 있으며 이용자는 이에 대하여", None),
        (
            "当社は、三十日前に通知することにより、本規約をいつでも変更することができるものとし利用者",
            None,
        ),
    ],
)
def test_a_text_that_seems_cut(last: str, words: str | None) -> None:
    found = seems_cut(parse(document(SENTENCE, SENTENCE, last)))
    assert found == words if words is not None else found != ""


@pytest.mark.parametrize(
    "last",
    [
        SENTENCE,
        "All of this is governed by the law of Ruritania (“the Law”)",
        "Quillon Ltd, 5 High Street, Strelsau, Ruritania",
        "Write to us at the address legal@quillon.test whenever you like to do so",
        "© 2025 Quillon and its suppliers, who own all that is shown on these pages",
        "These terms were last changed on the day of 27 May 2025",
        "- a list item that ends without a stop as most items of lists do",
        "| a cell | of a table that ends without a stop as most of the cells do |",
        "## A heading",
        "Short line without stop",
        "当社は、三十日前に通知することにより、本規約をいつでも変更することができます。",
    ],
)
def test_a_text_that_is_whole(last: str) -> None:
    assert seems_cut(parse(document(SENTENCE, SENTENCE, last))) == ""


def test_a_text_that_never_ends_its_sentences_is_not_cut() -> None:
    lines = [SENTENCE.rstrip(".") for _ in range(6)]
    assert seems_cut(parse(document(*lines))) == ""
    assert seems_cut(parse("")) == ""
