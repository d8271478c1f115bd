"""Which clause became which: each case that real edits of terms bring about."""

from __future__ import annotations

import pytest

from termsdiff import parse
from termsdiff.alignment import Alignment, Entry, align

CLAUSES = [
    "You may use the models for your own products, and for nothing that the law forbids.",
    "We keep your prompts for thirty days, and delete them at the end of that time.",
    "You pay each invoice within 30 days; late sums bear interest at the legal rate.",
    "Either side may end this contract on six months’ notice, given in writing.",
    "Our liability is limited to the fees that you paid in the twelve months before the claim.",
    "We may suspend your keys where somebody misuses them, and tell you so without delay.",
]
INSERTED = "An auditor of your choice may visit our offices once a year, on thirty days’ notice."

Row = tuple[list[str], list[str], str, bool, bool]


def terms(*blocks: str) -> str:
    return "\n\n".join(["# Terms of Quillon", *blocks]) + "\n"


def rows(old: str, new: str) -> list[Row]:
    """The entries apart from what is identical in place, with texts instead of indices."""
    one, other = parse(old), parse(new)
    alignment = align(one, other)
    return [
        (
            [one.blocks[i].full_text for i in entry.old],
            [other.blocks[j].full_text for j in entry.new],
            entry.text,
            entry.moved,
            entry.renumbered,
        )
        for entry in alignment
        if entry.text != "identical" or entry.moved or entry.renumbered or _is_many(entry)
    ]


def _is_many(entry: Entry) -> bool:
    return len(entry.old) > 1 or len(entry.new) > 1


def complete(alignment: Alignment, old: str, new: str) -> bool:
    olds = sorted(i for entry in alignment for i in entry.old)
    news = sorted(j for entry in alignment for j in entry.new)
    return olds == [b.index for b in parse(old).blocks] and news == [
        b.index for b in parse(new).blocks
    ]


def test_nothing_changed() -> None:
    assert rows(terms(*CLAUSES), terms(*CLAUSES)) == []


def test_an_edited_clause() -> None:
    edited = CLAUSES[1].replace("thirty", "ninety")
    new = terms(CLAUSES[0], edited, *CLAUSES[2:])
    assert rows(terms(*CLAUSES), new) == [([CLAUSES[1]], [edited], "edited", False, False)]


def test_an_added_and_a_removed_clause() -> None:
    new = terms(*CLAUSES[:2], *CLAUSES[3:5], INSERTED, CLAUSES[5])
    assert rows(terms(*CLAUSES), new) == [
        ([CLAUSES[2]], [], "removed", False, False),
        ([], [INSERTED], "added", False, False),
    ]


def test_a_moved_clause() -> None:
    new = terms(*CLAUSES[1:5], CLAUSES[0], CLAUSES[5])
    assert rows(terms(*CLAUSES), new) == [([CLAUSES[0]], [CLAUSES[0]], "identical", True, False)]


def test_a_moved_and_edited_clause() -> None:
    edited = CLAUSES[0].replace("nothing", "no purpose")
    new = terms(*CLAUSES[1:5], edited, CLAUSES[5])
    assert rows(terms(*CLAUSES), new) == [([CLAUSES[0]], [edited], "edited", True, False)]


def test_a_moved_section() -> None:
    use = ["## Use of the models", *CLAUSES[:2]]
    fees = ["## Fees and interest", CLAUSES[2]]
    end = ["## End of the contract", *CLAUSES[3:]]
    found = rows(terms(*use, *fees, *end), terms(*fees, *end, *use))
    assert [(row[2], row[3]) for row in found] == [("identical", True)] * len(found)
    assert 0 < len(found) <= 5


def test_a_swap_of_neighbours_moves_one_of_them() -> None:
    new = terms(CLAUSES[1], CLAUSES[0], *CLAUSES[2:])
    assert [row[3] for row in rows(terms(*CLAUSES), new)] == [True]


NUMBERED = [f"## {n}. {title}" for n, title in enumerate(["Use", "Fees", "End", "Risk"], start=1)]


def test_an_inserted_section_renumbers_the_rest() -> None:
    old = terms(*(b for pair in zip(NUMBERED, CLAUSES, strict=False) for b in pair))
    later = [f"## {n}. {title}" for n, title in [(3, "Fees"), (4, "End"), (5, "Risk")]]
    rest = [b for pair in zip(later, CLAUSES[1:], strict=False) for b in pair]
    new = terms(NUMBERED[0], CLAUSES[0], "## 2. Audits", INSERTED, *rest)
    found = rows(old, new)
    assert [row[2] for row in found] == ["added", "added", *["identical"] * 3]
    assert [row[4] for row in found] == [False, False, True, True, True]
    assert not any(row[3] for row in found)


