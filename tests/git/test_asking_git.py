"""Whoever asks git about a repository hears of that one, whatever the environment says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.git.command import ask, environment
from termsdiff.git.commits import messages, resolve_commit
from termsdiff.git.contents import open_objects
from termsdiff.git.documents import list_documents, need_document
from termsdiff.git.guarded import GuardedRepo, open_commit
from termsdiff.git.index import staged
from termsdiff.git.repository import find_checkout, find_repository
from termsdiff.git.trees import is_folder, listing, resolve_blob
from version_samples import commit, git, new_repository, terms


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two repositories, each with one text of its own."""
    places = new_repository(tmp_path / "one"), new_repository(tmp_path / "two")
    for place, notice in zip(places, ("six", "two"), strict=True):
        commit(place, "terms.md", terms(notice=notice), "2024-05-01", notice)
    return places


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"])
def test_variables_of_a_hook_name_no_other_repository(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    one, other = two
    monkeypatch.setenv(name, str(other / ".git" / ("objects" if "OBJECT" in name else "")))
    repository = find_repository(one)
    assert repository.git_dir == one / ".git"
    blob = resolve_blob(repository, "HEAD", "terms.md")
    with open_objects(repository) as reader:
        assert reader.read(blob).decode() == terms()
    assert messages(repository, resolve_commit(repository, "HEAD")) == ["six\n"]


def test_a_hook_hears_which_index_is_committed(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = two
    (one / "more.md").write_text("more", "utf-8")
    index = one / ".git" / "other-index"
    git(one, "add", "more.md", GIT_INDEX_FILE=str(index))
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    assert list(staged(find_checkout(one))) == ["more.md"]
    assert list(staged(find_repository(one))) == ["terms.md"]


def test_only_variables_of_settings_and_persons_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    for key in ("GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_PAGER", "GIT_REPLACE_REF_BASE"):
        monkeypatch.setenv(key, "touch /tmp/never")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ada")
    monkeypatch.setenv("GIT_INDEX_FILE", "index")
    kept = {key: value for key, value in environment(in_hook=False).items() if "GIT_" in key}
    assert "touch /tmp/never" not in kept.values()
    assert kept["GIT_AUTHOR_NAME"] == "Ada"
    assert "GIT_INDEX_FILE" not in kept
    assert environment(in_hook=True)["GIT_INDEX_FILE"] == "index"


def test_objects_of_gitpython_ask_through_the_same_command(two: tuple[Path, Path]) -> None:
    one, _ = two
    trap = one.parent / "trap"
    script = one.parent / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n", "utf-8")
    script.chmod(0o755)
    git(one, "config", "core.fsmonitor", str(script))
    git(one, "config", "core.alternateRefsCommand", str(script))
    repository = find_repository(one)
    with open_commit(repository, resolve_commit(repository, "HEAD")) as found:
        assert found.message == "six\n"
        assert [item.path for item in found.tree.traverse()] == ["terms.md"]
        assert found.repo.git.rev_parse("HEAD").strip() == found.hexsha
    assert not trap.exists()


def test_gitpython_reads_no_settings_of_a_repository(two: tuple[Path, Path]) -> None:
    one, _ = two
    os.mkfifo(one / ".git" / "pipe")
    repository = find_repository(one)
    with (one / ".git" / "config").open("a", encoding="utf-8") as file:
        # whoever follows this waits for ever
        file.write("[include]\n\tpath = pipe\n")
    repo = GuardedRepo(repository)
    repo.close()


@pytest.fixture
def sha256(tmp_path: Path) -> Path:
    """A repository whose ids have 64 digits."""
    place = tmp_path / "sha256"
    place.mkdir()
    git(place, "init", "-q", "-b", "main", "--object-format=sha256")
    commit(place, "deep/terms.md", terms(), "2024-05-01")
    commit(place, "deep/terms.md", terms(notice="two"), "2024-06-01")
    return place


def test_ids_of_sha256_are_read(sha256: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository = find_repository(sha256)
    blob = resolve_blob(repository, "HEAD", "deep/terms.md")
    assert len(blob) == 64
    with open_objects(repository) as reader:
        assert reader.read(blob).decode() == terms(notice="two")
        with pytest.raises(TermsdiffError, match="is missing"):
            reader.read("0" * 64)
        assert reader.read(blob).decode() == terms(notice="two")
    assert list_documents(repository) == ("deep/terms.md",)
    assert run(["log", str(sha256), "deep/terms.md"]) == 0
    assert "Six months became two months" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["deep", "deep/"])
def test_documents_of_a_folder_are_listed(tmp_path: Path, path: str) -> None:
    place = new_repository(tmp_path)
    for name in ("deep/a.md", "deep/er/b.HTML", "deep/c.docx", "deep/d.py", "e.md"):
        commit(place, name, "text", "2024-05-01")
    (place / "deep" / "link.md").symlink_to("a.md")
    git(place, "add", "deep/link.md")
    git(place, "commit", "-q", "-m", "link")
    repository = find_repository(place)
    found = list_documents(repository, "HEAD", path)
    assert found == ("deep/a.md", "deep/c.docx", "deep/er/b.HTML", "deep/link.md")
    assert "'deep/a.md'" in str(need_document(repository, path, "HEAD", path))
    commit_id = resolve_commit(repository, "HEAD")
    assert is_folder(repository, commit_id, "deep")
    assert not is_folder(repository, commit_id, "deep/a.md")
    assert not is_folder(repository, commit_id, "deep^{tree}")
    assert list(listing(repository, commit_id, "e.md")) == ["e.md"]


def test_a_folder_that_is_not_there_has_no_documents(tmp_path: Path) -> None:
    place = new_repository(tmp_path)
    commit(place, "e.md", "text", "2024-05-01")
    said = str(need_document(find_repository(place), "gone", "HEAD", "gone"))
    assert said == "gone: a folder without documents (Markdown, HTML, Word, PDF); name another one"


def test_documents_in_git_can_be_of_any_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("bs4")
    place = new_repository(tmp_path)
    page = "<html><body><main><h1>Terms</h1><h2>1. Notice</h2><p>We give {} months of notice.</p>"
    for notice, day in (("six", "2024-05-01"), ("two", "2024-06-01")):
        text = page.format(notice) + "<p>Nothing else is promised to you here.</p></main></body>"
        commit(place, "terms.html", text, day)
    monkeypatch.chdir(place)
    assert run(["diff", "HEAD~1:terms.html", "HEAD:terms.html"]) == 0
    assert "six" in capsys.readouterr().out
    assert run(["log", "terms.html"]) == 0
    assert "2024-06-01" in capsys.readouterr().out
    assert run(["lint", "HEAD:terms.html"]) == 0
    assert run(["scan", ".", "--out", str(tmp_path / "out.csv"), "--jobs", "1", "--quiet"]) == 0
    assert "six" in (tmp_path / "out.csv").read_text("utf-8")


def test_a_missing_git_is_said(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    repository = find_repository(two[0])
    monkeypatch.setenv("PATH", str(two[0]))
    with pytest.raises(TermsdiffError, match="git is not installed"):
        ask(repository, "status")
    with pytest.raises(TermsdiffError, match="git is not installed"), open_objects(repository) as r:
        r.read("0" * 40)
