"""Hostile repositories: nothing runs, nothing is written outside, one clear line and exit 2."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from gate_samples import FIRST, SOON, Repo, environment, path_of, review_of, terms

TRAPS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.askPass",
    "diff.external",
    "diff.evil.textconv",
    "diff.evil.command",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "trailer.evil.command",
    "credential.helper",
    "gpg.program",
    "pager.log",
)


@pytest.fixture
def trapped(repo: Repo, tmp_path: Path) -> Repo:
    """A repository of whose settings every program leaves a trace."""
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch '{tmp_path}/trap'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for name in ("post-index-change", "reference-transaction", "pre-commit", "post-checkout"):
        hook = repo.top / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_bytes(script.read_bytes())
        hook.chmod(0o755)
    (repo.top / ".gitattributes").write_text("* filter=evil diff=evil\n", encoding="utf-8")
    for key in TRAPS:
        repo.git("config", key, str(script))
    repo.git("config", "log.showSignature", "true")
    (tmp_path / "trap").unlink(missing_ok=True)
    return repo


def test_nothing_of_a_repository_runs(trapped: Repo, tmp_path: Path) -> None:
    assert trapped.check()[0] == 1
    assert trapped.ack()[0] == 0
    assert trapped.check()[0] == 0
    assert trapped.check("--from", "HEAD", "--to", "HEAD")[0] == 0
    assert trapped.hook("status")[0] == 1
    assert not (tmp_path / "trap").exists()


def test_modules_of_the_repository_are_not_imported(repo: Repo, tmp_path: Path) -> None:
    repo.hook()
    for name in ("termsdiff.py", "tomllib.py", "subprocess.py", "rich.py"):
        trap = f"open({str(tmp_path / 'trap')!r}, 'w')\n"
        (repo.top / name).write_text(trap, encoding="utf-8")
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert "six months became three months" in repo.commit().stderr
    assert not (tmp_path / "trap").exists()


@pytest.mark.parametrize("revision", ["--all", "-h", "--output=x", "HEAD\n--all", "", "a..b", "^x"])
def test_a_revision_is_never_an_option(repo: Repo, revision: str) -> None:
    for words in ([f"--from={revision}"], ["--from=HEAD", f"--to={revision}"]):
        status, said = repo.check(*words)
        assert status == 2
        assert said.count("\n") == 1
    assert not (repo.top / "x").exists()


def test_a_branch_that_looks_like_an_option(repo: Repo) -> None:
    head = repo.git("rev-parse", "HEAD").strip()
    repo.git("update-ref", "refs/heads/--output=x", head)
    (repo.top / ".git/HEAD").write_text("ref: refs/heads/--output=x\n", encoding="utf-8")
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.check()[0] == 1
    assert repo.passes("--from=--output=x", "--to=HEAD")


def test_a_link_as_a_version_is_refused(repo: Repo, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(terms(SOON, notice="three"), encoding="utf-8")
    (repo.top / path_of(SOON)).symlink_to(secret)
    repo.git("add", path_of(SOON))
    status, said = repo.check()
    assert status == 2
    assert "a link, not a text" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("link", ["versions/models/reviews", review_of(SOON)])
def test_nothing_is_written_through_a_link(repo: Repo, tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    target = outside / "file.toml" if link.endswith(".toml") else outside
    (repo.top / link).parent.mkdir(exist_ok=True)
    (repo.top / link).symlink_to(target)
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    status, said = repo.ack()
    assert status == 2
    assert "a link" in said
    assert list(outside.iterdir()) == []


def test_a_blob_of_200_mb_is_refused(repo: Repo) -> None:
    with (repo.top / path_of(SOON)).open("wb") as file:
        for _ in range(200):
            file.write(b"word " * 200_000)
    repo.git("-c", "core.compression=0", "add", path_of(SOON))
    status, said = repo.check()
    assert status == 2
    assert "larger than" in said
    assert SOON in said


def test_a_broken_review_is_said(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    for content in (
        "[[accepted",
        "accepted = 3",
        "[[accepted]]\nchange = 'c-1'\n",
        "a = " + "[" * 9**5,
    ):
        repo.stage(review_of(SOON), content)
        status, said = repo.check()
        assert status == 2, content[:40]
        assert said.startswith(f"termsdiff: {review_of(SOON)}")
        assert said.count("\n") == 1


def test_hazards_of_a_terminal_are_made_visible(repo: Repo) -> None:
    repo.stage("versions/a\x1b[2Jb/2024-05-01.md", terms())
    repo.unchecked()
    path = f"versions/a\x1b[2Jb/{SOON}.md"
    repo.stage(path, terms(SOON, notice="three", street="\x1b]0;x\x07 \u202e"))
    for style in ("text", "github", "markdown", "junit", "sarif", "json"):
        _, said = repo.check("--format", style)
        assert "\x1b" not in said
        assert "\u202e" not in said


def test_a_workflow_command_in_terms_is_none(repo: Repo) -> None:
    folder = "versions/a\n::error::owned"
    repo.stage(path_of(FIRST, folder), terms())
    repo.unchecked()
    repo.stage(path_of(SOON, folder), terms(SOON, notice="three"))
    _, said = repo.check("--format", "github")
    *errors, last = said.splitlines()
    assert errors
    assert all(line.startswith("::error file=versions/a") for line in errors)
    assert last.startswith("::notice::checked ")


def test_settings_do_not_run_in_the_hook(repo: Repo, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    globs = [
        f"$(touch {trap})/**",
        f"'; touch {trap}; '",
        f"`touch {trap}`",
        "@PYTHON@",
        '"',
        "\\n",
    ]
    rows = ", ".join('"' + glob.replace("\\", "\\\\").replace('"', '\\"') + '"' for glob in globs)
    repo.stage("termsdiff.toml", f"[gate]\npaths = [{rows}]\n")
    repo.unchecked()
    assert repo.hook()[0] == 0
    repo.stage("README.md", "We sail.\n")
    assert repo.commit().returncode == 0
    assert not trap.exists()


def test_no_repository_is_one_line(empty: Repo, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "termsdiff", "check"],
        cwd=tmp_path,
        env=environment(empty.home, GIT_CEILING_DIRECTORIES=str(tmp_path.parent)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no git repository" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_repository_within_git_itself(repo: Repo) -> None:
    status, said = repo.at(repo.top / ".git").check()
    assert status == 2
    assert said.count("\n") == 1
