"""What a path is to the gate, and where its acknowledgements are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from termsdiff.gate.terms_paths import TermsPath, is_above_or_below, is_document, place_of
from termsdiff.settings.declarations import GateSettings

TABLE = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (Path(__file__).parent / "paths_and_places.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def told(path: str, settings: GateSettings) -> tuple[str, ...]:
    place = place_of(path, settings)
    return ("-", "-", "-") if place is None else (place.kind, place.folder, place.name)


@pytest.mark.parametrize(("path", "kind", "folder", "name"), TABLE)
def test_places_by_default(path: str, kind: str, folder: str, name: str) -> None:
    assert told(path, GateSettings()) == (kind, folder, name)


OWN = GateSettings(paths=("legal/*.md", "README.md"), ignore=("legal/notes.md", "**/2001-01-01.md"))


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        # who names paths means what they match: one text, edited as time goes by
        ("legal/terms.md", "living", "terms"),
        ("legal/2024-05-01.md", "version", "2024-05-01"),
        ("legal/2001-01-01.md", "version", "2001-01-01"),
        ("legal/2024_5.1.md", "stray", "2024_5.1"),
        ("legal/24-5-1 final.md", "stray", "24-5-1 final"),
        ("legal/1-5-1.md", "living", "1-5-1"),
        ("legal/notes.md", "-", "-"),
        ("legal/README.md", "-", "-"),
        ("README.md", "living", "README"),
        # beside versions only what looks like a date is asked for
        ("legal/2024-5-1.txt", "stray", "2024-5-1.txt"),
        ("legal/terms.txt", "-", "-"),
        ("legal/deep/terms.md", "-", "-"),
        ("legal/reviews/terms.toml", "review", "terms"),
        ("legal/reviews/terms.md.toml", "review", "terms.md"),
        ("reviews/README.toml", "review", "README"),
        ("other/reviews/terms.toml", "-", "-"),
    ],
)
def test_places_of_ones_own(path: str, kind: str, name: str) -> None:
    found = told(path, OWN)
    assert (found[0], found[2]) == (kind, name)


def test_ignored_files_among_versions_are_left_alone() -> None:
    settings = GateSettings(ignore=("versions/models/draft.md",))
    assert told("versions/models/draft.md", settings) == ("-", "-", "-")
    assert told("versions/models/draft2.md", settings)[0] == "stray"


@pytest.mark.parametrize(
    ("place", "terms", "review", "number"),
    [
        (
            TermsPath("versions/models/2024-05-01.md", "version", "versions/models", "2024-05-01"),
            "models",
            "versions/models/reviews/2024-05-01.toml",
            1,
        ),
        (TermsPath("2024-05-01-7.md", "version", "", "2024-05-01-7"), "2024-05-01-7",
         "reviews/2024-05-01-7.toml", 7),
        (TermsPath("a/2024-05-01-12.md", "version", "a", "2024-05-01-12"), "a",
         "a/reviews/2024-05-01-12.toml", 12),
    ],
)  # fmt: skip
def test_what_a_place_tells(place: TermsPath, terms: str, review: str, number: int) -> None:
    assert (place.terms, place.review, place.number) == (terms, review, number)
    assert place.date == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("kind", "name", "is_original"),
    [
        ("stray", "2024-05-01.pdf", True),
        ("stray", "2024-05-01-2.docx", True),
        ("stray", "2024-05-01.md", False),
        ("stray", "draft.pdf", False),
        ("stray", "2024-05-01", False),
        ("version", "2024-05-01.pdf", False),
    ],
)
def test_originals(kind: str, name: str, is_original: bool) -> None:
    place = TermsPath(f"a/{name}", kind, "a", name)  # type: ignore[arg-type]
    assert place.is_original is is_original


@pytest.mark.parametrize(
    ("folder", "is_being_filed"),
    [("a/.x.filed", True), (".x.filed", True), ("a/x.filed", False), ("a/.x.filed/b", False),
     ("a/.filing", False), ("", False)],
)  # fmt: skip
def test_unfinished_filings(folder: str, is_being_filed: bool) -> None:
    assert TermsPath("p", "stray", folder, "n").is_being_filed is is_being_filed


@pytest.mark.parametrize(
    ("path", "stands_there"),
    [
        ("versions", True),
        ("versions/models", True),
        ("versions/models/2024-05-01.md", True),
        ("versions2", False),
        ("version", False),
        ("docs", False),
    ],
)
def test_a_link_above_or_below_guarded_texts(path: str, stands_there: bool) -> None:
    assert is_above_or_below(path, GateSettings()) is stands_there


def test_a_pattern_of_the_whole_repository_has_no_folder_to_replace() -> None:
    everywhere = GateSettings(paths=("**/terms.md",))
    assert not is_above_or_below("docs", everywhere)
    assert is_above_or_below("docs/terms.md", everywhere)
    assert is_above_or_below("legal", GateSettings(paths=("legal/eu/*.md",)))


@pytest.mark.parametrize(
    ("file", "may_hold_terms"),
    [("a.md", True), ("a.PDF", True), ("a.docx", True), ("a.html", True), ("a.rst", True),
     ("a.tex", True), ("a.org", True), ("a.adoc", True), ("a.asciidoc", True), ("a.mdx", True),
     ("a.png", False), ("a.py", False), ("a", False)],
)  # fmt: skip
def test_documents(file: str, may_hold_terms: bool) -> None:
    assert is_document(file) is may_hold_terms


ENDINGS = """
pages epub mht mhtml eml msg xml json yaml yml csv rmd qmd wiki textile djvu ps xps xlsx zip
md pdf docx html txt rtf odt doc
"""


@pytest.mark.parametrize("ending", ENDINGS.split())
def test_whatever_may_hold_words_is_seen_beside_versions(ending: str) -> None:
    assert told(f"versions/models/draft.{ending}", GateSettings())[0] == "stray"
