"""Acknowledgements: of one change, in its place, for the step they were made for; only added."""

from __future__ import annotations

import re
import tomllib

import pytest
from gate_samples import FIRST, LATER, SOON, Repo, path_of, review_of, terms


def shortened_review(repo: Repo, path: str) -> None:
    """Write a review as an older version did: with ids of 48 bits and without places."""
    text = repo.git("show", f":{path}")
    text = re.sub(r'"([a-z]-[0-9a-f]{12})[0-9a-f]{20}', r'"\1', text)
    repo.stage(path, re.sub(r"(?m)^where = .*\n", "", text))


def test_ids_have_128_bits_and_a_prefix_is_shown(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    _, said = repo.check()
    shown = re.search(r"termsdiff ack (c-[0-9a-f]+) ", said)
    assert shown
    assert len(shown[1]) == 14
    _, said = repo.check("--format", "json")
    found = re.search(r'"id": "(c-[0-9a-f]+)"', said)
    assert found
    assert len(found[1]) == 34
    assert found[1].startswith(shown[1])
    assert repo.ack(shown[1])[0] == 0
    entry = tomllib.loads(repo.git("show", f":{review_of(SOON)}"))["accepted"][0]
    assert entry["change"] == found[1]
    assert repo.passes()


def test_entries_with_short_ids_count_by_their_words(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    shortened_review(repo, review_of(SOON))
    assert repo.passes()
    text = repo.git("show", f":{review_of(SOON)}")
    repo.stage(review_of(SOON), text.replace("three months", "two months"))
    assert not repo.passes(), "the words are those of another change"
    repo.stage(review_of(SOON), re.sub(r'"c-[0-9a-f]{4}', '"c-0000', text))
    assert not repo.passes(), "the words do not confirm the id"


def test_short_ids_that_nothing_confirms_are_asked_again(repo: Repo) -> None:
    repo.stage(path_of(LATER), terms(LATER))
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON))
    repo.ack()
    assert repo.passes()
    shortened_review(repo, review_of(SOON))
    status, said = repo.check()
    assert status == 1
    assert "an id from an older termsdiff" in said
    assert "acknowledge the change again" in said


