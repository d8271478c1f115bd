"""`termsdiff report`: what it writes, what it refuses, and that reports/ is what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff import compare
from termsdiff.cli.main import run

OLD = "# Pier terms\n\nWe give a notice of six (6) months.\n"
NEW = "# Pier terms\n\nWe give a notice of two (2) months.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, day, text in (
        ("pier", "2025-01-01", OLD),
        ("pier", "2026-01-01", NEW),
        ("quay", "2026-05-05", OLD),
    ):
        (tmp_path / "versions" / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / "versions" / name / f"{day}.md").write_text(text)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_all_terms_or_the_named_ones(folder, capsys):
    assert run(["report", "--on", "2026-11-23"]) == 0
    assert capsys.readouterr().out == "9 pages written; start with reports/index.html\n"
    assert set(files(folder / "reports")) == {
        "feed.xml",
        "index.html",
        "pier/index.html",
        "pier/2025-01-01_to_2026-01-01.html",
        "pier/2025-01-01.html",
        "pier/2026-01-01.html",
        "pier/clauses.html",
        "quay/index.html",
        "quay/2026-05-05.html",
    }
    assert run(["report", "quay", "--out", "public", "--on", "2026-11-23"]) == 0
    assert set(files(folder / "public")) == {
        "feed.xml",
        "index.html",
        "quay/index.html",
        "quay/2026-05-05.html",
    }


def test_a_second_run_replaces_its_own_pages_with_the_same_bytes(folder):
    assert run(["report", "--on", "2026-11-23"]) == 0
    first = files(folder / "reports")
    assert run(["report", "--on", "2026-11-23"]) == 0
    assert files(folder / "reports") == first


def test_where_it_is_run_from_changes_nothing(folder, monkeypatch):
    assert run(["report", "--on", "2026-11-23"]) == 0
    monkeypatch.chdir("/")
    options = ["--folder", str(folder / "versions"), "--out", str(folder / "other")]
    assert run(["report", *options, "--on", "2026-11-23"]) == 0
    assert files(folder / "other") == files(folder / "reports")


def test_dates_come_from_the_file_names_where_the_text_has_none(folder):
    run(["report", "--on", "2026-11-23"])
    page = (folder / "reports/pier/2025-01-01_to_2026-01-01.html").read_text()
    assert "1 January 2025" in page
    assert "1 January 2026" in page


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["report", "--on", "tomorrow"],
            "'tomorrow' is not a date; write it as 2025",
        ),
        (["report", "ferry"], "no terms 'ferry' in versions"),
        (["report", "../versions"], "no terms '../versions' in versions"),
        (["report", "--folder", "none"], "none: no such folder"),
        (["report", "--theme", "none"], "no such folder"),
    ],
)
def test_mistakes_are_one_line(folder, capsys, arguments, words):
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert not (folder / "reports").exists()


def test_a_foreign_file_is_never_replaced(folder, capsys):
    (folder / "reports").mkdir()
    (folder / "reports" / "index.html").write_text("<p>mine</p>")
    assert run(["report"]) == 2
    assert "reports/index.html: not made by termsdiff" in capsys.readouterr().err
    assert files(folder / "reports") == {"index.html": b"<p>mine</p>"}


def test_a_link_is_never_followed(folder, capsys):
    (folder / "secret").write_text("mine")
    (folder / "reports").mkdir()
    (folder / "reports" / "index.html").symlink_to(folder / "secret")
    assert run(["report"]) == 2
    assert "not a regular file" in capsys.readouterr().err
    assert (folder / "secret").read_text() == "mine"


def test_acknowledgements_of_reviews_are_shown(folder):
    change = compare(OLD, NEW).changes[-1].change.id
    (folder / "versions" / "pier" / "reviews").mkdir()
    (folder / "versions" / "pier" / "reviews" / "2026-01-01.toml").write_text(
        f'[[accepted]]\nchange = "{change}"\nby = "A. <b>Jurist</b>"\n'
        'at = "2025-12-01T09:00:00+01:00"\nreason = "agreed"\n'
    )
    assert run(["report", "--on", "2026-11-23"]) == 0
    page = (folder / "reports/pier/2025-01-01_to_2026-01-01.html").read_text()
    assert "Accepted by A. &lt;b&gt;Jurist&lt;/b&gt; on 2025-12-01: agreed" in page


def test_a_theme_dresses_the_site(folder):
    (folder / "house").mkdir()
    (folder / "house" / "foot.html").write_text("<footer>Our house</footer>")
    assert run(["report", "--theme", "house"]) == 0
    made = files(folder / "reports")
    assert all(b"Our house" in content for path, content in made.items() if path.endswith(".html"))


def test_a_broken_theme_leaves_nothing_behind(folder, capsys):
    (folder / "house").mkdir()
    (folder / "house" / "foot.html").write_text("{% broken")
    assert run(["report", "--theme", "house"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (folder / "reports").exists()


def test_a_folder_of_something_else_is_left_alone(folder, capsys, monkeypatch):
    (folder / "mine" / "deep").mkdir(parents=True)
    (folder / "mine" / "deep" / "notes.txt").write_text("mine")
    # before any work: nothing is compared
    monkeypatch.setattr("termsdiff.cli.report_run._pages", None)
    assert run(["report", "--out", "mine"]) == 2
    err = capsys.readouterr().err
    assert "mine/deep/notes.txt: not made by termsdiff, so mine is not a folder of reports" in err
    assert files(folder / "mine") == {"deep/notes.txt": b"mine"}


def test_a_file_is_no_folder(folder, capsys):
    (folder / "mine").write_text("mine")
    assert run(["report", "--out", "mine"]) == 2
    assert "mine: not a folder" in capsys.readouterr().err


def test_a_page_that_is_not_ours_stops_before_the_work(folder, capsys, monkeypatch):
    assert run(["report", "--on", "2026-11-23"]) == 0
    page = folder / "reports" / "pier" / "2025-01-01_to_2026-01-01.html"
    page.write_text("<p>mine</p>")
    monkeypatch.setattr("termsdiff.cli.report_run._pages", None)
    assert run(["report", "--on", "2026-11-23"]) == 2
    assert "2026-01-01.html: not made by termsdiff" in capsys.readouterr().err
    assert page.read_text() == "<p>mine</p>"


def test_what_a_killed_run_left_is_gone_on_with(folder):
    assert run(["report", "--on", "2026-11-23"]) == 0
    whole = files(folder / "reports")
    (folder / "reports" / "index.html").unlink()
    (folder / "reports" / ".gitkeep").write_text("")
    assert run(["report", "--on", "2026-11-23"]) == 0
    assert files(folder / "reports") == {**whole, ".gitkeep": b""}


def test_only_what_changed_is_written_and_it_says_so(folder, capsys):
    assert run(["report", "--on", "2026-11-23"]) == 0
    kept = folder / "reports" / "pier" / "index.html"
    before = kept.stat().st_ino
    capsys.readouterr()
    assert run(["report", "--on", "2026-11-23"]) == 0
    said = capsys.readouterr().out
    assert said == "0 of 9 pages written, 9 unchanged; start with reports/index.html\n"
    assert kept.stat().st_ino == before
    (folder / "versions" / "quay" / "2026-05-05.md").write_text(NEW)
    (folder / "reports" / "quay" / "index.html").unlink()
    assert run(["report", "--on", "2026-11-23"]) == 0
    assert "of 9 pages written, " in capsys.readouterr().out
    assert kept.stat().st_ino == before


def test_the_pages_are_known_before_they_are_made(folder):
    from termsdiff.cli.report_run import _terms
    from termsdiff.reports.site import site_paths

    assert run(["report", "--on", "2026-11-23"]) == 0
    assert set(site_paths(_terms(Path("versions"), []))) == set(files(folder / "reports"))


def test_a_terminal_shows_how_many_pages_are_made(folder, monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run(["report", "--on", "2026-11-23"]) == 0
    assert "of 9" in capsys.readouterr().err
    assert run(["report", "--on", "2026-11-23", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
