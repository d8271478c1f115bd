"""Every rule of the catalogue, on its own examples."""

from __future__ import annotations

import pytest
from firing import findings, under

from termsdiff.rules.catalogues import COMPILED, own_catalogue
from termsdiff.rules.compiling import compiled_text, source_rules
from termsdiff.rules.finding import TOPICS
from termsdiff.rules.loading import examples_of
from termsdiff.rules.rule import Example

RULES = {data["id"]: data for data in source_rules()}
CASES = [
    pytest.param(name, example, id=f"{name}-{number}")
    for name, data in RULES.items()
    for number, example in enumerate(examples_of(data))
]


def told(name: str, example: Example) -> list[tuple[str, str | None, str | None]]:
    return [
        (finding.favours, finding.old_value, finding.new_value)
        for finding in findings(
            under(example.place, example.old), under(example.place, example.new)
        )
        if finding.rule == name
    ]


@pytest.mark.parametrize(("name", "example"), CASES)
def test_a_rule_fires_on_its_examples_and_keeps_quiet_on_near_misses(
    name: str, example: Example
) -> None:
    found = told(name, example)
    if not example.fires:
        assert found == []
        return
    assert found
    favours, old_value, new_value = found[0]
    assert example.favours in ("", favours)
    assert example.old_value in ("", old_value)
    assert example.new_value in ("", new_value)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_examples_of_both_kinds_and_a_reason(name: str) -> None:
    examples = examples_of(RULES[name])
    assert any(example.fires for example in examples), "no [[fires]]"
    assert any(not example.fires for example in examples), "no [[quiet]]"
    assert RULES[name]["reason"].endswith(".")
    assert RULES[name].get("topic", "") in (*TOPICS, "")


def test_the_compiled_catalogue_is_up_to_date() -> None:
    assert COMPILED.read_text("utf-8") == compiled_text(), (
        "run: python -m termsdiff.rules.compiling"
    )


def test_ids_are_unique_and_name_their_file() -> None:
    assert len(RULES) == len(own_catalogue().rules)
