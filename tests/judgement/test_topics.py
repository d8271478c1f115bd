"""Each topic's sentences win it, and its near misses do not."""

from __future__ import annotations

import pytest

from termsdiff.facts import canonical_tokens
from termsdiff.rules.compiling_rules import source_topics
from termsdiff.rules.finding import TOPICS
from termsdiff.rules.topics import Place, explain_topics, topics_of_text

TABLE = source_topics()
NOWHERE = Place((), "")


def test_every_topic_has_phrases_and_both_kinds_of_example() -> None:
    assert set(TABLE) == set(TOPICS)
    for entry in TABLE.values():
        assert all(entry["phrases"])
        assert entry["wins"]
        assert entry["loses"]


@pytest.mark.parametrize("phrase", [p for entry in TABLE.values() for p in entry["phrases"]])
def test_phrases_are_in_normal_form(phrase: str) -> None:
    words = [word for word in phrase.split() if "*" not in word and word not in ("..", "#")]
    assert len(canonical_tokens(" ".join(words))) == len(words)


@pytest.mark.parametrize(
    ("topic", "sentence"), [(t, s) for t, e in TABLE.items() for s in e["wins"]]
)
def test_examples_win_their_topic(topic: str, sentence: str) -> None:
    assert topics_of_text(sentence, NOWHERE)[0] == topic


@pytest.mark.parametrize(
    ("topic", "sentence"), [(t, s) for t, e in TABLE.items() for s in e["loses"]]
)
def test_near_misses_do_not_win_their_topic(topic: str, sentence: str) -> None:
    assert topics_of_text(sentence, NOWHERE)[0] != topic


def test_the_heading_decides_where_the_words_do_not() -> None:
    sentence = "It applies for two years after the end."
    assert "confidentiality" in topics_of_text(sentence, Place(("9. Confidentiality",), "Terms"))


def test_the_words_that_weighed_most_can_be_shown() -> None:
    sentence = canonical_tokens("Our total liability will not exceed the fees paid.")
    names = [name for name, _ in explain_topics([sentence], NOWHERE, "liability")]
    assert "says:liability" in names
