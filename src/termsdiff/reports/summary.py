"""The summary that a person can forward: per topic, what changed, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .options import WEIGHTS
from .wording import SIDES, change_name, counted, fate, short

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Change, Run
    from ..rules.finding import Favours, JudgedChange, Materiality, Topic

_QUOTED = 100
"""Longest quotation in a sentence, in characters."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the summary: of which topic and weight, who gains, which changes it tells."""

    topic: Topic
    text: str
    materiality: Materiality
    favours: Favours
    places: tuple[str, ...]
    changes: tuple[str, ...]

    @property
    def side(self) -> str:
        """Who gains, in words; empty where nobody does or it cannot be told."""
        return SIDES[self.favours]


def summarise(
    comparison: Comparison, changes: Iterable[JudgedChange]
) -> dict[Topic, tuple[Sentence, ...]]:
    """Return the sentences of each topic, material ones first; editorial changes have none.

    Topics come in the order of their heaviest sentence. Equal sentences are told once.
    """
    merged: dict[tuple[Topic, str, Favours], Sentence] = {}
    for judged in changes:
        for sentence in _sentences_of(comparison, judged):
            key = (sentence.topic, sentence.text, sentence.favours)
            merged[key] = _joined(merged[key], sentence) if key in merged else sentence
    by_weight = sorted(merged.values(), key=lambda sentence: WEIGHTS.index(sentence.materiality))
    table: dict[Topic, list[Sentence]] = {}
    for sentence in by_weight:
        table.setdefault(sentence.topic, []).append(sentence)
    return {topic: tuple(sentences) for topic, sentences in table.items()}


def _joined(first: Sentence, second: Sentence) -> Sentence:
    heavier = min(first.materiality, second.materiality, key=WEIGHTS.index)
    return replace(
        first,
        materiality=heavier,
        places=tuple(dict.fromkeys(first.places + second.places)),
        changes=tuple(dict.fromkeys(first.changes + second.changes)),
    )


def _sentences_of(comparison: Comparison, judged: JudgedChange) -> Iterator[Sentence]:
    if judged.materiality == "editorial":
        return
    name = change_name(comparison, judged.change)
    told = [finding for finding in judged.findings if finding.materiality != "editorial"]
    for finding in told:
        yield Sentence(
            finding.topic,
            finding.message,
            finding.materiality,
            finding.favours,
            (name,),
            (judged.change.id,),
        )
    if not told:
        yield Sentence(
            judged.topics[0] if judged.topics else "other",
            _without_finding(comparison, judged.change),
            judged.materiality,
            judged.favours,
            (name,),
            (judged.change.id,),
        )


def _without_finding(comparison: Comparison, change: Change) -> str:
    if change.old is None and change.new is not None:
        return f"New: “{short(change.new.text, _QUOTED)}”"
    if change.new is None and change.old is not None:
        return f"Removed: “{short(change.old.text, _QUOTED)}”"
    edits = _edits(change.diff)
    if not edits:
        words = fate(comparison, change)
        return f"{words[0].upper()}{words[1:]}."
    more = f", and {counted(len(edits) - 1, 'more edit')}" if len(edits) > 1 else ""
    return f"{edits[0]}{more}."


def _edits(diff: tuple[Run, ...]) -> list[str]:
    """Say in words what each edit did, without repeating equal ones."""
    edits: list[str] = []
    removed = ""
    for operation, text in (*diff, ("=", "")):
        if operation == "-":
            removed = text
            continue
        if operation == "+" or removed:
            edits.append(_edit(removed, text if operation == "+" else ""))
        removed = ""
    return list(dict.fromkeys(edits))


def _edit(removed: str, added: str) -> str:
    before, after = short(removed, _QUOTED), short(added, _QUOTED)
    if before and after:
        return f"“{before}” became “{after}”"
    return f"“{after}” was inserted" if after else f"“{before}” was deleted"
