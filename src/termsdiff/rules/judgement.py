"""Judge changes: which matter, of which topic, to whom, and why.

First what changes no meaning is set aside (`wording`, `document_wide`), then the rules speak, then
a general judgement (`model`) weighs what no rule knows. docs/verdicts.md explains it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..alignment.entry import Alignment
from ..facts import Parties
from ..parsing.document import Document
from ..redline.change import Change
from .configuration import Configuration
from .consequences import find_consequences
from .document_wide import (
    cut_off_from,
    is_cut_off,
    renamed_tokens,
    renumbered_labels,
    without_renames,
)
from .finding import Favours, Finding, JudgedChange, Materiality, Topic
from .model.features import features
from .model.linear import load_model
from .topics import Place, find_topics, topics_of_text
from .wording import Stock, Wording, find_wording

if TYPE_CHECKING:
    from .evidence import Evidence
    from .policy import Breach

_LEAST_TO_MATTER = 0.28
"""Probability from which a change that no rule knows is said to matter."""
_LEAST_TO_WEIGH = 0.3
"""Probability from which such a change is material, not minor."""
_NO_CHANGE = Wording()


class Case(NamedTuple):
    """A change with what is left of it once form is taken away, and where it stands.

    `lead` are the words that introduce the list whose item it is.
    """

    change: Change
    wording: Wording
    place: Place
    lead: str = ""


def judge(
    old: Document,
    new: Document,
    alignment: Alignment,
    changes: tuple[Change, ...],
    configuration: Configuration | None = None,
    breaches: Sequence[Breach] = (),
) -> tuple[JudgedChange, ...]:
    """Give each change its topics, materiality, side and findings, broken limits among them."""
    settings = configuration or Configuration()
    cases, renamed = find_cases(old, new, alignment, changes, settings.product_tokens)
    open_cases = [case for case in cases if not case.wording.is_empty]
    parties = settings.parties_of(new) if open_cases else Parties()
    wordings = [case.wording for case in cases]
    told: dict[int, list[Finding]] = {}
    for consequence in find_consequences(old, new, alignment, changes, wordings):
        told.setdefault(consequence.change, []).append(consequence.finding)
    for breach in breaches:
        for place, change in enumerate(changes):
            if change.new is not None and breach.block in change.new.blocks:
                told.setdefault(place, []).append(breach.finding)
    return tuple(
        _judge_case(case, renamed, parties, settings, tuple(told.get(place, ())))
        for place, case in enumerate(cases)
    )


def find_cases(
    old: Document,
    new: Document,
    alignment: Alignment,
    changes: Sequence[Change],
    products: frozenset[str] = frozenset(),
) -> tuple[list[Case], frozenset[str]]:
    """Return the changes with their wording, and the tokens that are renamed throughout.

    `products` are the words of names that may replace one another without any change.
    """
    numbers = renumbered_labels(old, new, alignment)
    old_stock, new_stock = Stock(old), Stock(new)
    old_cut, new_cut = cut_off_from(old, new), cut_off_from(new, old)
    wordings = []
    for change in changes:
        is_form = _is_form_only(change, old, new) or is_cut_off(change, old_cut, new_cut)
        found = _NO_CHANGE if is_form else find_wording(change, old_stock, new_stock, numbers)
        wordings.append(found)
    renamed = renamed_tokens(wordings) | products
    cases = [
        Case(
            change,
            without_renames(wording, renamed),
            _place(change, old, new),
            _lead(change, new if change.new else old),
        )
        for change, wording in zip(changes, wordings, strict=True)
    ]
    return cases, renamed


def _is_form_only(change: Change, old: Document, new: Document) -> bool:
    """Whether only place, number or headings changed."""
    if change.kind in ("moved", "renumbered"):
        return True
    document = new if change.new else old
    return all(document.blocks[index].is_heading for index in change.side.blocks)


def _place(change: Change, old: Document, new: Document) -> Place:
    document = new if change.new else old
    first = document.blocks[change.side.blocks[0]]
    own = first.text if first.is_heading else first.caption
    headings = (*change.side.heading, own) if own else change.side.heading
    return Place(headings, document.title)


def _lead(change: Change, document: Document) -> str:
    """Return the paragraph that introduces the list of a change, "" where there is none."""
    first = document.blocks[change.side.blocks[0]]
    if not (first.kind == "item" or first.label.startswith("(")):
        return ""
    for block in reversed(document.blocks[: first.index]):
        if block.is_heading:
            return ""
        if block.is_clause and block.depth <= first.depth and block.text.endswith(":"):
            return block.text
    return ""


def changed_sentences(wording: Wording) -> list[tuple[str, ...]]:
    """Return the tokens of each sentence that changed, of both sides for an edited one."""
    edited = [before.tokens + after.tokens for before, after in wording.edited]
    return edited + [sentence.tokens for sentence in (*wording.added, *wording.removed)]


def _judge_case(
    case: Case,
    renamed: frozenset[str],
    parties: Parties,
    configuration: Configuration,
    consequences: tuple[Finding, ...],
) -> JudgedChange:
    change = case.change
    if case.wording.is_empty:
        topics = topics_of_text(change.side.text, case.place)[:1]
        weight: Materiality = "minor" if consequences else "editorial"
        return JudgedChange(change, topics, weight, "neutral", consequences)
    changed = changed_sentences(case.wording)
    topics = (*find_topics(changed, case.place), *configuration.own_topics(changed))
    told = find_findings(case, topics, parties, configuration)
    found = case_features(case, renamed, parties, told)
    findings = told + consequences
    materiality = _materiality(found, findings)
    if materiality == "editorial":
        return JudgedChange(change, topics[:1], "editorial", "neutral", findings)
    return JudgedChange(
        change, _all_topics(topics, findings), materiality, _favours(found, findings), findings
    )


def case_features(
    case: Case, renamed: frozenset[str], parties: Parties, findings: tuple[Finding, ...]
) -> dict[str, float]:
    """Return what the general judgement looks at: the words, their facts, what the rules said."""
    found = features(case.change, case.wording, renamed, parties)
    found |= {f"rule:{finding.rule}": 1.0 for finding in findings}
    found |= {f"rules:{f.materiality}:{f.favours}": 1.0 for f in findings}
    if not findings:
        found["rules:none"] = 1.0
    return found


def find_findings(
    case: Case, topics: tuple[Topic, ...], parties: Parties, configuration: Configuration
) -> tuple[Finding, ...]:
    """Let the rules speak; the engine is imported only where something changed."""
    from .engine import fire_rules

    return fire_rules(evidence_of(case, topics, parties, configuration), configuration)


def evidence_of(
    case: Case, topics: tuple[Topic, ...], parties: Parties, configuration: Configuration
) -> Evidence:
    """Return what the rules look at of one case."""
    from .evidence import gather_evidence

    change = case.change
    return gather_evidence(
        change.kind,
        (change.old.text if change.old else None, change.new.text if change.new else None),
        case.wording,
        (*case.place.headings, case.lead) if case.lead else case.place.headings,
        topics,
        parties,
        configuration.catalogue.phrases,
    )


def _materiality(found: dict[str, float], findings: tuple[Finding, ...]) -> Materiality:
    """Take the highest weight that a rule gives; where none speaks, the general judgement."""
    told = {finding.materiality for finding in findings}
    if "material" in told:
        return "material"
    model = load_model()
    if model.matters.probability(found) >= _LEAST_TO_MATTER:
        weighty = model.weighty.probability(found) >= _LEAST_TO_WEIGH
        return "material" if weighty and "minor" not in told else "minor"
    return "minor" if "minor" in told else "editorial"


def _favours(found: dict[str, float], findings: tuple[Finding, ...]) -> Favours:
    """Take the side that the weightiest findings agree on; where none speaks, the judgement's."""
    for weight in ("material", "minor"):
        sides = {f.favours for f in findings if f.materiality == weight and f.favours != "unclear"}
        if len(sides) == 1:
            return sides.pop()
    customer = load_model().favours.probability(found)
    return "customer" if customer >= 0.5 else "provider"


def _all_topics(topics: tuple[Topic, ...], findings: tuple[Finding, ...]) -> tuple[Topic, ...]:
    """Put the topic of the weightiest finding first, then the others."""
    told = [finding.topic for finding in findings if finding.materiality != "editorial"]
    return tuple(dict.fromkeys([*told[:1], *topics, *told]))
