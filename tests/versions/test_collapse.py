"""What recordings come to: made-up sequences, one letter a text, case for its spelling."""

from __future__ import annotations

from datetime import date, timedelta

from termsdiff.versions.collapse import Collapsed, Recording, collapse

FIRST = date(2024, 1, 1)


def recordings(letters: str, stated: dict[str, date] | None = None) -> list[Recording]:
    """One recording a day; `a` and `A` are two spellings of the same words."""
    return [
        Recording(
            day=FIRST + timedelta(days=number),
            text=letter,
            words=letter.upper(),
            count=5 if letter == "-" else 500,
            stated=(stated or {}).get(letter.upper()),
            place=f"{number}{letter}",
        )
        for number, letter in enumerate(letters)
    ]


def published(letters: str) -> str:
    return "".join(version.recording.words for version in collapse(recordings(letters)).versions)


def test_successive_texts_are_versions() -> None:
    assert published("ABC") == "ABC"


def test_re_spelled_texts_are_counted_and_left_out() -> None:
    found = collapse(recordings("AaAaB"))
    assert [v.recording.place for v in found.versions] == ["0A", "4B"]
    assert (found.respelled, found.rerendered) == (3, 2)


def test_a_flip_that_stays_is_one_version_of_its_first_day() -> None:
    found = collapse(recordings("ABABABC"))
    assert [v.recording.place for v in found.versions] == ["0A", "1B", "6C"]
    assert found.versions[1].flips == 2
    assert found.returned == 4
    assert found.renderings == ()


def test_a_flip_that_ends_with_the_first_text_was_a_rendering() -> None:
    found = collapse(recordings("ABABA"))
    assert [v.recording.words for v in found.versions] == ["A"]
    assert [r.place for r in found.renderings] == ["1B"]


def test_a_flip_with_a_date_of_its_own_is_kept() -> None:
    found = collapse(recordings("ABABA", {"B": date(2024, 6, 1), "A": date(2024, 1, 1)}))
    assert [v.recording.words for v in found.versions] == ["A", "B"]
    assert found.renderings == ()


def test_a_text_that_came_once_and_went_was_withdrawn() -> None:
    found = collapse(recordings("ABA"))
    assert [v.recording.words for v in found.versions] == ["A", "B"]
    assert found.versions[1].withdrawn == date(2024, 1, 3)
    assert found.returned == 1


def test_an_old_text_after_another_predecessor_is_published_again() -> None:
    assert published("ABACB") == "ABCB"


def test_a_failed_recording_is_left_out() -> None:
    found = collapse(recordings("A-AB"))
    assert [v.recording.words for v in found.versions] == ["A", "B"]
    assert [r.place for r in found.failed] == ["1-"]
    assert found.returned == 0


def test_a_short_first_text_is_no_failure() -> None:
    assert published("-A") == "-A"


def test_the_stated_date_counts_and_a_silent_edit_applies_since_it_was_seen() -> None:
    day = date(2023, 12, 1)
    found = collapse(recordings("AB", {"A": day, "B": day}))
    assert [v.date for v in found.versions] == [day, day]
    assert [v.since for v in found.versions] == [None, date(2024, 1, 2)]


def test_an_upcoming_date_is_kept() -> None:
    found = collapse(recordings("AB", {"B": date(2024, 3, 1)}))
    assert found.versions[1].date == date(2024, 3, 1)
    assert found.versions[1].since is None


def test_technical_upgrades_are_known_by_their_subject() -> None:
    recording = Recording(FIRST, "a", "A", subject="Apply technical or declaration upgrade on X")
    assert recording.is_technical


def test_nothing_comes_to_nothing() -> None:
    assert collapse([]) == Collapsed((), 0, 0, 0, 0, (), ())
