"""Every rule of the catalogue: on its own examples, on all others, and without its parts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from catalogue_table import (
    SNAPSHOTS,
    directions,
    passages,
    tables,
    tried_examples,
    without_a_condition,
    without_a_phrase,
)
from firing import findings, under

from termsdiff import compare
from termsdiff.compiled import RULES as RULES_MADE
from termsdiff.compiled import read_compiled
from termsdiff.facts import Parties
from termsdiff.rules.catalogues import own_catalogue
from termsdiff.rules.compiling_rules import CATALOGUE, compiled_text, source_rules
from termsdiff.rules.evidence import passage_of
from termsdiff.rules.finding import TOPICS, Finding
from termsdiff.rules.phrases import PhraseIndex, parse_phrase
from termsdiff.rules.reading_rules import examples_of
from termsdiff.rules.rule import Example

RULES = {data["id"]: data for data in source_rules()}
VERSIONS = sorted((Path(__file__).parents[2] / "versions").rglob("*.md"))
LEAST_WORDINGS = 3
WHAT_IT_SEES = ("words", "classes", "each")
"""Conditions without which a rule sees something else, or nothing: none of them keeps it quiet."""
WHAT_IT_STATES = ("kinds", "roles")
"""With the look `words` they only say which value a message gives."""


def told(name: str, example: Example) -> list[Finding]:
    old, new = under(example.place, example.old), under(example.place, example.new)
    return [finding for finding in findings(old, new) if finding.rule == name]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_fires_on_its_examples_and_keeps_quiet_on_near_misses(name: str) -> None:
    for example in examples_of(RULES[name]):
        found = told(name, example)
        assert bool(found) == example.fires, example
        for finding in found[:1]:
            assert example.favours in ("", finding.favours), example
            assert example.old_value in ("", finding.old_value), example
            assert example.new_value in ("", finding.new_value), example


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_reason_near_misses_and_examples_in_different_words(name: str) -> None:
    examples = examples_of(RULES[name])
    fires = {(example.place, example.old, example.new) for example in examples if example.fires}
    least = 2 if RULES[name]["look"] in ("binding", "member") else LEAST_WORDINGS
    assert len(fires) >= least, "too few [[fires]]"
    assert any(not example.fires for example in examples), "no [[quiet]]"
    assert RULES[name]["reason"].endswith(".")
    assert RULES[name].get("topic", "") in (*TOPICS, "")


@pytest.mark.parametrize("name", RULES)
def test_each_direction_of_a_rule_has_an_example(name: str) -> None:
    rule = own_catalogue().rule(name)
    assert rule is not None
    own = [one for one in tried_examples() if one.rule == name and one.example.fires]
    seen = {way.partition(",")[0].split()[0] for one in own for way in directions(rule, one)}
    assert seen >= set(rule.message)


@pytest.mark.parametrize("name", RULES)
def test_a_message_has_no_empty_slot(name: str) -> None:
    for example in examples_of(RULES[name]):
        for finding in told(name, example) if example.fires else ():
            assert "nothing" not in finding.message.replace(example.new, ""), finding.message
            assert "“”" not in finding.message
            assert finding.message.endswith(".")


@pytest.mark.parametrize("topic", sorted({path.parent.name for path in CATALOGUE.glob("*/*.toml")}))
def test_the_table_of_all_rules_on_all_examples_is_the_reviewed_one(topic: str) -> None:
    snapshot = SNAPSHOTS / f"{topic}.txt"
    assert snapshot.exists() and tables()[topic] == snapshot.read_text("utf-8"), (
        "another rule fires; run python tests/rules/catalogue_table.py and read the difference"
    )


def test_each_condition_has_a_near_miss_that_fires_without_it() -> None:
    unproved = []
    for mutation in without_a_condition():
        (rule,) = mutation.rules
        noticed_by = mutation.noticed_by()
        sees = mutation.key in WHAT_IT_SEES
        states = mutation.key in WHAT_IT_STATES and rule.look == "words"
        if not any(sees or states or not example.fires for example in noticed_by):
            unproved.append(mutation.name)
    assert unproved == [], "write a [[quiet]] that fires without the condition, or drop it"


def test_each_phrase_has_an_example_that_comes_out_otherwise_without_it() -> None:
    unproved = [one.name for one in without_a_phrase() if not one.noticed_by()]
    assert unproved == [], "write an example that rests on the phrase, or drop it"


def test_each_word_of_a_phrase_stands_in_an_example() -> None:
    """Hold each choice (`a/b`) and each word that may be missing against what phrases found."""
    found: dict[int, set[str]] = {}
    for passage in passages():
        for number, spans in passage.found.items():
            for start, end in spans:
                found.setdefault(number, set()).update(passage.tokens[start:end])
    unproved = [
        f"{phrase}: {word}"
        for number, phrase in enumerate(own_catalogue().phrases.phrases)
        for element in parse_phrase(phrase)
        for word in (*element.words, *element.beginnings)
        if not any(
            token == word or (word in element.beginnings and token.startswith(word))
            for token in found.get(number, ())
        )
    ]
    assert unproved == [], "write an example with the word, or drop it"


def test_each_word_of_a_phrase_is_written_as_the_normal_form_writes_it() -> None:
    index, nobody = PhraseIndex((), {}), Parties()
    dead = {
        phrase
        for phrase in own_catalogue().phrases.phrases
        for element in parse_phrase(phrase)
        for word in element.words
        if passage_of(f"x {word} x", nobody, index).tokens[1:-1] != (word,)
    }
    assert dead == set()


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_rule_fires_on_a_sample_against_itself(path: Path) -> None:
    text = path.read_text("utf-8")
    assert compare(text, text).changes == ()
    other = text.replace("’", "'").replace("\n- ", "\n* ")
    assert [f.rule for judged in compare(text, other).changes for f in judged.findings] == []


def test_the_compiled_catalogue_is_up_to_date() -> None:
    assert read_compiled(RULES_MADE) == json.loads(compiled_text())


def test_ids_are_unique_and_name_their_file() -> None:
    assert len(RULES) == len(own_catalogue().rules)
    assert sorted(RULES) == sorted(path.stem for path in CATALOGUE.glob("*/*.toml"))
    for path in CATALOGUE.glob("*/*.toml"):
        topic = RULES[path.stem].get("topic", "any")
        assert path.parent.name == topic
