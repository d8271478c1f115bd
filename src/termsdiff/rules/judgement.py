"""Judge changes: which matter, on which topic, to whom, and why.

First the proofs set aside what is shown to change nothing, then the rules fire, then a general
judgement (`model`) estimates what no rule knows. See docs/verdicts.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..alignment.entry import Alignment
from ..facts import Parties, facts_of_sentence
from ..parsing.document import Document
from ..proofs.remainder import Remainder
from .configuration import Configuration
from .consequences import find_consequences
from .engine import fire_rules
from .evidence import gather_evidence
from .finding import Basis, Favours, Finding, JudgedChange, Materiality, Topic
from .glossed import is_blurred
from .grounds import Case, Grounds
from .model.features import features
from .model.leaning import leaning_features
from .model.linear import load_model
from .names import without_names
from .readings import in_english
from .topics import find_topics, topic_marks, topics_of_text

if TYPE_CHECKING:
    from .evidence import Evidence
    from .policy import Breach

_LEAST_TO_MATTER = 0.45
"""The probability from which a change that no rule knows is flagged."""
_LEAST_TO_MATTER_IN_GLOSS = 0.48
"""The same if it is read through a gloss, in which some words are uncertain."""
_LEAST_TO_WEIGH = 0.2
"""The probability from which such a change is material, not minor."""
_LEAST_TO_LIFT = 0.35
"""The probability from which a change that its rule calls minor is material after all."""
_LEAST_TO_LEAN = 0.55
"""The probability from which a side is named that no rule gives; below it is a guess."""


def judge(
    old: Document,
    new: Document,
    alignment: Alignment,
    grounds: Grounds,
    configuration: Configuration | None = None,
    breaches: Sequence[Breach] = (),
) -> tuple[JudgedChange, ...]:
    """Give each change its topics, materiality, side and findings, broken limits among them."""
    settings = configuration or Configuration()
    changes = [case.change for case in grounds.cases]
    wordings = [case.wording for case in grounds.cases]
    told: dict[int, list[Finding]] = {}
    for consequence in find_consequences(old, new, alignment, changes, wordings):
        told.setdefault(consequence.change, []).append(consequence.finding)
    for breach in breaches:
        for place, change in enumerate(changes):
            if change.new is not None and breach.block in change.new.blocks:
                told.setdefault(place, []).append(breach.finding)
    return tuple(
        _judge_case(case, grounds, settings, tuple(told.get(place, ())))
        for place, case in enumerate(grounds.cases)
    )


def changed_sentences(
    wording: Remainder, names: frozenset[str] = frozenset()
) -> list[tuple[str, ...]]:
    """Return the tokens of each changed sentence, of both sides for an edited one."""
    edited = [before.tokens + after.tokens for before, after in wording.edited]
    found = edited + [sentence.tokens for sentence in (*wording.added, *wording.removed)]
    return [without_names(tokens, names) for tokens in found] if names else found


def _judge_case(
    case: Case, grounds: Grounds, configuration: Configuration, consequences: tuple[Finding, ...]
) -> JudgedChange:
    change, names = case.change, grounds.names
    if case.wording.is_empty:
        return _proved(case, consequences)
    changed = changed_sentences(case.wording, names)
    topics = (
        *find_topics(changed, case.place, glossed=any(case.languages)),
        *configuration.own_topics(changed_sentences(case.wording)),
    )
    evidence = evidence_of(case, topics, grounds.parties, configuration)
    told = _findings_of(evidence, configuration)
    found = case_features(case, grounds, told, evidence)
    findings = told + consequences
    estimable = changed and not case.unread and not is_blurred(case.wording)
    least = _LEAST_TO_MATTER_IN_GLOSS if any(case.languages) else _LEAST_TO_MATTER
    materiality, basis = _materiality(found if estimable else None, findings, least)
    if materiality == "unassessed":
        return JudgedChange(
            change,
            topics[:1],
            materiality,
            "unclear",
            findings,
            "unread" if case.unread else "none",
            case.proofs,
            0 if case.unread else _weight(found),
            case.unread,
        )
    return JudgedChange(
        change,
        _all_topics(topics, findings),
        materiality,
        _favours(case, names, found, findings),
        findings,
        basis,
        case.proofs,
        _weight(found),
    )


def _proved(case: Case, consequences: tuple[Finding, ...]) -> JudgedChange:
    """Judge a fully proved change: its effects on other clauses still count."""
    language = case.change.of_side(*case.languages)
    text = in_english(case.change.side.text, language)
    topics = topics_of_text(text, case.place)[:1]
    materiality: Materiality = "editorial" if case.proofs else "unassessed"
    basis: Basis = "proof" if case.proofs else "none"
    if any(finding.materiality != "editorial" for finding in consequences):
        materiality, basis = "minor", "rule"
    return JudgedChange(
        case.change, topics, materiality, "neutral", consequences, basis, case.proofs
    )


def case_features(
    case: Case,
    grounds: Grounds,
    findings: tuple[Finding, ...],
    evidence: Evidence | None = None,
) -> dict[str, float]:
    """Return the features for the general judgement: words, facts, what the rules said.

    `evidence` has the facts that rules have used, so that none is extracted twice.
    """
    names = grounds.names
    facts_of = partial(facts_of_sentence, parties=grounds.parties)
    stated = evidence.facts_by(facts_of) if evidence is not None else facts_of
    found = features(case.change, case.wording, names, stated, case.headings)
    found |= topic_marks(changed_sentences(case.wording, names), case.place)
    found |= {f"rule:{finding.rule}": 1.0 for finding in findings}
    found |= {f"rules:{f.materiality}:{f.favours}": 1.0 for f in findings}
    if not findings:
        found["rules:none"] = 1.0
    return found


def find_findings(
    case: Case, topics: tuple[Topic, ...], parties: Parties, configuration: Configuration
) -> tuple[Finding, ...]:
    """Fire the rules."""
    return _findings_of(evidence_of(case, topics, parties, configuration), configuration)


def _findings_of(evidence: Evidence, configuration: Configuration) -> tuple[Finding, ...]:
    return fire_rules(evidence, configuration)


def evidence_of(
    case: Case, topics: tuple[Topic, ...], parties: Parties, configuration: Configuration
) -> Evidence:
    """Return what the rules look at in one case."""
    change = case.change
    return gather_evidence(
        change.kind,
        (change.old.text if change.old else None, change.new.text if change.new else None),
        case.wording,
        (*case.place.headings, case.lead) if case.lead else case.place.headings,
        topics,
        parties,
        configuration.catalogue.phrases,
        is_member=case.is_member,
        is_row=case.is_row,
        lead=case.lead,
        languages=case.languages,
    )


def _materiality(
    found: dict[str, float] | None, findings: tuple[Finding, ...], least: float
) -> tuple[Materiality, Basis]:
    """Return the highest materiality that a rule gives, or else the estimate.

    `least` is the probability from which the estimate flags a change. `found` is None if the
    estimate cannot read the change. It never gives an assurance.
    """
    told = {finding.materiality for finding in findings}
    if "material" in told:
        return "material", "rule"
    model = load_model()
    if "minor" in told:
        # a rule knows what changed; the surrounding words may better show how much it matters here
        lifted = found is not None and model.weighty.probability(found) >= _LEAST_TO_LIFT
        return "material" if lifted else "minor", "rule"
    if found is None or model.matters.probability(found) < least:
        return "unassessed", "none"
    weighty = model.weighty.probability(found) >= _LEAST_TO_WEIGH
    return "material" if weighty else "minor", "estimate"


def _weight(found: dict[str, float]) -> int:
    """Return how much a change matters among those of its materiality, 0 to 999."""
    model = load_model()
    chance = model.matters.probability(found)
    weighty = model.weighty.probability(found)
    return round(999 * (0.4 * chance + 0.6 * weighty))


def _favours(
    case: Case, names: frozenset[str], found: dict[str, float], findings: tuple[Finding, ...]
) -> Favours:
    """Return the side that the weightiest findings agree on; if they name none, the estimate's."""
    for weight in ("material", "minor"):
        sides = {f.favours for f in findings if f.materiality == weight and f.favours != "unclear"}
        if len(sides) == 1:
            return sides.pop()
    leaning = leaning_features(case.wording, names, found, findings)
    customer = load_model().favours.probability(leaning)
    if max(customer, 1 - customer) < _LEAST_TO_LEAN:
        return "unclear"
    return "customer" if customer >= 0.5 else "provider"


def _all_topics(topics: tuple[Topic, ...], findings: tuple[Finding, ...]) -> tuple[Topic, ...]:
    """Put the topic of the weightiest finding first, then the others."""
    told = [finding.topic for finding in findings if finding.materiality != "editorial"]
    return tuple(dict.fromkeys([*told[:1], *topics, *told]))
