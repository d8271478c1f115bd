"""An operand is parsed once, to a value that says what it means; nothing is read by that."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from termsdiff.errors import TermsdiffError
from termsdiff.input.files import read_source
from termsdiff.input.naming import File, StandardInput, WebPage
from termsdiff.input.reading import plain_pair
from termsdiff.versions.operands import (
    Filed,
    Followed,
    Kept,
    Recorded,
    parse_operand,
    parse_pair,
    parse_source,
)
from termsdiff.versions.resolve import read
from version_samples import commit, new_repository, terms

TODAY = dt.date(2024, 12, 1)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a text in two commits, and a folder with three versions of terms."""
    place = new_repository(tmp_path / "r")
    commit(place, "terms.md", terms(), "2024-05-01")
    commit(place, "terms.md", terms(notice="two"), "2024-06-01")
    folder = place / "versions" / "harbour"
    folder.mkdir(parents=True)
    for day, notice in (("2024-05-01", "six"), ("2024-07-01", "two"), ("2025-01-01", "one")):
        (folder / f"{day}.md").write_text(terms(notice=notice), "utf-8")
    monkeypatch.chdir(place)
    return place


@pytest.mark.parametrize("text", ["./-", "terms.md", os.devnull, "gone.md"])
def test_an_operand_is_a_file_first(world: Path, text: str) -> None:
    assert parse_operand(text) == File(text)


def test_a_dash_is_standard_input_whatever_files_there_are(world: Path) -> None:
    (world / "-").write_text("no input", "utf-8")
    assert parse_operand("-") == StandardInput()
    # where only files are named, it is one
    assert read_source("-").text == "no input"


@pytest.mark.parametrize(
    ("text", "day", "asked"),
    [
        ("harbour", "2024-07-01", ""),
        ("harbour@2024-05-01", "2024-05-01", "2024-05-01"),
        ("harbour@2024-06-30", "2024-05-01", "2024-06-30"),
        ("harbour@2025-01-01", "2025-01-01", "2025-01-01"),
    ],
)
def test_an_operand_that_is_no_file_is_terms(world: Path, text: str, day: str, asked: str) -> None:
    found = parse_operand(text, today=TODAY)
    assert isinstance(found, Filed)
    assert (found.version.day, found.day) == (day, asked)
    notes = [note.code for note in read(found, TODAY).notes]
    assert notes == (["day-without-version"] if asked == "2024-06-30" else [])


@pytest.mark.parametrize(
    ("text", "revision", "path"),
    [("HEAD~1:terms.md", "HEAD~1", "terms.md"), (":terms.md", "HEAD", "terms.md")],
)
def test_an_operand_that_is_neither_is_a_revision(
    world: Path, text: str, revision: str, path: str
) -> None:
    found = parse_operand(text)
    assert isinstance(found, Recorded)
    assert (found.repository.work_tree, found.revision, found.path) == (world, revision, path)


@pytest.mark.parametrize("text", ["https://a.example/t", "http://a.example/t"])
def test_an_address_is_never_a_revision_or_a_file(world: Path, text: str) -> None:
    assert parse_operand(text) == WebPage(text)
    (world / text).parent.mkdir(parents=True)
    (world / text).write_text(terms(), "utf-8")
    assert parse_operand(text) == WebPage(text)
    assert plain_pair(text, "terms.md") is None


def sides(*words: str | None, **options: str) -> list[str]:
    """Return what both sides of a comparison mean, in short."""
    found = []
    for one in parse_pair(*words, **options, today=TODAY):  # type: ignore[arg-type]
        if isinstance(one, Recorded):
            found.append(f"{one.revision}:{one.path}")
        else:
            found.append(one.version.name if isinstance(one, Filed) else one.name)
    return found


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("terms.md",), ["HEAD:terms.md", "terms.md"]),
        (("HEAD~1", "terms.md"), ["HEAD~1:terms.md", "terms.md"]),
        (("HEAD~1..", "terms.md"), ["HEAD~1:terms.md", "HEAD:terms.md"]),
        (("..HEAD~1", "terms.md"), ["HEAD:terms.md", "HEAD~1:terms.md"]),
        (("HEAD~1...HEAD", "terms.md"), ["HEAD~1:terms.md", "HEAD:terms.md"]),
        (("HEAD~1:terms.md", "harbour"), ["HEAD~1:terms.md", "harbour@2024-07-01"]),
        (("harbour",), ["harbour@2024-07-01", "harbour@2025-01-01"]),
        (("harbour@2024-07-01",), ["harbour@2024-05-01", "harbour@2024-07-01"]),
        (("harbour@2024-05-01", "terms.md"), ["harbour@2024-05-01", "terms.md"]),
        (("-", "terms.md"), ["standard input", "terms.md"]),
        (("-n1", "terms.md"), ["-n1", "terms.md"]),
    ],
)
def test_what_two_operands_mean(world: Path, words: tuple[str, ...], meant: list[str]) -> None:
    assert sides(*words) == meant


def test_since_means_the_day_and_what_applies_now(world: Path) -> None:
    assert sides("harbour", None, "2024-06-01") == ["harbour@2024-05-01", "harbour@2024-07-01"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-", "-"), "only one of the versions"),
        (("gone",), "no such file or terms"),
        (("harbor",), "did you mean harbour"),
        (("harbour@2024-05-01",), "is the first version"),
        (("harbour@2020-01-01", "terms.md"), "no version before 2024-05-01"),
        (("harbour@soon", "terms.md"), "'soon' is not a date; write it as 2025-05-27, or today"),
        (("harbour", "terms.md", "2024-06-01"), "leave terms.md out"),
    ],
)
def test_what_means_nothing_is_said(world: Path, words: tuple[str, ...], said: str) -> None:
    with pytest.raises(TermsdiffError, match=said):
        parse_pair(*words)


def test_a_set_of_versions_is_kept_or_followed(world: Path) -> None:
    kept = parse_source("harbour")
    assert isinstance(kept, Kept)
    assert [one.day for one in kept.versions] == ["2024-05-01", "2024-07-01", "2025-01-01"]
    named = parse_source("versions/harbour")
    assert isinstance(named, Kept)
    assert [one.day for one in named.versions] == [one.day for one in kept.versions]
    for words in (("terms.md",), (str(world), "terms.md")):
        followed = parse_source(*words)
        assert isinstance(followed, Followed)
        assert followed.path == "terms.md"
    with pytest.raises(TermsdiffError, match=r"name one of its documents: 'terms\.md'"):
        parse_source(str(world))
    with pytest.raises(TermsdiffError, match="no such repository"):
        parse_source("gone", "terms.md")