def test_a_trailer_names_the_whole_id(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\nacknowledgement = "trailer"\n')
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    _, said = repo.ack()
    line = next(line for line in said.splitlines() if line.startswith("Terms-Acknowledged:"))
    repo.write("message", f"x\n\n{line}\n")
    assert repo.passes("--message", "message")
    repo.write("message", "x\n\n" + re.sub(r"(c-[0-9a-f]{12})[0-9a-f]+", r"\1", line) + "\n")
    assert not repo.passes("--message", "message")


@pytest.mark.parametrize("deed", ["rewrite", "remove", "delete the file", "exchange"])
def test_entries_are_only_added(repo: Repo, deed: str) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three", cap="six"))
    repo.ack()
    repo.unchecked()
    text = repo.git("show", f"HEAD:{review_of(SOON)}")
    head, *entries = re.split(r"(?m)^(?=\[\[accepted\]\])", text)
    assert len(entries) == 2
    if deed == "rewrite":
        repo.stage(review_of(SOON), text.replace("agreed", "whatever", 1))
    elif deed == "remove":
        repo.stage(review_of(SOON), head + entries[1])
    elif deed == "exchange":
        repo.stage(review_of(SOON), text.replace("Ada Keeper", "Bob Clerk"))
    else:
        repo.git("rm", "-q", review_of(SOON))
    status, said = repo.check()
    assert status == 1
    assert "only be added" in said
    repo.ack()
    assert not repo.passes(), "nobody can accept it"
    repo.git("restore", "--source=HEAD", "--staged", "--worktree", review_of(SOON))
    assert repo.passes()


def test_comments_and_order_are_no_entries(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    repo.unchecked()
    text = repo.git("show", f"HEAD:{review_of(SOON)}")
    repo.stage(review_of(SOON), "# seen by two\n" + text.replace("[[accepted]]", "[[ accepted ]]"))
    assert repo.passes()


TWICE = """\
# Lighthouse Model Terms

Effective: {date}

## 1. Withdrawal

We give you {one} months of notice before we discontinue a model.

We give you {same} months of notice before we discontinue a model.

## 2. Retirement of services

We give you {two} months of notice before we discontinue a model.
"""


@pytest.mark.parametrize(
    "other",
    [{"one": "six", "same": "six", "two": "three"}, {"one": "six", "same": "three", "two": "six"}],
)
def test_an_entry_is_not_used_again_for_equal_words_elsewhere(
    repo: Repo, other: dict[str, str]
) -> None:
    repo.stage(path_of(FIRST), TWICE.format(date=FIRST, one="six", same="six", two="six"))
    repo.unchecked()
    repo.stage(path_of(SOON), TWICE.format(date=SOON, one="three", same="six", two="six"))
    repo.ack()
    assert repo.passes()
    repo.unchecked()
    repo.stage(path_of(SOON), TWICE.format(date=SOON, **other))
    status, said = repo.check()
    assert status == 1
    assert "six months became three months" in said
    repo.ack()
    assert repo.passes()


def test_an_entry_is_not_used_again_for_what_was_taken_back(repo: Repo) -> None:
    for notice in ("three", "nine"):
        repo.stage(path_of(SOON), terms(SOON, notice=notice))
        repo.ack()
        repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    status, said = repo.check()
    assert status == 1
    assert "six months became three months" in said


def test_what_stands_is_not_asked_again_when_sections_are_renumbered(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    repo.unchecked()
    text = terms(SOON, notice="three").replace("## 1. Use", "## 1. Words\n\nWords.\n\n## 2. Use")
    for old, new in (("## 2. W", "## 3. W"), ("## 3. L", "## 4. L"), ("## 4. C", "## 5. C")):
        text = text.replace(old, new)
    repo.stage(path_of(SOON), text)
    assert "six months became three months" not in repo.check()[1]


def test_ack_shows_the_redline_before_it_asks(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "We keep the harbour light burning in every weather that the sea brings. " * 20
    repo.stage(path_of(FIRST), terms().replace("2.1 We", f"2.1 {long}We"))
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="three").replace("2.1 We", f"2.1 {long}We"))
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", lambda words: asked.append(words) or "n")
    _, said, _ = repo.run("ack", "--all", "--reason", "agreed")
    assert "[-six months-]{+three months+} of notice" in said
    assert len(said) < len(long), "words that stayed are not shown twice, nor all of them"
    assert len(asked) == 1
    assert re.fullmatch(r"Accept c-[0-9a-f]{12}\? \[y/N\] ", asked[0])


CLEANED = {
    "a comment": ("core.commentChar", "T", "x\n\n{line}\n"),
    "below the scissors": (
        "core.commentChar",
        "#",
        "x\n\n# ------------------------ >8 ------------------------\n# cut\n{line}\n",
    ),
    "scissors of another mark": (
        "core.commentChar",
        ";",
        "x\n\n; ------------------------ >8 ------------------------\n{line}\n",
    ),
    "not at the start": ("core.commentChar", "#", "x\n\n# {line}\n"),
}


@pytest.mark.parametrize("case", CLEANED)
def test_a_trailer_that_git_takes_away_does_not_count(repo: Repo, case: str) -> None:
    key, value, message = CLEANED[case]
    repo.stage("termsdiff.toml", '[gate]\nacknowledgement = "trailer"\n')
    repo.unchecked()
    repo.git("config", key, value)
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    _, said = repo.ack()
    line = next(line for line in said.splitlines() if line.startswith("Terms-Acknowledged:"))
    repo.write("message", message.format(line=line))
    assert not repo.passes("--message", "message")
    repo.git("config", key, "#")
    repo.write("message", f"x\n\n{line}\n")
    assert repo.passes("--message", "message")


LOUD = "WARNING from termsdiff"


def edited_by(repo: Repo, line: str) -> None:
    """Let the editor of messages do something while it is open."""
    script = repo.home / "editor.sh"
    script.write_text(f'#!/bin/sh\n{line}\necho "edit" > "$1"\n', encoding="utf-8")
    script.chmod(0o755)
    repo.git("config", "core.editor", str(script))
    repo.extra["GIT_EDITOR"] = str(script)


def test_a_commit_that_is_not_what_was_checked_is_said_loudly(repo: Repo) -> None:
    """With trailers the check comes after the editor: meanwhile the index may be another one."""
    repo.stage("termsdiff.toml", '[gate]\nacknowledgement = "trailer"\n')
    repo.unchecked()
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    edited_by(repo, f'unset GIT_INDEX_FILE; git rm -q --cached "{path_of(SOON)}"')
    done = repo.attempt("commit", "-q")
    assert done.returncode == 0, "git has its tree already; nothing can be stopped"
    assert "three months" in repo.head(path_of(SOON))
    assert "six months became three months" in done.stderr
    assert LOUD in done.stderr


def test_a_later_hook_that_takes_the_trailer_away_is_heard(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\nacknowledgement = "trailer"\n')
    repo.unchecked()
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    _, said = repo.ack()
    line = next(line for line in said.splitlines() if line.startswith("Terms-Acknowledged:"))
    hook = repo.top / ".git/hooks/commit-msg"
    hook.rename(hook.with_name("checked"))
    hook.write_text(
        f'#!/bin/sh\n"{hook.with_name("checked")}" "$1" || exit 1\necho x > "$1"\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    done = repo.commit("-m", "x", "-m", line)
    assert done.returncode == 0
    assert LOUD in done.stderr


def test_trailers_come_with_a_merge(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\nacknowledgement = "trailer"\n')
    repo.unchecked()
    repo.git("switch", "-q", "-c", "side")
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    _, said = repo.ack()
    line = next(line for line in said.splitlines() if line.startswith("Terms-Acknowledged:"))
    repo.git("commit", "-q", "-m", "x", "-m", line)
    repo.git("switch", "-q", "main")
    repo.hook()
    done = repo.attempt("merge", "-q", "--no-ff", "-m", "merge", "side")
    assert done.returncode == 0, done.stderr
    assert LOUD not in done.stderr


def test_the_same_tree_on_another_base_is_another_commit(repo: Repo) -> None:
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    assert repo.commit().returncode == 0
    tree = repo.git("rev-parse", "HEAD^{tree}").strip()
    repo.git("reset", "-q", "--hard", "HEAD^")
    repo.stage(path_of(FIRST), terms(notice="nine"))
    repo.unchecked()
    repo.git("read-tree", "-u", "--reset", tree)
    done = repo.commit("--no-verify", "-m", "x")
    assert LOUD in done.stderr


def test_a_commit_that_passed_is_followed_by_no_word(repo: Repo) -> None:
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    done = repo.commit()
    assert done.returncode == 0
    assert LOUD not in done.stderr
    assert done.stderr.count("checked ") == 1, "it is checked once"


def test_settings_past_the_hook_are_followed_by_a_word(repo: Repo) -> None:
    repo.hook()
    repo.stage("pyproject.toml", 'tool.termsdiff.gate.topics = ["payment"]\n')
    done = repo.commit("--no-verify", "-m", "x")
    assert done.returncode == 0
    assert LOUD in done.stderr


def test_a_commit_past_the_hook_is_followed_by_a_word(repo: Repo) -> None:
    repo.hook()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    done = repo.commit("--no-verify", "-m", "x")
    assert done.returncode == 0
    assert LOUD in done.stderr
    assert "six months became three months" in done.stderr
