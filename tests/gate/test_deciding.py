"""Who decides: settings, rules and levels as they stood before the step, wherever they stand."""

from __future__ import annotations

import pytest
from gate_samples import SOON, Repo, path_of, terms

LOOSE = '[gate]\ntopics = ["payment"]\n'
SPELLINGS = (
    '[tool.termsdiff.gate]\ntopics = ["payment"]\n',
    '[tool]\ntermsdiff = {gate = {topics = ["payment"]}}\n',
    'tool.termsdiff.gate.topics = ["payment"]\n',
    '[tool."termsdiff".gate]\ntopics = ["payment"]\n',
    '["tool" . \'termsdiff\'."gate"]\n"topics" = [ "payment" ]\n',
    '[tool."terms\\u0064iff".gate]\ntopics = ["payment"]\n',
)
RULE = """\
id = "our-notice"
title = "Notice of letters"
topic = "discontinuation"
materiality = "{weight}"
look = "measure"
reason = "Ours."

[when]
kinds = ["duration"]
about = ["discontinue*"]

[favours]
decreased = "provider"
increased = "customer"

[message]
decreased = "{{old}} became {{new}}."
increased = "{{old}} became {{new}}."

[[fires]]
old = "We give you 60 days before we discontinue a model."
new = "We give you 10 days before we discontinue a model."
favours = "provider"
old_value = "P60D"
new_value = "P10D"

[[quiet]]
old = "We give you 60 days before we discontinue a model."
new = "We give you sixty days before we discontinue a model."
"""


def stage_three(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))


def test_settings_of_the_same_commit_do_not_count(repo: Repo) -> None:
    repo.stage("termsdiff.toml", LOOSE)
    stage_three(repo)
    status, said = repo.check()
    assert status == 1
    assert "six months became three months" in said
    assert 'nothing became gate.topics = ["payment"]' in said


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_project_file_counts_in_any_spelling(repo: Repo, text: str) -> None:
    repo.hook()
    repo.stage("pyproject.toml", text)
    stopped = repo.commit()
    assert stopped.returncode != 0, "a change of settings is asked for"
    assert 'gate.topics = ["payment"]' in stopped.stderr
    repo.ack()
    assert repo.commit().returncode == 0
    stage_three(repo)
    assert repo.commit().returncode == 0, "and then they hold"


def test_a_project_file_of_others_is_not_asked_for(repo: Repo) -> None:
    repo.hook()
    repo.stage("pyproject.toml", '[project]\nname = "lighthouse"\n')
    done = repo.commit()
    assert done.returncode == 0
    assert done.stderr == ""


def test_settings_that_move_stay_the_same(repo: Repo) -> None:
    repo.stage("termsdiff.toml", LOOSE)
    repo.unchecked()
    repo.git("rm", "-q", "termsdiff.toml")
    repo.stage("pyproject.toml", SPELLINGS[1])
    assert repo.passes()
    repo.stage("pyproject.toml", SPELLINGS[1].replace("payment", "disputes"))
    assert not repo.passes()


@pytest.mark.parametrize("change", ["delete", "empty", "weaken"])
def test_a_change_of_settings_is_asked_for_each_time(repo: Repo, change: str) -> None:
    strict = '[gate]\nmateriality = "minor"\n'
    for _ in range(2):
        repo.stage("termsdiff.toml", strict)
        repo.unchecked()
        if change == "delete":
            repo.git("rm", "-q", "termsdiff.toml")
        else:
            repo.stage("termsdiff.toml", LOOSE if change == "weaken" else "")
        status, said = repo.check()
        assert status == 1
        assert 'gate.materiality = "minor" became' in said
        repo.ack()
        assert repo.passes()
        repo.unchecked()


def test_an_entry_for_something_else_does_not_revive_an_old_one_each_time(repo: Repo) -> None:
    for text in (LOOSE, ""):
        repo.stage("termsdiff.toml", text)
        repo.ack()
        repo.unchecked()
    row = f"160000,{'3' * 40},versions/bought"
    repo.git("update-index", "--add", "--cacheinfo", row)
    repo.ack()
    repo.stage("termsdiff.toml", LOOSE)
    status, said = repo.check()
    assert status == 1
    assert 'nothing became gate.topics = ["payment"]' in said


def test_settings_that_are_only_spelled_otherwise_are_not_asked_for(repo: Repo) -> None:
    repo.stage("termsdiff.toml", LOOSE)
    repo.unchecked()
    repo.stage(
        "termsdiff.toml", "# why\n[gate]\ntopics = [ 'payment' ]\n\n[reports]\nfull = true\n"
    )
    assert repo.passes()


def test_settings_through_a_link_are_refused(repo: Repo) -> None:
    (repo.top / "termsdiff.toml").symlink_to("other.toml")
    repo.git("add", "termsdiff.toml")
    status, said = repo.check()
    assert status == 2
    assert "a link" in said


def rules_of(repo: Repo, weight: str) -> None:
    repo.stage("our-rules/notice.toml", RULE.format(weight=weight))


