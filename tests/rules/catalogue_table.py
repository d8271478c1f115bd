"""Every rule on every example of every rule, as one table.

`python tests/rules/catalogue_table.py` writes it anew.

A line is an example: its rule and number, whether the rule must fire, what the new text says (or
the old one, where a sentence went), and the rules that fire, each with the direction that it saw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from firing import evidence_of, under

from termsdiff.rules.catalogues import calling_phrases, own_catalogue
from termsdiff.rules.compiling_rules import CATALOGUE, named_lists, source_rules
from termsdiff.rules.engine import unmet
from termsdiff.rules.evidence import Evidence, Passage, Unit
from termsdiff.rules.observation import may_speak, observe
from termsdiff.rules.observed import Observation
from termsdiff.rules.reading_rules import examples_of, read_toml, spelled_phrases
from termsdiff.rules.rule import PHRASE_KEYS, Conditions, Example, Rule

SNAPSHOTS = Path(__file__).with_name("snapshots")
_MOST_CHARACTERS = 90
Fired = dict[tuple[str, int], tuple[str, ...]]
"""The examples on which a rule fires, by rule and number, with the directions."""


class Tried(NamedTuple):
    """An example of a rule, with its number among them, and the evidence of its changes."""

    rule: str
    number: int
    example: Example
    evidence: tuple[Evidence, ...]
    phrases: frozenset[int]
    """The phrases of the catalogue that stand in a changed sentence or in its place."""


@lru_cache(maxsize=1)
def tried_examples() -> tuple[Tried, ...]:
    """Return all examples of the catalogue."""
    return tuple(
        _tried(data["id"], number, example)
        for data in source_rules()
        for number, example in enumerate(examples_of(data), 1)
    )


def _tried(rule: str, number: int, example: Example) -> Tried:
    evidence = tuple(
        evidence_of(under(example.place, example.old), under(example.place, example.new))
    )
    phrases = {
        phrase
        for one in evidence
        for unit in one.units
        for passage in (*unit.sides, one.place)
        for phrase in passage.found
    }
    return Tried(rule, number, example, evidence, frozenset(phrases))


def passages() -> Iterator[Passage]:
    """Yield what rules look at in all examples: changed sentences, clauses, headings above them."""
    for tried in tried_examples():
        for evidence in tried.evidence:
            yield from filter(None, (evidence.place, evidence.old, evidence.new))
            for unit in evidence.units:
                yield from unit.sides


def directions(rule: Rule, tried: Tried) -> tuple[str, ...]:
    """Return the directions in which a rule by itself sees an example go, with the values."""
    calling = calling_phrases(rule)
    if calling and tried.phrases.isdisjoint(calling):
        return ()
    return tuple(
        dict.fromkeys(
            _seen(rule, seen)
            for evidence in tried.evidence
            for unit in evidence.units
            if _is_called(calling, unit, evidence) and may_speak(rule.look, rule.when, unit)
            if not unmet(rule.when, unit, evidence)
            for seen in observe(rule.look, rule.when, unit, evidence)
            if seen.direction in rule.favours
        )
    )


def _seen(rule: Rule, seen: Observation) -> str:
    valued = rule.look == "measure" or rule.when.kinds
    values = f" {seen.old or '-'} > {seen.new or '-'}" if valued else ""
    return f"{seen.direction}{values}, {rule.favours[seen.direction]}"


def _is_called(calling: Sequence[int], unit: Unit, evidence: Evidence) -> bool:
    return not calling or any(side.has(calling) for side in (*unit.sides, evidence.place))


def fired(rule: Rule) -> Fired:
    """Return the examples of the whole catalogue on which a rule fires, with the directions."""
    found = ((tried, directions(rule, tried)) for tried in tried_examples())
    return {(tried.rule, tried.number): seen for tried, seen in found if seen}


def tables() -> dict[str, str]:
    """Return the table of each topic: the text of its snapshot."""
    folders = {path.stem: path.parent.name for path in CATALOGUE.glob("*/*.toml")}
    by_example: dict[tuple[str, int], list[str]] = {}
    for rule in own_catalogue().rules:
        for place, seen in fired(rule).items():
            sides = (f"{rule.id}: {way}" for way in seen)
            by_example.setdefault(place, []).extend(sides)
    lines: dict[str, list[str]] = {}
    for tried in tried_examples():
        told = "; ".join(by_example.get((tried.rule, tried.number), ["nothing"]))
        mark = "fires" if tried.example.fires else "quiet"
        head = f"{tried.rule} {tried.number} {mark}: {_shown(tried.example)}"
        lines.setdefault(folders[tried.rule], []).append(f"{head}\n    {told}\n")
    return {topic: "".join(rows) for topic, rows in lines.items()}


def _shown(example: Example) -> str:
    """Return what tells an example from its neighbours: the changed end of the longer text."""
    sign, text, other = "+", example.new, example.old
    if len(other) > len(text):
        sign, text, other = "-", other, text
    same = next(
        (i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), len(other)
    )
    start = max(0, text.rfind(" ", 0, same) - 20)
    piece = " ".join(text[start : start + _MOST_CHARACTERS].split())
    return f"{sign} {'…' if start else ''}{piece}{'…' if text[start + _MOST_CHARACTERS :] else ''}"


class Mutation(NamedTuple):
    """One condition or phrase taken out of the catalogue: what, and the rules as they then are.

    `key` is the condition.
    """

    name: str
    key: str
    rules: tuple[Rule, ...]

    def noticed_by(self) -> list[Example]:
        """Return the rules' own examples that come out otherwise."""
        return [
            _examples()[place]
            for rule in self.rules
            for place in _unlike(fired(rule), _as_it_is(rule.id))
            if place[0] == rule.id
        ]


