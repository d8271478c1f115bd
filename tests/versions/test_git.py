"""Repositories are data: what is read from them, and what never runs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from termsdiff.errors import TermsdiffError
from termsdiff.git.changing_commits import file_history, read_history
from termsdiff.git.commits import resolve_commit
from termsdiff.git.contents import open_objects
from termsdiff.git.repository import find_repository
from termsdiff.git.trees import resolve_blob
from termsdiff.versions.archive import archive_versions, read_archive
from termsdiff.versions.recorded import read_recorded
from termsdiff.versions.resolve import resolve, resolve_pair, resolve_versions
from version_samples import commit, git, new_repository, terms

NAMES = [
    "terms.md",
    "Ser vice/Terms of Service.md",
    "Služba/条款.md",
    "-terms.md",
    'a"b\tc.md',
    ":x.md",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_path_is_read(tmp_path: Path, name: str) -> None:
    place = new_repository(tmp_path / "r")
    commit(place, name, terms(), "2024-05-01")
    commit(place, name, terms(notice="two"), "2024-06-01")
    repository = find_repository(place)
    history = file_history(repository, name)
    assert [c.when.date().isoformat() for c in history] == ["2024-05-01", "2024-06-01"]
    assert [c.changes[0].path for c in history] == [name, name]
    blob = resolve_blob(repository, "HEAD~1", name)
    assert read_recorded(repository, blob, name).text == terms()


def test_renames_are_followed(tmp_path: Path) -> None:
    place = new_repository(tmp_path)
    commit(place, "old name.md", terms(), "2024-05-01")
    git(place, "mv", "old name.md", "new.md")
    git(place, "commit", "-q", "-m", "Rename", day="2024-06-01")
    commit(place, "new.md", terms(notice="two"), "2024-07-01")
    history = file_history(find_repository(place), "new.md")
    assert [c.changes[0].path for c in history] == ["old name.md", "new.md", "new.md"]
    assert [v.date.isoformat() for v in resolve_versions(str(place), "new.md")] == [
        "2024-05-01",
        "2024-05-01",
    ]


def test_the_main_line_of_a_merge_counts(tmp_path: Path) -> None:
    place = new_repository(tmp_path)
    commit(place, "terms.md", terms(), "2024-05-01")
    git(place, "switch", "-q", "-c", "side")
    commit(place, "terms.md", terms(notice="five"), "2024-05-02")
    commit(place, "terms.md", terms(notice="two"), "2024-05-03")
    git(place, "switch", "-q", "main")
    commit(place, "other.md", "x", "2024-05-04")
    git(place, "merge", "-q", "--no-ff", "-m", "Merge", "side", day="2024-05-05")
    history = file_history(find_repository(place), "terms.md")
    assert [c.when.date().isoformat() for c in history] == ["2024-05-01", "2024-05-05"]


def test_a_bare_repository_is_read(tmp_path: Path) -> None:
    place = new_repository(tmp_path / "r")
    commit(place, "terms.md", terms(), "2024-05-01")
    git(tmp_path, "clone", "-q", "--bare", str(place), str(tmp_path / "bare.git"))
    versions = resolve_versions(str(tmp_path / "bare.git"), "terms.md")
    assert [version.text for version in versions] == [terms()]


def test_a_shallow_clone_is_read_and_known(tmp_path: Path) -> None:
    place = new_repository(tmp_path / "r")
    commit(place, "terms.md", terms(), "2024-05-01")
    commit(place, "terms.md", terms(notice="two"), "2024-06-01")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{place}", str(tmp_path / "s"))
    repository = find_repository(tmp_path / "s")
    assert repository.shallow
    assert len(file_history(repository, "terms.md")) == 1
    with pytest.raises(TermsdiffError, match="the clone is shallow"):
        resolve_commit(repository, "HEAD~1")


def test_a_worktree_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = new_repository(tmp_path / "r")
    commit(place, "terms.md", terms(), "2024-05-01")
    git(place, "worktree", "add", "-q", str(tmp_path / "w"), "-b", "w")
    (tmp_path / "w" / "terms.md").write_text(terms(notice="two"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "w")
    old, new = resolve_pair("terms.md")
    assert (old.text, new.text) == (terms(), terms(notice="two"))


def test_an_unborn_head_is_said(tmp_path: Path) -> None:
    place = new_repository(tmp_path)
    (place / "terms.md").write_text(terms(), encoding="utf-8")
    with pytest.raises(TermsdiffError, match="no commit yet"):
        resolve_pair(str(place / "terms.md"))


def test_no_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(TermsdiffError, match="no git repository"):
        find_repository(tmp_path)


def test_ranges_and_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = new_repository(tmp_path)
    commit(place, "sub/terms.md", terms(), "2024-05-01")
    commit(place, "sub/terms.md", terms(notice="two"), "2024-06-01")
    monkeypatch.chdir(place)
    old, new = resolve_pair("HEAD~1..HEAD", "sub/terms.md")
    assert (old.text, new.text) == (terms(), terms(notice="two"))
    assert resolve("HEAD~1:sub/terms.md").text == terms()
    old, new = resolve_pair("HEAD~1", "sub/terms.md")
    assert (old.text, new.text) == (terms(), terms(notice="two"))
    monkeypatch.chdir(place / "sub")
    assert resolve_pair("main~1..", "terms.md")[0].text == terms()


@pytest.mark.parametrize(
    "revision",
    ["--all", "-h", "--output=/tmp/x", "--upload-pack=touch x", "HEAD\n--all", "", "a..b"],
)
def test_a_revision_is_never_an_option(tmp_path: Path, revision: str) -> None:
    place = new_repository(tmp_path)
    commit(place, "terms.md", terms(), "2024-05-01")
    with pytest.raises(TermsdiffError, match="unknown revision"):
        resolve_commit(find_repository(place), revision)


def test_nothing_of_a_repository_runs(tmp_path: Path) -> None:
    place = new_repository(tmp_path / "r")
    commit(place, "terms.md", terms(), "2024-05-01")
    commit(place, "terms.md", terms(notice="two"), "2024-06-01")
    (place / ".gitattributes").write_text("*.md filter=evil diff=evil\n", encoding="utf-8")
    trap = tmp_path / "trap"
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "gpg.program",
        "core.editor",
        "pager.log",
        "alias.log",
        "core.alternateRefsCommand",
    ):
        git(place, "config", key, f"!{script}" if key.startswith("alias") else str(script))
    git(place, "config", "log.showSignature", "true")
    shutil.copy(script, place / ".git" / "hooks" / "post-index-change")
    (place / "terms.md").write_text(terms(notice="one"), encoding="utf-8")
    repository = find_repository(place)
    assert len(archive_versions(read_archive(repository, "terms.md"))) == 2
    assert resolve_pair(str(place / "terms.md"))[1].text == terms(notice="one")
    assert list(read_history(repository))
    assert not trap.exists()


def test_one_reader_serves_all_contents(tmp_path: Path) -> None:
    place = new_repository(tmp_path)
    for number in range(20):
        commit(place, f"{number}.md", f"text {number}\n", "2024-05-01")
    repository = find_repository(place)
    blobs = [change.blob for c in read_history(repository) for change in c.changes]
    with open_objects(repository) as reader:
        contents = [reader.read(blob) for blob in blobs]
    assert contents == [f"text {number}\n".encode() for number in reversed(range(20))]


def test_what_is_no_content_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    place = new_repository(tmp_path)
    sha = commit(place, "terms.md", terms(), "2024-05-01")
    repository = find_repository(place)
    blob = resolve_blob(repository, "HEAD", "terms.md")
    with open_objects(repository) as reader:
        with pytest.raises(TermsdiffError, match="is not a file"):
            reader.read(sha)
        with pytest.raises(TermsdiffError, match="is missing"):
            reader.read("0" * 40)
        with pytest.raises(TermsdiffError, match="larger than"):
            reader.read(blob, limit=10)
        with pytest.raises(TermsdiffError, match="not an object id"):
            reader.read("HEAD\n")
        assert reader.read(blob).decode() == terms()


def test_a_removed_file_has_a_history(tmp_path: Path) -> None:
    place = new_repository(tmp_path)
    commit(place, "terms.md", terms(), "2024-05-01")
    git(place, "rm", "-q", "terms.md")
    git(place, "commit", "-q", "-m", "Remove", day="2024-06-01")
    assert len(resolve_versions(str(place), "terms.md")) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_a_repository_of_another_user_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = new_repository(tmp_path / "r")
    commit(place, "terms.md", terms(), "2024-05-01")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for file in (place, place / ".git"):
        os.chown(file, 12345, 12345)
    with pytest.raises(TermsdiffError, match=r"another user.*safe\.directory"):
        find_repository(place)
