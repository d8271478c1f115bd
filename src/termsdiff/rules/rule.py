"""The contents of a rule file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from .finding import Materiality, Topic

Look = Literal["words", "measure", "modality", "extent", "sentence", "binding", "member"]
"""What a rule looks at in a changed sentence; docs/rules.md explains each."""

Direction = Literal[
    "added",
    "removed",
    "changed",
    "increased",
    "decreased",
    "weakened",
    "strengthened",
    "banned",
    "allowed",
    "reversed",
    "shifted",
    "widened",
    "narrowed",
]
Side = Literal["provider", "customer", "neutral", "unclear", "subject", "other"]
"""Who gains; `subject` is whoever the sentence binds or entitles, `other` the opposite party."""

Measure = Literal["duration", "money", "percentage", "age", "frequency", "number", "date"]
"""The kinds of fact whose values can be measured."""

BindingClass = Literal[
    "number",
    "party",
    "negation",
    "modal",
    "possessive",
    "scope",
    "limit",
    "time",
    "payment",
    "territory",
    "company",
    "order",
    "mark",
]
"""Which binding words an edit touches (`binding`)."""

DIRECTIONS: Mapping[Look, tuple[Direction, ...]] = {
    "words": ("added", "removed", "changed"),
    "measure": ("increased", "decreased", "added", "removed", "changed"),
    "modality": ("weakened", "strengthened", "banned", "allowed", "reversed", "shifted"),
    "extent": ("widened", "narrowed", "changed"),
    "sentence": ("added", "removed"),
    "binding": ("added", "removed", "changed"),
    "member": ("added", "removed", "changed"),
}

RuleData = dict[str, Any]
"""A rule as plain data: the tables of its file, its phrases as text or as numbers."""

PHRASE_KEYS = (
    "words",
    "sentence",
    "kept",
    "about",
    "place",
    "clause",
    "unless",
    "unless_place",
    "gained",
    "lost",
)
"""The conditions that are phrases."""

Numbers = tuple[int, ...]
"""Phrases by their number in the catalogue."""


class Conditions(NamedTuple):
    """What must hold of a changed sentence; an empty condition always holds.

    - `words`: the phrases whose addition or removal the rule is about
    - `sentence`: a phrase that one side of the sentence must have
    - `kept`: one that both sides of the sentence must have
    - `about`: one that the sentence or the place must have
    - `place`: one that the headings or the words before a list must have
    - `clause`: one that the clause as a whole must have
    - `unless`: none of these may be in the sentence
    - `gained`, `lost`: one that must be added to the sentence, or removed from it
    - `classes`: which binding words an edit must touch (docs/rules.md)
    """

    words: Numbers = ()
    sentence: Numbers = ()
    kept: Numbers = ()
    about: Numbers = ()
    place: Numbers = ()
    clause: Numbers = ()
    unless: Numbers = ()
    unless_place: Numbers = ()
    gained: Numbers = ()
    lost: Numbers = ()
    each: bool = False
    only: str = ""
    kinds: tuple[Measure, ...] = ()
    roles: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    classes: tuple[BindingClass, ...] = ()


class Example(NamedTuple):
    """A pair of texts with the expected result of the rule; `fires` is false for a near miss."""

    fires: bool
    old: str
    new: str
    place: str = ""
    favours: str = ""
    old_value: str = ""
    new_value: str = ""


class Rule(NamedTuple):
    """One rule of the catalogue; an empty topic means that of the change itself.

    `weights` are the materialities by direction, `materiality` is the highest of them. A `general`
    rule fires only if no other rule did. With a `one_sided` rule, a side gains even if the sentence
    binds both parties alike: a waiver of class actions.
    """

    id: str
    title: str
    topic: Topic
    materiality: Materiality
    look: Look
    when: Conditions
    favours: Mapping[str, Side]
    message: Mapping[str, str]
    reason: str
    weights: Mapping[str, Materiality]
    reference: str = ""
    general: bool = False
    one_sided: bool = False
