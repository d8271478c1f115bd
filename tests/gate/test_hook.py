"""The hook in real commits: merges, rebases, worktrees, submodules, other hooks, odd paths."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from gate_samples import FIRST, LATER, SOON, Repo, path_of, review_of, terms

STOPPED = "The commit was stopped"


@pytest.fixture
def hooked(repo: Repo) -> Repo:
    assert repo.hook()[0] == 0
    return repo


def is_stopped(repo: Repo, *words: str) -> bool:
    done = repo.commit(*words)
    assert (done.returncode != 0) == (STOPPED in done.stderr), done.stderr
    return done.returncode != 0


def test_a_commit_is_stopped_until_it_is_acknowledged(hooked: Repo) -> None:
    hooked.stage(path_of(SOON), terms(SOON, notice="three"))
    done = hooked.commit()
    assert done.returncode != 0
    assert "six months became three months" in done.stderr
    assert "--no-verify" in done.stderr
    hooked.ack()
    assert not is_stopped(hooked)
    assert "agreed" in hooked.head(review_of(SOON))


def test_a_commit_without_terms_passes(hooked: Repo) -> None:
    hooked.stage("README.md", "We sail.\n")
    done = hooked.commit()
    assert done.returncode == 0
    assert done.stderr == ""


def test_the_first_commit_is_checked(empty: Repo) -> None:
    empty.hook()
    empty.stage(path_of(FIRST), terms())
    empty.stage(path_of(SOON), terms(SOON, notice="three"))
    assert is_stopped(empty)
    empty.ack()
    assert not is_stopped(empty)


def test_commit_all_and_commit_only_a_path(hooked: Repo) -> None:
    hooked.stage(path_of(SOON), terms(SOON))
    assert not is_stopped(hooked)
    hooked.write(path_of(SOON), terms(SOON, notice="three"))
    assert is_stopped(hooked, "-a", "-m", "all")
    assert is_stopped(hooked, "-m", "only", "--", path_of(SOON))
    hooked.stage("README.md", "We sail.\n")
    assert not is_stopped(hooked, "-m", "only", "--", "README.md")


def test_an_amended_commit_is_checked(hooked: Repo) -> None:
    hooked.stage(path_of(SOON), terms(SOON))
    assert not is_stopped(hooked)
    assert not is_stopped(hooked, "--amend", "-m", "other words")
    hooked.stage(path_of(SOON), terms(SOON, notice="three"))
    assert is_stopped(hooked, "--amend", "-m", "more")
    hooked.ack()
    assert not is_stopped(hooked, "--amend", "-m", "more")


def side_branch(repo: Repo) -> None:
    """Leave a branch `side` with an acknowledged version, and another commit on main."""
    repo.git("switch", "-q", "-c", "side")
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    assert not is_stopped(repo)
    repo.git("switch", "-q", "main")
    repo.stage("README.md", "We sail.\n")
    assert not is_stopped(repo)


def test_a_merge_brings_its_acknowledgements(hooked: Repo) -> None:
    side_branch(hooked)
    hooked.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    assert "three months" in hooked.head(path_of(SOON))


def test_a_merge_of_what_nobody_acknowledged_is_stopped(hooked: Repo) -> None:
    hooked.git("switch", "-q", "-c", "side")
    hooked.stage(path_of(SOON), terms(SOON, notice="three"))
    hooked.unchecked()
    hooked.git("switch", "-q", "main")
    done = hooked.attempt("merge", "-q", "--no-ff", "-m", "merge", "side")
    assert done.returncode != 0
    assert STOPPED in done.stderr
    hooked.ack()
    assert not is_stopped(hooked, "-m", "merge")


def test_a_merge_with_a_conflict_is_stopped_until_it_is_resolved(hooked: Repo) -> None:
    hooked.stage(path_of(SOON), terms(SOON))
    assert not is_stopped(hooked)
    hooked.git("switch", "-q", "-c", "side")
    hooked.stage(path_of(SOON), terms(SOON, cap="12"))
    assert not is_stopped(hooked)
    hooked.git("switch", "-q", "main")
    hooked.stage(path_of(SOON), terms(SOON, cap="twelve (12)"))
    assert not is_stopped(hooked)
    assert hooked.attempt("merge", "side").returncode != 0
    hooked.git("add", "-A")
    assert is_stopped(hooked, "-m", "merge")
    hooked.stage(path_of(SOON), terms(SOON, cap="12 (twelve)"))
    assert not is_stopped(hooked, "-m", "merge")


def test_a_rebase_and_a_cherry_pick_go_through(hooked: Repo) -> None:
    side_branch(hooked)
    hooked.git("switch", "-q", "side")
    hooked.git("rebase", "-q", "main")
    hooked.git("switch", "-q", "-c", "picked", "main")
    hooked.git("cherry-pick", "side")
    assert "three months" in hooked.head(path_of(SOON))
    assert hooked.passes("--from", "main", "--to", "HEAD")


def test_a_new_date_takes_its_review_along(hooked: Repo) -> None:
    hooked.stage(path_of(SOON), terms(SOON, notice="three"))
    hooked.ack()
    assert not is_stopped(hooked)
    hooked.git("mv", path_of(SOON), path_of(LATER))
    hooked.stage(path_of(LATER), terms(LATER, notice="three"))
    assert is_stopped(hooked)
    hooked.git("mv", review_of(SOON), review_of(LATER))
    assert not is_stopped(hooked)


def test_a_version_that_applies_is_not_renamed(hooked: Repo) -> None:
    hooked.git("mv", path_of(FIRST), path_of("2024-06-01"))
    assert is_stopped(hooked)


@pytest.mark.parametrize(
    "folder",
    ["versions/our models", "versions/条款", "versions/a\nb", "versions/-x", 'versions/"q'],
)
def test_odd_paths_are_checked(hooked: Repo, folder: str) -> None:
    hooked.stage(path_of(FIRST, folder), terms())
    assert not is_stopped(hooked)
    hooked.stage(path_of(SOON, folder), terms(SOON, notice="three"))
    assert is_stopped(hooked)
    hooked.ack()
    assert not is_stopped(hooked)
    assert (hooked.top / review_of(SOON, folder)).is_file()


def test_a_commit_in_a_worktree_is_checked(hooked: Repo, tmp_path: Path) -> None:
    hooked.git("worktree", "add", "-q", str(tmp_path / "tree"), "-b", "tree")
    tree = hooked.at(tmp_path / "tree")
    tree.stage(path_of(SOON), terms(SOON, notice="three"))
    assert is_stopped(tree)
    assert not is_stopped(hooked, "--allow-empty", "-m", "here")
    tree.ack()
    assert not is_stopped(tree)


def test_a_commit_in_a_submodule_is_checked(repo: Repo, tmp_path: Path, empty: Repo) -> None:
    outer = empty.at(tmp_path / "outer").start()
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repo.top), "legal")
    inner = outer.at(outer.top / "legal")
    inner.identify()
    assert inner.hook()[0] == 0
    inner.stage(path_of(SOON), terms(SOON, notice="three"))
    assert is_stopped(inner)
    inner.ack()
    assert not is_stopped(inner)


def script(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_hook_that_is_there_runs_first_and_comes_back(repo: Repo) -> None:
    hook = repo.top / ".git/hooks/pre-commit"
    script(hook, "echo other hook >&2; test ! -e stop")
    before = hook.read_text("utf-8")
    assert "runs first" in repo.hook()[1]
    repo.hook()
    repo.stage("README.md", "We sail.\n")
    assert "other hook" in repo.commit().stderr
    (repo.top / "stop").touch()
    assert repo.commit("--allow-empty", "-m", "x").returncode != 0
    (repo.top / "stop").unlink()
    repo.hook("uninstall")
    assert hook.read_text("utf-8") == before
    assert os.access(hook, os.X_OK)


def test_hooks_path_inside_is_honoured(repo: Repo) -> None:
    repo.git("config", "core.hooksPath", ".hooks")
    repo.hook()
    assert (repo.top / ".hooks/pre-commit").is_file()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert is_stopped(repo)


def test_hooks_path_of_the_user_is_honoured(repo: Repo, tmp_path: Path) -> None:
    config = tmp_path / "home/no-such-config"
    config.write_text(f"[core]\n\thooksPath = {tmp_path}/mine\n", encoding="utf-8")
    status, said = repo.hook()
    assert status == 0
    assert "all your repositories" in said
    assert (tmp_path / "mine/pre-commit").is_file()


def test_hooks_path_of_the_repository_leads_nowhere_else(repo: Repo, tmp_path: Path) -> None:
    repo.git("config", "core.hooksPath", str(tmp_path / "elsewhere"))
    status, said = repo.hook()
    assert status == 2
    assert said.count("\n") == 1
    assert not (tmp_path / "elsewhere").exists()


def test_status_knows_the_settings(hooked: Repo) -> None:
    assert hooked.hook("status")[0] == 0
    hooked.stage("termsdiff.toml", '[gate]\npaths = ["legal/*.md"]\n')
    hooked.unchecked()
    status, said = hooked.hook("status")
    assert status == 1
    assert "out of date" in said
    hooked.stage("legal/terms.md", terms())
    assert not is_stopped(hooked)
    hooked.stage("legal/terms.md", terms(notice="three"))
    assert is_stopped(hooked), "even before it is installed again"
    hooked.hook()
    assert hooked.hook("status")[0] == 0
    assert is_stopped(hooked)
    hooked.hook("uninstall")
    assert hooked.hook("status")[0] == 1
    assert not is_stopped(hooked)


def test_trailers_are_read_from_the_message(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\nacknowledgement = "trailer"\n')
    repo.unchecked()
    repo.hook()
    assert not (repo.top / ".git/hooks/pre-commit").exists()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert is_stopped(repo)
    _, said = repo.ack()
    line = next(line for line in said.splitlines() if line.startswith("Terms-Acknowledged:"))
    assert not is_stopped(repo, "-m", "Shorten the notice", "-m", line)


def test_one_commit_can_skip_the_check(hooked: Repo) -> None:
    hooked.stage(path_of(SOON), terms(SOON, notice="three"))
    hooked.extra["TERMSDIFF_SKIP"] = "1"
    done = hooked.commit()
    assert done.returncode == 0
    assert "not checked" in done.stderr


def test_a_failure_of_the_hook_itself_is_stated_plainly(hooked: Repo) -> None:
    hook = hooked.top / ".git/hooks/pre-commit"
    text = hook.read_text("utf-8").replace(sys.executable, "/no/such/python")
    hook.write_text(text, encoding="utf-8")
    hooked.extra["PATH"] = "/usr/bin:/bin"
    hooked.stage(path_of(SOON), terms(SOON, notice="three"))
    done = hooked.commit()
    assert done.returncode != 0
    assert "could not make its check" in done.stderr
    assert "nothing about your" in done.stderr
    assert "--no-verify" in done.stderr


def test_bad_input_is_no_verdict(hooked: Repo) -> None:
    hooked.stage(path_of(SOON), "\0\0")
    done = hooked.commit()
    assert done.returncode != 0
    assert "binary data" in done.stderr
    assert "could not make its check" in done.stderr
