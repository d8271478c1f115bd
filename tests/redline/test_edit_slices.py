"""Edits: which runs are told as one, the slices shown of them, the part of a sentence around."""

from __future__ import annotations

import pytest

from termsdiff.redline.change import Run
from termsdiff.redline.edits import Edit, edits_of
from termsdiff.redline.word_redline import redline


def slices(old: str, new: str) -> list[tuple[str, str, int]]:
    return [(edit.lost, edit.gained, edit.size) for edit in edits_of(redline(old, new))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # fewer than three words are shown with two words on both sides
        (
            "we may stop the service here at once",
            "we may end the service here at once",
            [("we may stop the service", "we may end the service", 2)],
        ),
        (
            "stop the service here",
            "end the service here",
            [("stop the service", "end the service", 2)],
        ),
        ("we may stop", "we may end", [("we may stop", "we may end", 2)]),
        # three are shown alone
        (
            "we may stop the service at once and say so",
            "we may stop the service when the month ends and say so",
            [("the service at once and say", "when the month ends", 6)],
        ),
        # what only came has no old words, and the other way round
        (
            "we may stop the service here",
            "we may at any time stop the service here",
            [("", "at any time", 3)],
        ),
        (
            "we may at once stop the service",
            "we may stop the service",
            [("we may at once stop the", "", 2)],
        ),
        ("a b", "a b", []),
        ("", "a b", [("", "a b", 2)]),
    ],
)
def test_edits_are_slices_of_both_texts(
    old: str, new: str, expected: list[tuple[str, str, int]]
) -> None:
    assert slices(old, new) == expected


@pytest.mark.parametrize(("between", "edits"), [("x", 1), ("x y", 1), ("x y z", 2)])
def test_edits_with_two_words_between_them_are_one(between: str, edits: int) -> None:
    runs: list[Run] = [("-", "old"), ("=", f" {between} "), ("+", "new")]
    assert len(edits_of(runs)) == edits


def test_one_edit_holds_what_stands_between_its_parts() -> None:
    runs: list[Run] = [
        ("=", "you may not copy "),
        ("-", "the weights"),
        ("+", "any model"),
        ("=", " of it "),
        ("-", "or sell them"),
        ("=", " to others again and again"),
    ]
    assert edits_of(runs) == [
        Edit(
            "the weights of it or sell them",
            "any model of it",
            7,
            "you may not copy any model of it  to others again and again",
            "you may not copy the weights of it or sell them to others again and again",
            "you may not copy any model of it  to others again and again",
        )
    ]


def test_edits_of_spaces_are_none() -> None:
    assert edits_of([("=", "a"), ("+", " "), ("=", "b")]) == []
    runs: list[Run] = [("=", "a "), ("-", "b"), ("=", " c d e "), ("+", " "), ("=", "f")]
    assert [(edit.lost, edit.gained) for edit in edits_of(runs)] == [("a b c d", "")]


def within(old: str, new: str) -> list[str]:
    return [edit.within for edit in edits_of(redline(old, new))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # eight words before and six after, and no more
        (
            " ".join("abcdefghij") + " old " + " ".join("klmnopqrs"),
            " ".join("abcdefghij") + " new " + " ".join("klmnopqrs"),
            "c d e f g h i j new k l m n o p",
        ),
        # a mark before which no space stands does not end a part
        ("pay 1.000 now, or old it; then", "pay 1.000 now, or new it; then", "or new it"),
        ("We go. Old days", "We go. New days", "New days"),
        ("We go: old days", "We go: new days", "new days"),
        ("We go, old days! Then more", "We go, new days! Then more", "new days"),
        ("old", "new", "new"),
    ],
)
def test_the_part_of_the_sentence(old: str, new: str, expected: str) -> None:
    assert within(old, new) == [expected]


def test_the_words_around_reach_to_the_next_marks() -> None:
    old = "If you pay late, we may stop the service, and we tell you so."
    new = "If you pay late, we may at once stop the service, and we tell you so."
    assert within(old, new) == ["we may at once stop the service"]


def test_what_went_is_shown_in_the_old_words() -> None:
    old = "We answer within two days. We may, if asked, keep all of your records for a year."
    new = "We answer within two days. We may, if asked, keep your records for a year."
    assert within(old, new) == ["keep all of your records for a year"]


def test_long_sentences_are_shown_in_part() -> None:
    old = " ".join(f"word{n}" for n in range(40))
    new = old.replace("word20", "other")
    assert within(old, new) == [
        " ".join(f"word{n}" for n in range(12, 27)).replace("word20", "other")
    ]


def test_the_words_around_are_a_slice_of_the_text() -> None:
    old = "You keep your files; we delete the copies after ten days."
    new = "You keep your files; we delete some copies after ten days."
    for piece in within(old, new):
        assert piece in new
