"""The gate asks for a notice beside a new version, where settings require one."""

from __future__ import annotations

import pytest
from gate_samples import SOON, Repo, path_of, terms

from termsdiff.cli.main import run

SETTINGS = '[gate]\nannouncement = "required"\ntopics = []\nunassessed = "pass"\n'
NOTICE = f"versions/models/notices/{SOON}.md"
TRUE = "# News\n\n- You get three months of notice before we discontinue a model; it was six.\n"
FALSE = "# News\n\n- You get nine months of notice before we discontinue a model.\n"
SILENT = "# News\n\n- We deliver groceries by drone on Sundays.\n"


@pytest.fixture
def asked(repo: Repo) -> Repo:
    """A repository whose settings require a notice, with a new version staged."""
    repo.stage("termsdiff.toml", SETTINGS)
    repo.unchecked("settings")
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    return repo


def check(repo: Repo, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    repo.monkeypatch.chdir(repo.top)
    status = run(["check"])
    captured = capsys.readouterr()
    return status, captured.out + captured.err


def test_without_the_setting_nothing_is_asked(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.stage("termsdiff.toml", '[gate]\ntopics = []\nunassessed = "pass"\n')
    repo.unchecked("settings")
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert check(repo, capsys)[0] == 0


def test_a_new_version_needs_its_notice(asked: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = check(asked, capsys)
    assert status == 1
    assert NOTICE in said
    assert "no notice" in said


def test_a_true_notice_lets_it_pass(asked: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    asked.stage(NOTICE, TRUE)
    status, said = check(asked, capsys)
    assert (status, said) == (0, said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FALSE, "contradicts what was changed"),
        (SILENT, "says something that no change supports"),
        (SILENT, "does not report this: Notice before discontinuation"),
    ],
)
def test_a_false_or_silent_notice_stops_it(
    asked: Repo, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    asked.stage(NOTICE, text)
    status, said = check(asked, capsys)
    assert status == 1
    assert words in " ".join(said.split())


def test_a_person_may_accept_what_the_audit_says(
    asked: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(asked, capsys)[0] == 1
    assert run(["ack", "--all", "--yes", "--reason", "told by letter"]) == 0
    capsys.readouterr()
    asked.git("add", ".")
    status, said = check(asked, capsys)
    assert (status, said) == (0, said)


def test_a_notice_that_is_spoilt_later_stops_it(
    asked: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    asked.stage(NOTICE, TRUE)
    asked.unchecked("version and notice")
    asked.stage(NOTICE, FALSE)
    assert check(asked, capsys)[0] == 1


def test_a_version_that_changes_nothing_of_weight_needs_none(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.stage("termsdiff.toml", SETTINGS)
    repo.unchecked("settings")
    repo.stage(path_of(SOON), terms(SOON))
    assert check(repo, capsys)[0] == 0


def test_a_wrong_setting_is_named(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage("termsdiff.toml", '[gate]\nannouncement = "perhaps"\n')
    repo.unchecked("settings")
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    status, said = check(repo, capsys)
    assert status == 2
    assert "gate.announcement: must be one of off, required" in said
