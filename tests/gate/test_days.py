"""Days and front matter: what decides whether a version applies is not what its author writes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from gate_samples import FIRST, LATER, SOON, TODAY, Repo, path_of, review_of, terms

FORGED = "2001-01-01T12:00:00 +0000"


def headed(head: str, text: str) -> str:
    return f"---\n{head}\n---\n{text}"


def test_a_forged_day_does_not_make_an_applied_version_upcoming(repo: Repo) -> None:
    base = repo.git("rev-parse", "HEAD").strip()
    repo.extra.update(GIT_COMMITTER_DATE=FORGED, GIT_AUTHOR_DATE=FORGED)
    repo.git("rm", "-q", path_of(FIRST))
    repo.unchecked()
    repo.extra.clear()
    status, said = repo.check("--from", base, "--to", "HEAD")
    assert status == 1
    assert "deletes it" in said


def test_a_forged_day_does_not_lengthen_the_notice(repo: Repo) -> None:
    base = repo.git("rev-parse", "HEAD").strip()
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    repo.extra.update(GIT_COMMITTER_DATE=FORGED, GIT_AUTHOR_DATE=FORGED)
    repo.stage(path_of(tomorrow), terms(tomorrow, notice="three"))
    repo.unchecked()
    repo.extra.clear()
    status, said = repo.check("--from", base, "--to", "HEAD")
    assert status == 1
    assert "the terms promise 30 days" in said


def test_a_version_does_not_apply_before_its_own_date(repo: Repo) -> None:
    repo.stage(path_of(SOON), headed("since: 1900-01-01", terms(SOON, notice="three")))
    status, said = repo.check()
    assert status == 1
    assert "since: 1900-01-01 is earlier than the date in its name" in said
    assert "six months became three months" in said
    repo.ack()
    assert not repo.passes(), "nobody can accept a date that cannot be"


@pytest.mark.parametrize("head", ["since: soon", "withdrawn: 1999-01-01", "since: 2999-1-1"])
def test_spans_of_the_front_matter_are_days(repo: Repo, head: str) -> None:
    repo.stage(path_of(SOON), headed(head, terms(SOON)))
    status, said = repo.check()
    assert status == 1
    assert "correct the front matter" in said


def test_a_later_start_is_none_of_these(repo: Repo) -> None:
    repo.stage(path_of(SOON), headed(f"since: {LATER}", terms(SOON)))
    assert repo.passes()


@pytest.mark.parametrize(
    "head",
    [
        "liability: We are liable for nothing.",
        "# We are liable for nothing.",
        "note: >\n  We are liable for nothing.",
        "title: Terms\n- We are liable for nothing.",
        "title: " + "We are liable for nothing. " * 20,
    ],
)
def test_clauses_in_the_front_matter_are_asked_for(repo: Repo, head: str) -> None:
    repo.stage(path_of(SOON), headed(f"title: Terms\n{head}", terms(SOON)))
    status, said = repo.check()
    assert status == 1
    assert "liable for nothing" in said
    repo.ack()
    assert repo.passes()
    repo.unchecked()
    repo.stage(path_of(LATER), headed(f"title: Terms\n{head}", terms(LATER)))
    assert repo.passes(), "what stood there before is not this change's"


def test_front_matter_longer_than_what_is_looked_at(repo: Repo) -> None:
    rows = "\n".join(f"note: {number:080}" for number in range(40))
    repo.stage(path_of(SOON), headed(f"{rows}\nsince: 2100-01-01", terms(SOON)))
    status, said = repo.check()
    assert status == 1
    assert "longer than 2048 bytes" in said
    many = "\n".join("a: b" for _ in range(250))
    repo.stage(path_of(SOON), headed(f"{many}\nsince: 2100-01-01", terms(SOON)))
    status, said = repo.check()
    assert status == 1
    assert "the front matter contains more than the keys of a version" in said


def test_front_matter_is_read_in_one_way(repo: Repo) -> None:
    text = headed(f"since: {LATER}", terms(SOON))
    (repo.top / path_of(SOON)).write_bytes(text.encode("utf-16"))
    repo.git("add", path_of(SOON))
    status, said = repo.check()
    assert status == 2
    assert "UTF-16" in said
    rows = "\n".join(f"note: {number:0180}" for number in range(10))
    text = headed(f"{rows}\n# {'x' * 135}\nsince: 2100-01-01", terms(SOON))
    assert len(text.partition("# Lighthouse")[0]) < 2048
    (repo.top / path_of(SOON)).write_bytes(text.replace("\n", "\r\n").encode())
    repo.git("add", path_of(SOON))
    assert "longer than 2048 bytes" in repo.check()[1]


def test_the_keys_that_termsdiff_writes_are_its_own(repo: Repo) -> None:
    head = f"effective: {SOON}\nrecorded: {FIRST}\nsource: https://example.com\nnote: a copy"
    repo.stage(path_of(SOON), headed(head, terms(SOON)))
    assert repo.passes()


def test_an_announcement_is_not_taken_back_by_deleting_it(repo: Repo) -> None:
    """And what is filed in its place is not covered by what was accepted of it."""
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="nine"))
    repo.ack()
    repo.unchecked()
    repo.git("rm", "-q", path_of(SOON))
    status, said = repo.check()
    assert status == 1
    assert "withdraws them" in said
    repo.ack()
    assert repo.passes()
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    status, said = repo.check()
    assert status == 1
    assert "six months became three months" in said
    assert review_of(SOON) in repo.git("ls-files", review_of(SOON)), "the record of it stays"


def test_an_announcement_may_move_to_another_day(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="nine"))
    repo.ack()
    repo.unchecked()
    repo.git("mv", path_of(SOON), path_of(LATER))
    repo.git("mv", review_of(SOON), review_of(LATER))
    repo.stage(path_of(LATER), terms(LATER, notice="nine"))
    assert repo.passes()


@pytest.mark.parametrize(
    "name",
    ["٢٠٢٧-٠١-١٥", "２０２７-01-15", f"{SOON}-1٢", "𝟐𝟎𝟐𝟕-𝟎𝟏-𝟏𝟓", f"{SOON}-０"],
)
def test_a_date_has_digits_that_everybody_reads(repo: Repo, name: str) -> None:
    repo.stage(path_of(name), terms(SOON, notice="three"))
    status, said = repo.check()
    assert status == 1
    assert "is not a date" in said
