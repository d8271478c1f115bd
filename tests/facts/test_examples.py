"""The word lists of the package do what the examples beside them say."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from termsdiff.compiled import FACTS, read_compiled
from termsdiff.facts import Parties, canonical_tokens, extract_facts
from termsdiff.facts.compiling_facts import compiled_text, source_tables
from termsdiff.facts.fact_tables import phrases

MEASURES = {"duration", "money", "percentage", "age", "frequency", "date", "number"}
PARTIES = Parties((("acme", "provider"),))


def examples(name: str) -> dict[str, Any]:
    text = (files("termsdiff.languages") / "examples" / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@pytest.mark.parametrize(("one", "other"), examples("wording")["same"])
def test_same_meaning_has_same_tokens(one: str, other: str) -> None:
    assert canonical_tokens(one) == canonical_tokens(other)


@pytest.mark.parametrize(("one", "other"), examples("wording")["different"])
def test_other_meaning_has_other_tokens(one: str, other: str) -> None:
    assert canonical_tokens(one) != canonical_tokens(other)


@pytest.mark.parametrize("case", examples("quantities")["states"], ids=lambda case: case["text"])
def test_quantities(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [fact.kind, fact.value, text[fact.start : fact.end], fact.detail]
        for fact in extract_facts(text)
        if fact.kind in MEASURES
    ]
    assert found == case["facts"]


@pytest.mark.parametrize("text", examples("quantities")["none"]["texts"])
def test_numbers_that_measure_nothing(text: str) -> None:
    assert [fact for fact in extract_facts(text) if fact.kind in MEASURES] == []


@pytest.mark.parametrize("case", examples("modality")["states"], ids=lambda case: case["text"])
def test_modality(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [fact.value, fact.detail, text[fact.start : fact.end]]
        for fact in extract_facts(text, PARTIES)
        if fact.kind == "modality"
    ]
    assert found == case["rules"]


def test_the_compiled_lists_are_up_to_date() -> None:
    assert read_compiled(FACTS) == json.loads(compiled_text())


def listed() -> list[tuple[str, str, str]]:
    return [
        (kind, value, phrase)
        for kind, values in source_tables()["lexicon"].items()
        for value, words in values.items()
        for phrase in phrases(words)
    ]


def test_every_phrase_of_the_lexicon_is_found() -> None:
    missed = []
    for kind, value, phrase in listed():
        text = f"zz {phrase} zz"
        facts = extract_facts(text)
        if not any((fact.kind, fact.value) == (kind, value) for fact in facts):
            missed.append((kind, value, phrase))
    assert missed == []


def test_spans_of_phrases_are_exact() -> None:
    for kind, value, phrase in listed():
        text = f"zz {phrase} zz"
        spans = [
            text[fact.start : fact.end]
            for fact in extract_facts(text)
            if (fact.kind, fact.value) == (kind, value)
        ]
        assert phrase in spans or any(span in phrase for span in spans)
