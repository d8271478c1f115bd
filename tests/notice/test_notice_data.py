"""The word lists of notices: every entry does what its examples say."""

from __future__ import annotations

import json

import pytest

from termsdiff.compiled import NOTICE, read_compiled
from termsdiff.notice.changelog import is_banner, is_log_heading
from termsdiff.notice.claims import claims_of
from termsdiff.notice.notice_tables import table
from termsdiff.notice.statement import is_sweeping, says_something
from termsdiff.notice.statement_words import stem, stems_of
from termsdiff.notice.synonyms import compiled_text, synonyms_of
from termsdiff.notice.vectors import direction_of, likeness, load_vectors

DIRECTIONS = table("directions")
READING = table("reading")


@pytest.mark.parametrize("claim", DIRECTIONS)
def test_a_claim_is_read_from_its_examples_and_from_none_of_the_others(claim: str) -> None:
    entry = DIRECTIONS[claim]
    assert entry["examples"]
    for text in entry["examples"]:
        assert claim in claims_of(text), text
    for text in entry["never"]:
        assert claim not in claims_of(text), text


@pytest.mark.parametrize("name", ["courtesy", "always", "itself"])
def test_greetings_dates_and_links_are_no_statements(name: str) -> None:
    for text in READING[name]["examples"]:
        assert not says_something(text), text
    for text in READING[name]["statements"]:
        assert says_something(text), text


def test_a_banner_announces_and_rules_nothing() -> None:
    for text in READING["banner"]["examples"]:
        assert is_banner(text), text
    for text in READING["banner"]["never"]:
        assert not is_banner(text), text


def test_a_change_log_is_known_by_its_heading() -> None:
    for text in READING["log"]["examples"]:
        assert is_log_heading(text), text
    for text in ("Updates", "Changes to the service", "Termination", "Our summary"):
        assert not is_log_heading(text), text


@pytest.mark.parametrize(
    ("text", "sweeping"),
    [
        ("We clarified our terms.", True),
        ("We made other minor formatting and wording changes.", True),
        ("Small improvements for better readability.", True),
        ("We clarified how long data is kept.", False),
        ("We made minor updates to the refund section.", False),
    ],
)
def test_what_names_nothing_is_sweeping(text: str, sweeping: bool) -> None:
    assert is_sweeping(text) is sweeping


def test_every_group_of_synonyms_joins_two_stems_at_least() -> None:
    for group in table("synonyms")["groups"].strip().splitlines():
        stems = {stem(word) for word in group.split()}
        assert len(stems) > 1, group
        for one in stems:
            assert stems - {one} <= synonyms_of(one)


def test_the_stems_of_the_synonyms_are_fresh() -> None:
    assert read_compiled(NOTICE) == json.loads(compiled_text())


def test_words_that_are_used_alike_point_alike() -> None:
    def near(one: str, other: str) -> float:
        return likeness(direction_of([stem(one)], {}), direction_of([stem(other)], {}))

    assert near("fee", "payment") > near("fee", "child") + 0.2
    assert near("minor", "parent") > near("minor", "invoice") + 0.2
    assert near("delete", "retention") > near("delete", "arbitrator") + 0.2


def test_the_vectors_hold_stems_of_one_length_and_shares_below_one() -> None:
    vectors = load_vectors()
    sizes = {len(row) for row in vectors.directions.values()}
    assert len(sizes) == 1
    assert all(0 < share < 1 for share in vectors.shares.values())
    assert not [word for word in vectors.directions if not word.isalpha() or not word.islower()]


def test_a_number_in_words_is_the_number_in_figures() -> None:
    assert set(stems_of("three months")) == set(stems_of("3 months"))
    assert stem("arbitrating") == stem("arbitration")
