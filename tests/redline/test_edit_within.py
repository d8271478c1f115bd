"""An edit knows the part of its sentence in which it stands."""

from __future__ import annotations

from termsdiff.redline.edits import edits_of
from termsdiff.redline.word_redline import redline


def within(old: str, new: str) -> list[str]:
    return [edit.within for edit in edits_of(redline(old, new))]


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