def test_rules_count_as_they_were_before_the_step(repo: Repo) -> None:
    repo.stage("termsdiff.toml", 'rules = "our-rules"\n[levels]\nsecurity = "off"\n')
    rules_of(repo, "minor")
    repo.unchecked()
    stage_three(repo)
    assert not repo.passes()
    # weakened on the disk alone, or broken there
    repo.write("our-rules/notice.toml", "id = 3\n")
    status, said = repo.check()
    assert status == 1, said
    repo.git("checkout", "-q", "our-rules")
    # weakened in the same step
    rules_of(repo, "editorial")
    status, said = repo.check()
    assert status == 1
    assert "a rule that the gate uses changes" in said
    repo.git("rm", "-q", "-f", "our-rules/notice.toml")
    rules_of(repo, "editorial")
    repo.git("mv", "our-rules/notice.toml", "our-rules/other.toml")
    status, said = repo.check()
    assert "a rule that the gate uses is removed" in said
    assert "a rule that the gate uses is added" in said
    repo.ack()
    assert repo.passes()


def test_the_hook_hears_of_rules(repo: Repo) -> None:
    repo.stage("termsdiff.toml", 'rules = "our-rules"\n')
    rules_of(repo, "minor")
    repo.unchecked()
    repo.hook()
    rules_of(repo, "editorial")
    done = repo.commit()
    assert done.returncode != 0
    assert "our-rules/notice.toml" in done.stderr


@pytest.mark.parametrize("name", ["../elsewhere", "/etc", "our-rules/../..", "a//b"])
def test_rules_of_another_place_are_refused(repo: Repo, name: str) -> None:
    repo.stage("termsdiff.toml", f'rules = "{name}"\n')
    status, said = repo.check()
    assert status == 2
    assert "next to this file" in said


def test_rules_through_a_link_are_refused(repo: Repo) -> None:
    repo.stage("termsdiff.toml", 'rules = "our-rules"\n')
    rules_of(repo, "minor")
    repo.unchecked()
    (repo.top / "our-rules/link.toml").symlink_to("/etc/passwd")
    repo.git("add", "-A")
    status, said = repo.check()
    assert status == 2
    assert "our-rules/link.toml: a link" in said


def test_a_range_goes_by_the_settings_of_the_target_branch(repo: Repo) -> None:
    """A branch that parted before the settings existed brings none of its own."""
    repo.git("switch", "-q", "-c", "side")
    repo.stage("termsdiff.toml", LOOSE)
    stage_three(repo)
    repo.unchecked()
    repo.git("switch", "-q", "main")
    repo.stage("termsdiff.toml", "[gate]\nnotice = 3000\n")
    repo.unchecked()
    status, said = repo.check("--from", "main", "--to", "side")
    assert status == 1
    assert "the policy requires 3000 days" in said
    assert "six months became three months" in said
    assert "settings that the gate uses change" in said


def test_a_base_that_nobody_knows_fails(repo: Repo) -> None:
    stage_three(repo)
    repo.unchecked()
    for base in ("0" * 40, "0", "1" * 40, "no-such-branch"):
        status, said = repo.check("--from", base, "--to", "HEAD")
        assert status == 2, base
        assert said.count("\n") == 1


def test_no_base_means_the_main_line_of_the_server(repo: Repo) -> None:
    base = repo.git("rev-parse", "HEAD").strip()
    stage_three(repo)
    repo.unchecked()
    repo.git("update-ref", "refs/remotes/origin/main", base)
    status, said = repo.check("--from", "0" * 40, "--to", "HEAD")
    assert status == 1
    assert "six months became three months" in said
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert repo.check("--from", "0" * 40, "--to", "HEAD")[0] == 2, "nothing is compared with itself"


def test_a_branch_that_begins_anew_has_no_base(repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "anew")
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    done = repo.commit()
    assert done.returncode != 0
    assert "shares no history" in done.stderr
    status, said = repo.check("--from", "main")
    assert status == 1
    assert "six months became three months" in said


def test_broken_settings_can_be_mended(repo: Repo) -> None:
    repo.stage("termsdiff.toml", "[gate\n")
    repo.unchecked()
    stage_three(repo)
    assert repo.check()[0] == 2
    repo.stage("termsdiff.toml", LOOSE)
    status, said = repo.check()
    assert status == 1
    assert "six months became three months" in said, "by the settings that hold without any"
    assert "settings that the gate uses change" in said


def test_a_broken_rule_can_be_mended(repo: Repo) -> None:
    repo.stage("termsdiff.toml", 'rules = "our-rules"\n[gate]\npaths = ["legal/*.md"]\n')
    repo.stage("our-rules/notice.toml", "id = 3\n")
    repo.stage("legal/terms.md", terms())
    repo.unchecked()
    repo.stage("legal/terms.md", terms(notice="three"))
    assert repo.check()[0] == 2
    rules_of(repo, "minor")
    status, said = repo.check()
    assert status == 1
    assert "six months became three months" in said, "what can be read of the settings still holds"
    assert "a rule that the gate uses changes" in said
    repo.ack()
    assert repo.passes()


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ("[gate]\ntopic = []\n", "did you mean topics?"),
        ("[gate]\nmaterialty = 'minor'\n", "did you mean materiality?"),
        ("[gate]\ntopics = ['liabilty']\n", "did you mean liability?"),
        ("[gate]\nzzz = 1\n", "known keys: topics"),
        ("[gate]\nunassessed = 'maybe'\n", "gate.unassessed: must be one of ask, pass"),
    ],
)
def test_misspelled_settings_say_what_was_meant(repo: Repo, settings: str, word: str) -> None:
    repo.stage("termsdiff.toml", settings)
    status, said = repo.check()
    assert status == 2
    assert word in said
