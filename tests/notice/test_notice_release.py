"""The class of a release: ask again, give notice, nothing to tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff import compare, parse
from termsdiff.cli.reading_settings import load_settings
from termsdiff.comparison import Comparison
from termsdiff.errors import TermsdiffError
from termsdiff.notes import Note
from termsdiff.notice.release_class import next_version, release_of
from termsdiff.settings.declarations import NoticeSettings


def changed(old: str, new: str, place: str = "Liability") -> Comparison:
    text = "# Terms\n\nEffective: 2026-01-01\n\n## {}\n\n1. {}\n\n2. You may use the service.\n"
    return compare(text.format(place, old), text.format(place, new))


CAP = (
    "Our liability is limited to the fees of twelve months.",
    "Our liability is limited to the fees of six months.",
)


def test_less_liability_asks_again() -> None:
    release = release_of(changed(*CAP))
    assert release.name == "ask again"
    assert ["six months" in one.change.side.text for one in release.changes] == [True]


def test_more_liability_is_told() -> None:
    assert release_of(changed(CAP[1], CAP[0])).name == "give notice"


def test_settings_say_on_which_topics_to_ask() -> None:
    release = release_of(changed(*CAP), NoticeSettings(ask=("payment",)))
    assert release.name == "give notice"


def test_only_what_is_proved_asks_for_nothing() -> None:
    release = release_of(changed("We keep backups (“copies”).", 'We keep backups ("copies").'))
    assert release.name == "nothing to tell"
    assert release.changes == ()


def test_what_could_not_be_assessed_is_told() -> None:
    comparison = changed("The lantern is green.", "The lantern is rather tall.", "Colours")
    assert comparison.verdict == "unassessed"
    assert release_of(comparison).name == "give notice"


def test_the_same_words_ask_for_nothing() -> None:
    assert release_of(changed(CAP[0], CAP[0])).name == "nothing to tell"


def test_a_text_that_was_cut_short_asks_for_a_notice() -> None:
    text = "# Terms\n\n1. You may use the service.\n"
    cut = parse(text, "new.md", (Note("cut-short", "Cut short.", incomplete=True),))
    comparison = compare(text, cut)
    assert comparison.is_incomplete
    assert release_of(comparison).name == "give notice"


@pytest.mark.parametrize(
    ("version", "name", "following"),
    [
        ("3.1", "ask again", "4.0"),
        ("3.1", "give notice", "3.2"),
        ("3.9", "give notice", "3.10"),
        ("3.1", "nothing to tell", "3.1.1"),
        ("3.1.4", "nothing to tell", "3.1.5"),
        ("2", "give notice", "2.1"),
    ],
)
def test_a_release_has_a_number(version: str, name: str, following: str) -> None:
    assert next_version(version, name) == following  # type: ignore[arg-type]


@pytest.mark.parametrize("version", ["", "v3", "3.1-beta", "1.2.3.4", "9" * 30])
def test_what_is_no_number_has_no_next_one(version: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        next_version(version, "give notice")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("days = -1", "notice.days: must be a whole number from 0 to 3650"),
        ('days = "ten"', "notice.days: must be a whole number from 0 to 3650"),
        ("minor = true", "notice.minor: must be a whole number from 1 to 10000"),
        ('ask = ["liabilty"]', "notice.ask: unknown topic 'liabilty'; did you mean liability"),
        ('ask = "liability"', "notice.ask: must be a list of strings"),
        ("dais = 3", "notice.dais: unknown key; did you mean days"),
    ],
)
def test_a_mistake_in_the_settings_is_named(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "termsdiff.toml"
    file.write_text(f"[notice]\n{line}\n")
    with pytest.raises(TermsdiffError, match=message) as caught:
        assert load_settings(str(file)).notice
    assert str(caught.value).startswith(f"{file}: ")


def test_settings_are_read(tmp_path: Path) -> None:
    file = tmp_path / "termsdiff.toml"
    file.write_text(
        '[topics]\ntrade = ["export"]\n\n[notice]\ndays = 45\n'
        'ask = ["payment", "trade"]\nminor = 3\n'
    )
    assert load_settings(str(file)).notice == NoticeSettings(45, ("payment", "trade"), 3)
    file.write_text("")
    assert load_settings(str(file)).notice == NoticeSettings()
