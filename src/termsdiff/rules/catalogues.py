"""The catalogue: the built-in rules, compiled to one file, and custom ones.

The files in `catalogue/` and `data/` are the source. Reading a hundred of them would take longer
than a whole comparison, so they are compiled to plain data (`termsdiff.compiled`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast

from ..compiled import RULES, read_compiled
from .phrases import PhraseIndex, keys_of
from .rule import PHRASE_KEYS, Conditions, Numbers, Rule, RuleData, Side


class Catalogue(NamedTuple):
    """Rules with the index of their phrases.

    `by_phrase` maps each phrase that rules are about to these rules; `others` are rules that no
    phrase triggers: they look at what sentences state.
    """

    rules: tuple[Rule, ...]
    phrases: PhraseIndex
    by_phrase: Mapping[int, tuple[int, ...]]
    others: tuple[int, ...]

    def rule(self, name: str) -> Rule | None:
        """Return the rule with an id, None if there is none."""
        return next((rule for rule in self.rules if rule.id == name), None)


@lru_cache(maxsize=1)
def own_catalogue() -> Catalogue:
    """Return the built-in rules."""
    data = compiled_data()
    return _catalogue(data["rules"], data["phrases"], data["keys"])


@lru_cache(maxsize=8)
def turning_words(name: str) -> frozenset[str]:
    """Return one list of words that reverse a rule (`catalogue/turning.toml`)."""
    return frozenset(compiled_data()["turning"][name])


@lru_cache(maxsize=1)
def compiled_data() -> dict[str, Any]:
    """Return the compiled data: rules, their phrases, those of topics, word lists."""
    return read_compiled(RULES)


def with_rules(base: Catalogue, added: Sequence[RuleData]) -> Catalogue:
    """Return a catalogue with additional rules; one with an existing id replaces that rule."""
    if not added:
        return base
    names = {data["id"] for data in added}
    own = [data for data in compiled_rules() if data["id"] not in names]
    data = compiled([*own, *added])
    return _catalogue(data["rules"], data["phrases"], data["keys"])


def compiled_rules() -> list[RuleData]:
    """Return the built-in rules as data, without their examples."""
    data = compiled_data()
    rules: list[RuleData] = []
    for rule in data["rules"]:
        when = {
            key: [data["phrases"][number] for number in value] if key in PHRASE_KEYS else value
            for key, value in rule["when"].items()
        }
        rules.append({**rule, "when": when})
    return rules


def _catalogue(
    rules: Sequence[RuleData], phrases: Sequence[str], keys: Mapping[str, Sequence[int]]
) -> Catalogue:
    read = tuple(map(rule_of, rules))
    called: dict[int, list[int]] = {}
    others = []
    for number, rule in enumerate(read):
        for phrase in calling_phrases(rule):
            called.setdefault(phrase, []).append(number)
        if not calling_phrases(rule):
            others.append(number)
    by_phrase = {phrase: tuple(numbers) for phrase, numbers in called.items()}
    return Catalogue(read, PhraseIndex(phrases, keys), by_phrase, tuple(others))


def calling_phrases(rule: Rule) -> Numbers:
    """Return the phrases of which a changed sentence or its place must have one."""
    when = rule.when
    return when.words or when.sentence or when.about or when.place


def compiled(rules: Iterable[RuleData]) -> dict[str, Any]:
    """Return rules in compiled form: phrases by number, without examples."""
    numbers: dict[str, int] = {}
    found = []
    for data in rules:
        when = {
            key: [numbers.setdefault(phrase, len(numbers)) for phrase in value]
            if key in PHRASE_KEYS
            else value
            for key, value in data["when"].items()
        }
        found.append({k: v for k, v in data.items() if k != "examples"} | {"when": when})
    return {"rules": found, "phrases": list(numbers), "keys": keys_of(numbers)}


def rule_of(data: Mapping[str, Any]) -> Rule:
    """Return the rule in compiled data, where its phrases are numbers."""
    when: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in data["when"].items()
    }
    return Rule(
        id=data["id"],
        title=data["title"],
        topic=data.get("topic", ""),
        materiality=data["materiality"],
        look=data["look"],
        when=Conditions(**when),
        favours=cast(Mapping[str, Side], data["favours"]),
        message=data["message"],
        reason=data["reason"],
        weights=data.get("weights") or dict.fromkeys(data["favours"], data["materiality"]),
        reference=data.get("reference", ""),
        general=bool(data.get("general", False)),
        one_sided=bool(data.get("one_sided", False)),
    )
