"""Fire rules: turn a change with its evidence into findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ..spoken import Spoken, say
from ..text.patterns import later
from ..text.quote_marks import OPEN, OPEN_WITHIN
from ..text.sentences import MARKS
from .catalogues import Catalogue
from .configuration import Configuration
from .evidence import Evidence, Unit
from .finding import Favours, Finding
from .observation import may_speak, observe
from .observed import Observation
from .quotation import MOST_WORDS, count_words, quoted_sides, stated
from .rule import Conditions, Rule, Side
from .spoken_values import spoken

_MOST_FINDINGS = 12
_LONGEST_CAPTION = 8
_OPPOSITE: dict[str, Favours] = {"provider": "customer", "customer": "provider"}


class NearMiss(NamedTuple):
    """A rule that looked at a change but did not fire, and the one condition that was not met."""

    rule: Rule
    missing: str


def fire_rules(evidence: Evidence, configuration: Configuration) -> tuple[Finding, ...]:
    """Return what the rules say about a change; general rules fire only if no other does."""
    called = _Called(evidence, configuration)
    told = _findings(evidence, configuration, called, general=False)
    if not any(finding.materiality != "editorial" for finding in told):
        told += _findings(evidence, configuration, called, general=True)
    return tuple(told[:_MOST_FINDINGS])


def _findings(
    evidence: Evidence, configuration: Configuration, called: _Called, *, general: bool
) -> list[Finding]:
    """Fire the rules of one kind, sentence by sentence, until there are enough findings."""
    found: dict[tuple[str, str | None, str | None], Finding] = {}
    for place, unit in enumerate(evidence.units):
        for rule in called.by(place, general=general):
            level = configuration.level_of(rule.id)
            if level == "off":
                continue
            for finding in _judged(rule, unit, evidence):
                weighed = replace(finding, materiality=level) if level else finding
                found.setdefault((rule.id, finding.old_value, finding.new_value), weighed)
        if len(found) >= _MOST_FINDINGS:
            break
    return list(found.values())


class _Called:
    """The rules that the sentences of a change trigger.

    Each sentence is looked up once, though its rules fire in two rounds.
    """

    def __init__(self, evidence: Evidence, configuration: Configuration) -> None:
        self._evidence = evidence
        self._catalogue = configuration.catalogue
        self._anywhere = _called_anywhere(evidence, self._catalogue)
        self._by_unit: dict[int, tuple[list[Rule], list[Rule]]] = {}

    def by(self, place: int, *, general: bool) -> list[Rule]:
        """Return the rules that the sentence at a place triggers, general or other ones."""
        known = self._by_unit.get(place)
        if known is None:
            rules = self._rules(self._evidence.units[place])
            known = self._by_unit[place] = (
                [rule for rule in rules if not rule.general],
                [rule for rule in rules if rule.general],
            )
        return known[general]

    def _rules(self, unit: Unit) -> list[Rule]:
        called = _called_by(unit, self._anywhere, self._catalogue)
        if not unit.is_edited and _is_caption(unit.sides[0].text):
            # a title in a list, such as a table of contents, is not a rule
            is_member = self._evidence.is_member
            called = [rule for rule in called if is_member and rule.look == "member"]
        return [rule for rule in called if may_speak(rule.look, rule.when, unit)]


def _is_caption(text: str) -> bool:
    """Whether a text is a title, not a sentence: short, without a full stop, in capitals."""
    words = text.split()
    if len(words) > _LONGEST_CAPTION or text.rstrip().endswith((*MARKS, ",")):
        return False
    return sum(not word[0].islower() for word in words) * 2 > len(words)


def called_rules(unit: Unit, evidence: Evidence, catalogue: Catalogue) -> list[Rule]:
    """Return the rules with a phrase in the sentence or at its place, in order."""
    return _called_by(unit, _called_anywhere(evidence, catalogue), catalogue)


def _called_anywhere(evidence: Evidence, catalogue: Catalogue) -> frozenset[int]:
    """Return the numbers of the rules that every sentence of a change triggers."""
    here = evidence.place.found.keys() & catalogue.by_phrase.keys()
    return frozenset(catalogue.others).union(*(catalogue.by_phrase[phrase] for phrase in here))


def _called_by(unit: Unit, anywhere: frozenset[int], catalogue: Catalogue) -> list[Rule]:
    numbers = set(anywhere)
    for passage in unit.sides:
        for phrase in passage.found.keys() & catalogue.by_phrase.keys():
            numbers.update(catalogue.by_phrase[phrase])
    return [catalogue.rules[number] for number in sorted(numbers)]


def _judged(rule: Rule, unit: Unit, evidence: Evidence) -> Iterator[Finding]:
    if unmet(rule.when, unit, evidence):
        return
    for seen in observe(rule.look, rule.when, unit, evidence):
        if seen.direction in rule.favours:
            yield _finding(rule, seen, unit, evidence)


def unmet(when: Conditions, unit: Unit, evidence: Evidence) -> str:
    """Return the first condition on words or place that does not hold, "" if all do."""
    sides, place = unit.sides, evidence.place
    if when.only and when.only != _form(unit):
        return f"a sentence {when.only}"
    if when.topics and not set(when.topics) & set(evidence.topics):
        return f"the topic {' or '.join(when.topics)}"
    if when.place and not place.has(when.place):
        return "one of its words in the headings"
    if when.sentence and not any(side.has(when.sentence) for side in sides):
        return "one of its words in the sentence"
    if when.kept and not all(side.has(when.kept) for side in sides):
        return "one of its words on both sides"
    if when.about and not any(side.has(when.about) for side in (*sides, place)):
        return "one of its words in the sentence or the headings"
    if when.unless and any(side.has(when.unless) for side in sides):
        return "a sentence without certain words"
    if when.unless_place and place.has(when.unless_place):
        return "headings without certain words"
    return _unmet_turns(when, unit) or _unmet_clause(when, evidence)


def _unmet_clause(when: Conditions, evidence: Evidence) -> str:
    """Check the whole clause last: it may be long."""
    if not when.clause:
        return ""
    clauses = (clause for clause in (evidence.new, evidence.old) if clause is not None)
    return (
        ""
        if any(c.spans(n) for c in clauses for n in when.clause)
        else "one of its words in the clause"
    )


def _form(unit: Unit) -> str:
    return "edited" if unit.is_edited else "added" if unit.new is not None else "removed"


def _unmet_turns(when: Conditions, unit: Unit) -> str:
    """Return which words should have been added or removed."""
    if when.gained:
        before = unit.old.matches(when.gained) if unit.old else set[str]()
        if unit.new is None or not unit.new.matches(when.gained) - before:
            return "certain words that are new"
    if when.lost:
        after = unit.new.matches(when.lost) if unit.new else set[str]()
        if unit.old is None or not unit.old.matches(when.lost) - after:
            return "certain words that are gone"
    return ""


def _finding(rule: Rule, seen: Observation, unit: Unit, evidence: Evidence) -> Finding:
    topic = rule.topic or (evidence.topics[0] if evidence.topics else "other")
    valued = rule.look in ("measure", "modality") or bool(rule.when.kinds)
    return Finding(
        rule=rule.id,
        topic=topic,
        materiality=rule.weights[seen.direction],
        favours=_favours(rule, seen, unit),
        message=_message(rule, seen, unit),
        reason=say(rule.reason),
        old_value=(seen.old or None) if valued else None,
        new_value=(seen.new or None) if valued else None,
        reference=rule.reference,
    )


def _favours(rule: Rule, seen: Observation, unit: Unit) -> Favours:
    """Return who gains; no one does if the sentence binds both parties alike."""
    side = _side(rule.favours[seen.direction], seen.subject)
    mutual = not rule.one_sided and rule.look in ("words", "extent", "measure")
    return "neutral" if side in _OPPOSITE and mutual and _is_mutual(unit) else side


def _is_mutual(unit: Unit) -> bool:
    subjects = {
        fact.detail for side in unit.sides for fact in side.facts if fact.kind == "modality"
    }
    return subjects - {""} == {"both"}


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


_WHO = Spoken(
    {
        "provider": "the provider",
        "customer": "the customer",
        "both": "each party",
        "third_party": "a third party",
    }
)


_STATING = ("words", "modality")
"""Looks for which a quotation of a few words would not show what a sentence states."""


def _message(rule: Rule, seen: Observation, unit: Unit) -> str:
    """Fill in a message; nothing in the values is read as a template.

    A message without words of the clause ends with a quotation of what changed.
    """
    anchor = _anchor(rule, seen, unit)
    lost, gained = (stated if rule.look in _STATING else quoted_sides)(unit, anchor)
    template = _template(rule, seen, both=bool(lost and gained))
    words = gained or lost if seen.direction != "removed" else lost or gained
    values = {
        "old": seen.old_words or spoken(seen.old),
        "new": seen.new_words or spoken(seen.new),
        "words": seen.words if seen.is_plain else words,
        "who": _WHO.get(seen.subject) or say("the person concerned"),
        "gained": gained,
        "lost": lost,
    }
    if not any(f"{{{name}}}" in template for name in values if name != "who"):
        head = template.rstrip(".")
        template = (
            say("{message}: {quoted}.", message=head, quoted="{words}") if words else template
        )
    elif _has_one_value(template, seen) and words:
        template = say("{message}, in {within}.", message=template.rstrip("."), within="{words}")
    if rule.look == "member" and count_words(f"{seen.old} {seen.new}") > MOST_WORDS:
        values |= {"old": lost, "new": gained}
    sources = [side.text for side in unit.sides]
    text = _SLOT.sub(lambda match: _slot(match, values, sources), _one_sided(template, values))
    text = text.replace("\u00a0: .", ".").replace(": .", ".").replace(" .", ".")
    return text[:1].upper() + text[1:]


def _has_one_value(template: str, seen: Observation) -> bool:
    """Whether a message tells a value that only one side has, and none of the words around it."""
    told = {name for name in ("words", "gained", "lost") if f"{{{name}}}" in template}
    return not told and bool(seen.old_words) != bool(seen.new_words)


def _template(rule: Rule, seen: Observation, *, both: bool) -> str:
    """Return the message; of binding words it tells both sides if both are quoted.

    Its words up to the colon before what changed are kept.
    """
    template = say(rule.message[seen.direction])
    before, slot, _ = template.partition("{")
    tells_both = "{lost}" in template and "{gained}" in template
    if rule.look != "binding" or not both or not slot or tells_both:
        return template
    head, colon, _ = before.rpartition(":")
    became = say("{before} became {after}", before="{lost}", after="{gained}")
    return f"{head}: {became}." if colon else f"{before}{became}."


def _anchor(rule: Rule, seen: Observation, unit: Unit) -> str:
    """Return the words for which a rule spoke: a value, or a phrase of the catalogue."""
    value = seen.old_words if seen.direction == "removed" else seen.new_words
    if value:
        return value
    if rule.look == "words":
        return seen.words.partition(",")[0]
    when = rule.when
    phrases = (*when.gained, *when.lost, *when.sentence, *when.kept, *when.words)
    found = {word for side in unit.sides for word in side.matches(phrases)}
    return max(sorted(found), key=len, default="")


_SLOT = later(r"(?P<open>“?)\{(?P<name>old|new|words|who|gained|lost)\}(?P<close>”?)")


def _slot(match: re.Match[str], values: Mapping[str, str], sources: Sequence[str]) -> str:
    """Return a value; quotations have their marks, and values not in the clause get none."""
    value = values[match["name"]]
    if value[:1] in (OPEN, OPEN_WITHIN) or not any(value in source for source in sources):
        return value
    return f"{match['open']}{value}{match['close']}"


_BEFORE = r"(?P<before>“?\{(?P<first>old|lost)\}”?)"
_AFTER = r"(?P<after>“?\{(?P<second>new|gained)\}”?)"


@lru_cache(maxsize=4)
def _became(phrase: str) -> re.Pattern[str]:
    """Return the pattern that finds, in a template, its language's phrase for a changed value."""
    escaped = re.escape(phrase)
    return re.compile(escaped.replace(r"\{before\}", _BEFORE).replace(r"\{after\}", _AFTER))


def _one_sided(template: str, values: Mapping[str, str]) -> str:
    """Say that a value on only one side was added or removed, not that it became nothing."""

    def said(match: re.Match[str]) -> str:
        before, after = values[match["first"]], values[match["second"]]
        if before and after:
            return match[0]
        if after:
            return say("{after} was added", after=match["after"])
        gone = say("{before} was removed", before=match["before"])
        return gone if before else say("words changed places")

    return _became(say("{before} became {after}")).sub(said, template)


def near_misses(evidence: Evidence, configuration: Configuration) -> tuple[NearMiss, ...]:
    """Return the rules that missed only one condition, each once, for `termsdiff explain`."""
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
    speaks = may_speak(rule.look, rule.when, unit)
    seen = observe(rule.look, rule.when, unit, evidence) if speaks else []
    told = unmet(rule.when, unit, evidence)
    if any(one.direction in rule.favours for one in seen):
        return told
    if told:
        return ""
    return "words that came or went; its words are on both sides, or bind somebody else"