def test_renumbered_clauses() -> None:
    old = terms(*(f"{n}.1 {clause}" for n, clause in enumerate(CLAUSES, start=1)))
    new = terms("1.1 " + INSERTED, *(f"{n}.1 {c}" for n, c in enumerate(CLAUSES, start=2)))
    found = rows(old, new)
    assert [(row[2], row[4]) for row in found] == [("added", False)] + [("identical", True)] * 6


def test_a_split_clause() -> None:
    whole = f"{CLAUSES[1]} {CLAUSES[2]} {CLAUSES[3]}"
    old = terms(CLAUSES[0], whole, CLAUSES[4])
    new = terms(CLAUSES[0], CLAUSES[1], f"{CLAUSES[2]} {CLAUSES[3]}", CLAUSES[4])
    parts = [CLAUSES[1], f"{CLAUSES[2]} {CLAUSES[3]}"]
    assert rows(old, new) == [([whole], parts, "identical", False, False)]


def test_merged_clauses() -> None:
    whole = f"{CLAUSES[1]} {CLAUSES[2]}"
    found = rows(terms(*CLAUSES), terms(CLAUSES[0], whole, *CLAUSES[3:]))
    assert found == [(CLAUSES[1:3], [whole], "identical", False, False)]


ENUMERATION = (
    "You may not (a) copy the weights of a model to your own machines, "
    "(b) sell access to the service under a name of your own, "
    "(c) measure the service in order to build another one like it."
)
AS_LIST = [
    "You may not",
    "* (a) copy the weights of a model to your own machines,",
    "* (b) sell access to the service under a name of your own,",
    "* (c) measure the service in order to build another one like it.",
]


def test_an_enumeration_becomes_a_list_and_a_list_an_enumeration() -> None:
    one = terms(CLAUSES[0], ENUMERATION, CLAUSES[1])
    other = terms(CLAUSES[0], *AS_LIST, CLAUSES[1])
    ((old_side, new_side, _, moved, _),) = rows(one, other)
    assert (len(old_side), len(new_side), moved) == (1, 4, False)
    ((old_side, new_side, _, moved, _),) = rows(other, one)
    assert (len(old_side), len(new_side), moved) == (4, 1, False)


def test_a_renamed_heading() -> None:
    old = terms("## Use", *CLAUSES[:2], "## Fees", *CLAUSES[2:])
    new = terms("## Use", *CLAUSES[:2], "## What it costs", *CLAUSES[2:])
    assert rows(old, new) == [(["Fees"], ["What it costs"], "edited", False, False)]


BOILERPLATE = "This does not limit any right that you have under mandatory law of your country."


def test_repeated_boilerplate_stays_where_it_is() -> None:
    old = terms(*(b for clause in CLAUSES for b in (clause, BOILERPLATE)))
    new = terms(*(b for clause in [*CLAUSES[:2], *CLAUSES[3:]] for b in (clause, BOILERPLATE)))
    found = rows(old, new)
    assert sorted(row[0][0] for row in found) == sorted([CLAUSES[2], BOILERPLATE])
    assert {row[2] for row in found} == {"removed"}


def test_near_identical_boilerplate_keeps_its_order() -> None:
    texts = [f"Part {n} of the fee is due {n} weeks after we hand over part {n}." for n in "2345"]
    new_texts = [text.replace("weeks", "days") for text in texts]
    found = rows(terms(*texts), terms(*new_texts))
    assert [(row[0], row[1]) for row in found] == [
        ([a], [b]) for a, b in zip(texts, new_texts, strict=True)
    ]
    assert not any(row[3] for row in found)


def test_a_rewritten_clause_that_kept_its_number() -> None:
    old_clause = "3.2 We may end the contract on six months’ notice, which we give in writing."
    new_clause = "3.2 The contract ends on notice in writing of three months, by you or by us."
    old = terms("3.1 " + CLAUSES[0], old_clause, "3.3 " + CLAUSES[1])
    new = terms("3.1 " + CLAUSES[0], new_clause, "3.3 " + CLAUSES[1])
    assert rows(old, new) == [([old_clause], [new_clause], "edited", False, False)]


