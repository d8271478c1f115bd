"""The answer to a draft: what is accepted stays, what is rejected is turned back by revisions."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("lxml")

from contract_generator import pair
from redlines import comparison_of, ours, part, redline, texts, words
from word_package import kind_of_list, level, list_of, numbered, package, paragraph

from termsdiff.errors import TermsdiffError
from termsdiff.input.word.xml import name
from termsdiff.reports.options import ClauseAnswer
from termsdiff.reports.word.answers import answers_to, read_answer, read_review

LISTS = kind_of_list(1, level(0, "decimal", "%1.")) + list_of(1, 1)
OLD = (
    "The Customer pays every invoice within thirty (30) days of its date.",
    "Either party may end this agreement on ninety (90) days' written notice.",
    "Outputs belong to the Customer, and the Supplier claims no right in them.",
)
NEW = (
    "The Customer pays every invoice within ten (10) days of its date.",
    "Either party may end this agreement on sixty (60) days' written notice.",
    "Outputs belong to the Customer, and the Supplier claims no right in them.",
    "The Supplier may suspend the service without notice at any time.",
)


def file_of(clauses: tuple[str, ...]) -> bytes:
    return package("".join(paragraph(c, numbered(1)) for c in clauses), numbering=LISTS)


@pytest.mark.parametrize("seed", range(1, 13))
def test_everything_accepted_is_new_and_everything_rejected_is_old(seed: int) -> None:
    old, new = pair(seed)
    accepted = redline(old, new, ClauseAnswer("rest", "accept"))
    assert ours(accepted) == []
    assert words(accepted) == words(new)
    rejected = redline(old, new, ClauseAnswer("rest", "reject"))
    assert words(rejected, "accept") == words(old)
    assert words(rejected, "reject") == words(new)


def test_one_by_one_with_notes() -> None:
    old, new = file_of(OLD), file_of(NEW)
    ids = {
        (judged.change.new or judged.change.old).text[:12]: judged.change.id  # type: ignore[union-attr]
        for judged in comparison_of(old, new).changes
    }
    data = redline(
        old,
        new,
        ClauseAnswer(ids["The Customer"], "accept"),
        ClauseAnswer(
            ids["Either party"][:14], "reject", "Ninety days were agreed.\nSee the term sheet."
        ),
    )
    assert texts(data, "del") == ["sixty (60) days"]
    assert texts(data, "ins") == ["ninety (90) days"]
    assert "ten (10) days" in words(data)
    comments = [
        ["".join(p.itertext()) for p in comment.iter(name("w:p"))]
        for comment in part(data, "word/comments.xml").iter(name("w:comment"))
    ]
    assert comments == [
        ["Ninety days were agreed.", "See the term sheet."],
        ["No answer yet: it reads as in the version received."],
    ]


def test_a_new_clause_is_struck_and_numbers_stay_counted() -> None:
    data = redline(file_of(OLD), file_of(NEW), ClauseAnswer("rest", "reject"))
    assert NEW[3] in texts(data, "del")
    assert words(data).split(" 4. ")[1:] == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((ClauseAnswer("c-ffffffffff", "accept"),), "no change with this id"),
        ((ClauseAnswer("c-", "accept"),), "matches 3 ids"),
    ],
)
def test_ids_that_mean_no_change_or_several(given: tuple[ClauseAnswer, ...], message: str) -> None:
    changes = comparison_of(file_of(OLD), file_of(NEW)).changes
    with pytest.raises(TermsdiffError, match=message):
        answers_to(changes, given)


def test_contradicting_answers() -> None:
    changes = comparison_of(file_of(OLD), file_of(NEW)).changes
    one = changes[0].change.id
    with pytest.raises(TermsdiffError, match="answered twice"):
        answers_to(changes, (ClauseAnswer(one, "accept"), ClauseAnswer(one, "reject")))
    with pytest.raises(TermsdiffError, match="--answer rest: answered twice, accept and reject"):
        answers_to(changes, (ClauseAnswer("rest", "accept"), ClauseAnswer("rest", "reject")))
    twice = (ClauseAnswer("rest", "accept"), ClauseAnswer("rest", "accept"))
    assert len(answers_to(changes, twice)) == len(changes)


@pytest.mark.parametrize("text", ["c-1", "c-1=perhaps", "=accept", "review.txt"])
def test_what_is_no_answer(text: str) -> None:
    with pytest.raises(TermsdiffError, match="neither an answer nor a file"):
        read_answer(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a list of answers"),
        ('{"answers": {}}', "not a list of answers"),
        ('{"answers": null}', "not a list of answers"),
        ('{"c-1": {"note": "No."}}', "not a list of answers"),
        (
            '{"c-1": {"state": "refuse"}}',
            "review.json: c-1: state is 'refuse'; write accept, reject, negotiate, ask or seen",
        ),
        ('{"c-1": {"state": ["accept"]}}', "c-1: state is"),
        ('{"answers": [1]}', "answer 1: not an object"),
        ('{"answers": [{"answer": "accept"}]}', "answer 1: `change` is missing"),
        (
            '{"answers": [{"change": "c-1", "answer": "yes"}]}',
            "write accept, reject, negotiate or ask",
        ),
        ('{"answers": [{"change": "c-1", "answer": "accept", "note": 3}]}', "a note must be"),
    ],
)
def test_a_broken_review(text: str, message: str) -> None:
    with pytest.raises(TermsdiffError, match=message):
        read_review(text, "review.json")


def test_what_is_open_stays_as_in_the_draft_with_its_note_as_a_comment() -> None:
    old, new = file_of(OLD), file_of(NEW)
    ids = {one.change.side.text[:12]: one.change.id for one in comparison_of(old, new).changes}
    review = {
        ids["The Customer"]: {"state": "negotiate", "note": "Twenty days would do."},
        ids["Either party"]: {"state": "ask", "note": "Why so short?"},
        ids["The Supplier"]: {"state": "seen", "note": "for us alone"},
    }
    answers = read_review(json.dumps(review), "REVIEW.json")
    data = redline(old, new, *answers)
    assert words(data, "accept") == words(new)
    assert ours(data) == []
    said = "\n".join(part(data, "word/comments.xml").itertext())
    assert "To be negotiated.\nTwenty days would do." in said.replace("\n\n", "\n")
    assert "A question on this change." in said and "Why so short?" in said
    # what is only noted as seen is nobody else's business
    assert "for us alone" not in said


@pytest.mark.parametrize("text", ["{}", '{"answers": []}', '{"c-1": {"state": "seen"}}'])
def test_a_review_without_answers(text: str) -> None:
    assert read_review(text, "review.json") == ()


def test_a_note_without_a_state_is_no_answer() -> None:
    review = {"c-1": {"state": "", "note": "for us alone"}, "c-2": {"state": "ask", "note": "Why?"}}
    assert read_review(json.dumps(review), "REVIEW.json") == (ClauseAnswer("c-2", "ask", "Why?"),)


def test_a_review_of_ones_own_is_read() -> None:
    entries = [
        {"change": "c-1", "answer": "reject", "note": "No."},
        {"change": "rest", "answer": "accept"},
    ]
    assert read_review(json.dumps({"answers": entries}), "review.json") == (
        ClauseAnswer("c-1", "reject", "No."),
        ClauseAnswer("rest", "accept"),
    )
