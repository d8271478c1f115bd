"""Fire rules: a change with its evidence in, findings out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .catalogues import Catalogue
from .configuration import Configuration
from .evidence import Evidence, Unit
from .finding import Favours, Finding
from .observation import Observation, observe
from .rule import Conditions, Rule, Side
from .values import shortened, spoken

_MOST_FINDINGS = 12
_OPPOSITE: dict[str, Favours] = {"provider": "customer", "customer": "provider"}


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that looked at a change and kept quiet, and the one condition that was not met."""

    rule: Rule
    missing: str


def fire_rules(evidence: Evidence, configuration: Configuration) -> tuple[Finding, ...]:
    """Return what the rules say of a change; general rules speak only where no other does."""
    catalogue = configuration.catalogue
    told = _findings(evidence, configuration, catalogue, general=False)
    if not any(finding.materiality != "editorial" for finding in told):
        told += _findings(evidence, configuration, catalogue, general=True)
    return tuple(told[:_MOST_FINDINGS])


def _findings(
    evidence: Evidence, configuration: Configuration, catalogue: Catalogue, *, general: bool
) -> list[Finding]:
    found: dict[tuple[str, str | None, str | None], Finding] = {}
    for unit in evidence.units:
        for rule in called_rules(unit, evidence, catalogue):
            level = configuration.level_of(rule.id) or rule.materiality
            if rule.general != general or level == "off":
                continue
            for finding in _judged(rule, unit, evidence):
                weighed = replace(finding, materiality=level)
                found.setdefault((rule.id, finding.old_value, finding.new_value), weighed)
    return list(found.values())


def called_rules(unit: Unit, evidence: Evidence, catalogue: Catalogue) -> list[Rule]:
    """Return the rules of which a phrase stands in the sentence or at its place, in their order."""
    numbers = set(catalogue.others)
    for passage in (*unit.sides, evidence.place):
        for phrase in passage.found:
            numbers.update(catalogue.by_phrase.get(phrase, ()))
    return [catalogue.rules[number] for number in sorted(numbers)]


def _judged(rule: Rule, unit: Unit, evidence: Evidence) -> Iterator[Finding]:
    if unmet(rule.when, unit, evidence):
        return
    for seen in observe(rule.look, rule.when, unit, evidence):
        if seen.direction in rule.favours:
            yield _finding(rule, seen, unit, evidence)


def unmet(when: Conditions, unit: Unit, evidence: Evidence) -> str:
    """Return the first condition on words or place that does not hold, "" where all do."""
    sides, place = unit.sides, evidence.place
    if when.only and when.only != _form(unit):
        return f"a sentence {when.only}"
    if when.topics and not set(when.topics) & set(evidence.topics):
        return f"the topic {' or '.join(when.topics)}"
    if when.place and not place.matches(when.place):
        return "the words wanted in the headings"
    if when.sentence and not any(side.matches(when.sentence) for side in sides):
        return "the words wanted in the sentence"
    if when.kept and not all(side.matches(when.kept) for side in sides):
        return "the words wanted on both sides"
    if when.about and not any(side.matches(when.about) for side in (*sides, place)):
        return "the words wanted in the sentence or the headings"
    if when.unless and any(side.matches(when.unless) for side in sides):
        return "that certain words are missing from the sentence"
    if when.unless_place and place.matches(when.unless_place):
        return "that certain words are missing from the headings"
    clauses = [clause for clause in (evidence.old, evidence.new) if clause is not None]
    if when.clause and not any(clause.matches(when.clause) for clause in clauses):
        return "the words wanted in the clause"
    return _unmet_turns(when, unit)


def _form(unit: Unit) -> str:
    return "edited" if unit.is_edited else "added" if unit.new is not None else "removed"


def _unmet_turns(when: Conditions, unit: Unit) -> str:
    """Return which words should have come or gone."""
    if when.gained:
        before = unit.old.matches(when.gained) if unit.old else set[str]()
        if unit.new is None or not unit.new.matches(when.gained) - before:
            return "certain words to be new"
    if when.lost:
        after = unit.new.matches(when.lost) if unit.new else set[str]()
        if unit.old is None or not unit.old.matches(when.lost) - after:
            return "certain words to be gone"
    return ""


def _finding(rule: Rule, seen: Observation, unit: Unit, evidence: Evidence) -> Finding:
    topic = rule.topic or (evidence.topics[0] if evidence.topics else "other")
    valued = rule.look in ("measure", "modality") or bool(rule.when.kinds)
    return Finding(
        rule=rule.id,
        topic=topic,
        materiality=rule.materiality,
        favours=_side(rule.favours[seen.direction], seen.subject),
        message=_message(rule.message[seen.direction], seen, unit),
        reason=rule.reason,
        old_value=(seen.old or None) if valued else None,
        new_value=(seen.new or None) if valued else None,
        reference=rule.reference,
    )


def _side(side: Side, subject: str) -> Favours:
    if side != "subject" and side != "other":
        return side
    if subject == "both":
        return "neutral"
    if subject not in _OPPOSITE:
        return "unclear"
    if side == "other":
        return _OPPOSITE[subject]
    return "provider" if subject == "provider" else "customer"


_WHO = {
    "provider": "the provider",
    "customer": "the customer",
    "both": "each party",
    "third_party": "a third party",
}


def _message(template: str, seen: Observation, unit: Unit) -> str:
    """Fill in a message; nothing in the values is read as a template."""
    if "{" not in template:
        return template
    lost, gained = shortened(unit) if "{gained}" in template or "{lost}" in template else ("", "")
    values = {
        "{old}": spoken(seen.old) or "nothing",
        "{new}": spoken(seen.new) or "nothing",
        "{words}": seen.words,
        "{who}": _WHO.get(seen.subject, "somebody"),
        "{gained}": gained,
        "{lost}": lost,
    }
    pieces = []
    rest = template
    while rest:
        name, start = min(
            ((n, rest.find(n)) for n in values if n in rest), key=lambda f: f[1], default=("", -1)
        )
        if start < 0:
            break
        pieces += [rest[:start], values[name]]
        rest = rest[start + len(name) :]
    text = "".join([*pieces, rest])
    return text[:1].upper() + text[1:]


def near_misses(evidence: Evidence, configuration: Configuration) -> tuple[NearMiss, ...]:
    """Return the rules that one condition kept quiet, each once, for `termsdiff explain`."""
    catalogue = configuration.catalogue
    fired = {finding.rule for finding in fire_rules(evidence, configuration)}
    found: dict[str, NearMiss] = {}
    for unit in evidence.units:
        for rule in called_rules(unit, evidence, catalogue):
            if rule.id not in fired and rule.when.words:
                missing = _missing(rule, unit, evidence)
                if missing:
                    found.setdefault(rule.id, NearMiss(rule, missing))
    return tuple(found.values())


def _missing(rule: Rule, unit: Unit, evidence: Evidence) -> str:
    seen = observe(rule.look, rule.when, unit, evidence)
    told = unmet(rule.when, unit, evidence)
    if any(one.direction in rule.favours for one in seen):
        return told
    if told:
        return ""
    return "its words to come or go; they stand on both sides, or bind somebody else"