def _unlike(one: Fired, other: Fired) -> list[tuple[str, int]]:
    return [place for place in one.keys() | other.keys() if one.get(place) != other.get(place)]


@cache
def _examples() -> dict[tuple[str, int], Example]:
    return {(tried.rule, tried.number): tried.example for tried in tried_examples()}


@cache
def _as_it_is(name: str) -> Fired:
    rule = own_catalogue().rule(name)
    assert rule is not None
    return fired(rule)


def without_a_condition() -> Iterator[Mutation]:
    """Yield the catalogue without one condition of one rule."""
    empty = Conditions()
    for rule in own_catalogue().rules:
        for key in Conditions._fields:
            if getattr(rule.when, key) != getattr(empty, key):
                when = rule.when._replace(**{key: getattr(empty, key)})
                yield Mutation(f"{rule.id}: {key}", key, (rule._replace(when=when),))


def without_a_phrase() -> Iterator[Mutation]:
    """Yield the catalogue without one phrase, as the files write it, of a rule or a list."""
    lists = named_lists()
    written = {path.stem: read_toml(path).get("when", {}) for path in CATALOGUE.glob("*/*.toml")}
    for name, when in sorted(written.items()):
        for key in PHRASE_KEYS:
            for phrase in when.get(key, ()):
                rules = _rewritten(name, when, key, lambda p, gone=phrase: p != gone, lists)
                if rules:
                    yield Mutation(f"{name}: {key}: {phrase}", key, rules)
    for shared, phrases in lists.items():
        for phrase in phrases:
            fewer = lists | {shared: [one for one in phrases if one != phrase]}
            users = [
                rule
                for name, when in written.items()
                for key in PHRASE_KEYS
                if f"@{shared}" in when.get(key, ())
                for rule in _rewritten(name, when, key, lambda p: True, fewer)
            ]
            yield Mutation(f"@{shared}: {phrase}", "", tuple(users))


def _rewritten(
    name: str,
    when: dict[str, list[str]],
    key: str,
    keeps: Callable[[str], bool],
    lists: dict[str, list[str]],
) -> tuple[Rule, ...]:
    """Return a rule with some phrases of one condition; none where no phrase would be left."""
    catalogue = own_catalogue()
    rule = catalogue.rule(name)
    assert rule is not None
    left = [
        one
        for phrase in when[key]
        if keeps(phrase)
        for one in (lists[phrase[1:]] if phrase.startswith("@") else [phrase])
    ]
    numbers = {phrase: number for number, phrase in enumerate(catalogue.phrases.phrases)}
    kept = tuple(numbers[phrase] for phrase in spelled_phrases(left, name, key))
    return (rule._replace(when=rule.when._replace(**{key: kept})),) if kept else ()


def main() -> None:
    """Write the snapshots anew."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for topic, text in tables().items():
        (SNAPSHOTS / f"{topic}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