def test_the_only_clause_of_a_section_may_be_rewritten_further() -> None:
    promise = (
        "We promise that the Platform, used as these rules say, will do in all respects that "
        "matter what the manual tells you that it does."
    )
    none = "The Platform comes without any promise that it does what the manual tells you."
    old = terms("## 3.1 Our promise", promise, "## 3.2 Support", CLAUSES[0])
    new = terms("## 3.1 Our promise", none, "## 3.2 Support", CLAUSES[0])
    assert rows(old, new) == [([promise], [none], "edited", False, False)]


def test_a_new_clause_under_an_old_number() -> None:
    old = terms("3.1 " + CLAUSES[0], "3.2 " + CLAUSES[1], "3.3 " + CLAUSES[2])
    new = terms("3.1 " + CLAUSES[0], "3.2 " + INSERTED, "3.3 " + CLAUSES[2])
    assert rows(old, new) == [
        (["3.2 " + CLAUSES[1]], [], "removed", False, False),
        ([], ["3.2 " + INSERTED], "added", False, False),
    ]


def test_a_clause_under_an_old_number_while_the_old_one_went_on() -> None:
    old = terms("3.1 " + CLAUSES[0], "3.2 " + CLAUSES[1])
    new = terms("3.1 " + CLAUSES[0], "3.2 " + INSERTED, "3.3 " + CLAUSES[1])
    assert rows(old, new) == [
        ([], ["3.2 " + INSERTED], "added", False, False),
        (["3.2 " + CLAUSES[1]], ["3.3 " + CLAUSES[1]], "identical", False, True),
    ]


def test_unrelated_texts_share_nothing() -> None:
    found = rows(terms(*CLAUSES[:3]), terms(*CLAUSES[3:]))
    assert {row[2] for row in found} == {"added", "removed"}


def test_the_same_one_of_two_equally_long_clauses_moved_seen_from_either_side() -> None:
    pair = ["You may use all models any time of day.", "We may stop all models on days of rest."]
    assert len(pair[0]) == len(pair[1])
    one, other = terms(*pair), terms(*pair[::-1])
    ((forth, *_),), ((_, back, *_),) = rows(one, other), rows(other, one)
    assert forth == back


def test_a_long_list_becomes_an_enumeration_with_its_short_items() -> None:
    lead = "We owe you nothing for a claim that comes from"
    items = [
        "the hosted environment that only your partner supplies to you",
        "your own environment and all that runs in it",
        "software of others that you combined with a model of ours",
        "a change to a model that was not made by us",
        "prompts",
        "a change that you made to what a model gave you",
        "a breach of these terms or of the law on your side",
        "use of which you knew that it would hurt the rights of others",
    ]
    numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
    listed = [f"({n}) {item};" for n, item in zip(numerals, items, strict=True)]
    ((old_side, new_side, _, moved, _),) = rows(
        terms(CLAUSES[0], lead + ":", *listed, CLAUSES[1]),
        terms(CLAUSES[0], f"{lead} {' '.join(listed)}", CLAUSES[1]),
    )
    assert (len(old_side), len(new_side), moved) == (9, 1, False)


def test_a_split_clause_keeps_its_heading_above_its_first_part() -> None:
    first = "Prompts may hold no personal data unless a contract on their processing was signed."
    second = "Results may be wrong, so a person must read each of them before anybody relies on it."
    old = terms("## 8.1 What you answer for", f"{first} {second}", "## 8.2 Fees", CLAUSES[2])
    new = terms(
        *("## 8.1 Care with prompts", first, "## 8.2 Care with results", second),
        *("## 8.3 Fees", CLAUSES[2]),
    )
    assert not any(row[3] for row in rows(old, new))


def test_short_lines_do_not_move() -> None:
    new = terms("Contact us", *CLAUSES)
    assert not any(row[3] for row in rows(terms(*CLAUSES, "Contact us"), new))


@pytest.mark.parametrize("new", [[], CLAUSES[:1], [*CLAUSES, INSERTED], CLAUSES[::-1]])
def test_every_block_is_in_one_entry(new: list[str]) -> None:
    one, other = terms(*CLAUSES), terms(*new)
    assert complete(align(parse(one), parse(other)), one, other)


def test_table_rows_are_matched_one_by_one() -> None:
    head = "| Plan | Requests a minute | Price |\n| --- | --- | --- |\n"
    old = terms(head + "| Starter | 10 | EUR 100 |\n| Team | 50 | EUR 400 |")
    new = terms(head + "| Starter | 10 | EUR 120 |\n| Team | 50 | EUR 400 |")
    ((old_side, new_side, state, _, _),) = rows(old, new)
    assert (old_side, new_side) == (["Starter | 10 | EUR 100"], ["Starter | 10 | EUR 120"])
    assert state == "edited"
