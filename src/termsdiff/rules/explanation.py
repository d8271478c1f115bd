"""Why a change got its verdict: proofs, facts, rules that fired or nearly did, features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..facts import Fact
from ..ids import find_named
from ..proofs.chain import CHAIN
from ..proofs.proof import ProofKind
from ..proofs.remainder import Remainder
from .configuration import Configuration
from .engine import near_misses
from .evidence import Evidence, Passage
from .finding import JudgedChange
from .grounds import Case, Grounds
from .judgement import case_features, changed_sentences, evidence_of
from .model.linear import load_model
from .topics import explain_topics

_MOST_WEIGHTS = 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasons behind one judged change.

    `asked` are the proofs that were tried, and `left` is what they do not account for. `sentences`
    are those that changed, old and new; `nearly` names the rules that missed one condition, with
    what was missing; `readings` are the glosses by which sentences in another language were judged;
    `topic_words` and `weights` are the features that counted most for the main topic and for
    whether the change matters, with their weights.
    """

    judged: JudgedChange
    asked: tuple[ProofKind, ...]
    left: Remainder
    sentences: tuple[tuple[str, str], ...]
    old_facts: tuple[Fact, ...]
    new_facts: tuple[Fact, ...]
    nearly: tuple[tuple[str, str], ...]
    topic_words: tuple[tuple[str, float], ...]
    weights: tuple[tuple[str, float], ...]
    readings: tuple[tuple[str, str], ...] = ()


def explain(
    changes: Sequence[JudgedChange], grounds: Grounds, change: str, configuration: Configuration
) -> tuple[Explanation, ...]:
    """Return the explanations of the changes whose id has this prefix, if any.

    `changes` and `grounds` are those of one comparison, made with that configuration.
    """
    cases = {case.change.id: case for case in grounds.cases}
    verdicts = {judged.id: judged for judged in changes}
    return tuple(
        _explanation(cases[identity], verdicts[identity], grounds, configuration)
        for identity in find_named(verdicts, change)
    )


def _explanation(
    case: Case, verdict: JudgedChange, grounds: Grounds, configuration: Configuration
) -> Explanation:
    evidence = evidence_of(case, verdict.topics, grounds.parties, configuration)
    features = case_features(case, grounds, verdict.findings)
    weights = load_model().matters.heaviest(features, _MOST_WEIGHTS)
    nearly = tuple((miss.rule.id, miss.missing) for miss in near_misses(evidence, configuration))
    sentences = changed_sentences(case.wording)
    words = explain_topics(sentences, case.place, verdict.topics[0], _MOST_WEIGHTS)
    return Explanation(
        verdict,
        CHAIN,
        case.wording,
        tuple(
            (unit.old.text if unit.old else "", unit.new.text if unit.new else "")
            for unit in evidence.units
        ),
        tuple(_facts(unit.old for unit in evidence.units)),
        tuple(_facts(unit.new for unit in evidence.units)),
        nearly,
        tuple(words),
        tuple(weights) if sentences else (),
        tuple(_readings(evidence)),
    )


def _readings(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Yield the English words by which both sides were judged, if these are glosses."""
    for unit in evidence.units:
        if any(side.language for side in unit.sides):
            yield (unit.old.reading if unit.old else "", unit.new.reading if unit.new else "")


def _facts(sides: Iterator[Passage | None]) -> Iterator[Fact]:
    for side in sides:
        if side is not None:
            yield from side.facts
