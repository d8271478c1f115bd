"""Where the settings of the gate stand, and mistakes in them."""

from __future__ import annotations

import pytest
from gate_samples import SOON, Repo, path_of, terms

from termsdiff.errors import TermsdiffError
from termsdiff.gate.gate_settings import read_gate_settings

PROJECT = '[project]\nname = "lighthouse"\n\n[tool.termsdiff.gate]\ntopics = {}\n'


def test_a_project_file_holds_settings(repo: Repo) -> None:
    repo.stage("pyproject.toml", PROJECT.format('["payment"]'))
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.passes()
    repo.stage("pyproject.toml", PROJECT.format('["discontinuation"]'))
    status, said = repo.check()
    assert status == 1
    assert "months became" not in said, "the settings before the step hold"
    assert 'gate.topics = ["payment"] became gate.topics = ["discontinuation"]' in said
    repo.ack()
    assert repo.passes()


def test_own_file_goes_before_the_project_file(repo: Repo) -> None:
    repo.stage("pyproject.toml", PROJECT.format('["payment"]'))
    repo.stage("termsdiff.toml", '[gate]\ntopics = ["discontinuation"]\n')
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.check()[0] == 1


def test_another_project_file_means_nothing(repo: Repo) -> None:
    repo.stage("pyproject.toml", "[tool.other.gate]\ntopics = 3\n")
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.check()[0] == 1


@pytest.mark.parametrize(
    "content",
    ["tool = 3 # [tool.termsdiff\n", "[tool.termsdiff\n", "[tool.termsdiff.gate]\nno = 1\n"],
)
def test_a_wrong_project_file_is_one_line(repo: Repo, content: str) -> None:
    repo.stage("pyproject.toml", content)
    status, said = repo.check()
    assert status == 2
    assert said.startswith("termsdiff: pyproject.toml")
    assert said.count("\n") == 1


def test_a_misspelled_topic_is_an_error(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\ntopics = ["licence"]\n')
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    status, said = repo.check()
    assert status == 2
    assert "unknown topic 'licence'" in said
    assert "license" in said
    assert "terms_change" in said


def test_topics_of_ones_own_count(repo: Repo) -> None:
    own = '[gate]\ntopics = ["mail"]\n\n[topics]\nmail = ["letters go to"]\n'
    repo.stage("termsdiff.toml", own)
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.passes()
    repo.stage("termsdiff.toml", own.replace('["mail"]', '["mails"]'))
    status, said = repo.check()
    assert status == 2
    assert ", mail" in said


def test_the_hook_knows_a_project_file(repo: Repo) -> None:
    repo.stage("pyproject.toml", PROJECT.format('["discontinuation"]'))
    repo.unchecked()
    assert repo.hook()[0] == 0
    assert repo.hook("status")[0] == 0
    repo.stage("pyproject.toml", PROJECT.format('["liability"]'))
    repo.unchecked()
    assert repo.hook("status")[0] == 1


def test_huge_settings_are_refused(repo: Repo) -> None:
    repo.stage("termsdiff.toml", "# " + "x" * 1_000_001)
    status, said = repo.check()
    assert status == 2
    assert "larger than 1 MB" in said


def test_the_file_on_disk_does_not_count(repo: Repo) -> None:
    repo.write("termsdiff.toml", '[gate]\ntopics = ["payment"]\n')
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.check()[0] == 1


@pytest.mark.parametrize("key", ["paths", "ignore"])
def test_a_pattern_that_can_match_nothing_is_refused_with_its_key(key: str) -> None:
    with pytest.raises(TermsdiffError, match=rf"^terms\.toml: gate\.{key}: '\.\./a': "):
        read_gate_settings({"gate": {key: ["../a"]}}, "terms.toml")
