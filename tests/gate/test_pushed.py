"""What is judged is what will be pushed, whatever git is told to show here."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from gate_samples import FIRST, SOON, Repo, path_of, terms

VARIABLES = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NOGLOB_PATHSPECS": "1",
    "GIT_ICASE_PATHSPECS": "1",
    "GIT_GLOB_PATHSPECS": "1",
    "GIT_EXTERNAL_DIFF": "true",
    "GIT_REPLACE_REF_BASE": "refs/heads/",
}


@pytest.mark.parametrize("name", VARIABLES)
def test_the_hook_hears_what_is_staged_whatever_the_environment_says(repo: Repo, name: str) -> None:
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.extra[name] = VARIABLES[name]
    done = repo.commit()
    assert done.returncode != 0
    assert "six months became three months" in done.stderr


@pytest.mark.parametrize("key", ["diff.relative", "diff.noprefix", "diff.ignoreSubmodules"])
def test_the_hook_hears_what_is_staged_whatever_the_settings_of_git_say(
    repo: Repo, key: str
) -> None:
    repo.git("config", key, "all" if key.endswith("Submodules") else "true")
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert "six months became three months" in repo.commit().stderr


def replaced(repo: Repo, path: str, text: str) -> None:
    """Let git show another text under the id of what is staged."""
    repo.write("other", text)
    other = repo.git("hash-object", "-w", "other").strip()
    (repo.top / "other").unlink()
    repo.git("replace", repo.git("rev-parse", f":{path}").strip(), other)


def test_a_replaced_text_is_not_what_is_judged(repo: Repo) -> None:
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    replaced(repo, path_of(SOON), terms(SOON))
    assert not repo.passes()
    assert "six months became three months" in repo.commit().stderr


def test_replaced_settings_are_not_what_decides(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\ntopics = ["discontinuation"]\n')
    repo.unchecked()
    replaced(repo, "termsdiff.toml", '[gate]\ntopics = ["payment"]\n')
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert not repo.passes()


def test_a_replaced_commit_is_not_the_base(repo: Repo) -> None:
    repo.stage(path_of(FIRST), terms(notice="three"))
    other = repo.unchecked()
    repo.git("reset", "-q", "--hard", "HEAD~1")
    repo.hook()
    repo.git("replace", "HEAD", other)
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert not repo.passes()


def test_grafts_do_not_shorten_a_range(repo: Repo) -> None:
    base = repo.git("rev-parse", "HEAD").strip()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.unchecked()
    repo.stage("README.md", "We sail.\n")
    head = repo.unchecked()
    (repo.top / ".git/info").mkdir(exist_ok=True)
    (repo.top / ".git/info/grafts").write_text(f"{base} {head}\n", encoding="utf-8")
    status, said = repo.check("--from", base, "--to", head)
    assert status == 1
    assert "six months became three months" in said


def test_an_object_that_is_not_what_its_id_says(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    blob = repo.git("rev-parse", f":{path_of(SOON)}").strip()
    file: Path = repo.top / ".git/objects" / blob[:2] / blob[2:]
    data = terms(SOON).encode("utf-8")
    file.chmod(0o644)
    file.write_bytes(zlib.compress(b"blob %d\0" % len(data) + data))
    status, said = repo.check()
    assert status == 2
    assert "does not match its id" in said or "git says" in said
