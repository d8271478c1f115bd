"""Which changes are asked for: what a rule knows excuses, a guess does not; and what is said."""

from __future__ import annotations

import dataclasses

import pytest
from gate_samples import FIRST, SOON, Repo, path_of, terms

import termsdiff
from termsdiff.gate.checks.asked import matters
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.finding import JudgedChange, Materiality
from termsdiff.settings.declarations import GateSettings

KNOWN = {"liability": "heads-of-damage", "payment": "refund"}
"""For a topic, a rule of its own."""
GUESSED = ("measure", "definition-changed", "")
"""A general rule, what no rule of the catalogue says, and the estimate alone."""


def judged(
    materiality: Materiality, topic: str = "liability", rule: str | None = None
) -> JudgedChange:
    old, new = terms(), terms(cap="six")
    found = next(one for one in termsdiff.compare(old, new).changes if one.findings)
    name = KNOWN.get(topic, "") if rule is None else rule
    finding = dataclasses.replace(
        found.findings[0], rule=name, topic=topic, materiality=materiality
    )
    findings = (finding,) if name and materiality != "unassessed" else ()
    return dataclasses.replace(found, materiality=materiality, topics=(topic,), findings=findings)


PASS = GateSettings(unassessed="pass")


@pytest.mark.parametrize(
    ("materiality", "topic", "settings", "asked"),
    [
        ("material", "liability", GateSettings(), True),
        ("material", "payment", GateSettings(), False),
        ("material", "payment", GateSettings(topics=("payment",)), True),
        ("minor", "liability", GateSettings(), False),
        ("minor", "liability", GateSettings(materiality="minor"), True),
        ("minor", "payment", GateSettings(materiality="minor"), False),
        ("editorial", "liability", GateSettings(materiality="minor"), False),
        ("editorial", "liability", GateSettings(materiality="editorial"), True),
        ("editorial", "payment", GateSettings(materiality="editorial"), False),
        ("unassessed", "liability", GateSettings(), True),
        ("unassessed", "other", GateSettings(), True),
        ("unassessed", "other", GateSettings(topics=("payment",)), True),
        ("unassessed", "liability", PASS, False),
        ("unassessed", "liability", PASS._replace(materiality="editorial"), False),
    ],
)
def test_what_is_asked_for(
    materiality: Materiality, topic: str, settings: GateSettings, asked: bool
) -> None:
    assert matters(judged(materiality, topic), settings) is asked


@pytest.mark.parametrize("rule", GUESSED)
def test_a_guess_excuses_nothing(rule: str) -> None:
    assert matters(judged("material", "payment", rule), GateSettings())
    assert matters(judged("material", "liability", rule), GateSettings())
    assert matters(judged("minor", "payment", rule), GateSettings())
    assert not matters(judged("material", "payment", rule), PASS), "as the settings say"
    assert not matters(judged("minor", "liability", rule), PASS)
    assert matters(judged("material", "liability", rule), PASS)
    assert not matters(judged("editorial", "liability", rule), GateSettings())


def test_a_rule_that_names_no_topic_knows_its_weight() -> None:
    assert matters(judged("material", "payment", "without-notice"), GateSettings())
    assert not matters(judged("minor", "payment", "without-notice"), GateSettings())


def test_a_guessed_weight_is_known_where_settings_give_it() -> None:
    given = Configuration(levels={"measure": "minor"})
    assert matters(judged("minor", "liability", "measure"), GateSettings())
    assert not matters(judged("minor", "liability", "measure"), GateSettings(), given)


def test_one_rule_that_knows_the_topic_is_not_enough() -> None:
    known, guess = judged("material", "payment"), judged("material", "payment", "measure")
    both = dataclasses.replace(known, findings=known.findings + guess.findings)
    assert not matters(known, GateSettings())
    assert matters(both, GateSettings())


def test_a_definition_that_no_rule_reads_is_asked_for(repo: Repo) -> None:
    """What its change does to other clauses is told as minor; what it means is not known."""
    defined = terms().replace("## 2.", "1.3 “Voyage” means a trip to {}.\n\n## 2.")
    defined = defined.replace("Letters go", "For each Voyage letters go")
    repo.stage(path_of(FIRST), defined.format("the islands"))
    repo.unchecked()
    repo.stage(path_of(SOON), defined.format("the glaciers").replace(FIRST, SOON))
    status, said = repo.check()
    assert status == 1
    assert "glaciers" in said or "The meaning of “Voyage” changed" in said


def test_what_could_not_be_assessed_is_asked_for(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, street="Pier Lane 7"))
    status, said = repo.check()
    assert status == 1
    assert "could not be assessed" in said
    repo.ack()
    assert repo.passes()
    repo.git("reset", "-q", "--hard")
    repo.stage("termsdiff.toml", '[gate]\nunassessed = "pass"\n')
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON, street="Pier Lane 7"))
    assert repo.passes()


def test_an_incomplete_text_is_asked_for(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON).split(" months.\n\n## 4")[0])
    status, said = repo.check()
    assert status == 1
    assert "The new version seems to be truncated after" in said
    assert "A text seems to be incomplete" in said
    found = [line for line in said.splitlines() if "`termsdiff ack i-" in line]
    assert len(found) == 1
    repo.ack()
    assert repo.passes()


def test_what_a_reader_must_know_of_a_comparison_is_said(repo: Repo) -> None:
    text = (
        "# Palvelun ehdot\n\n1. Asiakas maksaa laskun kuukauden kuluessa siitä, kun se tuli.\n\n"
        "2. Tarjoaja korjaa viat, jotka se on itse aiheuttanut, eikä peri siitä maksua.\n"
    )
    repo.stage(path_of(FIRST, "versions/ehdot"), text)
    repo.unchecked()
    repo.stage(path_of(SOON, "versions/ehdot"), text.replace("korjaa", "etsii"))
    status, said = repo.check()
    assert status == 1
    assert f"note: {path_of(SOON, 'versions/ehdot')}: The wording of" in said
