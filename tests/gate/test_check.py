"""Each failure of the check, and its cure."""

from __future__ import annotations

import json

import pytest
from gate_samples import FIRST, LATER, SOON, TODAY, Repo, path_of, review_of, terms


def test_nothing_staged_is_nothing_to_object(repo: Repo) -> None:
    assert repo.passes()


def test_a_material_change_needs_an_acknowledgement(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    status, said = repo.check()
    assert status == 1
    assert "six months became three months" in said
    assert "termsdiff ack c-" in said
    assert repo.ack()[0] == 0
    assert repo.passes()
    assert "Ada Keeper <ada@example.com>" in repo.git("show", f":{review_of(SOON)}")


def test_undoing_the_edit_is_a_cure(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.check()[0] == 1
    repo.stage(path_of(SOON), terms(SOON))
    assert repo.passes()


def test_a_change_proved_to_change_nothing_needs_none(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, cap="12", street="Baecon Road 1"))
    assert repo.passes()


def test_an_edit_after_the_acknowledgement_needs_a_new_one(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    repo.stage(path_of(SOON), terms(SOON, notice="two"))
    status, said = repo.check()
    assert status == 1
    assert "six months became two months" in said
    assert "which is not a change in" in said


def test_what_is_acknowledged_is_not_asked_again(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="three", cap="six"))
    status, said = repo.check()
    assert status == 1
    assert "discontinue" not in said
    assert "twelve months became" in said
    repo.stage(path_of(SOON), terms(SOON, notice="three", street="Pier Lane 7"))
    status, said = repo.check()
    assert status == 1
    assert "discontinue" not in said
    assert "4.2" in said
    repo.stage(path_of(SOON), terms(SOON, notice="three", cap="12"))
    assert repo.passes()


def test_an_upcoming_version_is_not_taken_back_in_silence(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="nine"))
    repo.ack()
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON))
    status, said = repo.check()
    assert status == 1, said
    repo.ack()
    assert repo.passes()


