"""A text under another name: it stays the same text, and what is edited on the way is seen."""

from __future__ import annotations

import pytest
from stepping import accepted, problems, reports
from test_steps_as_said import FIRST, FOLDER, LESS, LIVING, NOW, STREET, TRAIN, at, text

from termsdiff.gate.problem import Problem

OLD, NEW = {"legal/terms.md": text(NOW)}, "legal/conditions.md"
ELSEWHERE = "versions/products"


def in_folder(folder: str, texts: dict[str, str]) -> dict[str, str]:
    return {path.replace(FOLDER, folder): words for path, words in texts.items()}


def with_reviews(found: list[Problem]) -> dict[str, str]:
    return {one.review: accepted(found, one.review) for one in found if one.review}


def test_a_living_text_that_is_renamed_and_edited() -> None:
    found = problems(OLD, {NEW: text(NOW, LESS)}, LIVING)
    assert [(one.kind, one.path) for one in found] == [
        ("deleted", "legal/terms.md"),
        ("unacknowledged", NEW),
    ]
    assert "became fees of six months" in found[1].message
    # to accept that the old file goes says nothing about the words of the new one
    gone = with_reviews(found[:1])
    assert [one.kind for one in problems(OLD, {NEW: text(NOW, LESS)} | gone, LIVING)] == [
        "unacknowledged"
    ]
    after = {NEW: text(NOW, LESS)} | with_reviews(found)
    assert problems(OLD, after, LIVING) == []
    # nor is the entry called one of no change
    said = [remark for report in reports(OLD, after, LIVING) for remark in report.remarks]
    assert said == [f"{NEW}: a new text, compared with legal/terms.md, which the step deletes"]


def test_a_living_text_that_is_only_renamed() -> None:
    (found,) = problems(OLD, {NEW: text(NOW)}, LIVING)
    assert found.kind == "deleted"
    assert "version" not in found.message
    said = [
        remark for report in reports(OLD, {NEW: text(NOW)}, LIVING) for remark in report.remarks
    ]
    assert said == [f"{NEW}: a new text, compared with legal/terms.md, which the step deletes"]


def test_the_most_similar_text_is_compared() -> None:
    other = {"legal/other.md": "# Cookies\n\n1.1 Cookies are baked on Mondays.\n"}
    found = problems(OLD | other, {NEW: text(NOW, LESS, STREET)}, LIVING)
    assert "became fees of six months" in "".join(one.message for one in found)


def test_another_text_is_not_compared() -> None:
    other = "# Cookies\n\n1.1 Cookies are baked on Mondays.\n\n1.2 We sell them on Tuesdays.\n"
    assert [one.kind for one in problems(OLD, {NEW: other}, LIVING)] == ["deleted"]
    *_, report = reports(OLD, OLD | {NEW: other}, LIVING)
    assert report.remarks == (f"{NEW}: a new text, not compared with anything",)


def test_a_folder_that_is_renamed_and_edited() -> None:
    after = in_folder(ELSEWHERE, at(NOW, TRAIN))
    found = problems(FIRST, after)
    assert [one.kind for one in found] == ["deleted", "edited-in-place"]
    assert problems(FIRST, after | with_reviews(found)) == []


def test_a_folder_takes_its_reviews_along() -> None:
    edited = at(NOW, TRAIN)
    before = edited | with_reviews(problems(FIRST, edited))
    after = in_folder(ELSEWHERE, before)
    found = problems(before, after)
    assert [one.kind for one in found] == ["deleted"]
    said = [remark for report in reports(before, after) for remark in report.remarks]
    assert said == [
        f"{ELSEWHERE}/{NOW}.md: a new text, compared with {FOLDER}/{NOW}.md, which the step deletes"
    ]


def test_a_review_that_comes_along_accepts_nothing_new() -> None:
    """The edit was accepted once and undone since: made again on the way, it is asked for again."""
    edited = at(NOW, TRAIN)
    reviews = with_reviews(problems(FIRST, edited))
    after = in_folder(ELSEWHERE, edited | reviews)
    found = problems(FIRST | reviews, after)
    assert [one.kind for one in found] == ["deleted", "edited-in-place"]


@pytest.mark.parametrize("folder", [FOLDER, ELSEWHERE])
def test_reviews_do_not_get_lost_on_the_way(folder: str) -> None:
    edited = at(NOW, TRAIN)
    before = edited | with_reviews(problems(FIRST, edited))
    assert "review" in [one.kind for one in problems(before, in_folder(folder, edited))]
