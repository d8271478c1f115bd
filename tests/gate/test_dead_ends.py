"""What is said to a person who was stopped leads on: every way out that is named works."""

from __future__ import annotations

import tomllib

import pytest
from gate_samples import FIRST, SOON, Repo, path_of, review_of, terms


@pytest.fixture
def upcoming(repo: Repo) -> Repo:
    """A repository with the hook and a version that waits; its text is edited, and not staged."""
    repo.stage(path_of(SOON), terms(SOON))
    repo.unchecked()
    assert repo.hook()[0] == 0
    repo.write(path_of(SOON), terms(SOON, notice="three"))
    return repo


def test_commit_all_says_to_stage_before_acknowledging(upcoming: Repo) -> None:
    done = upcoming.commit("-a", "-m", "all")
    assert done.returncode != 0
    assert "`git add`" in done.stderr
    upcoming.git("add", path_of(SOON))
    assert upcoming.ack()[0] == 0
    assert upcoming.commit("-a", "-m", "all").returncode == 0


def test_commit_of_some_paths_says_to_name_the_review(upcoming: Repo) -> None:
    upcoming.git("add", path_of(SOON))
    upcoming.ack()
    done = upcoming.commit("-m", "only", "--", path_of(SOON))
    assert done.returncode != 0
    assert "review" in done.stderr.partition("The commit was stopped")[2]
    assert upcoming.commit("-m", "only", "--", path_of(SOON), review_of(SOON)).returncode == 0


def test_a_plain_commit_is_told_nothing_of_this(upcoming: Repo) -> None:
    upcoming.git("add", path_of(SOON))
    done = upcoming.commit()
    assert done.returncode != 0
    assert "`git add`" not in done.stderr
    assert "-a" not in done.stderr.partition("The commit was stopped")[2]


@pytest.mark.parametrize("words", [("c-5f1a",), ("--all",)])
def test_what_is_not_staged_cannot_be_acknowledged(upcoming: Repo, words: tuple[str, ...]) -> None:
    status, said = upcoming.ack(*words)
    assert status == (0 if words == ("--all",) else 2)
    assert "`git add`" in said


def test_a_review_that_git_could_not_merge(upcoming: Repo) -> None:
    upcoming.stage(path_of(SOON), terms(SOON, notice="three"))
    upcoming.ack()
    text = upcoming.git("show", f":{review_of(SOON)}")
    mark = "<<<<<<< HEAD\n=======\n"
    upcoming.stage(
        review_of(SOON), text.replace("change = ", f"{mark}change = ") + ">>>>>>> side\n"
    )
    status, said = upcoming.check()
    assert status == 2
    assert f"{review_of(SOON)}: not merged" in said
    assert "keep the entries of both" in said


@pytest.mark.parametrize("name", ["a\x1b[31mb", "a\x00b".replace("\x00", "\x07"), "\udcff"])
def test_names_that_toml_cannot_hold(repo: Repo, name: str) -> None:
    folder = f"versions/{name}"
    for day, notice in ((FIRST, "six"), (SOON, "three")):
        (repo.top / folder).mkdir(exist_ok=True)
        (repo.top / path_of(day, folder)).write_text(terms(day, notice=notice), "utf-8")
        repo.git("add", "-A")
        if day == FIRST:
            repo.unchecked()
    assert repo.ack()[0] == 0
    assert repo.passes()


def test_an_acknowledgement_outside_a_sparse_checkout_loses_none_before_it(
    upcoming: Repo,
) -> None:
    upcoming.git("add", path_of(SOON))
    upcoming.ack()
    upcoming.unchecked()
    upcoming.git("update-index", "--skip-worktree", review_of(SOON))
    (upcoming.top / review_of(SOON)).unlink()
    upcoming.stage(path_of(SOON), terms(SOON, notice="three", cap="six"))
    assert upcoming.ack()[0] == 0
    written = (upcoming.top / review_of(SOON)).read_text("utf-8")
    assert written == upcoming.git("show", f":{review_of(SOON)}")
    assert len(tomllib.loads(written)["accepted"]) == 2


def test_several_reasons_are_sentences(repo: Repo) -> None:
    data = "1.2 We do not use your data to train our models"
    text = terms(SOON).replace(data, "1.2 We may sell your data, and we may use it to train models")
    repo.stage(path_of(SOON), text)
    _, said = repo.check()
    assert "”. " in said or ". The" in said, said
    assert ".;" not in said
