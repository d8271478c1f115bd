"""Why a change got its verdict: proofs, facts, rules that fired or nearly did, what weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..alignment import align
from ..facts import Fact
from ..ids import is_named
from ..parsing.document import Document
from ..proofs.chain import CHAIN
from ..proofs.proof import ProofKind
from ..proofs.remainder import Remainder
from ..redline import find_changes
from .configuration import Configuration
from .engine import near_misses
from .evidence import Evidence, Passage
from .finding import JudgedChange
from .judgement import (
    Case,
    case_features,
    changed_sentences,
    evidence_of,
    find_cases,
    judge,
)
from .model.linear import load_model
from .policy import check_limits
from .readings import document_in_english
from .topics import explain_topics

_MOST_WEIGHTS = 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """What lies behind one judged change.

    `asked` are the proofs that were tried, and `left` is what they do not account for. `sentences`
    are those that changed, old and new; `nearly` names the rules that one condition
    kept quiet, with what was missing; `readings` are the glosses by which sentences in another
    language were judged; `topic_words` and `weights` are the features that weighed
    most for the main topic and for whether the change matters, with their weights.
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
    old: Document, new: Document, change: str, configuration: Configuration
) -> tuple[Explanation, ...]:
    """Return why the changes whose id begins so got their verdicts; none where none does."""
    alignment = align(old, new)
    changes = find_changes(old, new, alignment)
    cases, names = find_cases(old, new, alignment, changes, configuration)
    parties = configuration.parties_of(document_in_english(new))
    breaches = check_limits(new, configuration.limits)
    judged = judge(old, new, alignment, changes, configuration, breaches)
    found = []
    for case, verdict in zip(cases, judged, strict=True):
        if is_named(case.change.id, change):
            evidence = evidence_of(case, verdict.topics, parties, configuration)
            features = case_features(case, names, parties, verdict.findings)
            weights = load_model().matters.heaviest(features, _MOST_WEIGHTS)
            found.append(_explanation(case, verdict, evidence, weights, configuration))
    return tuple(found)


def _explanation(
    case: Case,
    verdict: JudgedChange,
    evidence: Evidence,
    weights: list[tuple[str, float]],
    configuration: Configuration,
) -> Explanation:
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
    """Yield the English words by which both sides were judged, where these are glosses."""
    for unit in evidence.units:
        if any(side.language for side in unit.sides):
            yield (unit.old.reading if unit.old else "", unit.new.reading if unit.new else "")


def _facts(sides: Iterator[Passage | None]) -> Iterator[Fact]:
    for side in sides:
        if side is not None:
            yield from side.facts
