"""Word-level redlines: no confetti, nothing cut that belongs together."""

from __future__ import annotations

import pytest

from termsdiff import compare
from termsdiff.redline.redline_tokens import tokenize
from termsdiff.redline.word_redline import redline


def edits(old: str, new: str) -> list[tuple[str, str]]:
    return [run for run in redline(old, new) if run[0] != "="]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("on six (6) months’ notice", "on three (3) months’ notice", "six (6) months"),
        ("within 30 days of it", "within 60 days of it", "30 days"),
        ("within 30 business days of it", "within 20 business days of it", "30 business days"),
        ("a cap of EUR 1,000 a year", "a cap of EUR 1,500 a year", "EUR 1,000"),
        ("a cap of €100 a year", "a cap of €150 a year", "€100"),
        ("a cap of EUR 2 million a year", "a cap of EUR 3 million a year", "EUR 2 million"),
        ("a fee of 1.5% of it", "a fee of 2.5% of it", "1.5%"),
        ("see https://a.test/x/1 for it", "see https://a.test/x/2 for it", "https://a.test/x/1"),
        ("write to law@a.test about it", "write to legal@a.test about it", "law@a.test"),
        ("the “Output Data” is yours", "the “Output” is yours", "“Output Data”"),
        ("from 2025-05-27 on it is", "from 2025-06-27 on it is", "2025-05-27"),
        ("a non-exclusive right", "a non-transferable right", "non-exclusive"),
        ("the customer’s data", "the provider’s data", "customer’s"),
    ],
)
def test_what_is_never_cut(old: str, new: str, expected: str) -> None:
    removed = [text.strip() for operation, text in redline(old, new) if operation == "-"]
    assert removed == [expected]


def test_a_single_word() -> None:
    assert redline("You may copy it.", "You must copy it.") == (
        ("=", "You "),
        ("-", "may"),
        ("+", "must"),
        ("=", " copy it."),
    )


def test_an_inserted_phrase() -> None:
    assert edits("You may copy it.", "You may, with our consent, copy it.") == [
        ("+", ", with our consent,")
    ]


def test_a_rewritten_sentence_is_no_confetti() -> None:
    old = "The provider shall, at its own expense, defend the customer against any claim."
    new = "Each party bears the cost of a dispute on its own, save where a court says otherwise."
    runs = redline(old, new)
    assert len(runs) <= 7
    kept = [text for operation, text in runs if operation == "="]
    assert all(len(text.split()) >= 1 and len(text.strip()) > 1 for text in kept[:-1])


def test_deletions_come_before_insertions() -> None:
    operations = "".join(op for op, _ in redline("a b c d e f", "a x y d z f"))
    assert "+-" not in operations


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", ()),
        ("a", "a", (("=", "a"),)),
        ("", "a", (("+", "a"),)),
        ("a", "", (("-", "a"),)),
        ("\ud800", "\udfff", (("-", "\ud800"), ("+", "\udfff"))),
    ],
)
def test_edge_cases_of_a_redline(old: str, new: str, runs: tuple[tuple[str, str], ...]) -> None:
    assert redline(old, new) == runs


def test_tokens_joined_are_the_text() -> None:
    text = "Pay “EUR 5” by 3.4.2025, or (six (6) months) at https://a.test/?a=b. \u00a0 – ok"
    assert "".join(tokenize(text)) == text


def test_long_texts_are_compared_by_sentences() -> None:
    sentences = [f"Clause {n} says that you pay {n} euros at once." for n in range(900)]
    changed = [*sentences[:450], "You owe nothing for this one.", *sentences[451:]]
    runs = redline(" ".join(sentences), " ".join(changed))
    removed = " ".join(text for operation, text in runs if operation == "-")
    assert "450" in removed
    assert len(removed) < 60


def test_the_id_of_a_change_does_not_depend_on_its_lines() -> None:
    old, new = "# Terms\n\nYou pay within 30 days.", "# Terms\n\nYou pay within 60 days."
    (one,) = compare(old, new).changes
    (other,) = compare("\n\n" + old, new.replace("\n\n", "\n\n\n\n")).changes
    assert one.change.id == other.change.id


def test_equal_changes_have_ids_of_their_own() -> None:
    old = "# Terms\n\n## One\n\nYou pay in 30 days.\n\n## Two\n\nYou pay in 30 days."
    ids = [judged.change.id for judged in compare(old, old.replace("30", "60")).changes]
    assert len(ids) == len(set(ids)) == 2


def test_kinds_of_changes() -> None:
    clause = "We keep your prompts for thirty days, and delete them at the end of that time."
    more = "You pay each invoice within 30 days; late sums bear interest at the legal rate."
    old = f"# Terms\n\n{clause} {more}\n\nThis stays."
    new = f"# Terms\n\n{clause}\n\n{more}\n\nThis stays."
    assert [judged.change.kind for judged in compare(old, new).changes] == ["split"]
    assert [judged.change.kind for judged in compare(new, old).changes] == ["merged"]
