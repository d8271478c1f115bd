"""Does a statement contradict what was done? Named signs, to be judged.

Its claims (`claims`) are compared with where its words are: only in the new text, or only in the
old one; its figures with those of the clause; "may" and "must" with the new wording.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..facts import Fact, amount, canonical_tokens, extract_facts, same_measure
from ..redline.change import Added, Edited, Removed
from .claims import claims_of
from .likeness import Saying
from .statement_words import stems_of
from .trace import Passage, Trace, text_of

if TYPE_CHECKING:
    from ..redline.change import Side

_PRESENCE = ("came", "went", "swapped", "grew", "shrank")
_MEASURES = frozenset({"duration", "money", "percentage", "age", "frequency", "number"})
_FIGURE = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
_LONGEST = 6_000
_CLASSES = {
    "banned": frozenset(
        {"must not", "may not", "will not", "do not", "is not entitled to", "should not"}
    ),
    "allowed": frozenset({"may", "is entitled to", "reserves the right"}),
    "bound": frozenset({"must", "will", "is responsible for"}),
}


def signs_of(
    saying: Saying, trace: Trace, passage: Passage | None, figures: frozenset[str] = frozenset()
) -> Mapping[str, float]:
    """Return the signs that a statement contradicts a change, without those of zero weight."""
    claims = claims_of(saying.text)
    found = _presence(saying, trace, passage)
    old, new = _facts(trace.judged.change.old), _facts(trace.judged.change.new)
    step = _step(old, new)
    for claim, sign in (("grew", 1), ("shrank", -1)):
        if claim in claims and step:
            found["measure"] = -float(sign * step)
    modal = _modals(trace, passage)
    for claim in ("banned", "allowed", "bound"):
        if claim in claims:
            found[f"{claim}:not so"] = float(claim not in modal)
    if "allowed" in claims and "banned" in modal and "allowed" not in modal:
        found["allowed:banned"] = 1.0
    if "free" in claims:
        found["free:bound"] = float("bound" in modal)
    return found | _figures(saying.text, trace, old + new, figures)


def _presence(saying: Saying, trace: Trace, passage: Passage | None) -> dict[str, float]:
    """Compare each claim of an addition or removal with where the words next to it are."""
    kind = _kind(trace)
    gained, lost = trace.gained - trace.old, trace.lost - trace.new
    content = _tokens(trace, passage)
    found: dict[str, float] = {}
    claimed = False
    for part in _parts(saying.text):
        stems = frozenset(stems_of(part))
        for claim, words in claims_of(part).items():
            # words of the clause itself do not claim what happened to the clause
            if claim not in _PRESENCE or content.issuperset(words):
                continue
            come, gone = _share(saying, stems & gained), _share(saying, stems & lost)
            sign = -1.0 if claim in ("went", "shrank") else 1.0
            balance = (come - gone) / (come + gone + 0.05)
            if claim != "swapped":
                _raise(found, f"{claim}:words", -sign * balance)
                _raise(found, f"{claim}:share", -sign * (come - gone))
                _raise(found, f"{claim}:kind", -sign * kind)
            if claim in ("came", "went"):
                _raise(found, "contrary", float(-sign * kind > 0 or -sign * balance > 0.6))
            claimed = True
    if not claimed:
        come, gone = _share(saying, gained), _share(saying, lost)
        found["implied:words"] = (gone - come) / (come + gone + 0.05)
        found["implied:kind"] = -kind
    return found


def _raise(found: dict[str, float], name: str, value: float) -> None:
    found[name] = max(found.get(name, value), value)


_PART = re.compile(r"[;,:]\s|\s(?:and|but|while|leaving|although|though|whereas)\s")
_FEW = 2


def _parts(text: str) -> list[str]:
    """Split a statement where another claim may begin; short parts stay with the previous one."""
    parts: list[str] = []
    for part in _PART.split(text):
        if parts and (len(stems_of(part)) <= _FEW or not claims_of(parts[-1])):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return parts


def _kind(trace: Trace) -> float:
    match trace.judged.change:
        case Added():
            return 1.0
        case Removed():
            return -1.0
        case Edited():
            return 0.0


def _share(saying: Saying, stems: frozenset[str]) -> float:
    return math.fsum(saying.weights[one] for one in saying.stems & stems) / saying.total


def _facts(side: Side | None) -> list[Fact]:
    return [] if side is None else list(_measures(side.text[:_LONGEST]))


@lru_cache(maxsize=256)
def _measures(text: str) -> tuple[Fact, ...]:
    """Return the measures of a clause; cached, as several statements may need them."""
    return tuple(fact for fact in extract_facts(text) if fact.kind in _MEASURES)


def _step(old: Sequence[Fact], new: Sequence[Fact]) -> int:
    """Return 1 if the one measure that changed increased, -1 if it decreased, otherwise 0."""
    gone = [fact for fact in old if not any(same_measure(fact, other) for other in new)]
    come = [fact for fact in new if not any(same_measure(fact, other) for other in old)]
    steps = set()
    for before in gone:
        for after in come:
            one, other = amount(before), amount(after)
            if before.kind == after.kind and one is not None and other is not None:
                steps.add((other > one) - (other < one))
    return steps.pop() if len(steps) == 1 else 0


def _modals(trace: Trace, passage: Passage | None) -> set[str]:
    """Return whether the most similar passage says banned, allowed or bound."""
    if passage is None:
        return set()
    facts = extract_facts(text_of(trace, passage))
    values = {fact.value for fact in facts if fact.kind == "modality"}
    return {claim for claim, members in _CLASSES.items() if members & values}


def _tokens(trace: Trace, passage: Passage | None) -> frozenset[str]:
    """Return the words of the most similar passage, in normal form."""
    if passage is None:
        return frozenset()
    return frozenset(canonical_tokens(text_of(trace, passage)))


def _figures(
    text: str, trace: Trace, facts: Sequence[Fact], everywhere: frozenset[str]
) -> dict[str, float]:
    """Return whether one figure in the statement is not in the clause, while another is."""
    change = trace.judged.change
    written = " ".join(side.text for side in change.sides)
    around = " ".join((*change.side.heading, change.side.label))
    known = set(_FIGURE.findall(f"{written} {around}"))
    stated = [fact for fact in extract_facts(text) if fact.kind in _MEASURES]
    strange = [
        fact
        for fact in stated
        if not any(same_measure(fact, other) for other in facts)
        and not set(_FIGURE.findall(text[fact.start : fact.end])) & known
    ]
    loose = [
        figure
        for figure in _FIGURE.finditer(text)
        if figure[0] not in known
        and not any(fact.start <= figure.start() < fact.end for fact in stated)
    ]
    found: dict[str, float] = {}
    for fact in strange:
        others = [other for other in facts if other.kind == fact.kind]
        free = [other for other in others if not any(same_measure(other, one) for one in stated)]
        name = "figure:other" if free else "figure:taken" if others else "figure:none"
        # "nine states" may count what a clause lists; "nine months" must be in the text itself
        in_figures = fact.kind != "number" or text[fact.start : fact.end][:1].isdigit()
        found[name if in_figures else "figure:in words"] = 1.0
    told = set(_FIGURE.findall(text))
    if loose:
        found["figure:other" if known - told else "figure:none"] = 1.0
    if told - everywhere:
        found["figure:nowhere"] = 1.0
    return found


def figures_of(text: str) -> frozenset[str]:
    """Return all figures of a text, as written."""
    return frozenset(_FIGURE.findall(text))
