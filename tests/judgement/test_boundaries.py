"""From what probability on a change matters, weighs, is lifted, and to whose favour it is.

The estimate is replaced by one that always gives the same probability, so that each limit can be
tried just below and just above it.
"""

from __future__ import annotations

import math

import pytest

from termsdiff import compare
from termsdiff.rules import judgement as module
from termsdiff.rules.finding import Favours, Finding, Materiality, Topic
from termsdiff.rules.model.linear import Choice, Judgement, Model
from termsdiff.rules.topics import Place, find_topics


def surely(probability: float) -> Judgement:
    bias = 100 * math.log(probability / (1 - probability))
    return Judgement(("False", "True"), bias, {})


def model(matters: float = 0.5, weighty: float = 0.5, favours: float = 0.5) -> Model:
    topics = Choice(("other",), (0,), {})
    return Model(surely(matters), surely(weighty), surely(favours), topics)


def finding(
    materiality: Materiality, favours: Favours = "unclear", topic: Topic = "payment"
) -> Finding:
    return Finding("a-rule", topic, materiality, favours, "It changed.")


@pytest.mark.parametrize(
    ("told", "matters", "weighty", "verdict"),
    [
        # a rule's word stands, whatever the estimate says
        (("material",), 0.01, 0.01, ("material", "rule")),
        (("minor", "material"), 0.01, 0.01, ("material", "rule")),
        (("minor",), 0.01, 0.34, ("minor", "rule")),
        # but for a minor change that the words around make weigh
        (("minor",), 0.01, 0.36, ("material", "rule")),
        # where no rule speaks, the estimate does
        ((), 0.44, 0.99, ("unassessed", "none")),
        ((), 0.46, 0.19, ("minor", "estimate")),
        ((), 0.46, 0.21, ("material", "estimate")),
        # a rule that only tells something of the wording is none that weighs
        (("editorial",), 0.44, 0.99, ("unassessed", "none")),
        (("editorial",), 0.46, 0.21, ("material", "estimate")),
    ],
)
def test_materiality(
    told: tuple[Materiality, ...],
    matters: float,
    weighty: float,
    verdict: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "load_model", lambda: model(matters, weighty))
    findings = tuple(map(finding, told))
    assert module._materiality({}, findings, module._LEAST_TO_MATTER) == verdict


def test_what_the_estimate_cannot_read_it_says_nothing_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "load_model", lambda: model(0.99, 0.99))
    assert module._materiality(None, (), 0.1) == ("unassessed", "none")
    assert module._materiality(None, (finding("minor"),), 0.1) == ("minor", "rule")
    assert module._materiality(None, (finding("material"),), 0.1) == ("material", "rule")


@pytest.mark.parametrize(
    ("language", "matters", "verdict"),
    [("en", 0.44, "unassessed"), ("en", 0.46, "minor"),
     ("de", 0.47, "unassessed"), ("de", 0.49, "minor")],
)  # fmt: skip
def test_read_through_a_gloss_a_change_must_matter_more(
    language: str, matters: float, verdict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        "en": ("The purple archive holds old letters.", "The purple archive holds new letters."),
        "de": (
            "Das lila Archiv der Firma enthält die alten Briefe aus dem Keller.",
            "Das lila Archiv der Firma enthält die neuen Briefe aus dem Keller.",
        ),
    }
    title = {"en": "Terms of the archive", "de": "Bedingungen für das Archiv der Firma"}[language]
    old, new = (f"# {title}\n\n## 1. Archiv\n\n{text}\n" for text in texts[language])
    monkeypatch.setattr(module, "load_model", lambda: model(matters, 0.1))
    monkeypatch.setattr(module, "_findings_of", lambda *_: ())
    assert compare(old, new).verdict == verdict


@pytest.mark.parametrize(
    ("matters", "weighty", "weight"),
    [(0.5, 0.5, 500), (0.9, 0.5, 659), (0.5, 0.9, 739), (0.001, 0.001, 1), (0.999, 0.999, 998)],
)
def test_a_weight_is_four_tenths_that_it_matters_and_six_how_much(
    matters: float, weighty: float, weight: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "load_model", lambda: model(matters, weighty))
    assert module._weight({}) == weight


