"""The side that gains is learned from what came and what went alike."""

from __future__ import annotations

from termsdiff.proofs.remainder import Remainder, Sentence
from termsdiff.rules.model.leaning import leaning_features, said_of_quotation

RIGHT = Sentence("You may cancel.", ("you", "may", "cancel"))
BAN = Sentence("You may not cancel.", ("you", "may", "not", "cancel"))


def said(remainder: Remainder, names: frozenset[str] = frozenset()) -> dict[str, float]:
    found = leaning_features(remainder, names, {}, ())
    return {name: value for name, value in found.items() if name.startswith("said:")}


def test_what_came_and_what_went_are_opposite() -> None:
    came = said(Remainder(added=(RIGHT,)))
    went = said(Remainder(removed=(RIGHT,)))
    assert came["said:you may"] == 1.0
    assert went == {name: -value for name, value in came.items()}


def test_only_the_difference_of_an_edited_sentence_counts() -> None:
    found = said(Remainder(edited=((RIGHT, BAN),)))
    assert found == {
        "said:not": 1.0,
        "said:may not": 1.0,
        "said:not cancel": 1.0,
        "said:you _ not": 1.0,
        "said:may cancel": -1.0,
        "said:may _ cancel": 1.0,
        "said:you _ cancel": -1.0,
    }


def test_names_are_never_seen() -> None:
    sentence = Sentence("Acme may sell.", ("acme", "may", "sell"))
    assert "said:acme" not in said(Remainder(added=(sentence,)), frozenset({"acme"}))


def test_quotations_are_samples_of_the_same_features() -> None:
    assert said_of_quotation(BAN.tokens, RIGHT.tokens) == said(Remainder(edited=((RIGHT, BAN),)))
