"""The general judgement is plain data that can be read, summed and shown."""

from __future__ import annotations

import math

from termsdiff.rules.finding import TOPICS
from termsdiff.rules.model.linear import Choice, Judgement, load_model


def test_scores_are_sums_of_weights_in_hundredths() -> None:
    model = Judgement(("no", "yes"), -100, {"a": 250, "b": -50})
    assert model.score({"a": 1.0, "b": 2.0, "unknown": 9.0}) == 0.5
    assert math.isclose(model.probability({"a": 0.4}), 0.5)


def test_probabilities_of_several_classes_add_up() -> None:
    model = Choice(("x", "y"), (0, 0), {"a": "100 0"})
    found = model.probabilities(model.scores({"a": 1.0}), model.scores({"a": 0.5}))
    assert math.isclose(sum(found), 1.0)
    assert math.isclose(found[0] / found[1], math.exp(1.5))


def test_the_heaviest_features_come_first() -> None:
    model = Judgement(("no", "yes"), 0, {"a": 10, "b": -300, "c": 40})
    assert [name for name, _ in model.heaviest({"a": 1.0, "b": 1.0, "c": 1.0})] == ["b", "c", "a"]


def test_the_shipped_weights_know_every_topic() -> None:
    model = load_model()
    assert set(model.topics.classes) == set(TOPICS)
    assert all(len(row.split()) == len(TOPICS) for row in model.topics.weights.values())


def test_words_speak_for_the_side_that_gains() -> None:
    favours = load_model().favours
    assert favours.classes[1] == "True"
    assert favours.weight("said:not") < favours.weight("said:right")