def test_the_index_counts_not_the_working_tree(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.write(path_of(SOON), terms(SOON))
    assert repo.check()[0] == 1
    repo.stage(path_of(SOON), terms(SOON))
    repo.write(path_of(SOON), terms(SOON, notice="three"))
    assert repo.passes()


def test_an_acknowledgement_counts_when_it_is_staged(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    repo.git("rm", "-q", "--cached", review_of(SOON))
    assert repo.check()[0] == 1
    repo.git("add", review_of(SOON))
    assert repo.passes()


def test_a_file_that_is_only_announced_does_not_count(repo: Repo) -> None:
    repo.write(path_of(SOON), terms(SOON, notice="three"))
    repo.git("add", "-N", path_of(SOON))
    assert repo.passes()


def test_words_of_an_acknowledgement_must_be_those_of_the_change(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    review = repo.git("show", f":{review_of(SOON)}")
    repo.stage(review_of(SOON), review.replace("three months", "nine months"))
    assert repo.check()[0] == 1


def test_an_acknowledgement_cannot_be_taken_away(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    repo.unchecked()
    repo.git("rm", "-q", review_of(SOON))
    status, said = repo.check()
    assert status == 1
    assert "committed acknowledgements of 2.1 Withdrawal of models were removed or changed" in said
    assert "1 problem." in said, "there is nothing to accept"


def test_a_version_that_applies_is_not_edited(repo: Repo) -> None:
    repo.stage(path_of(FIRST), terms(street="Baecon Road 1"))
    status, said = repo.check()
    assert status == 1
    assert "already applies was edited" in said
    assert "termsdiff add" in said
    repo.ack()
    assert repo.passes()


def test_each_edit_of_a_version_that_applies_needs_its_own(repo: Repo) -> None:
    for notice in ("three", "six", "three"):
        repo.stage(path_of(FIRST), terms(notice=notice))
        assert repo.check()[0] == 1, notice
        repo.ack()
        assert repo.passes(), notice
        repo.unchecked()


def test_one_change_in_two_versions_is_accepted_for_both(repo: Repo) -> None:
    repo.stage(path_of(FIRST), terms(notice="nine"))
    repo.stage(path_of(SOON), terms(SOON))
    repo.stage(path_of(LATER), terms(LATER, notice="nine"))
    repo.ack()
    assert repo.passes()


def test_front_matter_of_a_version_that_applies_is_not_edited(repo: Repo) -> None:
    repo.stage(path_of(FIRST), f"---\nwithdrawn: 2024-06-01\n---\n{terms()}")
    status, said = repo.check()
    assert status == 1
    assert "withdrawn" in said
    repo.ack()
    assert repo.passes()


def test_spelling_of_a_version_that_applies_is_not_edited(repo: Repo) -> None:
    repo.stage(path_of(FIRST), terms().replace("## 1. Use", "1. Use\n-------"))
    assert repo.check()[0] == 1
    repo.ack()
    assert repo.passes()


def test_a_version_that_applies_is_not_deleted(repo: Repo) -> None:
    repo.git("rm", "-q", path_of(FIRST))
    status, said = repo.check()
    assert status == 1
    assert "deletes it" in said
    repo.ack()
    assert repo.passes()


def test_an_upcoming_version_can_be_deleted(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, cap="12"))
    repo.unchecked()
    repo.git("rm", "-q", path_of(SOON))
    assert repo.passes()


def test_what_a_deletion_brings_the_next_version_is_asked(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    repo.stage(path_of(LATER), terms(LATER, notice="two"))
    repo.ack()
    repo.unchecked()
    repo.git("rm", "-q", path_of(SOON))
    status, said = repo.check()
    assert status == 1
    assert "six months became two months" in said
    repo.ack()
    assert repo.passes()


def test_what_an_earlier_version_brings_the_next_one_is_asked(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON))
    repo.git("rm", "-q", path_of(FIRST))
    repo.unchecked()
    repo.stage(path_of(FIRST), terms(notice="three"))
    status, said = repo.check()
    assert status == 1
    assert "three months became six months" in said
    repo.ack()
    assert repo.passes()


def test_name_and_text_agree_on_the_date(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(LATER))
    status, said = repo.check()
    assert status == 1
    assert f"the file name says {SOON}, the text says {LATER}" in said
    forced = f"---\neffective: {SOON}\nstated: {LATER}\nforced: true\n---\n{terms(LATER)}"
    repo.stage(path_of(SOON), forced)
    assert repo.passes()


def test_name_and_front_matter_agree_on_the_date(repo: Repo) -> None:
    repo.stage(path_of(SOON), f"---\neffective: {LATER}\n---\n{terms(SOON)}")
    status, said = repo.check()
    assert status == 1
    assert f"the front matter says {LATER}" in said


def test_a_name_that_is_no_date_is_said(repo: Repo) -> None:
    repo.stage("versions/models/2027-13-45.md", terms(SOON))
    status, said = repo.check()
    assert status == 1
    assert "is not a date" in said


def test_notes_beside_the_versions_are_notes_where_somebody_says_so(repo: Repo) -> None:
    repo.stage("versions/README.md", "See above.\n")
    repo.stage("versions/README.de.md", "Siehe oben.\n")
    assert repo.passes()
    repo.stage("versions/models/notes.md", "We train on data and are liable for nothing.\n")
    assert not repo.passes()
    repo.ack()
    assert repo.passes()
    repo.stage("versions/models/notes.md", "We are liable for nothing.\n")
    assert not repo.passes()
    repo.git("reset", "-q", "--hard")
    repo.stage("termsdiff.toml", '[gate]\nignore = ["versions/**/notes.md"]\n')
    repo.unchecked()
    repo.stage("versions/models/notes.md", "We are liable for nothing.\n")
    assert repo.passes()


def test_a_new_version_is_later(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, street="Pier Lane 7"))
    repo.unchecked()
    between = TODAY.replace(year=TODAY.year - 1).isoformat()
    repo.stage(path_of(between), terms(between, street="Pier Lane 8"))
    status, said = repo.check()
    assert status == 1
    assert f"{between} is not later than {SOON}" in said
    repo.ack()
    assert repo.passes()


def test_the_promised_notice_is_kept(repo: Repo) -> None:
    repo.stage(path_of("2026-06-20"), terms("2026-06-20", notice="three"))
    status, said = repo.check("--on", "2026-06-10")
    assert status == 1
    assert "applies 10 days after it is filed; the terms promise 30 days" in said
    assert "let it apply from 2026-07-10 or later" in said
    assert "promise" not in repo.check("--on", "2026-05-21")[1]
    assert "promise" in repo.check("--on", "2026-05-22")[1]
    repo.ack("--all", "--on", "2026-06-10")
    assert repo.passes("--on", "2026-06-10")


def test_the_notice_of_the_policy_is_kept(repo: Repo) -> None:
    repo.stage("termsdiff.toml", "[gate]\nnotice = 60\n")
    repo.unchecked()
    repo.stage(path_of("2026-06-20"), terms("2026-06-20", notice="three"))
    assert "the policy requires 60 days" in repo.check("--on", "2026-05-10")[1]
    assert "policy" not in repo.check("--on", "2026-04-20")[1]


LIMIT = """\
[[limits]]
id = "withdrawal-notice"
kind = "duration"
words = ["discontinue"]
at_least = "P6M"
"""


def test_a_limit_of_the_policy_is_kept(repo: Repo) -> None:
    repo.stage("termsdiff.toml", LIMIT)
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON))
    assert repo.passes()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    status, said = repo.check()
    assert status == 1
    assert "A limit of the policy is broken" in said
    repo.ack()
    assert repo.passes()
    repo.unchecked()
    repo.stage(path_of(LATER), terms(LATER, notice="three"))
    assert repo.passes(), "what was broken before is not this change's"


