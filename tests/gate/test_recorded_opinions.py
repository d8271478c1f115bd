"""Opinions that are recorded in the repository: the gate asks for more by them, never for less."""

from __future__ import annotations

import json

import pytest
from gate_samples import SOON, Repo, path_of, terms

from termsdiff import compare
from termsdiff.opinion import questions_of
from termsdiff.opinion.answer_file import Record, record_line

FILE = "opinions.jsonl"
QUIET = '[gate]\nunassessed = "pass"\n\n[opinion]\nfile = "opinions.jsonl"\n'
ADDED = "\n2.2 Withdrawal is announced where announcements are made.\n"


def recorded(old: str, new: str, grade: str, topic: str = "discontinuation") -> str:
    """Return a file with one opinion on every change."""
    lines = []
    for question in questions_of(compare(old, new), "all"):
        words = " ".join((question.new or question.old).split()[:3])
        answer = {
            "change": question.key,
            "grade": grade,
            "reason": "procedure",
            "topic": topic,
            "favours": "provider",
            "sentence": "What the customer is told changes.",
            "quotations": [words],
        }
        lines.append(record_line(Record(question.key, "1", "any model", answer)))
    return "".join(lines)


@pytest.fixture
def set_up(repo: Repo) -> Repo:
    repo.stage("termsdiff.toml", QUIET)
    repo.unchecked("settings")
    return repo


def edited() -> str:
    return terms(SOON).replace("\n## 3.", f"{ADDED}\n## 3.")


def test_a_change_that_a_model_calls_material_needs_an_acknowledgement(set_up: Repo) -> None:
    set_up.stage(path_of(SOON), edited())
    before = set_up.check()[0]
    set_up.stage(FILE, recorded(terms(), edited(), "material"))
    assert set_up.check()[0] == 1
    if before == 0:
        assert set_up.ack()[0] == 0
        assert set_up.passes()


@pytest.mark.parametrize("grade", ["harmless", "minor", "unclear"])
def test_no_opinion_lets_a_change_pass(set_up: Repo, grade: str) -> None:
    text = terms(SOON, notice="three")
    set_up.stage(path_of(SOON), text)
    assert set_up.check()[0] == 1
    set_up.stage(FILE, recorded(terms(), text, grade))
    assert set_up.check()[0] == 1


def test_a_step_cannot_take_an_opinion_away(set_up: Repo) -> None:
    set_up.stage(FILE, recorded(terms(), edited(), "material"))
    set_up.unchecked("opinions")
    set_up.stage(path_of(SOON), edited())
    assert set_up.check()[0] == 1
    set_up.stage(FILE, recorded(terms(), edited(), "minor"))
    assert set_up.check()[0] == 1
    set_up.git("rm", "-q", "--cached", FILE)
    assert set_up.check()[0] == 1


def test_to_look_elsewhere_for_opinions_needs_an_acknowledgement(set_up: Repo) -> None:
    set_up.stage("termsdiff.toml", QUIET.replace("opinions.jsonl", "none.jsonl"))
    status, said = set_up.check()
    assert status == 1
    assert "opinion.file" in said
    set_up.stage("termsdiff.toml", QUIET + "timeout = 9\n")
    assert set_up.passes()


def test_a_broken_file_is_no_opinion(set_up: Repo) -> None:
    set_up.stage(FILE, json.dumps({"schema": "none"}) + "\nnot JSON\n")
    set_up.stage(path_of(SOON), terms(SOON, notice="three"))
    assert set_up.check()[0] == 1
