"""The folder of versions: what is read, what is refused, what applied when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from termsdiff.errors import TermsdiffError
from termsdiff.input.files import SourceText
from termsdiff.input.front_matter import read_values, with_front_matter, without_front_matter
from termsdiff.input.reading import Original
from termsdiff.versions.adding import add_version
from termsdiff.versions.folder import list_terms, read_terms, read_versions
from termsdiff.versions.version import at_date, in_force, predecessor
from version_samples import terms


def original(text: str, ending: str = "md", data: bytes = b"") -> Original:
    return Original(data or text.encode(), ending, SourceText("new.md", text))


def add(folder: Path, text: str, **options: object) -> Path:
    return add_version(original(text), "harbour", folder, **options).path  # type: ignore[arg-type]


def test_a_version_is_named_by_the_date_that_it_states(tmp_path: Path) -> None:
    path = add(tmp_path, terms())
    assert path == tmp_path / "harbour" / "2024-05-01.md"
    assert path.read_text(encoding="utf-8") == terms()


def test_the_second_version_of_a_day_gets_a_number(tmp_path: Path) -> None:
    add(tmp_path, terms())
    assert add(tmp_path, terms(notice="two")).name == "2024-05-01-2.md"
    assert [v.day for v in read_versions("harbour", tmp_path)] == ["2024-05-01", "2024-05-01-2"]


@pytest.mark.parametrize(
    "again", [terms(), terms() + "\n\n", terms().replace("1.1 We", "1.1  **We**")]
)
def test_the_same_text_is_refused(tmp_path: Path, again: str) -> None:
    add(tmp_path, terms())
    with pytest.raises(TermsdiffError, match=r"the same .* as harbour@2024-05-01"):
        add(tmp_path, again)
    assert len(list((tmp_path / "harbour").iterdir())) == 1


def test_a_text_without_date_needs_one(tmp_path: Path) -> None:
    text = terms().replace("Effective: 1 May 2024\n", "")
    with pytest.raises(TermsdiffError, match="no date in the text"):
        add(tmp_path, text)
    assert add(tmp_path, text, effective=date(2024, 7, 1)).name == "2024-07-01.md"


def test_a_date_against_the_text_needs_force_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(TermsdiffError, match="the text says 2024-05-01"):
        add(tmp_path, terms(), effective=date(2024, 6, 1))
    path = add(tmp_path, terms(), effective=date(2024, 6, 1), force=True)
    values = read_values(path.read_text(encoding="utf-8"))
    assert values["forced"] == "true"
    assert values["stated"] == "2024-05-01"


def test_the_original_is_filed_beside_the_text(tmp_path: Path) -> None:
    add_version(original(terms(), "html", b"<p>raw"), "harbour", tmp_path)
    assert (tmp_path / "harbour" / "2024-05-01.html").read_bytes() == b"<p>raw"


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "-x", ".hidden", "a\nb", "x" * 101])
def test_a_name_is_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(TermsdiffError, match="not a valid name for terms"):
        add_version(original(terms()), name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_links_and_strange_files_are_no_versions(tmp_path: Path) -> None:
    add(tmp_path, terms())
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    (tmp_path / "harbour" / "2025-01-01.md").symlink_to(secret)
    (tmp_path / "harbour" / "2025-13-01.md").write_text("x", encoding="utf-8")
    (tmp_path / "harbour" / "notes.md").write_text("x", encoding="utf-8")
    assert [v.day for v in read_versions("harbour", tmp_path)] == ["2024-05-01"]


def test_settings_are_read_and_checked(tmp_path: Path) -> None:
    add(tmp_path, terms())
    settings = tmp_path / "harbour" / "terms.toml"
    settings.write_text('title = "Harbour"\n', encoding="utf-8")
    assert list_terms(tmp_path)[0].settings.title == "Harbour"
    settings.write_text("title = 3\n", encoding="utf-8")
    with pytest.raises(TermsdiffError, match="title: must be a string"):
        list_terms(tmp_path)


def test_a_folder_without_versions_is_no_terms(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert list_terms(tmp_path) == ()
    assert read_terms(tmp_path, "empty") is None


def versions(tmp_path: Path) -> None:
    for day, values in (
        ("2024-01-01", {}),
        ("2024-03-01", {"withdrawn": "2024-04-01"}),
        ("2024-02-01", {"since": "2024-06-01"}),
        ("2025-01-01", {}),
    ):
        text = with_front_matter(f"# Terms\n\nText of {day}.\n", values)
        place = tmp_path / "harbour" / f"{day}.md"
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "applied"),
    [
        ("2024-02-10", "2024-01-01"),
        ("2024-03-10", "2024-03-01"),
        ("2024-04-01", "2024-01-01"),
        ("2024-06-01", "2024-02-01"),
        ("2025-06-01", "2025-01-01"),
    ],
)
def test_what_applied_on_a_day(tmp_path: Path, day: str, applied: str) -> None:
    versions(tmp_path)
    found = in_force(read_versions("harbour", tmp_path), date.fromisoformat(day))
    assert found is not None
    assert found.day == applied


def test_before_the_first_version_nothing_applied(tmp_path: Path) -> None:
    versions(tmp_path)
    found = read_versions("harbour", tmp_path)
    assert in_force(found, date(2023, 12, 31)) is None
    with pytest.raises(TermsdiffError, match="no version before 2024-01-01"):
        at_date(found, "2023-12-31")


def test_the_predecessor_is_what_stood_and_not_what_was_withdrawn(tmp_path: Path) -> None:
    versions(tmp_path)
    found = read_versions("harbour", tmp_path)
    before = predecessor(found, at_date(found, "2024-02-01"))
    assert before is not None
    assert before.day == "2024-01-01"


def test_front_matter_keeps_what_was_there() -> None:
    text = "---\ntitle: X\nsince: 2020-01-01\n---\nBody\n"
    found = with_front_matter(text, {"since": "2024-01-01\nevil: yes"})
    assert read_values(found) == {"since": "2024-01-01 evil: yes", "title": "X"}
    assert without_front_matter(found) == "Body\n"


def test_front_matter_is_put_before_a_text_without() -> None:
    found = with_front_matter("Title\n=====\n", {"since": "2024-01-01"})
    assert found == "---\nsince: 2024-01-01\n---\nTitle\n=====\n"
    assert without_front_matter(found) == "Title\n=====\n"