DEFECTS = {
    "dangling reference": ("Pier 1; Section 9 applies to letters", "reference-to-nothing"),
    "placeholder": ("[●]", "placeholder"),
    "doubled word": ("the the pier", "doubled-word"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_that_the_change_introduced(repo: Repo, defect: str) -> None:
    street, check = DEFECTS[defect]
    repo.stage(path_of(SOON), terms(SOON, street=street))
    status, said = repo.check()
    assert status == 1
    assert check in said
    repo.stage(path_of(SOON), terms(SOON))
    assert repo.passes()


def test_a_defect_that_was_there_is_not_the_change_s(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, street="the the pier"))
    repo.unchecked()
    repo.stage(path_of(LATER), terms(LATER, street="the the pier"))
    assert repo.passes()


def test_conflict_markers_are_seen(repo: Repo) -> None:
    torn = terms(SOON) + "\n<<<<<<< HEAD\n5.1 We sail.\n=======\n5.1 We row.\n>>>>>>> side\n"
    repo.stage(path_of(SOON), torn)
    status, said = repo.check()
    assert status == 1
    assert "conflict marker" in said


def test_the_past_of_terms_is_filed_without_questions(empty: Repo) -> None:
    empty.stage(path_of("2023-01-01"), terms("2023-01-01", notice="nine"))
    empty.stage(path_of(FIRST), terms())
    assert empty.passes()
    empty.stage(path_of(SOON), terms(SOON, notice="three"))
    assert empty.check()[0] == 1


def test_the_whole_folder(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.unchecked()
    assert repo.passes()
    status, said = repo.check("--all")
    assert status == 1
    assert "six months became three months" in said


def test_a_range_is_checked_with_its_acknowledgements(repo: Repo) -> None:
    base = repo.git("rev-parse", "HEAD").strip()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    bad = repo.unchecked()
    assert repo.check("--from", base, "--to", bad)[0] == 1
    assert repo.ack("--from", base)[0] == 0
    good = repo.unchecked()
    assert repo.passes("--from", base, "--to", good)


def test_no_step_lifts_its_own_bar(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\ntopics = ["payment"]\n')
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert "six months became three months" in repo.check()[1], "nor do the first settings"
    repo.git("reset", "-q", "--", path_of(SOON))
    repo.stage("termsdiff.toml", '[gate]\ntopics = ["discontinuation"]\n')
    repo.unchecked()
    repo.stage("termsdiff.toml", '[gate]\ntopics = ["payment"]\n')
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.check()[0] == 1


def test_living_texts_are_found_by_configuration(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\npaths = ["legal/*.md"]\n')
    repo.stage("legal/terms.md", terms())
    repo.unchecked()
    repo.stage("legal/terms.md", terms(notice="three"))
    assert repo.check()[0] == 1
    repo.ack()
    assert (repo.top / "legal/reviews/terms.toml").is_file()
    assert repo.passes()


def test_trailers_acknowledge(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\nacknowledgement = "trailer"\n')
    base = repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    assert repo.check()[0] == 1
    _, said = repo.ack()
    line = next(line for line in said.splitlines() if line.startswith("Terms-Acknowledged:"))
    repo.write("message", f"Shorten the notice\n\n{line}\n")
    assert repo.passes("--message", "message")
    repo.git("commit", "-q", "--no-verify", "-F", "message")
    assert repo.passes("--from", base, "--to", "HEAD")
    repo.stage(path_of(SOON), terms(SOON, notice="three", cap="12"))
    assert repo.passes(), "what a commit before this one acknowledged stays so"
    repo.stage(path_of(SOON), terms(SOON, notice="three", street="Pier Lane 7"))
    status, said = repo.check()
    assert status == 1
    assert "discontinue" not in said


@pytest.mark.parametrize("style", ["json", "github", "sarif", "junit", "markdown"])
def test_formats(repo: Repo, style: str) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    status, said = repo.check("--format", style)
    assert status == 1
    assert "six months became three months" in said
    if style in ("json", "sarif"):
        assert json.loads(said)
    repo.ack()
    assert repo.check("--format", style)[0] == 0


def test_an_unknown_format_is_one_line(repo: Repo) -> None:
    status, said = repo.check("--format", "html")
    assert status == 2
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "settings", ["[gate]\nweight = 1\n", "[gate]\nnotice = -1\n", "gate = 3\n", "[gate\n"]
)
def test_wrong_settings_are_one_line(repo: Repo, settings: str) -> None:
    repo.stage("termsdiff.toml", settings)
    status, said = repo.check()
    assert status == 2
    assert said.startswith("termsdiff: termsdiff.toml")
    assert said.count("\n") == 1
