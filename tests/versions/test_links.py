"""Links, pipes and devices in folders that strangers may have written lead nowhere."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.input.inside import find_inside, inside, root_of
from termsdiff.reports.theme import Theme, load_theme
from termsdiff.versions.filing import locked
from termsdiff.versions.folder import list_names, read_terms, read_versions
from termsdiff.versions.watching import read_seen
from version_samples import commit, new_repository, terms

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")
Capture = pytest.CaptureFixture[str]
SECRET = "[secret]\nkey = 'hidden words'\n"


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """A folder beside the working directory; at the end it holds what it held."""
    place = tmp_path / "outside"
    place.mkdir()
    (place / "2024-05-01.md").write_text(terms(), "utf-8")
    (place / "secret.txt").write_text(SECRET, "utf-8")
    before = {path: path.read_bytes() for path in place.iterdir()}
    yield place
    assert {path: path.read_bytes() for path in place.iterdir()} == before


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outside: Path) -> Path:
    """The working directory, with a version of terms in its folder."""
    place = tmp_path / "here"
    (place / "versions" / "harbour").mkdir(parents=True)
    (place / "versions" / "harbour" / "2024-05-01.md").write_text(terms(), "utf-8")
    (place / "new.md").write_text(terms("1 June 2024", "two"), "utf-8")
    monkeypatch.chdir(place)
    return place


def refused(capsys: Capture, *words: str) -> str:
    assert run(list(words)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "hidden words" not in err
    assert "internal error" not in err
    return err


ADD = ("add", "new.md", "--terms", "harbour")


@pytest.mark.parametrize("words", [ADD, ("list",), ("show", "harbour"), ("update", "harbour")])
def test_a_folder_of_versions_that_leads_out(
    here: Path, outside: Path, capsys: Capture, words: tuple[str, ...]
) -> None:
    (here / "versions").rename(outside.parent / "elsewhere")
    (here / "versions").symlink_to(outside.parent / "elsewhere")
    assert "a link that leads out" in refused(capsys, *words)
    named = str(outside.parent / "elsewhere")
    assert run(["list", "--folder", named]) == 0


@pytest.mark.parametrize(
    "words", [("add", "new.md", "--terms", "away"), ("show", "away"), ("log", "away")]
)
def test_terms_that_lead_out(
    here: Path, outside: Path, capsys: Capture, words: tuple[str, ...]
) -> None:
    (here / "versions" / "away").symlink_to(outside)
    assert "a link that leads out" in refused(capsys, *words)
    assert list_names() == ("harbour",)
    assert run(["list"]) == 0
    out, err = capsys.readouterr()
    assert "away" not in out
    assert "away: a link that leads out" in err


def test_terms_under_a_second_name_are_read(here: Path) -> None:
    (here / "versions" / "alias").symlink_to(here / "versions" / "harbour")
    assert [version.name for version in read_versions("alias")] == ["alias@2024-05-01"]


def test_a_version_that_is_a_link_is_not_read_and_named(
    here: Path, outside: Path, capsys: Capture
) -> None:
    (here / "versions" / "harbour" / "2024-06-01.md").symlink_to(outside / "secret.txt")
    os.mkfifo(here / "versions" / "harbour" / "2024-07-01.md")
    assert [version.day for version in read_versions("harbour")] == ["2024-05-01"]
    assert run(["list"]) == 0
    err = capsys.readouterr().err
    assert "2024-06-01.md: a link" in err
    assert "2024-07-01.md: not a regular file" in err


@pytest.mark.parametrize("words", [("list",), ("add", "new.md", "--terms", "harbour")])
@pytest.mark.parametrize("kind", ["link", "pipe", "device"])
def test_settings_of_terms(
    here: Path, outside: Path, capsys: Capture, kind: str, words: tuple[str, ...]
) -> None:
    place(kind, here / "versions" / "harbour" / "terms.toml", outside / "secret.txt")
    err = refused(capsys, *words)
    assert "leads out" in err or "not a regular file" in err


def place(kind: str, path: Path, target: Path) -> None:
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "device" else target)


@pytest.mark.parametrize("kind", ["link", "pipe", "device"])
def test_notes_of_the_last_look(here: Path, outside: Path, kind: str) -> None:
    (here / "notes.json").write_text('{"address": "a", "etag": "e", "modified": ""}', "utf-8")
    (here.parent / "notes.json").write_text('{"address": "a", "etag": "e", "modified": ""}')
    place(kind, here / "versions" / "harbour" / ".fetched.json", here.parent / "notes.json")
    found: list[str] = []
    thread = threading.Thread(
        target=lambda: found.append(read_seen(Path("versions"), "harbour", "a").etag), daemon=True
    )
    thread.start()
    thread.join(5)
    assert found == [""]


@pytest.mark.parametrize("kind", ["link", "pipe", "device"])
def test_the_lock(here: Path, outside: Path, capsys: Capture, kind: str) -> None:
    place(kind, here / "versions" / ".lock", outside / "secret.txt")
    assert "not a regular file" in refused(capsys, *ADD)


def test_a_staged_folder_that_is_a_link(here: Path, outside: Path, capsys: Capture) -> None:
    (here / "versions" / ".harbour.filed").symlink_to(outside)
    assert "not a regular folder" in refused(capsys, *ADD)
    assert [version.day for version in read_versions("harbour")] == ["2024-05-01"]


def test_an_abandoned_folder_that_is_a_link_is_removed(here: Path, outside: Path) -> None:
    (here / "versions" / ".staging-x").symlink_to(outside)
    with locked(Path("versions")):
        assert not os.path.lexists("versions/.staging-x")


@pytest.mark.parametrize(
    "name", ["....filed", "..filed", ".-x.filed", ".a\x1b.filed", "." + "x" * 120 + ".filed"]
)
def test_a_journal_bears_a_plain_name(here: Path, capsys: Capture, name: str) -> None:
    staged = here / "versions" / name
    staged.mkdir()
    (staged / "2024-09-09.md").write_text("mine now", "utf-8")
    assert "not a valid name for terms" in refused(capsys, *ADD)
    assert not (here / "2024-09-09.md").exists()
    assert not (here / "versions" / "2024-09-09.md").exists()


@pytest.mark.parametrize(
    "file", ["terms.toml", ".fetched.json", "reviews", "new.md", "2024-05-01.md\n", "٢٠٢٤-05-01.md"]
)
def test_a_journal_carries_versions_only(here: Path, capsys: Capture, file: str) -> None:
    staged = here / "versions" / ".harbour.filed"
    staged.mkdir()
    (staged / file).write_text("x", "utf-8")
    assert "not a version" in refused(capsys, *ADD)
    assert (staged / file).exists()


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_journal_carries_ordinary_files_only(
    here: Path, outside: Path, capsys: Capture, kind: str
) -> None:
    staged = here / "versions" / ".harbour.filed"
    staged.mkdir()
    if kind == "folder":
        (staged / "2024-06-01.md").mkdir()
    else:
        place(kind, staged / "2024-06-01.md", outside / "secret.txt")
    assert "not a version" in refused(capsys, *ADD)


def test_a_journal_replaces_nothing(here: Path, capsys: Capture) -> None:
    staged = here / "versions" / ".harbour.filed"
    staged.mkdir()
    (staged / "2024-05-01.md").write_text(terms(notice="no"), "utf-8")
    (version,) = read_versions("harbour")
    assert version.text == terms()
    assert "is already filed" in refused(capsys, *ADD)
    assert (here / "versions" / "harbour" / "2024-05-01.md").read_text("utf-8") == terms()


def test_a_journal_for_terms_that_lead_out(here: Path, outside: Path, capsys: Capture) -> None:
    (here / "versions" / "away").symlink_to(outside)
    staged = here / "versions" / ".away.filed"
    staged.mkdir()
    (staged / "2024-09-09.md").write_text("mine now", "utf-8")
    assert "leads out" in refused(capsys, *ADD)


def test_an_import_into_terms_that_lead_out(here: Path, outside: Path, capsys: Capture) -> None:
    archive = new_repository(here / "archive")
    commit(archive, "t.md", terms(), "2024-05-01")
    (here / "versions" / "away").symlink_to(outside)
    assert "leads out" in refused(capsys, "import", "archive", "t.md", "--terms", "away")


@pytest.mark.parametrize("where", ["reports", "reports/harbour", "reports/index.html"])
def test_a_report_is_not_written_outside(
    here: Path, outside: Path, capsys: Capture, where: str
) -> None:
    (here / where).parent.mkdir(exist_ok=True)
    (here / where).symlink_to(outside)
    err = refused(capsys, "report")
    assert "leads out" in err or "not a regular file" in err


@pytest.mark.parametrize("file", ["page.css", "theme.css", "page.js", "report.html"])
@pytest.mark.parametrize("kind", ["link", "pipe", "device"])
def test_a_theme_shows_nothing_from_outside(
    here: Path, outside: Path, file: str, kind: str
) -> None:
    theme = here / "theme"
    theme.mkdir()
    place(kind, theme / file, outside / "secret.txt")
    with pytest.raises(TermsdiffError, match=r"leads out|not a regular file"):
        _use(load_theme.__wrapped__(theme), file)


def _use(theme: Theme, file: str) -> object:
    return theme.script(file) if file == "page.js" else theme.environment.get_template(file)


@pytest.mark.parametrize("kind", ["link", "pipe", "device"])
def test_settings_and_rules(here: Path, outside: Path, capsys: Capture, kind: str) -> None:
    (here / "old.md").write_text(terms(), "utf-8")
    place(kind, here / "termsdiff.toml", outside / "secret.txt")
    err = refused(capsys, "diff", "old.md", "new.md")
    assert "leads out" in err or "not a regular file" in err
    (here / "termsdiff.toml").unlink()
    (here / "rules").mkdir()
    (here / "termsdiff.toml").write_text('rules = "rules"\n', "utf-8")
    place(kind, here / "rules" / "own.toml", outside / "secret.txt")
    err = refused(capsys, "diff", "old.md", "new.md")
    assert "leads out" in err or "not a regular file" in err


def test_the_root_may_be_a_link_that_the_user_names(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert root_of(tmp_path / "link") == tmp_path / "real"
    assert inside(tmp_path / "link", tmp_path / "link" / "x") == tmp_path / "real" / "x"
    with pytest.raises(TermsdiffError, match="leads out"):
        inside(tmp_path / "real", tmp_path / "real" / ".." / "x")
    assert find_inside(tmp_path, tmp_path / "none") is None
    assert read_terms(tmp_path / "link", "none") is None
