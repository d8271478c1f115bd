"""What is read of a text: the tables in `cases/`, read by people."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff.facts import Fact, Parties, canonical, extract_facts
from termsdiff.facts.quantities import quantity_at
from termsdiff.facts.scanned_words import scanned

CASES = Path(__file__).with_name("cases")
ACME = Parties((("acme", "provider"),))


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("# ")]


def with_what_is_below(name: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in lines(name):
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


def told(fact: Fact, text: str) -> str:
    detail = f" ({fact.detail})" if fact.detail else ""
    return f"{fact.kind} = {fact.value} [{text[fact.start : fact.end]}]{detail}"


@pytest.mark.parametrize(("text", "facts"), with_what_is_below("facts.txt"))
def test_what_a_sentence_states(text: str, facts: list[str]) -> None:
    found = [told(fact, text) for fact in extract_facts(text, ACME) if fact.kind != "party"]
    assert found == facts


@pytest.mark.parametrize(("text", "form"), with_what_is_below("normal_forms.txt"))
def test_normal_forms(text: str, form: list[str]) -> None:
    assert [canonical(text)] == form


@pytest.mark.parametrize("line", lines("quantities.txt"))
def test_quantities(line: str) -> None:
    text, normal, rest = [*map(str.strip, line.split("|")), ""][:3]
    words = scanned(text).words
    quantity = quantity_at(words, 0)
    if quantity is None:
        assert normal == "-"
        return
    assert (quantity.normal, " ".join(words[quantity.end :])) == (normal, rest)