@pytest.mark.parametrize(
    ("told", "estimate", "side"),
    [
        ([("material", "provider")], 0.9, "provider"),
        ([("material", "customer")], 0.1, "customer"),
        ([("material", "provider"), ("minor", "customer")], 0.9, "provider"),
        ([("material", "unclear"), ("minor", "customer")], 0.1, "customer"),
        ([("material", "neutral")], 0.1, "neutral"),
        # where the weightiest disagree, or name none, those of less weight, then the estimate
        ([("material", "provider"), ("material", "customer")], 0.44, "provider"),
        ([("material", "provider"), ("material", "customer")], 0.56, "customer"),
        ([("material", "provider"), ("material", "customer"), ("minor", "customer")], 0.1,
         "customer"),
        ([("editorial", "customer")], 0.44, "provider"),
        ([], 0.56, "customer"),
        # nearly even: a side would be a guess
        ([], 0.54, "unclear"),
        ([], 0.46, "unclear"),
        ([], 0.44, "provider"),
    ],
)  # fmt: skip
def test_whose_favour(
    told: list[tuple[Materiality, Favours]],
    estimate: float,
    side: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = compare("# T\n\nYou pay now.", "# T\n\nYou pay later.")
    (case,) = found.grounds.cases
    monkeypatch.setattr(module, "load_model", lambda: model(favours=estimate))
    findings = tuple(finding(*one) for one in told)
    assert module._favours(case, frozenset(), {}, findings) == side


def test_the_topic_of_the_weightiest_finding_comes_first() -> None:
    told = (finding("material", topic="liability"), finding("minor", topic="payment"))
    assert module._all_topics(("other", "payment"), told) == ("liability", "other", "payment")
    assert module._all_topics(("other",), ()) == ("other",)
    assert module._all_topics(("other",), (finding("editorial", topic="license"),)) == ("other",)


def chances(**rows: float) -> Choice:
    """A choice that gives these probabilities."""
    return Choice(tuple(rows), tuple(100 * math.log(value) for value in rows.values()), {})


@pytest.mark.parametrize(
    ("second", "glossed", "sentences", "named"),
    [
        (0.29, False, 1, False),
        (0.31, False, 1, True),
        (0.19, True, 1, False),
        (0.21, True, 1, True),
        # of many sentences one says less: more than six ask for 0.25 more
        (0.31, False, 6, True),
        (0.31, False, 7, False),
        (0.44, True, 7, False),
        (0.46, True, 7, True),
    ],
)
def test_a_further_topic_is_named_from_a_certain_share_on(
    second: float, glossed: bool, sentences: int, named: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from termsdiff.rules import topics

    rest = 1 - second - 0.001
    choice = chances(first=rest if rest > second else second + 0.02, second=second, third=0.001)
    scaled = sum(math.exp(value / 100) for value in choice.bias)
    choice = choice._replace(
        bias=tuple(100 * math.log(math.exp(value / 100) / scaled) for value in choice.bias)
    )
    monkeypatch.setattr(topics, "load_model", lambda: model()._replace(topics=choice))
    topics._sentence_scores.cache_clear()
    topics._place_scores.cache_clear()
    tokens = [("never", "seen", f"before{n}") for n in range(sentences)]
    found = find_topics(tokens, Place(("unseen",), f"{second} {glossed}"), glossed=glossed)
    topics._sentence_scores.cache_clear()
    topics._place_scores.cache_clear()
    assert found[0] == "first"
    assert ("second" in found) is named
    assert "third" not in found


def test_without_words_a_change_has_the_topic_of_its_place() -> None:
    assert find_topics([], Place(("Liability",), ""))[0] == "liability"


@pytest.mark.parametrize(
    ("wanted", "sides"),
    [("provider", ", favours the provider"), ("customer", ", favours the customer"),
     ("unclear", ""), ("neutral", "")],
)  # fmt: skip
def test_a_judged_change_shows_itself(wanted: Favours, sides: str) -> None:
    import dataclasses

    (judged,) = compare("# T\n\n1.1 You pay.", "# T\n\n1.1 You owe.").changes
    shown = repr(dataclasses.replace(judged, favours=wanted, materiality="minor"))
    assert shown == f"<JudgedChange {judged.change.short_id}: modified '1.1', minor{sides}>"
    assert (judged.id, judged.kind, judged.text) == (judged.change.id, "modified", "You owe.")
    assert (judged.old_text, judged.new_text, judged.label) == ("You pay.", "You owe.", "1.1")
    (gone,) = compare("# T\n\nYou pay.\n\nWe go.", "# T\n\nYou pay.").changes
    assert (gone.old_text, gone.new_text) == ("We go.", None)
