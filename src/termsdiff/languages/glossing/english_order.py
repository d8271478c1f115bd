"""English word order, as far as simple rules can establish it reliably.

English rules look for who may, must or must not do what: subject, modal, verb. Each rule here is
one habit of a language that puts them elsewhere; if none applies, the words keep their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from . import habits
from .inflection import listed, paired
from .item import Item
from .lists import grammar
from .negation import with_negations
from .segments import segments
from .verb_last import with_verbs_forward

Rule = Callable[[list[Item], str], list[Item]]


def in_english_order(items: Sequence[Item], language: str) -> list[Item]:
    """Return the items of a text in English order."""
    last = grammar(language)["order"] == "verb_last"
    rules = _VERB_LAST if last else _VERB_SECOND
    found: list[Item] = []
    governed = False
    for segment in segments(items, language):
        before = found[-1].text if found else "."
        if last:
            segment, governed = with_verbs_forward(segment, governed, before == ",", language)
        opens = before in (".", ";", ":", "!", "?")
        if opens and grammar(language).get("verb_first_is_condition"):
            segment = habits.with_condition(segment, language)
        for rule in rules:
            segment = rule(segment, language)
        found += segment
    return found


def _with_negations(segment: list[Item], language: str) -> list[Item]:
    return with_negations(
        segment,
        listed(language, "", "negators"),
        paired(language, "", "halves"),
        paired(language, "", "negated"),
        adjectives_follow=bool(grammar(language).get("adjectives_follow")),
    )


_VERB_LAST: tuple[Rule, ...] = (
    habits.with_genitives,
    habits.with_singulars,
    habits.with_participles,
    habits.with_subject_first,
    _with_negations,
    habits.without_reflexives,
    habits.with_third_person,
    habits.with_its_own,
    habits.with_periods,
)
_VERB_SECOND: tuple[Rule, ...] = (
    habits.with_possessives,
    habits.with_participles,
    habits.with_passives,
    habits.without_partitives,
    habits.with_infinitives,
    habits.with_objects_last,
    habits.with_told_subjects,
    _with_negations,
    habits.with_subject_first,
    habits.with_adjectives_first,
    habits.without_reflexives,
    habits.with_third_person,
    habits.with_its_own,
    habits.with_ages,
    habits.with_periods,
)
